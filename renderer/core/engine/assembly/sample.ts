/**
 * Affine sampling of one surface onto another.
 *
 * The matrix maps destination to source, both in continuous pixel coordinates (pixel i covers [i, i + 1)):
 *   u = ux * X + uy * Y + u0,  v = vx * X + vy * Y + v0  with X = x + 1/2, Y = y + 1/2.
 * Row starts are computed in f64 and floored to 32.32, steps are added as integers (fixed.ts).
 *
 * Bilinear weights have 8 fraction bits, rounded to nearest: a sample at an exact pixel centre is that pixel. Per channel
 *   left  = (top-left  * (256 - wy) + bottom-left  * wy + 128) >> 8, right likewise,
 *   value = (left * (256 - wx) + right * wx + 128) >> 8.
 *
 * Beyond the source lies either transparency (TRANSPARENT: edges fade out over one pixel, as if the source had a
 * 1-px transparent border) or its outermost pixels, repeated (CLAMP).
 *
 * Each row is split in three: an interior whose taps all lie inside the source and is read four pixels at a time without
 * tests, the few edge pixels around it, and the rest, which TRANSPARENT skips.
 */
import { compositeRow } from "./composite";
import { isWalkable, narrowSpan, ONE, setSpan, spanEnd, spanStart, toFixed } from "./fixed";
import { low } from "./lanes";

export const NEAREST = 0;
export const BILINEAR = 1;

export const TRANSPARENT = 0;
export const CLAMP = 1;

/** Half of 1/256 px: rounds the 8-bit weights to nearest. */
const HALF_WEIGHT: f64 = 1.0 / 512.0;

/** `row` is scratch for (destination width + 4) pixels. */
export function sampleAffine(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  ux: f64, uy: f64, u0: f64, vx: f64, vy: f64, v0: f64,
  filter: i32, edge: i32, opacity: i32, mode: i32, row: usize,
): void {
  const left = max(clipLeft, 0);
  const top = max(clipTop, 0);
  const right = min(clipRight, destinationWidth);
  const bottom = min(clipBottom, destinationHeight);
  if (right <= left || opacity <= 0 || sourceWidth <= 0 || sourceHeight <= 0) return;
  if (!isWalkable(ux, uy, u0) || !isWalkable(vx, vy, v0)) return;

  const stepU = toFixed(ux);
  const stepV = toFixed(vx);
  const shift = filter == NEAREST ? 0.0 : HALF_WEIGHT - 0.5;
  const width = <i64>sourceWidth << 32;
  const height = <i64>sourceHeight << 32;

  for (let y = top; y < bottom; y++) {
    const centre = <f64>y + 0.5;
    const u = toFixed(ux * 0.5 + uy * centre + u0 + shift) + left * stepU;
    const v = toFixed(vx * 0.5 + vy * centre + v0 + shift) + left * stepV;

    setSpan(0, right - left);
    if (edge == TRANSPARENT) {
      const margin = filter == NEAREST ? 0 : ONE;
      narrowSpan(u, stepU, 1 - margin, width);
      narrowSpan(v, stepV, 1 - margin, height);
    }
    const first = spanStart;
    const end = spanEnd;
    if (first >= end) continue;

    const startU = u + first * stepU;
    const startV = v + first * stepV;
    if (filter == NEAREST) {
      nearestRow(row, end - first, startU, stepU, startV, stepV, source, sourceStride, sourceWidth, sourceHeight);
    } else {
      bilinearRow(row, end - first, startU, stepU, startV, stepV, source, sourceStride, sourceWidth, sourceHeight, edge);
    }
    compositeRow(destination + y * destinationStride + ((left + first) << 2), row, end - first, opacity, mode);
  }
}

function nearestRow(
  row: usize, count: i32, u: i64, stepU: i64, v: i64, stepV: i64,
  source: usize, stride: i32, width: i32, height: i32,
): void {
  for (let i = 0; i < count; i++, row += 4, u += stepU, v += stepV) {
    const x = min(max(<i32>(u >> 32), 0), width - 1);
    const y = min(max(<i32>(v >> 32), 0), height - 1);
    store<u32>(row, load<u32>(source + y * stride + (x << 2)));
  }
}

/** Writes `count` samples; the scratch row may be written up to three pixels further. */
function bilinearRow(
  row: usize, count: i32, u: i64, stepU: i64, v: i64, stepV: i64,
  source: usize, stride: i32, width: i32, height: i32, edge: i32,
): void {
  setSpan(0, count);
  narrowSpan(u, stepU, 0, <i64>(width - 1) << 32);
  narrowSpan(v, stepV, 0, <i64>(height - 1) << 32);
  const first = min(spanStart, count);
  const end = first + (max(spanEnd - first, 0) & ~3);
  edgePixels(row, 0, first, u, stepU, v, stepV, source, stride, width, height, edge);
  if (first < end) {
    interiorPixels(row + (first << 2), end - first, u + first * stepU, stepU, v + first * stepV, stepV, source, stride);
  }
  edgePixels(row, end, count, u, stepU, v, stepV, source, stride, width, height, edge);
}

/** A multiple of four pixels whose 2x2 taps all lie inside the source. */
function interiorPixels(
  row: usize, count: i32, u: i64, stepU: i64, v: i64, stepV: i64, source: usize, stride: i32,
): void {
  let u01 = i64x2(u, u + stepU);
  let u23 = i64x2.add(u01, i64x2.splat(stepU << 1));
  let v01 = i64x2(v, v + stepV);
  let v23 = i64x2.add(v01, i64x2.splat(stepV << 1));
  const stepU4 = i64x2.splat(stepU << 2);
  const stepV4 = i64x2.splat(stepV << 2);
  const strides = i32x4.splat(stride);
  for (const rowEnd = row + (<usize>count << 2); row < rowEnd; row += 16) {
    const x = v128.shuffle<i32>(u01, u23, 1, 3, 5, 7);
    const y = v128.shuffle<i32>(v01, v23, 1, 3, 5, 7);
    const offsets = i32x4.add(i32x4.shl(x, 2), i32x4.mul(y, strides));
    const wx = weightPairs(v128.shuffle<i32>(u01, u23, 0, 2, 4, 6));
    const wy = weightPairs(v128.shuffle<i32>(v01, v23, 0, 2, 4, 6));
    const p0 = source + i32x4.extract_lane(offsets, 0);
    const p1 = source + i32x4.extract_lane(offsets, 1);
    const p2 = source + i32x4.extract_lane(offsets, 2);
    const p3 = source + i32x4.extract_lane(offsets, 3);
    const s0 = weighted(v128.load8x8_u(p0), v128.load8x8_u(p0 + stride), v128.shuffle<i16>(wx, wx, 0, 0, 0, 0, 1, 1, 1, 1), v128.shuffle<i16>(wy, wy, 0, 0, 0, 0, 0, 0, 0, 0), v128.shuffle<i16>(wy, wy, 1, 1, 1, 1, 1, 1, 1, 1));
    const s1 = weighted(v128.load8x8_u(p1), v128.load8x8_u(p1 + stride), v128.shuffle<i16>(wx, wx, 2, 2, 2, 2, 3, 3, 3, 3), v128.shuffle<i16>(wy, wy, 2, 2, 2, 2, 2, 2, 2, 2), v128.shuffle<i16>(wy, wy, 3, 3, 3, 3, 3, 3, 3, 3));
    const s2 = weighted(v128.load8x8_u(p2), v128.load8x8_u(p2 + stride), v128.shuffle<i16>(wx, wx, 4, 4, 4, 4, 5, 5, 5, 5), v128.shuffle<i16>(wy, wy, 4, 4, 4, 4, 4, 4, 4, 4), v128.shuffle<i16>(wy, wy, 5, 5, 5, 5, 5, 5, 5, 5));
    const s3 = weighted(v128.load8x8_u(p3), v128.load8x8_u(p3 + stride), v128.shuffle<i16>(wx, wx, 6, 6, 6, 6, 7, 7, 7, 7), v128.shuffle<i16>(wy, wy, 6, 6, 6, 6, 6, 6, 6, 6), v128.shuffle<i16>(wy, wy, 7, 7, 7, 7, 7, 7, 7, 7));
    v128.store(row, i8x16.narrow_i16x8_u(sumHalves(s0, s1), sumHalves(s2, s3)));
    u01 = i64x2.add(u01, stepU4);
    u23 = i64x2.add(u23, stepU4);
    v01 = i64x2.add(v01, stepV4);
    v23 = i64x2.add(v23, stepV4);
  }
}

/** From the low words of four 32.32 coordinates: (256 - w, w) as u16 pairs, w the top 8 fraction bits. */
@inline function weightPairs(fractions: v128): v128 {
  const w = i32x4.shr_u(fractions, 24);
  return v128.or(i32x4.sub(i32x4.splat(256), w), i32x4.shl(w, 16));
}

/** The two taps of each row (u16 lanes: left pixel, right pixel) mixed vertically and multiplied by their x weights. */
@inline function weighted(top: v128, bottom: v128, wx: v128, wyTop: v128, wyBottom: v128): v128 {
  const mixed = i16x8.add(i16x8.add(i16x8.mul(top, wyTop), i16x8.mul(bottom, wyBottom)), i16x8.splat(128));
  return i16x8.mul(i16x8.shr_u(mixed, 8), wx);
}

/** Left plus right half of two weighted samples, rounded: two finished pixels as u16. */
@inline function sumHalves(first: v128, second: v128): v128 {
  const sum = i16x8.add(v128.shuffle<i64>(first, second, 0, 2), v128.shuffle<i64>(first, second, 1, 3));
  return i16x8.shr_u(i16x8.add(sum, i16x8.splat(128)), 8);
}

/** Samples whose taps may lie outside; the same arithmetic as the interior, one pixel at a time. */
function edgePixels(
  row: usize, from: i32, to: i32, u: i64, stepU: i64, v: i64, stepV: i64,
  source: usize, stride: i32, width: i32, height: i32, edge: i32,
): void {
  for (let i = from; i < to; i++) {
    const pixelU = u + i * stepU;
    const pixelV = v + i * stepV;
    const x = <i32>(pixelU >> 32);
    const y = <i32>(pixelV >> 32);
    const wx = weightPairs(i32x4.splat(<i32>pixelU));
    const wy = weightPairs(i32x4.splat(<i32>pixelV));
    const sample = weighted(
      tapPair(source, stride, width, height, x, y, edge),
      tapPair(source, stride, width, height, x, y + 1, edge),
      v128.shuffle<i16>(wx, wx, 0, 0, 0, 0, 1, 1, 1, 1),
      v128.shuffle<i16>(wy, wy, 0, 0, 0, 0, 0, 0, 0, 0),
      v128.shuffle<i16>(wy, wy, 1, 1, 1, 1, 1, 1, 1, 1),
    );
    const pixels = sumHalves(sample, sample);
    v128.store32_lane(row + (i << 2), i8x16.narrow_i16x8_u(pixels, pixels), 0);
  }
}

/** Pixels (x, y) and (x + 1, y) as u16 lanes. */
@inline function tapPair(source: usize, stride: i32, width: i32, height: i32, x: i32, y: i32, edge: i32): v128 {
  const left = tap(source, stride, width, height, x, y, edge);
  const right = tap(source, stride, width, height, x + 1, y, edge);
  return low(i64x2.splat(<i64>left | (<i64>right << 32)));
}

/** One pixel of the source, or what lies beyond it. */
export function tap(source: usize, stride: i32, width: i32, height: i32, x: i32, y: i32, edge: i32): u32 {
  if (edge == CLAMP) {
    x = min(max(x, 0), width - 1);
    y = min(max(y, 0), height - 1);
  } else if (<u32>x >= <u32>width || <u32>y >= <u32>height) {
    return 0;
  }
  return load<u32>(source + y * stride + (x << 2));
}
