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
