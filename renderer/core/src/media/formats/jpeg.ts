import { ByteReader } from "../byte-reader.js";
import { damaged } from "../media-problem.js";
import { turnsOnSide } from "../orientation.js";
import type { PictureInfo } from "../picture-info.js";

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;

/** JPEG (ITU-T T.81): the size of its frame header, turned by its EXIF orientation; it has to reach its end marker. */
export function readJpeg(reader: ByteReader): PictureInfo {
  let size: { width: number; height: number } | undefined;
  let orientation = 1;
  for (let at = 2; ; ) {
    at = nextMarker(reader, at);
    const marker = reader.u8(at - 1);
    if (marker === END_OF_IMAGE) break;
    if (standsAlone(marker)) continue;
    const length = reader.u16(at);
    if (isFrameHeader(marker)) size = { height: reader.u16(at + 3), width: reader.u16(at + 5) };
    if (marker === APP1 && reader.name(at + 2, 4) === "Exif") {
      orientation = exifOrientation(reader.slice(at + 8, length - 8)) ?? orientation;
    }
    at += length;
    if (marker === START_OF_SCAN) at = endOfScan(reader, at);
  }
  if (!size) throw damaged("its frame header is missing");
  const { width, height } = turnsOnSide(orientation) ? { width: size.height, height: size.width } : size;
  return { format: "jpeg", width, height, delays: [0] };
}

/** The place after the next marker. Between segments fill bytes may stand. */
export function nextMarker(reader: ByteReader, from: number): number {
  let at = from;
  if (reader.u8(at) !== 0xff) throw damaged("a segment does not begin with a marker");
  while (reader.u8(at) === 0xff) at++;
  return at + 1;
}

/** The place of the first marker after entropy-coded data, in which a 0xff is followed by 0 or a restart marker. */
function endOfScan(reader: ByteReader, from: number): number {
  for (let at = from; ; at++) {
    at = reader.bytes.indexOf(0xff, at);
    if (at < 0) throw damaged("it ends too early");
    const next = reader.u8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
}

export function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** SOF0 to SOF15, among which DHT, JPG and DAC have their place. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Tag 0x0112 of the first directory of a TIFF header; undefined where there is none, or it is no orientation. */
export function exifOrientation(tiff: Uint8Array): number | undefined {
  const reader = new ByteReader(tiff);
  if (reader.length < 8) return undefined;
  const littleEndian = reader.u16(0) === 0x4949;
  const directory = reader.u32(4, littleEndian);
  if (directory + 2 > reader.length) return undefined;
  for (let entry = 0; entry < reader.u16(directory, littleEndian); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > reader.length) return undefined;
    if (reader.u16(at, littleEndian) !== 0x0112) continue;
    const value = reader.u16(at + 8, littleEndian);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
