import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assetUrls, decoderUrls } from "@videoflow/renderer-core";
import type { ResourceAddresses } from "@videoflow/renderer-media/web";
import type { AssetOptions } from "../assets/asset-options.js";
import type { BrowserName } from "../browser/errors.js";
import type { ServedFile } from "../browser/page-server.js";
import { runInBrowser } from "../browser/run-in-browser.js";
import { fail } from "../errors.js";
import { documentResources } from "../resources.js";
import type { ValidHashRequest } from "./hash-frames.js";
import type { FrameHashes } from "./hash-renderer.js";

interface BrowserHashOptions extends AssetOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Hashes frames of several documents, one after the other, in one page of a headless browser. */
export async function hashInBrowser(
  browser: BrowserName,
  requests: readonly ValidHashRequest[],
  { signal, onProgress, ...options }: BrowserHashOptions,
): Promise<FrameHashes[]> {
  const files = new ServedFiles();
  const input: PageRequest[] = [];
  for (const { document, frames, baseFolder = options.baseFolder } of requests) {
    const needed = await documentResources(document, { ...options, baseFolder, signal });
    const { assets, decoders, fontFaces, fonts } = needed;
    const bundledFonts = needed.bundledFonts.map(async ({ file, url }) => {
      return { file, address: await files.add(`fonts/${file}`, url) };
    });
    const resources: ResourceAddresses = {
      canvaskit: await files.add("canvaskit.wasm", assetUrls.canvaskit),
      engine: await files.add("engine.wasm", assetUrls.engine),
      effects: await files.add("effects.wasm", assetUrls.effects),
      decoders: await files.addAll(decoders.map((name) => [name, `${name}.wasm`, decoderUrls[name]])),
      fontFaces,
      fonts: [
        ...fonts.map(({ bytes, ...font }) => ({ ...font, address: files.addBytes(bytes) })),
        ...(await Promise.all(bundledFonts)),
      ],
      assets: assets.map(({ source, bytes }) => ({ source, address: files.addBytes(bytes) })),
    };
    input.push({ document, frames, resources });
  }
  const { result } = await runInBrowser({ browser, job: "hashFrames", input, files: files.all, signal, onProgress });
  return result as FrameHashes[];
}

/** One document, and where the page finds what it needs. */
export interface PageRequest extends Pick<ValidHashRequest, "document" | "frames"> {
  readonly resources: ResourceAddresses;
}

/** What the page may load, by address. */
class ServedFiles {
  readonly all = new Map<string, ServedFile>();

  /** Serves a file of the installed packages once, however often it is asked for. */
  async add(address: string, url: URL): Promise<string> {
    if (this.all.has(address)) return address;
    const bytes = await readFile(url).catch((error) => {
      throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
    });
    const contentType = address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    this.all.set(address, { contentType, bytes });
    return address;
  }

  async addAll(files: readonly [name: string, address: string, url: URL][]): Promise<Record<string, string>> {
    const entries: [string, string][] = [];
    for (const [name, address, url] of files) entries.push([name, await this.add(address, url)]);
    return Object.fromEntries(entries);
  }

  addBytes(bytes: Uint8Array): string {
    const address = `assets/${this.all.size}`;
    this.all.set(address, { contentType: "application/octet-stream", bytes });
    return address;
  }
}
