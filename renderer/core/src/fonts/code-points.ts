import type { ByteReader } from "../media/byte-reader.js";
import { invalid } from "./font-tables.js";

type Range = [first: number, last: number];

/** The code points that a font has glyphs for, from its cmap table: the subtable that reaches furthest. */
export function codePointRanges(cmap: ByteReader): readonly (readonly [number, number])[] {
  const subtables = Array.from({ length: cmap.u16(2) }, (_, index) => {
    const at = 4 + 8 * index;
    const [platform, encoding, start] = [cmap.u16(at), cmap.u16(at + 2), cmap.u32(at + 4)];
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    return { start, format: isUnicode ? cmap.u16(start) : 0 };
  });
  const full = subtables.find(({ format }) => format === 12);
  if (full) return merged(groups(cmap, full.start));
  const basic = subtables.find(({ format }) => format === 4);
  if (basic) return merged(segments(cmap, basic.start));
  throw invalid("it has no table of Unicode characters");
}

/** Format 12: groups of first code point, last one, first glyph. */
function* groups(cmap: ByteReader, start: number): Generator<Range> {
  for (let group = 0; group < cmap.u32(start + 12); group++) {
    const at = start + 16 + 12 * group;
    // Glyph 0 stands for a missing one.
    const first = cmap.u32(at) + (cmap.u32(at + 8) === 0 ? 1 : 0);
    yield [first, cmap.u32(at + 4)];
  }
}

/** Format 4: four lists of segments' ends, starts, differences to glyphs and offsets of glyph lists. */
function* segments(cmap: ByteReader, start: number): Generator<Range> {
  const bytes = cmap.u16(start + 6);
  const [ends, starts] = [start + 14, start + 16 + bytes];
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes];
  for (let at = 0; at < bytes; at += 2) {
    const [first, last] = [cmap.u16(starts + at), cmap.u16(ends + at)];
    const [delta, offset] = [cmap.u16(deltas + at), cmap.u16(offsets + at)];
    for (let codePoint = first; codePoint <= last && codePoint < 0xffff; codePoint++) {
      // The offset counts from the place where it stands itself.
      const listed = offset === 0 ? codePoint : cmap.u16(offsets + at + offset + 2 * (codePoint - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield [codePoint, codePoint];
    }
  }
}

function merged(ranges: Iterable<Range>): Range[] {
  const result: Range[] = [];
  for (const [first, last] of ranges) {
    const before = result[result.length - 1];
    if (first > last) continue;
    if (before && first <= before[1] + 1 && first >= before[0]) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}
