/** WOFF2 files (W3C WOFF File Format 2.0): one Brotli stream holds all tables, one after the other. */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

/** Bytes before the table directory. */
const HEADER = 48;
/** Index in the directory that says that a tag of four letters follows. */
const ANY_TAG = 63;
/** Indices of known tags that matter here. */
const GLYF = 10;
const LOCA = 11;
const SVG = 36;

/** The same font without its "SVG " table: coloured glyphs are drawn from COLR, and the drawings are the larger part of the file. */
export function withoutSvg(font) {
  const entries = readDirectory(font);
  const start = HEADER + entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const compressed = font.subarray(start, start + font.readUInt32BE(20));
  const tables = brotliDecompressSync(compressed);
  const kept = [];
  const directory = [];
  let at = 0;
  let size = 12;
  for (const { tag, bytes, length, stored } of entries) {
    if (tag !== SVG) {
      kept.push(tables.subarray(at, at + stored));
      directory.push(bytes);
      size += 16 + Math.ceil(length / 4) * 4;
    }
    at += stored;
  }
  const stream = brotliCompressSync(Buffer.concat(kept), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  const header = Buffer.from(font.subarray(0, HEADER));
  const padding = Buffer.alloc((4 - ((HEADER + Buffer.concat(directory).length + stream.length) % 4)) % 4);
  const result = Buffer.concat([header, ...directory, stream, padding]);
  result.writeUInt32BE(result.length, 8);
  result.writeUInt16BE(directory.length, 12);
  result.writeUInt32BE(size, 16);
  result.writeUInt32BE(stream.length, 20);
  // Neither metadata nor private data.
  result.fill(0, 28, HEADER);
  return result;
}

/** Entries of the table directory: which table, its bytes in the directory, its length, and its length in the stream. */
function readDirectory(font) {
  const entries = [];
  let at = HEADER;
  const base128 = () => {
    let value = 0;
    for (;;) {
      const byte = font[at++];
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let index = 0; index < font.readUInt16BE(12); index++) {
    const begin = at;
    const flags = font[at++];
    const tag = flags & 63;
    if (tag === ANY_TAG) at += 4;
    const length = base128();
    const version = flags >> 6;
    const isTransformed = tag === GLYF || tag === LOCA ? version !== 3 : version !== 0;
    const stored = isTransformed ? base128() : length;
    entries.push({ tag, bytes: font.subarray(begin, at), length, stored });
  }
  return entries;
}

/** Says in the directory that a glyf or loca table is stored as it is. */
const AS_IT_IS = 3 << 6;

/** A TrueType font as WOFF2, its tables as they are. */
export function packed(font) {
  const count = font.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 12 + 16 * index;
    const tag = font.toString("latin1", at, at + 4);
    const offset = font.readUInt32BE(at + 8);
    return { tag, data: font.subarray(offset, offset + font.readUInt32BE(at + 12)) };
  });
  const directory = tables.map(({ tag, data }) => {
    const flags = ANY_TAG | (tag === "glyf" || tag === "loca" ? AS_IT_IS : 0);
    return Buffer.concat([Buffer.of(flags), Buffer.from(tag, "latin1"), base128(data.length)]);
  });
  const stream = brotliCompressSync(Buffer.concat(tables.map(({ data }) => data)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  const header = Buffer.alloc(HEADER);
  header.write("wOF2", "latin1");
  font.copy(header, 4, 0, 4);
  const length = HEADER + Buffer.concat(directory).length + stream.length;
  const padding = Buffer.alloc((4 - (length % 4)) % 4);
  header.writeUInt32BE(length + padding.length, 8);
  header.writeUInt16BE(count, 12);
  header.writeUInt32BE(12 + tables.reduce((sum, { data }) => sum + 16 + Math.ceil(data.length / 4) * 4, 0), 16);
  header.writeUInt32BE(stream.length, 20);
  return Buffer.concat([header, ...directory, stream, padding]);
}

/** A number in groups of seven bits, the highest first. */
function base128(value) {
  const groups = [value & 127];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) groups.unshift((rest & 127) | 128);
  return Buffer.from(groups);
}
