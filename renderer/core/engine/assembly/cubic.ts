/**
 * Catmull-Rom sampling (the cubic with B = 0, C = 1/2): interpolates exactly at pixel centres and stays sharp.
 *
 * Weights of the four taps at fraction t = k / 256, as integers / 2^14 that add up to 1:
 *   before  (-t + 2t^2 - t^3) / 2      after  (t + 4t^2 - 3t^3) / 2      last  (-t^2 + t^3) / 2      at  the rest
 * Columns are mixed first and kept with 6 fraction bits, what is below them cut off; then the row, which is rounded.
 * Overshoot is cut so that 0 <= color <= alpha <= 255.
 *
 * With transparent edges, what lies a pixel or more beyond the outermost pixel centres is transparent.
 */
import { TRANSPARENT, tap } from "./filter";
import { alphaBytes } from "./lanes";

/** Bytes of one fraction's weights: before, at, after and last, as i16. */
export const WEIGHT_BYTES = 8;

/** Bytes that `tabulateWeights` writes. */
export const WEIGHT_TABLE_BYTES = 256 * WEIGHT_BYTES;

/** Writes the weights of all fractions k / 256. */
export function tabulateWeights(table: usize): void {
  for (let k = 0; k < 256; k++, table += WEIGHT_BYTES) {
    const square = k * k;
    const cube = square * k;
    const before = toWeight((square << 9) - (k << 16) - cube);
    const after = toWeight((k << 16) + (square << 10) - 3 * cube);
    const last = toWeight(cube - (square << 8));
    store<i16>(table, <i16>before);
    store<i16>(table, <i16>((1 << 14) - before - after - last), 2);
    store<i16>(table, <i16>after, 4);
    store<i16>(table, <i16>last, 6);
  }
}

/** Rounds a polynomial in units of 2^-25 to a weight in units of 2^-14. */
@inline function toWeight(polynomial: i32): i32 {
  return (polynomial + (1 << 10)) >> 11;
}

/** Where the weights of a fraction k / 256 lie in the table. */
@inline export function weightsAt(table: usize, k: i32): usize {
  return table + k * WEIGHT_BYTES;
}

/** The weights (before, at), in pairs. */
@inline export function firstPair(weights: usize): v128 {
  return v128.load32_splat(weights);
}

/** The weights (after, last), in pairs. */
@inline export function lastPair(weights: usize): v128 {
  return v128.load32_splat(weights, 4);
}

@inline export function cubicInside(
  offsets: v128, fx: v128, fy: v128, source: usize, stride: i32, table: usize,
): v128 {
  const first = source - stride - 4;
  return finished(
    cubicAt(first + i32x4.extract_lane(offsets, 0), stride, table, i32x4.extract_lane(fx, 0), i32x4.extract_lane(fy, 0)),
    cubicAt(first + i32x4.extract_lane(offsets, 1), stride, table, i32x4.extract_lane(fx, 1), i32x4.extract_lane(fy, 1)),
    cubicAt(first + i32x4.extract_lane(offsets, 2), stride, table, i32x4.extract_lane(fx, 2), i32x4.extract_lane(fy, 2)),
    cubicAt(first + i32x4.extract_lane(offsets, 3), stride, table, i32x4.extract_lane(fx, 3), i32x4.extract_lane(fy, 3)),
  );
}

/** The sample whose 4x4 pixels begin at `pixel`. */
@inline function cubicAt(pixel: usize, stride: i32, table: usize, fx: i32, fy: i32): v128 {
  return cubicPixel(
    v128.load(pixel), v128.load(pixel + stride), v128.load(pixel + (stride << 1)), v128.load(pixel + stride * 3),
    weightsAt(table, fx), weightsAt(table, fy),
  );
}

export function cubicEdge(
  x: i32, y: i32, fx: i32, fy: i32,
  source: usize, stride: i32, width: i32, height: i32, edge: i32, table: usize,
): u32 {
  if (edge == TRANSPARENT && (x < -1 || x >= width || y < -1 || y >= height)) return 0;
  const sum = cubicPixel(
    tapRow(source, stride, width, height, x - 1, y - 1, edge),
    tapRow(source, stride, width, height, x - 1, y, edge),
    tapRow(source, stride, width, height, x - 1, y + 1, edge),
    tapRow(source, stride, width, height, x - 1, y + 2, edge),
    weightsAt(table, fx), weightsAt(table, fy),
  );
  return i32x4.extract_lane(finished(sum, sum, sum, sum), 0);
}

/** Four neighbouring pixels of one line, any of which may lie outside. */
function tapRow(source: usize, stride: i32, width: i32, height: i32, x: i32, y: i32, edge: i32): v128 {
  return i32x4(
    tap(source, stride, width, height, x, y, edge),
    tap(source, stride, width, height, x + 1, y, edge),
    tap(source, stride, width, height, x + 2, y, edge),
    tap(source, stride, width, height, x + 3, y, edge),
  );
}

/** One sample from its 4x4 pixels: a channel in each lane, in levels * 2^20. */
@inline function cubicPixel(row0: v128, row1: v128, row2: v128, row3: v128, wx: usize, wy: usize): v128 {
  const firstY = firstPair(wy);
  const lastY = lastPair(wy);
  const upperLeft = zippedLow(row0, row1);
  const upperRight = zippedHigh(row0, row1);
  const lowerLeft = zippedLow(row2, row3);
  const lowerRight = zippedHigh(row2, row3);
  return mixedRow(
    paired(firstColumn(upperLeft, lowerLeft, firstY, lastY), secondColumn(upperLeft, lowerLeft, firstY, lastY)),
    paired(firstColumn(upperRight, lowerRight, firstY, lastY), secondColumn(upperRight, lowerRight, firstY, lastY)),
    wx,
  );
}

/** Pixels 0 and 1 of two rows, channel beside channel. */
@inline export function zippedLow(upper: v128, lower: v128): v128 {
  return v128.shuffle<i8>(upper, lower, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** Pixels 2 and 3 of two rows, channel beside channel. */
@inline export function zippedHigh(upper: v128, lower: v128): v128 {
  return v128.shuffle<i8>(upper, lower, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** The first of two columns of four zipped pixels, mixed: a channel in each lane, in levels * 2^14. */
@inline export function firstColumn(upper: v128, lower: v128, firstY: v128, lastY: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(upper), firstY),
    i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(lower), lastY),
  );
}

/** The second of two such columns. */
@inline export function secondColumn(upper: v128, lower: v128, firstY: v128, lastY: v128): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(upper), firstY),
    i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(lower), lastY),
  );
}

/** Two mixed columns as i16 pairs, in levels * 2^6. */
@inline export function paired(left: v128, right: v128): v128 {
  return v128.shuffle<i16>(i32x4.shr_s(left, 8), i32x4.shl(right, 8), 0, 9, 2, 11, 4, 13, 6, 15);
}

/** Four mixed columns by their weights: a channel in each lane, in levels * 2^20. */
@inline export function mixedRow(first: v128, last: v128, weights: usize): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(first, firstPair(weights)),
    i32x4.dot_i16x8_s(last, lastPair(weights)),
  );
}

/** Four samples in levels * 2^20 as four pixels. */
@inline export function finished(p0: v128, p1: v128, p2: v128, p3: v128): v128 {
  const bytes = i8x16.narrow_i16x8_u(
    i16x8.narrow_i32x4_s(rounded(p0), rounded(p1)),
    i16x8.narrow_i32x4_s(rounded(p2), rounded(p3)),
  );
  return i8x16.min_u(bytes, alphaBytes(bytes));
}

@inline function rounded(sums: v128): v128 {
  return i32x4.shr_s(i32x4.add(sums, i32x4.splat(1 << 19)), 20);
}
