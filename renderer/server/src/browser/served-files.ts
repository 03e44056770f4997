import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assetUrls, decoderUrls } from "@videoflow/renderer-core";
import type { ResourceAddresses } from "@videoflow/renderer-media/web";
import { fail } from "../errors.js";
import type { DocumentResources } from "../resources.js";
import type { ServedFile } from "./page-server.js";

const ENGINES = { canvaskit: "canvaskit.wasm", engine: "engine.wasm", effects: "effects.wasm" } as const;

let engines: Promise<ReadonlyMap<string, ServedFile>> | undefined;

/** The core's engines, by the addresses that every job has them at. Read once: 8 MB. */
async function engineFiles(): Promise<ReadonlyMap<string, ServedFile>> {
  engines ??= readEngines();
  // What is missing may be there the next time.
  engines.catch(() => {
    engines = undefined;
  });
  return engines;
}

async function readEngines(): Promise<ReadonlyMap<string, ServedFile>> {
  const names = Object.keys(ENGINES) as (keyof typeof ENGINES)[];
  return new Map(
    await Promise.all(
      names.map(async (name) => {
        const file: ServedFile = { contentType: "application/wasm", bytes: await readPackageFile(assetUrls[name]) };
        return [ENGINES[name], file] as const;
      }),
    ),
  );
}

async function readPackageFile(url: URL): Promise<Uint8Array> {
  try {
    return await readFile(url);
  } catch (error) {
    throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
  }
}

/** What a page may load, by address. */
export class ServedFiles {
  readonly all = new Map<string, ServedFile>();

  /**
   * Serves what documents are rendered with; several documents share what they have in common.
   *
   * @param shared sources of files that the page's workers are to share
   */
  async addResources(needed: DocumentResources, shared?: ReadonlySet<string>): Promise<ResourceAddresses> {
    const { assets, decoders, fontFaces, fonts } = needed;
    for (const [address, file] of await engineFiles()) this.all.set(address, file);
    const bundledFonts = needed.bundledFonts.map(async ({ file, url }) => {
      return { file, address: await this.#add(`fonts/${file}`, url) };
    });
    return {
      ...ENGINES,
      decoders: await this.#addAll(decoders.map((name) => [name, `${name}.wasm`, decoderUrls[name]])),
      fontFaces,
      fonts: [
        ...fonts.map(({ bytes, ...font }) => ({ ...font, address: this.addBytes(bytes) })),
        ...(await Promise.all(bundledFonts)),
      ],
      assets: assets.map(({ source, bytes }) => {
        return { source, address: this.addBytes(bytes), isShared: shared?.has(source) ?? false };
      }),
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
    const bytes = await readPackageFile(url);
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
