import { ByteReader } from "../media/byte-reader.js";
import { damaged, MediaProblem } from "../media/media-problem.js";

/** Decompressors, which every platform has its own of. Both throw on damaged data; `length` is the number of bytes expected. */
export interface Decompressors {
  /** zlib (RFC 1950), for WOFF. */
  inflate(bytes: Uint8Array, length: number): Uint8Array;
  /** Brotli (RFC 7932), for WOFF2. */
  brotli(bytes: Uint8Array, length: number): Uint8Array;
}

/** Tables of an OpenType font by their tag. Tables that WOFF2 stores transformed are left out. */
export type FontTables = ReadonlyMap<string, ByteReader>;

/** Unpacked fonts are not larger than this: more is a bomb. */
const MOST_BYTES = 2 ** 28;

/** Reads the tables of a TTF, OTF, WOFF or WOFF2 file. @throws MediaProblem `FONT_INVALID` */
export function readFontTables(bytes: Uint8Array, decompressors: Decompressors): FontTables {
  const reader = new ByteReader(bytes);
  try {
    const kind = bytes.length < 4 ? "" : reader.name(0, 4);
    if (kind === "wOF2") return woff2Tables(reader, decompressors);
    if (kind === "wOFF") return woffTables(reader, decompressors);
    if (kind === "OTTO" || kind === "true" || kind === "\0\x01\0\0") return plainTables(reader);
    throw invalid(kind === "ttcf" ? "it is a collection of fonts" : "it does not begin as one");
  } catch (error) {
    if (error instanceof MediaProblem && error.code === "FONT_INVALID") throw error;
    throw invalid(error instanceof MediaProblem ? String(error.parameters["reason"]) : "it cannot be unpacked");
  }
}

export function invalid(reason: string): MediaProblem {
  return new MediaProblem("FONT_INVALID", { reason });
}

function plainTables(reader: ByteReader): FontTables {
  const entries = Array.from({ length: reader.u16(4) }, (_, index): [string, ByteReader] => {
    const at = 12 + 16 * index;
    return [reader.name(at, 4), new ByteReader(reader.slice(reader.u32(at + 8), reader.u32(at + 12)))];
  });
  return new Map(entries);
}

function woffTables(reader: ByteReader, { inflate }: Decompressors): FontTables {
  const entries = Array.from({ length: reader.u16(12) }, (_, index): [string, ByteReader] => {
    const at = 44 + 20 * index;
    const [offset, stored, length] = [reader.u32(at + 4), reader.u32(at + 8), reader.u32(at + 12)];
    if (length > MOST_BYTES) throw damaged("it is too large");
    const data = reader.slice(offset, stored);
    return [reader.name(at, 4), new ByteReader(stored < length ? inflate(data, length) : data)];
  });
  return new Map(entries);
}

const WOFF2_TAGS = (
  "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea " +
  "vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar " +
  "gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
).match(/.{4}(?: |$)/g) as readonly string[];

/** One Brotli stream holds all tables, one after the other. */
function woff2Tables(reader: ByteReader, { brotli }: Decompressors): FontTables {
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (let digits = 0; digits < 5; digits++) {
      const byte = reader.u8(at++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw damaged("its directory is wrong");
  };
  const entries = Array.from({ length: reader.u16(12) }, () => {
    const flags = reader.u8(at++);
    const known = flags & 63;
    const tag = known === 63 ? reader.name(at, 4) : (WOFF2_TAGS[known] as string).slice(0, 4);
    if (known === 63) at += 4;
    const length = base128();
    const version = flags >> 6;
    const transformed = tag === "glyf" || tag === "loca" ? version !== 3 : version !== 0;
    return { tag, transformed, stored: transformed ? base128() : length };
  });
  const total = entries.reduce((sum, { stored }) => sum + stored, 0);
  if (total > MOST_BYTES) throw damaged("it is too large");
  const stream = new ByteReader(brotli(reader.slice(at, reader.u32(20)), total));
  let start = 0;
  const tables = new Map<string, ByteReader>();
  for (const { tag, transformed, stored } of entries) {
    if (!transformed) tables.set(tag, new ByteReader(stream.slice(start, stored)));
    start += stored;
  }
  return tables;
}
