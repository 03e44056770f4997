import type { ByteReader } from "../byte-reader.js";
import { damaged } from "../media-problem.js";
import type { PictureInfo } from "../picture-info.js";

const UNCOMPRESSED = 0;
const BIT_FIELDS = 3;

/** Windows bitmap. Uncompressed ones say how many bytes their rows need. */
export function readBmp(reader: ByteReader): PictureInfo {
  const pixels = reader.u32(10, true);
  if (reader.u32(14, true) < 40) {
    const [width, height] = [reader.u16(18, true), reader.u16(20, true)];
    return { format: "bmp", width, height, delays: [0] };
  }
  const width = Math.abs(reader.i32(18, true));
  // A negative height says that the top row comes first.
  const height = Math.abs(reader.i32(22, true));
  const [depth, compression] = [reader.u16(28, true), reader.u32(30, true)];
  const rowBytes = Math.ceil((width * depth) / 32) * 4;
  const isPlain = compression === UNCOMPRESSED || compression === BIT_FIELDS;
  if (isPlain && pixels + rowBytes * height > reader.length) throw damaged("it ends too early");
  return { format: "bmp", width, height, delays: [0] };
}
