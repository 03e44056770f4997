/** What pages that preview documents load: their script, the worker's, and the files of the packages. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserName, ServedFile } from "@videoflow/renderer-server/browser";
import { build } from "esbuild";

const assets = fileURLToPath(new URL("../../core/assets/", import.meta.url));

/** Where pages find what `packageFiles` and `workerUrl` name. */
export const PACKAGE_FILES = "packages/";
export const WORKER = "preview-worker.js";

export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: ["fs", "path"],
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** The worker's script and the packages' files. */
export async function previewFiles(): Promise<Map<string, ServedFile>> {
  const worker = await bundled("../src/worker/preview-worker.ts");
  return new Map<string, ServedFile>([
    [WORKER, { contentType: "text/javascript", bytes: worker }],
    ...folderFiles(assets, PACKAGE_FILES),
  ]);
}

/** Every file of a folder, by address. */
export function folderFiles(folder: string, address: string): [string, ServedFile][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name): [string, ServedFile][] => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return [];
    const contentType = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return [[`${address}${name}`, { contentType, bytes: readFileSync(path) }]];
  });
}

export type { BrowserName, ServedFile };
