import { ByteReader } from "../byte-reader.js";
import { shownFor } from "../delays.js";
import { damaged } from "../media-problem.js";
import { turnsOnSide } from "../orientation.js";
import type { PictureInfo } from "../picture-info.js";
import { exifOrientation } from "./jpeg.js";

/** Frames of an animation; the decoder looks for each from the first one on. */
const MOST_FRAMES = 20_000;

/** WebP (RFC 9649): lossy, lossless, extended and animated. */
export function readWebp(reader: ByteReader): PictureInfo {
  const end = 8 + reader.u32(4, true);
  if (end > reader.length) throw damaged("it ends too early");
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  const delays: number[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const [type, length] = [reader.name(at, 4), reader.u32(at + 4, true)];
    const data = at + 8;
    // Reading the last byte finds out whether the chunk is whole.
    reader.slice(data, length);
    if (type === "VP8X") size = { width: 1 + reader.u24(data + 4), height: 1 + reader.u24(data + 7) };
    else if (type === "VP8 ") size ??= lossySize(reader, data);
    else if (type === "VP8L") size ??= losslessSize(reader, data);
    else if (type === "ANMF") delays.push(shownFor(reader.u24(data + 12)));
    else if (type === "EXIF") orientation = exifOrientation(tiffOf(reader.slice(data, length))) ?? orientation;
    at = data + length + (length % 2);
  }
  if (!size) throw damaged("it has no picture in it");
  if (delays.length > MOST_FRAMES) throw damaged(`it has ${delays.length} frames; at most ${MOST_FRAMES} are read`);
  const { width, height } = turnsOnSide(orientation) ? { width: size.height, height: size.width } : size;
  return { format: "webp", width, height, delays: delays.length > 1 ? delays : [0] };
}

/** Whether a still WebP has no transparency to show: lossy without a chunk of alpha. */
export function isOpaqueWebp(webp: Uint8Array): boolean {
  const reader = new ByteReader(webp);
  const end = Math.min(webp.length, 8 + reader.u32(4, true));
  const types: string[] = [];
  for (let at = 12; at + 8 <= end; ) {
    types.push(reader.name(at, 4));
    const length = reader.u32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return types.includes("VP8 ") && !types.includes("ALPH");
}

function lossySize(reader: ByteReader, at: number): { width: number; height: number } {
  if (reader.u24(at + 3) !== 0x2a019d) throw damaged("its key frame does not begin as one");
  return { width: reader.u16(at + 6, true) & 0x3fff, height: reader.u16(at + 8, true) & 0x3fff };
}

function losslessSize(reader: ByteReader, at: number): { width: number; height: number } {
  if (reader.u8(at) !== 0x2f) throw damaged("its lossless data do not begin as such");
  const bits = reader.u32(at + 1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** Some programs put JPEG's "Exif" before the TIFF header. */
function tiffOf(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x45 ? bytes.subarray(6) : bytes;
}
