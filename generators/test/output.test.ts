import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findDrift, writeFiles } from "../src/output.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "videojson-generators-"));
});
afterEach(() => rm(root, { recursive: true }));

const files = new Map([
  ["docs/ERRORS.md", "# Errors\n"],
  ["docs/reference/README.md", "# Reference\n"],
]);

test("What is missing, changed or left over has drifted; writing mends all of it.", async () => {
  expect(await findDrift(root, files)).toEqual(["docs/ERRORS.md", "docs/reference/README.md"]);
  await writeFiles(root, files);
  expect(await findDrift(root, files)).toEqual([]);

  await writeFile(join(root, "docs/ERRORS.md"), "# Errors by hand\n");
  await writeFile(join(root, "docs/reference/old.md"), "");
  expect(await findDrift(root, files)).toEqual(["docs/ERRORS.md", "docs/reference/old.md"]);
  expect(await writeFiles(root, files)).toEqual(["docs/ERRORS.md", "docs/reference/old.md"]);
  expect(await findDrift(root, files)).toEqual([]);
  expect(await readFile(join(root, "docs/ERRORS.md"), "utf8")).toBe("# Errors\n");
});
