import type { ByteReader } from "../byte-reader.js";
import { damaged, MediaProblem } from "../media-problem.js";
import type { PictureInfo } from "../picture-info.js";

/** PNG (W3C PNG 3): every chunk is there and its checksum is right. Animated ones are refused: no decoder of ours plays them. */
export function readPng(reader: ByteReader): PictureInfo {
  if (reader.name(12, 4) !== "IHDR") throw damaged("its header is missing");
  const [width, height] = [reader.u32(16), reader.u32(20)];
  for (let at = 8; ; ) {
    const length = reader.u32(at);
    const type = reader.name(at + 4, 4);
    if (crc32(reader.slice(at + 4, length + 4)) !== reader.u32(at + 8 + length)) {
      throw damaged(`the checksum of its ${type} chunk is wrong`);
    }
    if (type === "acTL" && reader.u32(at + 8) > 1) {
      throw new MediaProblem("ASSET_TYPE_UNSUPPORTED", {
        actual: "an animated PNG",
        owner: "an image layer",
        expected: "a still PNG; GIF and WebP may be animated",
      });
    }
    if (type === "IEND") return { format: "png", width, height, delays: [0] };
    at += 12 + length;
  }
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] as number);
  return ~value >>> 0;
}
