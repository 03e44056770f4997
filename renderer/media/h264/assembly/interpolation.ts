/** Samples between those of a reference frame (clause 8.4.2.2). Eight columns are made at a time. */
import { layout } from "./frame";

/** Results that are averaged with another: 16 x 16 samples. */
const between = memory.data(16 * 16 + 32, 16);
const BETWEEN_STRIDE: i32 = 16;
/** Sums of rows, before columns are summed: 21 rows of 8 values of 16 bits. */
const sums = memory.data(21 * 16, 16);

/** a - 5b + 20c + 20d - 5e + f */
@inline function tap6(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128): v128 {
  const inner = i16x8.sub(i16x8.shl(i16x8.add(c, d), 2), i16x8.add(b, e));
  return i16x8.add(i16x8.add(a, f), i16x8.mul(inner, i16x8.splat(5)));
}

@inline function round5(sum: v128): v128 {
  const value = i16x8.shr_s(i16x8.add(sum, i16x8.splat(16)), 5);
  return i8x16.narrow_i16x8_u(value, value);
}

/** Stores the first samples of a vector: 8, or 4 where the block is narrower. */
@inline function storeSamples(target: usize, samples: v128, width: i32): void {
  if (width >= 8) v128.store64_lane(target, samples, 0);
  else v128.store32_lane(target, samples, 0);
}

/**
 * Predicts a block of luma.
 *
 * @param plane address of the first sample of the reference frame
 * @param x place of the block in it, in quarters of a sample; y likewise
 */
export function predictLumaBlock(target: usize, stride: i32, plane: usize, x: i32, y: i32, width: i32, height: i32): void {
  const sourceStride = layout.lumaStride;
  // What lies further outside is as what is there: the margin.
  const column = min(max(x >> 2, -24), (layout.width << 4) + 8);
  const row = min(max(y >> 2, -24), (layout.height << 4) + 8);
  const source = plane + row * sourceStride + column;
  const dx = x & 3;
  const dy = y & 3;
  if ((dx | dy) == 0) return copyBlock(target, stride, source, width, height);
  if (dy == 0) {
    filterRows(target, stride, source, width, height);
    if (dx != 2) averageWith(target, stride, source + (dx >> 1), sourceStride, width, height);
  } else if (dx == 0) {
    filterColumns(target, stride, source, width, height);
    if (dy != 2) averageWith(target, stride, source + (dy >> 1) * sourceStride, sourceStride, width, height);
  } else if (dx == 2 || dy == 2) {
    filterBoth(target, stride, source, width, height);
    if (dx != 2) {
      filterColumns(between, BETWEEN_STRIDE, source + (dx >> 1), width, height);
      averageWith(target, stride, between, BETWEEN_STRIDE, width, height);
    } else if (dy != 2) {
      filterRows(between, BETWEEN_STRIDE, source + (dy >> 1) * sourceStride, width, height);
      averageWith(target, stride, between, BETWEEN_STRIDE, width, height);
    }
  } else {
    filterRows(target, stride, source + (dy >> 1) * sourceStride, width, height);
    filterColumns(between, BETWEEN_STRIDE, source + (dx >> 1), width, height);
    averageWith(target, stride, between, BETWEEN_STRIDE, width, height);
  }
}

function copyBlock(target: usize, stride: i32, source: usize, width: i32, height: i32): void {
  const sourceStride = layout.lumaStride;
  for (let y = 0; y < height; y++) {
    if (width == 16) v128.store(target, v128.load(source));
    else if (width == 8) store<u64>(target, load<u64>(source));
    else store<u32>(target, load<u32>(source));
    target += stride;
    source += sourceStride;
  }
}

function averageWith(target: usize, stride: i32, source: usize, sourceStride: i32, width: i32, height: i32): void {
  for (let y = 0; y < height; y++) {
    const row = target + y * stride;
    const mean = i8x16.avgr_u(v128.load(row), v128.load(source + y * sourceStride));
    if (width == 16) v128.store(row, mean);
    else storeSamples(row, mean, width);
  }
}

/** Halfway between columns. */
function filterRows(target: usize, stride: i32, source: usize, width: i32, height: i32): void {
  const sourceStride = layout.lumaStride;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 8) storeSamples(target + x, round5(sumRow(source + x)), width);
    target += stride;
    source += sourceStride;
  }
}

@inline function sumRow(source: usize): v128 {
  return tap6(
    v128.load8x8_u(source - 2), v128.load8x8_u(source - 1), v128.load8x8_u(source),
    v128.load8x8_u(source + 1), v128.load8x8_u(source + 2), v128.load8x8_u(source + 3),
  );
}

/** Halfway between rows. */
function filterColumns(target: usize, stride: i32, source: usize, width: i32, height: i32): void {
  const sourceStride = layout.lumaStride;
  for (let x = 0; x < width; x += 8) {
    let from = source + x;
    let to = target + x;
    let a = v128.load8x8_u(from - 2 * sourceStride);
    let b = v128.load8x8_u(from - sourceStride);
    let c = v128.load8x8_u(from);
    let d = v128.load8x8_u(from + sourceStride);
    let e = v128.load8x8_u(from + 2 * sourceStride);
    from += 3 * sourceStride;
    for (let y = 0; y < height; y++) {
      const f = v128.load8x8_u(from);
      storeSamples(to, round5(tap6(a, b, c, d, e, f)), width);
      a = b;
      b = c;
      c = d;
      d = e;
      e = f;
      from += sourceStride;
      to += stride;
    }
  }
}

/** Halfway between rows and columns. */
function filterBoth(target: usize, stride: i32, source: usize, width: i32, height: i32): void {
  const sourceStride = layout.lumaStride;
  for (let x = 0; x < width; x += 8) {
    let from = source + x - 2 * sourceStride;
    for (let y = 0; y < height + 5; y++) {
      v128.store(sums + (y << 4), sumRow(from));
      from += sourceStride;
    }
    for (let y = 0; y < height; y++) {
      const rows = sums + (y << 4);
      const a = v128.load(rows);
      const b = v128.load(rows, 16);
      const c = v128.load(rows, 32);
      const d = v128.load(rows, 48);
      const e = v128.load(rows, 64);
      const f = v128.load(rows, 80);
      const low = sumColumns(
        v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11), v128.shuffle<i16>(c, d, 0, 8, 1, 9, 2, 10, 3, 11),
        v128.shuffle<i16>(e, f, 0, 8, 1, 9, 2, 10, 3, 11),
      );
      const high = sumColumns(
        v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15), v128.shuffle<i16>(c, d, 4, 12, 5, 13, 6, 14, 7, 15),
        v128.shuffle<i16>(e, f, 4, 12, 5, 13, 6, 14, 7, 15),
      );
      const words = i16x8.narrow_i32x4_s(low, high);
      storeSamples(target + x + y * stride, i8x16.narrow_i16x8_u(words, words), width);
    }
  }
}

/** Four columns of pairs of rows. */
@inline function sumColumns(ab: v128, cd: v128, ef: v128): v128 {
  const outer = i32x4.add(
    i32x4.dot_i16x8_s(ab, i16x8(1, -5, 1, -5, 1, -5, 1, -5)), i32x4.dot_i16x8_s(ef, i16x8(-5, 1, -5, 1, -5, 1, -5, 1)),
  );
  const sum = i32x4.add(outer, i32x4.dot_i16x8_s(cd, i16x8.splat(20)));
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(512)), 10);
}

/** Predicts a block of chroma; x and y are those of luma, so eighths of a sample (clause 8.4.2.2.2). */
export function predictChromaBlock(
  target: usize, stride: i32, plane: usize, x: i32, y: i32, width: i32, height: i32,
): void {
  const sourceStride = layout.chromaStride;
  // x and y count quarters of luma samples, which are eighths of chroma samples.
  const column = min(max(x >> 3, -12), (layout.width << 3) + 4);
  const row = min(max(y >> 3, -12), (layout.height << 3) + 4);
  let source = plane + row * sourceStride + column;
  const dx = x & 7;
  const dy = y & 7;
  const a = i16x8.splat(<i16>((8 - dx) * (8 - dy)));
  const b = i16x8.splat(<i16>(dx * (8 - dy)));
  const c = i16x8.splat(<i16>((8 - dx) * dy));
  const d = i16x8.splat(<i16>(dx * dy));
  let left = v128.load8x8_u(source);
  let right = v128.load8x8_u(source + 1);
  for (let line = 0; line < height; line++) {
    source += sourceStride;
    const lowerLeft = v128.load8x8_u(source);
    const lowerRight = v128.load8x8_u(source + 1);
    const upper = i16x8.add(i16x8.mul(left, a), i16x8.mul(right, b));
    const lower = i16x8.add(i16x8.mul(lowerLeft, c), i16x8.mul(lowerRight, d));
    const value = i16x8.shr_u(i16x8.add(i16x8.add(upper, lower), i16x8.splat(32)), 6);
    const samples = i8x16.narrow_i16x8_u(value, value);
    if (width == 8) v128.store64_lane(target, samples, 0);
    else if (width == 4) v128.store32_lane(target, samples, 0);
    else v128.store16_lane(target, samples, 0);
    target += stride;
    left = lowerLeft;
    right = lowerRight;
  }
}
