import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assetUrls, requiredFonts } from "@videoflow/renderer-core";
import type { BrowserName } from "../browser/errors.js";
import type { ResourceAddresses } from "../browser/page-protocol.js";
import type { ServedFile } from "../browser/page-server.js";
import { runInBrowser } from "../browser/run-in-browser.js";
import { fail } from "../errors.js";
import type { ValidHashRequest } from "./hash-frames.js";
import type { FrameHashes } from "./hash-renderer.js";

/** Hashes frames of several documents, one after the other, in one page of a headless browser. */
export async function hashInBrowser(
  browser: BrowserName,
  requests: readonly ValidHashRequest[],
  { signal, onProgress }: { signal?: AbortSignal | undefined; onProgress?: ((done: number) => void) | undefined },
): Promise<FrameHashes[]> {
  const { files, resources } = await serveResources(requests);
  const input = { requests, resources };
  const { result } = await runInBrowser({ browser, job: "hashFrames", input, files, signal, onProgress });
  return result as FrameHashes[];
}

async function serveResources(
  requests: readonly ValidHashRequest[],
): Promise<{ files: Map<string, ServedFile>; resources: ResourceAddresses }> {
  const files = new Map<string, ServedFile>();
  const serve = async (address: string, contentType: ServedFile["contentType"], url: URL) => {
    const bytes = await readFile(url).catch((error) => {
      throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
    });
    files.set(address, { contentType, bytes });
    return address;
  };
  const fonts: Record<string, string> = {};
  for (const { file, url } of requests.flatMap(({ document }) => requiredFonts(document))) {
    fonts[file] ??= await serve(`fonts/${file}`, "application/octet-stream", url);
  }
  const canvaskit = await serve("canvaskit.wasm", "application/wasm", assetUrls.canvaskit);
  const engine = await serve("engine.wasm", "application/wasm", assetUrls.engine);
  const effects = await serve("effects.wasm", "application/wasm", assetUrls.effects);
  return { files, resources: { canvaskit, engine, effects, fonts } };
}
