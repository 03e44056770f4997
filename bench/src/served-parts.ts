import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assetUrls } from "@videoflow/renderer-core";
import type { ServedFile } from "@videoflow/renderer-server/browser";
import { build } from "esbuild";

/** A script with all it imports, as one module for browsers. @param entry path, or name of a package's module */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    external: ["fs", "path"],
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** The files that come with the core, for the option `packageFiles: "packages"`. */
export function packageFiles(): [string, ServedFile][] {
  const folder = fileURLToPath(new URL(".", assetUrls.engine));
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name): [string, ServedFile][] => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return [];
    const contentType = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return [[`packages/${name}`, { contentType, bytes: readFileSync(path) }]];
  });
}
