/**
 * Drawing one surface through an affine or a perspective map.
 *
 * The map takes destination to source, both in continuous pixel coordinates (pixel i covers [i, i + 1)), with
 * X = x + 1/2, Y = y + 1/2:
 *   affine       u = ux * X + uy * Y + u0,  v = vx * X + vy * Y + v0
 *   perspective  the same divided by w = wx * X + wy * Y + w0; where w <= 0 there is nothing to see
 *
 * Affine rows start in f64, floored to 32.32; steps are added as integers (fixed.ts). Perspective rows start in f64 and
 * go on in f32. Coordinates are rounded to 1/256 px, ties upwards; filter.ts says how four pixels are read there.
 *
 * Beyond the source lies either transparency (TRANSPARENT: edges fade out as if the source had a transparent border) or
 * its outermost pixels, repeated (CLAMP).
 */
import { compositeRow } from "./composite";
import { tabulateWeights, WEIGHT_TABLE_BYTES } from "./cubic";
import { BILINEAR, CLAMP, CUBIC, edgePixel, insideFour, NEAREST, tapsAfter, tapsBefore } from "./filter";
import { isWalkable, narrowSpan, ONE, setSpan, spanEnd, spanStart, toFixed } from "./fixed";
import { scaleBilinear } from "./scale";
import { scaleCubic } from "./scale-cubic";

/** Half of 1/256 px, so that truncating to 8 fraction bits rounds to nearest. */
const HALF_WEIGHT: f64 = 1.0 / 512.0;

/** From continuous coordinates to the top left tap: filters that mix pixels do so between pixel centres. */
@inline function tapShift(filter: i32): f64 {
  return filter == NEAREST ? 0.0 : HALF_WEIGHT - 0.5;
}

/** `scratch` has room for the weights of CUBIC and what scale.ts and scale-cubic.ts need. */
export function sampleAffine(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  ux: f64, uy: f64, u0: f64, vx: f64, vy: f64, v0: f64,
  filter: i32, edge: i32, opacity: i32, mode: i32, scratch: usize,
): void {
  const left = max(clipLeft, 0);
  const right = min(clipRight, destinationWidth);
  const bottom = min(clipBottom, destinationHeight);
  if (right <= left || opacity <= 0 || sourceWidth <= 0 || sourceHeight <= 0) return;
  if (!isWalkable(ux, uy, u0) || !isWalkable(vx, vy, v0)) return;

  const stepU = toFixed(ux);
  const stepV = toFixed(vx);
  const shift = tapShift(filter);
  // A sample that mixes pixels can touch the source while its own pixel lies one before.
  const before: i64 = filter == NEAREST ? 0 : ONE;
  const row = scratch + WEIGHT_TABLE_BYTES;
  if (filter == CUBIC) tabulateWeights(scratch);

  if (filter == BILINEAR && uy == 0 && vx == 0 && abs(stepU) <= 2 * ONE) {
    return scaleBilinear(
      destination, destinationStride, destinationWidth, left, max(clipTop, 0), right, bottom,
      source, sourceStride, sourceWidth, sourceHeight,
      toFixed(ux * 0.5 + u0 + shift) + left * stepU, stepU, vy, v0, shift, edge, opacity, mode, row,
    );
  }
  if (filter == CUBIC && uy == 0 && vx == 0 && abs(stepU) <= 2 * ONE) {
    return scaleCubic(
      destination, destinationStride, left, max(clipTop, 0), right, bottom,
      source, sourceStride, sourceWidth, sourceHeight,
      toFixed(ux * 0.5 + u0 + shift) + left * stepU, stepU, vy, v0, shift, edge, opacity, mode, row, scratch,
    );
  }
  for (let y = max(clipTop, 0); y < bottom; y++) {
    const centre = <f64>y + 0.5;
    const u = toFixed(ux * 0.5 + uy * centre + u0 + shift) + left * stepU;
    const v = toFixed(vx * 0.5 + vy * centre + v0 + shift) + left * stepV;
    setSpan(0, right - left);
    if (edge != CLAMP) {
      narrowSpan(u, stepU, -before, <i64>sourceWidth << 32);
      narrowSpan(v, stepV, -before, <i64>sourceHeight << 32);
    }
    const first = spanStart;
    const count = spanEnd - first;
    if (count <= 0) continue;
    affineRow(
      row, count, u + first * stepU, stepU, v + first * stepV, stepV,
      source, sourceStride, sourceWidth, sourceHeight, filter, edge, scratch,
    );
    compositeRow(destination + y * destinationStride + ((left + first) << 2), row, count, opacity, mode);
  }
}

/** Writes `count` samples. One loop per filter. */
function affineRow(
  row: usize, count: i32, u: i64, stepU: i64, v: i64, stepV: i64,
  source: usize, stride: i32, width: i32, height: i32, filter: i32, edge: i32, table: usize,
): void {
  const before = <i64>tapsBefore(filter);
  const after = <i64>tapsAfter(filter);
  setSpan(0, count);
  narrowSpan(u, stepU, before << 32, (<i64>width - after) << 32);
  narrowSpan(v, stepV, before << 32, (<i64>height - after) << 32);
  const first = spanStart;
  const end = first + ((spanEnd - first) & ~3);
  const insideU = u + first * stepU;
  const insideV = v + first * stepV;
  edgeSamples(row, 0, first, u, stepU, v, stepV, source, stride, width, height, filter, edge, table);
  switch (filter) {
    case NEAREST: insideSamples(NEAREST, row, first, end, insideU, stepU, insideV, stepV, source, stride, table); break;
    case BILINEAR: insideSamples(BILINEAR, row, first, end, insideU, stepU, insideV, stepV, source, stride, table); break;
    case CUBIC: insideSamples(CUBIC, row, first, end, insideU, stepU, insideV, stepV, source, stride, table); break;
  }
  edgeSamples(row, end, count, u, stepU, v, stepV, source, stride, width, height, filter, edge, table);
}

@inline function insideSamples(
  filter: i32, row: usize, first: i32, end: i32, u: i64, stepU: i64, v: i64, stepV: i64,
  source: usize, stride: i32, table: usize,
): void {
  let u01 = i64x2(u, u + stepU);
  let u23 = i64x2.add(u01, i64x2.splat(stepU << 1));
  let v01 = i64x2(v, v + stepV);
  let v23 = i64x2.add(v01, i64x2.splat(stepV << 1));
  const stepU4 = i64x2.splat(stepU << 2);
  const stepV4 = i64x2.splat(stepV << 2);
  const rowEnd = row + (end << 2);
  for (row += first << 2; row < rowEnd; row += 16) {
    const pixels = insideFour(
      filter,
      v128.shuffle<i32>(u01, u23, 1, 3, 5, 7),
      v128.shuffle<i32>(v01, v23, 1, 3, 5, 7),
      i32x4.shr_u(v128.shuffle<i32>(u01, u23, 0, 2, 4, 6), 24),
      i32x4.shr_u(v128.shuffle<i32>(v01, v23, 0, 2, 4, 6), 24),
      source, stride, table,
    );
    v128.store(row, pixels);
    u01 = i64x2.add(u01, stepU4);
    u23 = i64x2.add(u23, stepU4);
    v01 = i64x2.add(v01, stepV4);
    v23 = i64x2.add(v23, stepV4);
  }
}

export function edgeSamples(
  row: usize, from: i32, to: i32, u: i64, stepU: i64, v: i64, stepV: i64,
  source: usize, stride: i32, width: i32, height: i32, filter: i32, edge: i32, table: usize,
): void {
  for (let i = from; i < to; i++) {
    const pixelU = u + i * stepU;
    const pixelV = v + i * stepV;
    const pixel = edgePixel(
      filter, <i32>(pixelU >> 32), <i32>(pixelV >> 32), <i32>(pixelU >>> 24) & 255, <i32>(pixelV >>> 24) & 255,
      source, stride, width, height, edge, table,
    );
    store<u32>(row + (i << 2), pixel);
  }
}

/** `scratch` has room for the weights of CUBIC and (destination width + 4) pixels. Coefficients must be finite. */
export function samplePerspective(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  ux: f64, uy: f64, u0: f64, vx: f64, vy: f64, v0: f64, wx: f64, wy: f64, w0: f64,
  filter: i32, edge: i32, opacity: i32, mode: i32, scratch: usize,
): void {
  const left = max(clipLeft, 0);
  const right = min(clipRight, destinationWidth);
  const bottom = min(clipBottom, destinationHeight);
  if (right <= left || opacity <= 0 || sourceWidth <= 0 || sourceHeight <= 0) return;
  const row = scratch + WEIGHT_TABLE_BYTES;
  if (filter == CUBIC) tabulateWeights(scratch);
  for (let y = max(clipTop, 0); y < bottom; y++) {
    const centre = <f64>y + 0.5;
    const rowU = uy * centre + u0;
    const rowV = vy * centre + v0;
    const rowW = wy * centre + w0;
    perspectiveRow(
      row, left, right - left, ux, rowU, vx, rowV, wx, rowW,
      source, sourceStride, sourceWidth, sourceHeight, filter, edge, scratch,
    );
    compositeRow(destination + y * destinationStride + (left << 2), row, right - left, opacity, mode);
  }
}

/** Writes `count` samples, rounded up to a multiple of four. One loop per filter. */
function perspectiveRow(
  row: usize, left: i32, count: i32, ux: f64, u0: f64, vx: f64, v0: f64, wx: f64, w0: f64,
  source: usize, stride: i32, width: i32, height: i32, filter: i32, edge: i32, table: usize,
): void {
  switch (filter) {
    case NEAREST: {
      projectedRow(NEAREST, row, left, count, ux, u0, vx, v0, wx, w0, source, stride, width, height, edge, table);
      break;
    }
    case BILINEAR: {
      projectedRow(BILINEAR, row, left, count, ux, u0, vx, v0, wx, w0, source, stride, width, height, edge, table);
      break;
    }
    case CUBIC: {
      projectedRow(CUBIC, row, left, count, ux, u0, vx, v0, wx, w0, source, stride, width, height, edge, table);
      break;
    }
  }
}

@inline function projectedRow(
  filter: i32, row: usize, left: i32, count: i32, ux: f64, u0: f64, vx: f64, v0: f64, wx: f64, w0: f64,
  source: usize, stride: i32, width: i32, height: i32, edge: i32, table: usize,
): void {
  const end = row + (count << 2);
  let x = f32x4.add(f32x4.splat(<f32>left), f32x4(0.5, 1.5, 2.5, 3.5));
  while (row < end) {
    // A run of samples that lie inside.
    for (; row < end; row += 16, x = f32x4.add(x, f32x4.splat(4))) {
      const w = along(x, wx, w0);
      const u = projected(filter, x, ux, u0, w);
      const v = projected(filter, x, vx, v0, w);
      const pixelX = i32x4.shr_s(u, 8);
      const pixelY = i32x4.shr_s(v, 8);
      if (!allInside(pixelX, pixelY, w, tapsBefore(filter), tapsAfter(filter), width, height)) break;
      const byte = i32x4.splat(255);
      v128.store(row, insideFour(filter, pixelX, pixelY, v128.and(u, byte), v128.and(v, byte), source, stride, table));
    }
    if (row >= end) break;
    const w = along(x, wx, w0);
    const u = projected(filter, x, ux, u0, w);
    const v = projected(filter, x, vx, v0, w);
    v128.store(row, edgeFour(filter, u, v, w, source, stride, width, height, edge, table));
    row += 16;
    x = f32x4.add(x, f32x4.splat(4));
  }
}

/** `tapShift` in units of 1/256 px. */
@inline function perspectiveShift(filter: i32): f32 {
  return <f32>(tapShift(filter) * 256.0);
}

@inline function along(x: v128, scale: f64, offset: f64): v128 {
  return f32x4.add(f32x4.mul(f32x4.splat(<f32>scale), x), f32x4.splat(<f32>offset));
}

/** A coordinate in units of 1/256 px, floored and saturated; what is not a number becomes 0. */
@inline function projected(filter: i32, x: v128, scale: f64, offset: f64, w: v128): v128 {
  const quotient = f32x4.div(along(x, scale, offset), w);
  const units = f32x4.add(f32x4.mul(quotient, f32x4.splat(256)), f32x4.splat(perspectiveShift(filter)));
  return i32x4.trunc_sat_f32x4_s(f32x4.floor(units));
}

/** True when all four samples are in front of the viewer and their taps lie inside the source. */
@inline function allInside(x: v128, y: v128, w: v128, before: i32, after: i32, width: i32, height: i32): bool {
  const start = i32x4.splat(before);
  const columns = i32x4.splat(max(width - before - after, 0));
  const rows = i32x4.splat(max(height - before - after, 0));
  const inside = v128.and(i32x4.lt_u(i32x4.sub(x, start), columns), i32x4.lt_u(i32x4.sub(y, start), rows));
  return i32x4.all_true(v128.and(inside, f32x4.gt(w, f32x4.splat(0))));
}

/** Four samples at (u, v) in units of 1/256 px, any of which may lie outside the source or behind the viewer. */
function edgeFour(
  filter: i32, u: v128, v: v128, w: v128,
  source: usize, stride: i32, width: i32, height: i32, edge: i32, table: usize,
): v128 {
  const pixels = i32x4(
    edgeSample(filter, i32x4.extract_lane(u, 0), i32x4.extract_lane(v, 0), source, stride, width, height, edge, table),
    edgeSample(filter, i32x4.extract_lane(u, 1), i32x4.extract_lane(v, 1), source, stride, width, height, edge, table),
    edgeSample(filter, i32x4.extract_lane(u, 2), i32x4.extract_lane(v, 2), source, stride, width, height, edge, table),
    edgeSample(filter, i32x4.extract_lane(u, 3), i32x4.extract_lane(v, 3), source, stride, width, height, edge, table),
  );
  return v128.and(pixels, f32x4.gt(w, f32x4.splat(0)));
}

@inline function edgeSample(
  filter: i32, u: i32, v: i32, source: usize, stride: i32, width: i32, height: i32, edge: i32, table: usize,
): u32 {
  return edgePixel(filter, u >> 8, v >> 8, u & 255, v & 255, source, stride, width, height, edge, table);
}
