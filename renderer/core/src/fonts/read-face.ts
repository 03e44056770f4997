import type { ByteReader } from "../media/byte-reader.js";
import { MediaProblem } from "../media/media-problem.js";
import type { FontFace } from "./catalogue.js";
import { codePointRanges } from "./code-points.js";
import { type Decompressors, type FontTables, invalid, readFontTables } from "./font-tables.js";

/**
 * What a font file says of itself. `file` is the name under which its bytes will be found.
 *
 * @throws MediaProblem `FONT_INVALID`
 */
export function readFontFace(file: string, bytes: Uint8Array, decompressors: Decompressors): FontFace {
  const tables = readFontTables(bytes, decompressors);
  try {
    const ranges = codePointRanges(required(tables, "cmap"));
    const axes = axesOf(tables.get("fvar"));
    const family = familyOf(tables.get("name"));
    return { family, ownFamily: family, file, axes, ranges, ...styleOf(tables) };
  } catch (error) {
    if (error instanceof MediaProblem && error.code !== "FONT_INVALID") throw invalid("one of its tables is damaged");
    throw error;
  }
}

function required(tables: FontTables, tag: string): ByteReader {
  const table = tables.get(tag);
  if (!table) throw invalid(`its ${tag} table is missing`);
  return table;
}

function styleOf(tables: FontTables): Pick<FontFace, "style" | "weight"> {
  const os2 = tables.get("OS/2");
  const head = required(tables, "head");
  const weight = os2 && os2.length >= 6 ? os2.u16(4) : head.u16(44) & 1 ? 700 : 400;
  // fsSelection: bit 0 italic, bit 9 oblique. macStyle: bit 1 italic.
  const slanted = os2 && os2.length >= 64 ? os2.u16(62) & 0x201 : head.u16(44) & 2;
  return { style: slanted ? "italic" : "normal", weight };
}

function axesOf(fvar: ByteReader | undefined): FontFace["axes"] {
  if (!fvar) return {};
  const [start, count, size] = [fvar.u16(4), fvar.u16(8), fvar.u16(10)];
  const fixed = (at: number) => fvar.i32(at) / 65536;
  const axes = Array.from({ length: count }, (_, index): [string, readonly [number, number]] => {
    const at = start + index * size;
    return [fvar.name(at, 4), [fixed(at + 4), fixed(at + 12)]];
  });
  return Object.fromEntries(axes);
}

const TYPOGRAPHIC_FAMILY = 16;
const FAMILY = 1;
const WINDOWS = 3;
const MACINTOSH = 1;
const ENGLISH = 0x409;

/** The name by which all weights of the family go; English where there is a choice. */
function familyOf(name: ByteReader | undefined): string {
  if (!name) return "";
  const texts = name.u16(4);
  const found = Array.from({ length: name.u16(2) }, (_, index) => {
    const at = 6 + 12 * index;
    const [platform, language, id] = [name.u16(at), name.u16(at + 4), name.u16(at + 6)];
    const bytes = name.slice(texts + name.u16(at + 10), name.u16(at + 8));
    const text = platform === MACINTOSH ? String.fromCharCode(...bytes) : utf16(bytes);
    const rank = (id === TYPOGRAPHIC_FAMILY ? 4 : 0) + (platform === WINDOWS ? 2 : 0) + (language === ENGLISH ? 1 : 0);
    return { id, text, rank };
  }).filter(({ id }) => id === TYPOGRAPHIC_FAMILY || id === FAMILY);
  return found.sort((a, b) => b.rank - a.rank)[0]?.text ?? "";
}

function utf16(bytes: Uint8Array): string {
  const units = Array.from({ length: bytes.length >> 1 }, (_, index) => {
    return ((bytes[2 * index] as number) << 8) | (bytes[2 * index + 1] as number);
  });
  return String.fromCharCode(...units);
}
