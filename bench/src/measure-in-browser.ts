import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assetUrls } from "@videoflow/renderer-core";
import {
  type BrowserName,
  type BrowserResult,
  runInBrowser,
  type ServedFile,
} from "@videoflow/renderer-server/browser";
import type { MeasureOptions, Result } from "./measure.js";
import type { BenchRequest } from "./page/bench-request.js";
import { PAGE_FILES } from "./page/page-files.js";
import { bundle } from "./served-parts.js";
import type { PageSuiteName } from "./suites.js";

export interface BrowserMeasurement {
  /** Name and version of the browser. */
  readonly version: string;
  readonly results: readonly Result[];
}

/**
 * Measures suites in a headless browser, all in one page.
 *
 * @throws VideoJSONError `BROWSER_MISSING`, `BROWSER_FAILED`
 */
export async function measureInBrowser(
  browser: BrowserName,
  suites: readonly PageSuiteName[],
  options: MeasureOptions,
): Promise<BrowserMeasurement> {
  const input: BenchRequest = { browser, suites, options };
  const job = {
    browser,
    job: "measure",
    input,
    files: pageFiles(),
    script: await bundle(fileURLToPath(new URL("page/main.js", import.meta.url))),
  };
  const { version, result }: BrowserResult = await runInBrowser(job);
  return { version, results: result as Result[] };
}

function pageFiles(): Map<string, ServedFile> {
  const names = ["engine", "effects", "canvasKit"] as const;
  const urls = { engine: assetUrls.engine, effects: assetUrls.effects, canvasKit: assetUrls.canvaskit };
  return new Map(
    names.map((name) => [PAGE_FILES[name], { contentType: "application/wasm", bytes: readFileSync(urls[name]) }]),
  );
}
