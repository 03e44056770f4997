import type { VideoJSON } from "@videoflow/core";
import { type Resources, requiredAssets, requiredFonts } from "@videoflow/renderer-core";
import { loadPageResources, type PageResourceOptions } from "@videoflow/renderer-media/web";

/** What a document needs, loaded once: a changed document loads only what it needs besides. */
export class FilmFiles {
  readonly #options: PageResourceOptions;
  #known: { readonly resources: Resources; readonly declared: string } | undefined;

  constructor(options: PageResourceOptions) {
    this.#options = options;
  }

  /** @throws VideoJSONError as `loadPageResources` */
  async load(document: VideoJSON, signal: AbortSignal): Promise<Resources> {
    const declared = JSON.stringify(document.fonts ?? []);
    if (this.#covers(document, declared)) return this.#known?.resources as Resources;
    const files = { ...this.#blobs(), ...this.#options.files };
    const loaded = await loadPageResources(document, { ...this.#options, files, signal });
    const resources = {
      ...loaded,
      assets: merged(this.#known?.resources.assets, loaded.assets, ({ source }) => source),
    };
    this.#known = { resources, declared };
    return resources;
  }

  #covers(document: VideoJSON, declared: string): boolean {
    const known = this.#known;
    if (known?.declared !== declared) return false;
    const { assets, fonts, fontFaces } = known.resources;
    const sources = new Set(assets.map(({ source }) => source));
    const files = new Set(fonts.map(({ file }) => file));
    return (
      requiredAssets(document).every(({ source, integrity }) => sources.has(source) && integrity === undefined) &&
      requiredFonts(document, fontFaces, assets).every(({ file }) => files.has(file))
    );
  }

  /** Files that were loaded already, by source. */
  #blobs(): Record<string, Blob> {
    const assets = this.#known?.resources.assets ?? [];
    return Object.fromEntries(
      assets.map(({ source, bytes }) => [source, new Blob([bytes as Uint8Array<ArrayBuffer>])]),
    );
  }
}

/** Later entries take the place of earlier ones of the same name. */
function merged<T>(before: readonly T[] = [], now: readonly T[], nameOf: (entry: T) => string): T[] {
  return [...new Map([...before, ...now].map((entry) => [nameOf(entry), entry])).values()];
}
