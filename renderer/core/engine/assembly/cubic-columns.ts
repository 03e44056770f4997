/** The first half of scale-cubic.ts: from pairs of source rows to mixed columns. */
import { firstPair, lastPair } from "./cubic";
import { PAIR_COLUMN_BYTES } from "./source-pairs";

/** A mixed column beside the next but one: their four channels as i16 pairs. */
export const COLUMN_BYTES: usize = 16;

/** From one mixed column of a row to the next: those of the other row lie between them. */
export const MIXED_BYTES: usize = 32;

/**
 * Mixes `columns` columns of two pairs, a multiple of four, and keeps them with 6 fraction bits, each beside the next but one. The
 * first two that are written are beside columns that are not there.
 *
 * Weights add up to 2^14, and those below 0 to no less than -2^11; so sums of levels times weights lie between -2^19 and
 * 255 * (2^14 + 2^11), which is less than 2^23: cut to 6 fraction bits they fit in i16.
 */
export function mixPairs(mixed: usize, upper: usize, lower: usize, columns: i32, weights: usize): void {
  const first = firstPair(weights);
  const last = lastPair(weights);
  let previous = i32x4.splat(0);
  for (const end = upper + columns * <i32>PAIR_COLUMN_BYTES; upper < end; upper += 4 * PAIR_COLUMN_BYTES) {
    const left = i16x8.narrow_i32x4_s(
      mixedColumn(v128.load(upper), v128.load(lower), first, last),
      mixedColumn(v128.load(upper, 16), v128.load(lower, 16), first, last),
    );
    const right = i16x8.narrow_i32x4_s(
      mixedColumn(v128.load(upper, 32), v128.load(lower, 32), first, last),
      mixedColumn(v128.load(upper, 48), v128.load(lower, 48), first, last),
    );
    v128.store(mixed, besideFirst(previous, left));
    v128.store(mixed, besideSecond(previous, left), MIXED_BYTES);
    v128.store(mixed, besideFirst(left, right), 2 * MIXED_BYTES);
    v128.store(mixed, besideSecond(left, right), 3 * MIXED_BYTES);
    previous = right;
    lower += 4 * PAIR_COLUMN_BYTES;
    mixed += 4 * MIXED_BYTES;
  }
}

@inline function mixedColumn(upper: v128, lower: v128, first: v128, last: v128): v128 {
  return i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(upper, first), i32x4.dot_i16x8_s(lower, last)), 8);
}

/** The first of two columns and the first of the next two, channel beside channel. */
@inline function besideFirst(columns: v128, next: v128): v128 {
  return v128.shuffle<i16>(columns, next, 0, 8, 1, 9, 2, 10, 3, 11);
}

/** The second ones. */
@inline function besideSecond(columns: v128, next: v128): v128 {
  return v128.shuffle<i16>(columns, next, 4, 12, 5, 13, 6, 14, 7, 15);
}
