/** Runs the tasks of page/main.ts in headless browsers. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assetUrls } from "@videoflow/renderer-core";
import { type BrowserName, runInBrowser, type ServedFile } from "@videoflow/renderer-server/browser";
import { build } from "esbuild";
import type { Outcome, PageTask } from "./page/main.js";

const hasFirefox = ["/usr/bin/firefox", "/usr/bin/firefox-esr"].some(existsSync) || process.env["VIDEOFLOW_FIREFOX"];
export const browsers: BrowserName[] = ["chromium", ...(hasFirefox || process.env["CI"] ? (["firefox"] as const) : [])];

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What a program that is bundled for the oldest browsers we support does. */
async function bundled(entryPoint: string, banner: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path(entryPoint)],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "safari17",
    banner: { js: banner },
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * Runs tasks one after the other in one page, which finds the files given under `files/`.
 *
 * @param banner script that runs before all else, in the page and in its workers
 */
export async function runInPage(
  browser: BrowserName,
  tasks: readonly PageTask[],
  files: ReadonlyMap<string, Uint8Array>,
  banner = "",
): Promise<Outcome[]> {
  const [script, worker] = await Promise.all([
    bundled("page/main.ts", banner),
    bundled("../src/export-worker.ts", banner),
  ]);
  const served = new Map<string, ServedFile>();
  const serve = (address: string, bytes: Uint8Array | string, contentType: ServedFile["contentType"]) =>
    served.set(address, { contentType, bytes });
  for (const [name, bytes] of files) serve(`files/${name}`, bytes, "application/octet-stream");
  const assets = fileURLToPath(new URL(".", assetUrls.engine));
  for (const name of readdirSync(assets).filter((file) => file.endsWith(".wasm"))) {
    serve(`package/${name}`, readFileSync(assets + name), "application/wasm");
  }
  for (const name of readdirSync(`${assets}fonts`).filter((file) => file.endsWith(".woff2"))) {
    serve(`package/fonts/${name}`, readFileSync(`${assets}fonts/${name}`), "application/octet-stream");
  }
  serve("package/export-worker.js", worker, "text/javascript");
  const { result } = await runInBrowser({ browser, job: "tasks", input: tasks, files: served, script });
  return result as Outcome[];
}
