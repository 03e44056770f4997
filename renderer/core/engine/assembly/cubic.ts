/**
 * Catmull-Rom sampling (the cubic with B = 0, C = 1/2): interpolates exactly at pixel centres and stays sharp.
 *
 * Weights of the four taps at fraction t = k / 256, as integers / 2^14 that add up to 1:
 *   before  (-t + 2t^2 - t^3) / 2      after  (t + 4t^2 - 3t^3) / 2      last  (-t^2 + t^3) / 2      at  the rest
 * Columns are mixed first and kept with 6 fraction bits, then the row. Overshoot is cut so that 0 <= color <= alpha
 * <= 255.
 */
import { tap } from "./filter";

@inline export function cubicInside(offsets: v128, fx: v128, fy: v128, source: usize, stride: i32): v128 {
  const firstX = firstPair(fx);
  const lastX = lastPair(fx);
  const firstY = firstPair(fy);
  const lastY = lastPair(fy);
  return i32x4(
    cubicAt(
      source + i32x4.extract_lane(offsets, 0), stride,
      v128.shuffle<i32>(firstX, firstX, 0, 0, 0, 0), v128.shuffle<i32>(lastX, lastX, 0, 0, 0, 0),
      v128.shuffle<i32>(firstY, firstY, 0, 0, 0, 0), v128.shuffle<i32>(lastY, lastY, 0, 0, 0, 0),
    ),
    cubicAt(
      source + i32x4.extract_lane(offsets, 1), stride,
      v128.shuffle<i32>(firstX, firstX, 1, 1, 1, 1), v128.shuffle<i32>(lastX, lastX, 1, 1, 1, 1),
      v128.shuffle<i32>(firstY, firstY, 1, 1, 1, 1), v128.shuffle<i32>(lastY, lastY, 1, 1, 1, 1),
    ),
    cubicAt(
      source + i32x4.extract_lane(offsets, 2), stride,
      v128.shuffle<i32>(firstX, firstX, 2, 2, 2, 2), v128.shuffle<i32>(lastX, lastX, 2, 2, 2, 2),
      v128.shuffle<i32>(firstY, firstY, 2, 2, 2, 2), v128.shuffle<i32>(lastY, lastY, 2, 2, 2, 2),
    ),
    cubicAt(
      source + i32x4.extract_lane(offsets, 3), stride,
      v128.shuffle<i32>(firstX, firstX, 3, 3, 3, 3), v128.shuffle<i32>(lastX, lastX, 3, 3, 3, 3),
      v128.shuffle<i32>(firstY, firstY, 3, 3, 3, 3), v128.shuffle<i32>(lastY, lastY, 3, 3, 3, 3),
    ),
  );
}

function cubicAt(pixel: usize, stride: i32, firstX: v128, lastX: v128, firstY: v128, lastY: v128): u32 {
  pixel -= stride + 4;
  return cubicPixel(
    v128.load(pixel), v128.load(pixel + stride), v128.load(pixel + (stride << 1)), v128.load(pixel + stride * 3),
    firstX, lastX, firstY, lastY,
  );
}

export function cubicEdge(
  x: i32, y: i32, fx: i32, fy: i32, source: usize, stride: i32, width: i32, height: i32, edge: i32,
): u32 {
  const fractionX = i32x4.splat(fx);
  const fractionY = i32x4.splat(fy);
  return cubicPixel(
    tapRow(source, stride, width, height, x - 1, y - 1, edge),
    tapRow(source, stride, width, height, x - 1, y, edge),
    tapRow(source, stride, width, height, x - 1, y + 1, edge),
    tapRow(source, stride, width, height, x - 1, y + 2, edge),
    firstPair(fractionX), lastPair(fractionX), firstPair(fractionY), lastPair(fractionY),
  );
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

/** Rounds a polynomial in units of 2^-25 to a weight in units of 2^-14. */
@inline function toWeight(polynomial: v128): v128 {
  return i32x4.shr_s(i32x4.add(polynomial, i32x4.splat(1 << 10)), 11);
}

@inline function before(k: v128, square: v128, cube: v128): v128 {
  return toWeight(i32x4.sub(i32x4.sub(i32x4.shl(square, 9), i32x4.shl(k, 16)), cube));
}

@inline function after(k: v128, square: v128, cube: v128): v128 {
  const positive = i32x4.add(i32x4.shl(k, 16), i32x4.shl(square, 10));
  return toWeight(i32x4.sub(positive, i32x4.mul(cube, i32x4.splat(3))));
}

@inline function last(square: v128, cube: v128): v128 {
  return toWeight(i32x4.sub(cube, i32x4.shl(square, 8)));
}

/** Weights (before, at) as i16 pairs. */
@inline function firstPair(k: v128): v128 {
  const square = i32x4.mul(k, k);
  const cube = i32x4.mul(square, k);
  const w0 = before(k, square, cube);
  const others = i32x4.add(i32x4.add(w0, after(k, square, cube)), last(square, cube));
  return pairs(w0, i32x4.sub(i32x4.splat(1 << 14), others));
}

/** Weights (after, last) as i16 pairs. */
@inline function lastPair(k: v128): v128 {
  const square = i32x4.mul(k, k);
  const cube = i32x4.mul(square, k);
  return pairs(after(k, square, cube), last(square, cube));
}

/** Two i32 vectors of small values as one vector of i16 pairs. */
@inline function pairs(first: v128, second: v128): v128 {
  return v128.or(v128.and(first, i32x4.splat(0xffff)), i32x4.shl(second, 16));
}

/** One sample from its 4x4 pixels. Each weight vector is one pair, repeated. */
@inline function cubicPixel(
  row0: v128, row1: v128, row2: v128, row3: v128, firstX: v128, lastX: v128, firstY: v128, lastY: v128,
): u32 {
  const upperLeft = v128.shuffle<i8>(row0, row1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const upperRight = v128.shuffle<i8>(row0, row1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const lowerLeft = v128.shuffle<i8>(row2, row3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const lowerRight = v128.shuffle<i8>(row2, row3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const column0 = column(i16x8.extend_low_i8x16_u(upperLeft), i16x8.extend_low_i8x16_u(lowerLeft), firstY, lastY);
  const column1 = column(i16x8.extend_high_i8x16_u(upperLeft), i16x8.extend_high_i8x16_u(lowerLeft), firstY, lastY);
  const column2 = column(i16x8.extend_low_i8x16_u(upperRight), i16x8.extend_low_i8x16_u(lowerRight), firstY, lastY);
  const column3 = column(i16x8.extend_high_i8x16_u(upperRight), i16x8.extend_high_i8x16_u(lowerRight), firstY, lastY);
  const sum = i32x4.add(
    i32x4.dot_i16x8_s(pairs(column0, column1), firstX),
    i32x4.dot_i16x8_s(pairs(column2, column3), lastX),
  );
  const levels = i32x4.shr_s(i32x4.add(sum, i32x4.splat(1 << 19)), 20);
  const words = i16x8.narrow_i32x4_s(levels, levels);
  const bytes = i8x16.narrow_i16x8_u(words, words);
  const alpha = v128.shuffle<i8>(bytes, bytes, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
  return i32x4.extract_lane(i8x16.min_u(bytes, alpha), 0);
}

/** One column of four pixels mixed, in levels with 6 fraction bits. */
@inline function column(upper: v128, lower: v128, firstY: v128, lastY: v128): v128 {
  const sum = i32x4.add(i32x4.dot_i16x8_s(upper, firstY), i32x4.dot_i16x8_s(lower, lastY));
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(128)), 8);
}
