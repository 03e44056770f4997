import type { VideoJSON } from "@videoflow/core";
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

/** A bundled font file to load. */
export interface FontAsset {
  readonly file: string;
  readonly url: URL;
}

/**
 * The bundled font files a document needs, in no particular order.
 * Throws a VideoJSONError when a family or a glyph is missing, or the document asks for what cannot be drawn.
 */
export function requiredFonts(document: VideoJSON): FontAsset[] {
  const files = new Set(resolve(document).layers.flatMap(fontFilesOf));
  return [...files].map((file) => ({ file, url: new URL(`../assets/fonts/${file}`, import.meta.url) }));
}

function fontFilesOf(layer: TimelineLayer): readonly string[] {
  return [...(layer.text?.fontFiles ?? []), ...(layer.layers ?? []).flatMap(fontFilesOf)];
}
