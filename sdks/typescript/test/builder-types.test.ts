import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const project = join(dirname(fileURLToPath(import.meta.url)), "types");
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

it("lets the compiler accept what is right and refuse what is misspelt or out of place", async () => {
  const outcome = await promisify(execFile)(process.execPath, [compiler, "-p", project, "--pretty", "false"]).then(
    () => "",
    (error: { stdout?: string }) => error.stdout ?? String(error),
  );
  expect(outcome).toBe("");
}, 60_000);
