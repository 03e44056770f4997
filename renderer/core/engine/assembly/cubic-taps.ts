/** The second half of scale-cubic.ts: from mixed columns to samples. */
import { COLUMN_BYTES, MIXED_BYTES } from "./cubic-columns";
import { alphaBytes } from "./lanes";

/** Four samples: the addresses of their first mixed columns, and their weights. */
export const TAPS_BYTES: usize = 48;

/** Stores weights in the order of mixed columns: before and after, at and last. */
@inline export function storeTap(taps: usize, index: i32, address: i32, weights: usize): void {
  store<i32>(taps + (index << 2), address);
  const ofSample = taps + (index << 3);
  store<i16>(ofSample, load<i16>(weights), 16);
  store<i16>(ofSample, load<i16>(weights, 4), 18);
  store<i16>(ofSample, load<i16>(weights, 2), 20);
  store<i16>(ofSample, load<i16>(weights, 6), 22);
}

export function sampleOpaque(row: usize, other: usize, taps: usize, end: usize): void {
  sampleRows(true, row, other, taps, end);
}

export function sampleAny(row: usize, other: usize, taps: usize, end: usize): void {
  sampleRows(false, row, other, taps, end);
}

/**
 * Samples the mixed columns of two rows by fours; the last vectors are written whole. The first row is stored before the other
 * is read, because engines read all they can before they compute, which is more than they have registers for.
 */
@inline function sampleRows(isOpaque: bool, row: usize, other: usize, taps: usize, end: usize): void {
  for (; taps < end; taps += TAPS_BYTES, row += 16, other += 16) {
    const column0 = load<u32>(taps);
    const column1 = load<u32>(taps, 4);
    const column2 = load<u32>(taps, 8);
    const column3 = load<u32>(taps, 12);
    const near0 = v128.load32_splat(taps, 16);
    const far0 = v128.load32_splat(taps, 20);
    const near1 = v128.load32_splat(taps, 24);
    const far1 = v128.load32_splat(taps, 28);
    const near2 = v128.load32_splat(taps, 32);
    const far2 = v128.load32_splat(taps, 36);
    const near3 = v128.load32_splat(taps, 40);
    const far3 = v128.load32_splat(taps, 44);
    v128.store(row, finished(
      isOpaque,
      sampleAt(column0, near0, far0), sampleAt(column1, near1, far1),
      sampleAt(column2, near2, far2), sampleAt(column3, near3, far3),
    ));
    v128.store(other, finished(
      isOpaque,
      otherSampleAt(column0, near0, far0), otherSampleAt(column1, near1, far1),
      otherSampleAt(column2, near2, far2), otherSampleAt(column3, near3, far3),
    ));
  }
}

/** A sample in levels * 2^20, a channel in each lane. */
@inline function sampleAt(column: usize, near: v128, far: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(v128.load(column), near),
    i32x4.dot_i16x8_s(v128.load(column, MIXED_BYTES), far),
  );
}

/** The same of the other row. */
@inline function otherSampleAt(column: usize, near: v128, far: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(v128.load(column, COLUMN_BYTES), near),
    i32x4.dot_i16x8_s(v128.load(column, COLUMN_BYTES + MIXED_BYTES), far),
  );
}

/**
 * Four samples as four pixels: as cubic.ts finishes them. Halves are rounded up by the mean with 0, after what lies below 0 was
 * cut off. Where all sources are opaque alpha comes out as 255, as weights add up to 1, and cuts nothing.
 */
@inline function finished(isOpaque: bool, p0: v128, p1: v128, p2: v128, p3: v128): v128 {
  const zero = i32x4.splat(0);
  const bytes = i8x16.narrow_i16x8_u(
    i16x8.avgr_u(i16x8.narrow_i32x4_u(i32x4.shr_s(p0, 19), i32x4.shr_s(p1, 19)), zero),
    i16x8.avgr_u(i16x8.narrow_i32x4_u(i32x4.shr_s(p2, 19), i32x4.shr_s(p3, 19)), zero),
  );
  return isOpaque ? bytes : i8x16.min_u(bytes, alphaBytes(bytes));
}
