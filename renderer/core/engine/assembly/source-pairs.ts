/**
 * The rows of a source as cubic sampling takes them: pairs of rows that follow each other, with all columns that samples reach,
 * also those that lie beyond the source.
 *
 * In a pair each column is 16 bytes: the levels of its upper and lower pixel as i16, channel beside channel, as dot products
 * take them. A sample between the lines `line` and `line + 1` mixes the pairs that begin at `line - 1` and at `line + 1`; so as
 * samples go down, a pair serves first as the lower and two lines later as the upper one, and is kept until then.
 */
import { zippedHigh, zippedLow } from "./cubic";
import { CLAMP } from "./filter";
import { allOpaque, high, low } from "./lanes";

export const PAIR_COLUMN_BYTES: usize = 16;

/** Pairs that are kept, a power of two: those that begin at any eight lines in a row. */
const PAIRS: i32 = 8;
const HEADER_BYTES: i32 = 128;

/** A line that no pair begins at. */
const NO_LINE: i32 = i32.MIN_VALUE;

/** In memory follow for each pair that is kept its line, and whether all of it is opaque; then the pairs. */
@unmanaged
export class SourcePairs {
  source: usize;
  stride: i32;
  height: i32;
  edge: i32;
  /** The first column. It may lie ahead of the source. */
  column: i32;
  columns: i32;
  /** How many of them lie ahead of the source, and in it: at least one, be it that all others repeat it. */
  before: i32;
  inside: i32;
}

const LINES: usize = 64;
const OPAQUE: usize = 96;

/** Bytes that all of this takes up. */
@inline export function sourcePairsBytes(columns: i32): usize {
  return HEADER_BYTES + PAIRS * pairBytes(columns) + (columns << 2);
}

/** Begins with no pairs, of the columns from `column` to before `column + columns`. */
export function openPairs(
  at: usize, source: usize, stride: i32, width: i32, height: i32, edge: i32, column: i32, columns: i32,
): SourcePairs {
  const pairs = changetype<SourcePairs>(at);
  const end = column + columns;
  const firstInside = min(max(column, 0), width - 1);
  pairs.source = source + (firstInside << 2);
  pairs.stride = stride;
  pairs.height = height;
  pairs.edge = edge;
  pairs.column = column;
  pairs.columns = columns;
  pairs.inside = max(min(end, width) - firstInside, 1);
  pairs.before = min(max(firstInside - column, 0), columns - 1);
  for (let place = 0; place < PAIRS; place++) store<i32>(at + (place << 2), NO_LINE, LINES);
  if (edge != CLAMP) memory.fill(nothingOf(pairs), 0, pairs.inside << 2);
  return pairs;
}

/** The address of the pair that begins at `line`. */
export function pairAt(pairs: SourcePairs, line: i32): usize {
  const place = line & (PAIRS - 1);
  const kept = changetype<usize>(pairs) + (place << 2);
  const pair = changetype<usize>(pairs) + HEADER_BYTES + place * pairBytes(pairs.columns);
  if (load<i32>(kept, LINES) != line) {
    store<i32>(kept, line, LINES);
    store<i32>(kept, <i32>makePair(pairs, pair, line), OPAQUE);
  }
  return pair;
}

/** Whether all pixels of the pair that begins at `line`, which is kept, are opaque. */
@inline export function isOpaqueAt(pairs: SourcePairs, line: i32): bool {
  return load<i32>(changetype<usize>(pairs) + ((line & (PAIRS - 1)) << 2), OPAQUE) != 0;
}

/** A little more than its columns, so that the same columns of all pairs do not compete for one place in the cache. */
@inline function pairBytes(columns: i32): i32 {
  return (columns + 4) * <i32>PAIR_COLUMN_BYTES;
}

/** A row of transparent pixels, as many as a row of the source has. */
@inline function nothingOf(pairs: SourcePairs): usize {
  return changetype<usize>(pairs) + HEADER_BYTES + PAIRS * pairBytes(pairs.columns);
}

/** The columns in the source at `line`, or what lies beyond. */
@inline function rowAt(pairs: SourcePairs, line: i32): usize {
  const height = pairs.height;
  if (pairs.edge != CLAMP && <u32>line >= <u32>height) return nothingOf(pairs);
  return pairs.source + min(max(line, 0), height - 1) * pairs.stride;
}

/** Writes a pair, four columns at a time where they lie in the source. Says whether all of it is opaque. */
function makePair(pairs: SourcePairs, pair: usize, line: i32): bool {
  const isClamped = pairs.edge == CLAMP;
  const before = pairs.before;
  const inside = pairs.inside;
  const after = pairs.columns - before - inside;
  const upper = rowAt(pairs, line);
  const lower = rowAt(pairs, line + 1);
  let all = i32x4.splat(isClamped || (before | after) == 0 ? -1 : 0);

  pair = repeat(pair, isClamped ? columnOf(upper, lower) : i32x4.splat(0), before);
  let at: usize = 0;
  for (const end = <usize>(inside & ~3) << 2; at < end; at += 16, pair += 4 * PAIR_COLUMN_BYTES) {
    const upperPixels = v128.load(upper + at);
    const lowerPixels = v128.load(lower + at);
    all = v128.and(all, v128.and(upperPixels, lowerPixels));
    const left = zippedLow(upperPixels, lowerPixels);
    const right = zippedHigh(upperPixels, lowerPixels);
    v128.store(pair, low(left));
    v128.store(pair, high(left), PAIR_COLUMN_BYTES);
    v128.store(pair, low(right), 2 * PAIR_COLUMN_BYTES);
    v128.store(pair, high(right), 3 * PAIR_COLUMN_BYTES);
  }
  for (const end = <usize>inside << 2; at < end; at += 4, pair += PAIR_COLUMN_BYTES) {
    all = v128.and(all, v128.and(v128.load32_splat(upper + at), v128.load32_splat(lower + at)));
    v128.store(pair, columnOf(upper + at, lower + at));
  }
  repeat(pair, isClamped ? columnOf(upper + at - 4, lower + at - 4) : i32x4.splat(0), after);
  return allOpaque(all);
}

/** The column of two pixels. */
@inline function columnOf(upper: usize, lower: usize): v128 {
  return low(zippedLow(v128.load32_zero(upper), v128.load32_zero(lower)));
}

/** Writes a column `count` times; returns where the next one goes. */
@inline function repeat(pair: usize, column: v128, count: i32): usize {
  for (; count > 0; count--, pair += PAIR_COLUMN_BYTES) v128.store(pair, column);
  return pair;
}
