import type { Layer, VideoJSON } from "@videoflow/core";

export type AssetKind = "image" | "font" | "video" | "audio";

/** A file that a document names. */
export interface RequiredAsset {
  /** As written in the document: what `Resources.assets` is looked up by. */
  readonly source: string;
  readonly kind: AssetKind;
  /** SHA-256 digest that the bytes must have, as `sha256-<base64>`. */
  readonly integrity?: string;
  /** JSON Pointer of the `source`: where errors about the file belong. */
  readonly pointer: string;
}

/** The bytes of a file that a document names, as a shell hands them to the core. */
export interface Asset {
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** Every file a document names, in document order, once for each place that names it. Disabled layers need none. */
export function requiredAssets(document: VideoJSON): RequiredAsset[] {
  const fonts = (document.fonts ?? []).map((font, index) => required(font, "font", `/fonts/${index}`));
  return [...fonts, ...assetsOf(document.layers, "/layers")];
}

function assetsOf(layers: readonly Layer[], pointer: string): RequiredAsset[] {
  return layers.flatMap((layer, index) => {
    const at = `${pointer}/${index}`;
    if (layer.enabled === false) return [];
    if (layer.type === "group") return assetsOf(layer.layers, `${at}/layers`);
    return layer.type === "image" || layer.type === "video" || layer.type === "audio"
      ? [required(layer, layer.type, at)]
      : [];
  });
}

function required(
  { source, integrity }: { readonly source: string; readonly integrity?: string },
  kind: AssetKind,
  pointer: string,
): RequiredAsset {
  return { source, kind, pointer: `${pointer}/source`, ...(integrity === undefined ? {} : { integrity }) };
}

/** A source short enough for a message: data: URLs can be megabytes long. */
export function shownSource(source: string): string {
  return source.length <= 120 ? source : `${source.slice(0, 60)}…`;
}
