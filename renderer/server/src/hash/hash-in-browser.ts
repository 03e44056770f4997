import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { assetUrls, requiredFonts } from "@videoflow/renderer-core";
import type { BrowserName } from "../browser/errors.js";
import type { ResourceAddresses } from "../browser/page-protocol.js";
import type { ServedFile } from "../browser/page-server.js";
import { runInBrowser } from "../browser/run-in-browser.js";
import { fail } from "../errors.js";
import type { HashOptions } from "./hash-frames.js";
import type { FrameHashes } from "./hash-renderer.js";

/** Hashes frames in the page of a headless browser. */
export async function hashInBrowser(
  browser: BrowserName,
  document: VideoJSON,
  { frames, signal, onProgress }: HashOptions,
): Promise<FrameHashes> {
  const { files, addresses } = await serveResources(document);
  const input = { document, frames, resources: addresses };
  const { result } = await runInBrowser({ browser, job: "hashFrames", input, files, signal, onProgress });
  return result as FrameHashes;
}

async function serveResources(
  document: VideoJSON,
): Promise<{ files: Map<string, ServedFile>; addresses: ResourceAddresses }> {
  const files = new Map<string, ServedFile>();
  const serve = async (address: string, contentType: ServedFile["contentType"], url: URL) => {
    const bytes = await readFile(url).catch((error) => {
      throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
    });
    files.set(address, { contentType, bytes });
    return address;
  };
  const fonts: Record<string, string> = {};
  for (const { file, url } of requiredFonts(document)) {
    fonts[file] = await serve(`fonts/${file}`, "application/octet-stream", url);
  }
  const canvaskit = await serve("canvaskit.wasm", "application/wasm", assetUrls.canvaskit);
  const engine = await serve("engine.wasm", "application/wasm", assetUrls.engine);
  const effects = await serve("effects.wasm", "application/wasm", assetUrls.effects);
  return { files, addresses: { canvaskit, engine, effects, fonts } };
}
