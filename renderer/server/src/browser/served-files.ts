import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assetUrls, decoderUrls } from "@videoflow/renderer-core";
import type { ResourceAddresses } from "@videoflow/renderer-media/web";
import { fail } from "../errors.js";
import type { DocumentResources } from "../resources.js";
import type { ServedFile } from "./page-server.js";

/** What a page may load, by address. */
export class ServedFiles {
  readonly all = new Map<string, ServedFile>();

  /** Serves what documents are rendered with; several documents share what they have in common. */
  async addResources(needed: DocumentResources): Promise<ResourceAddresses> {
    const { assets, decoders, fontFaces, fonts } = needed;
    const bundledFonts = needed.bundledFonts.map(async ({ file, url }) => {
      return { file, address: await this.#add(`fonts/${file}`, url) };
    });
    return {
      canvaskit: await this.#add("canvaskit.wasm", assetUrls.canvaskit),
      engine: await this.#add("engine.wasm", assetUrls.engine),
      effects: await this.#add("effects.wasm", assetUrls.effects),
      decoders: await this.#addAll(decoders.map((name) => [name, `${name}.wasm`, decoderUrls[name]])),
      fontFaces,
      fonts: [
        ...fonts.map(({ bytes, ...font }) => ({ ...font, address: this.addBytes(bytes) })),
        ...(await Promise.all(bundledFonts)),
      ],
      assets: assets.map(({ source, bytes }) => ({ source, address: this.addBytes(bytes) })),
    };
  }

  /** @returns their address */
  addBytes(bytes: Uint8Array): string {
    const address = `assets/${this.all.size}`;
    this.all.set(address, { contentType: "application/octet-stream", bytes });
    return address;
  }

  /** Serves a file of the installed packages once, however often it is asked for. */
  async #add(address: string, url: URL): Promise<string> {
    if (this.all.has(address)) return address;
    const bytes = await readFile(url).catch((error) => {
      throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
    });
    const contentType = address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    this.all.set(address, { contentType, bytes });
    return address;
  }

  async #addAll(files: readonly [name: string, address: string, url: URL][]): Promise<Record<string, string>> {
    const entries: [string, string][] = [];
    for (const [name, address, url] of files) entries.push([name, await this.#add(address, url)]);
    return Object.fromEntries(entries);
  }
}
