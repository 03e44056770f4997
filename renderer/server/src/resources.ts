import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { assetUrls, type Resources, requiredFonts } from "@videoflow/renderer-core";
import { fail } from "./errors.js";

let modules: Promise<Pick<Resources, "canvaskit" | "engine" | "effects">> | undefined;

/**
 * Reads what a document's frames depend on from the installed packages. The WebAssembly modules are compiled once in a
 * process; they can be posted to worker threads.
 *
 * @throws VideoJSONError when a font family or glyph is missing, or the document asks for what cannot be drawn;
 * `INSTALLATION_DAMAGED` when a file of the packages is missing
 */
export async function loadResources(document: VideoJSON): Promise<Resources> {
  const fontAssets = requiredFonts(document);
  modules ??= compileModules();
  const fonts = Promise.all(fontAssets.map(async ({ file, url }) => ({ file, bytes: await readAsset(url) })));
  try {
    return { ...(await modules), fonts: await fonts };
  } catch (error) {
    modules = undefined;
    throw error;
  }
}

async function compileModules(): Promise<Pick<Resources, "canvaskit" | "engine" | "effects">> {
  const urls = [assetUrls.canvaskit, assetUrls.engine, assetUrls.effects] as const;
  const [canvaskit, engine, effects] = await Promise.all([compile(urls[0]), compile(urls[1]), compile(urls[2])]);
  return { canvaskit, engine, effects };
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readAsset(url));
}

async function readAsset(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(url));
  } catch (error) {
    throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
  }
}
