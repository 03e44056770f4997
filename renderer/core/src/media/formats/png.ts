import type { ByteReader } from "../byte-reader.js";
import type { PictureInfo } from "../picture-info.js";
import { apngFrames } from "./apng.js";
import { PNG_SIGNATURE_BYTES, pngChunks } from "./png-chunks.js";

/** PNG (W3C PNG 3), animated or not: every chunk is there and its checksum is right. */
export function readPng(reader: ByteReader): PictureInfo {
  const chunks = pngChunks(reader);
  const [width, height] = [reader.u32(PNG_SIGNATURE_BYTES + 8), reader.u32(PNG_SIGNATURE_BYTES + 12)];
  const frames = apngFrames(reader, chunks);
  if (!frames) return { format: "png", width, height, delays: [0] };
  return { format: "apng", width, height, delays: frames.length > 1 ? frames.map(({ shownFor }) => shownFor) : [0] };
}
