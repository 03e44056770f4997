import type { VideoJSON } from "@videoflow/core";
import { type GivenFonts, NO_FONTS } from "./fonts/library.js";
import { svgFonts } from "./fonts/svg-fonts.js";
import { mediaInfo, NO_MEDIA } from "./media/media-info.js";
import { type Asset, requiredAssets } from "./media/required-assets.js";
import { resolve } from "./resolve/resolve.js";
import type { TimelineLayer } from "./resolve/timeline.js";

/** Where the package's binary files are. A shell loads them with whatever its platform loads files with. */
export const assetUrls = {
  /** Text shaping and paths: Skia. */
  canvaskit: new URL("../assets/canvaskit.wasm", import.meta.url),
  /** The SIMD pixel kernels. */
  engine: new URL("../assets/engine.wasm", import.meta.url),
  /** The built-in effects. */
  effects: new URL("../assets/effects.wasm", import.meta.url),
} as const;

/** A font file to load. */
export interface FontAsset {
  readonly file: string;
  /** Where a bundled font is; the others are in the shell's hands already. */
  readonly url: URL | undefined;
}

/**
 * The font files a document needs, in no particular order; also those of the text in its SVGs, as far as `assets` holds them.
 * Throws a VideoJSONError when a family or a glyph is missing, or the document asks for what cannot be drawn.
 */
export function requiredFonts(
  document: VideoJSON,
  fonts: GivenFonts = NO_FONTS,
  assets: readonly Asset[] = [],
): FontAsset[] {
  const given = new Set([...fonts.declared, ...fonts.given].map(({ file }) => file));
  const here = new Set(assets.map(({ source }) => source));
  const { pictures } = mediaInfo(
    requiredAssets(document).filter(({ source }) => here.has(source)),
    assets,
  );
  const files = new Set([
    ...resolve(document, { ...NO_MEDIA, fonts, pictures }).layers.flatMap(fontFilesOf),
    ...[...pictures.values()].flatMap(({ texts = [] }) => svgFonts(texts, fonts).files),
  ]);
  return [...files].map((file) => {
    return { file, url: given.has(file) ? undefined : new URL(`../assets/fonts/${file}`, import.meta.url) };
  });
}

function fontFilesOf(layer: TimelineLayer): readonly string[] {
  return [...(layer.text?.fonts.files ?? []), ...(layer.layers ?? []).flatMap(fontFilesOf)];
}
