import type { VideoJSON } from "@videoflow/core";
import { mediaInfo } from "./media-info.js";
import { type Asset, requiredAssets } from "./required-assets.js";

/** Decoders that only some documents need. */
export type DecoderName = "svg" | "avif";

/** Where their WebAssembly files are. */
export const decoderUrls: Readonly<Record<DecoderName, URL>> = {
  svg: new URL("../../assets/resvg.wasm", import.meta.url),
  avif: new URL("../../assets/avif.wasm", import.meta.url),
};

/**
 * The decoders a document's assets need beyond CanvasKit's own.
 *
 * @throws VideoJSONError with an issue for every asset that cannot be used
 */
export function requiredDecoders(document: VideoJSON, assets: readonly Asset[]): DecoderName[] {
  const { pictures } = mediaInfo(requiredAssets(document), assets);
  const formats = new Set([...pictures.values()].map(({ format }) => format));
  return (["svg", "avif"] as const).filter((name) => formats.has(name));
}
