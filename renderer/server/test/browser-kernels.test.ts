import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assetUrls } from "@videoflow/renderer-core";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import type { BrowserName } from "../src/browser/errors.js";
import { findFirefox } from "../src/browser/find-browser.js";
import type { ServedFile } from "../src/browser/page-server.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";
import { allCases } from "./page/case-hashes.js";

const engine = readFileSync(assetUrls.engine);
const effects = readFileSync(assetUrls.effects);
const browsers = ["chromium", ...(findFirefox() || process.env["CI"] ? ["firefox"] : [])] as BrowserName[];

const files = new Map<string, ServedFile>([
  ["engine.wasm", { contentType: "application/wasm", bytes: engine }],
  ["effects.wasm", { contentType: "application/wasm", bytes: effects }],
]);

describe("every kernel, blend mode and effect", () => {
  let inNode: Record<string, string> = {};
  let script = "";

  beforeAll(async () => {
    const modules = { engine: new WebAssembly.Module(engine), effects: new WebAssembly.Module(effects) };
    const cases = [...allCases(modules)];
    inNode = Object.fromEntries(cases.map(([name, bytes]) => [name, createHash("sha256").update(bytes).digest("hex")]));
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL("page/case-hashes.ts", import.meta.url))],
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
      logLevel: "error",
    });
    script = outputFiles[0]?.text ?? "";
  });

  test.each(browsers)(
    "has the bytes of Node in %s",
    async (browser) => {
      const { result } = await runInBrowser({ browser, job: "hashCases", input: null, files, script });
      expect(Object.keys(inNode).length).toBeGreaterThan(400);
      expect(result).toEqual(inNode);
    },
    180_000,
  );
});
