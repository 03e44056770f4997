/**
 * Linear, radial and conic gradients, interpolated in premultiplied f32 and rounded once; no dithering.
 *
 * An affine map takes pixel centres to gradient space (gx, gy); row starts are f64. Then
 *   linear t = gx,  radial t = sqrt(gx^2 + gy^2),  conic t = atan2(gy, gx) / 2 pi in [0, 1), clockwise with y down.
 *
 * `segments` is a table of `count` pieces, 9 f32 each: start, then red, green, blue, alpha at the start
 * (premultiplied levels 0..255), then their change per unit of t. Pieces are sorted; the last one with start <= t
 * holds, the first holds everywhere before the second. With a flat first and last piece both ends are exact.
 */
import { compositeRow } from "./composite";
import { clampLanes, f32Max, f32Min, packLevels, select } from "./channels";
import { alphaBytes } from "./lanes";

const LINEAR = 0;
const RADIAL = 1;
const CONIC = 2;

const SEGMENT_BYTES: i32 = 36;

/** No place of a gradient is further away; keeps what is not finite out of the colours. */
const FURTHEST: f32 = 1e30;

/** `row` is scratch for (destination width + 4) pixels. */
export function paintGradient(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  shape: i32, ux: f64, uy: f64, u0: f64, vx: f64, vy: f64, v0: f64,
  segments: usize, count: i32, opacity: i32, mode: i32, row: usize,
): void {
  const left = max(clipLeft, 0);
  const right = min(clipRight, destinationWidth);
  const bottom = min(clipBottom, destinationHeight);
  if (right <= left || opacity <= 0 || count <= 0) return;
  const end = segments + count * SEGMENT_BYTES;
  for (let y = max(clipTop, 0); y < bottom; y++) {
    const centre = <f64>y + 0.5;
    const startU = <f32>(uy * centre + u0);
    const startV = <f32>(vy * centre + v0);
    switch (shape) {
      case LINEAR: gradientRow(LINEAR, row, left, right, <f32>ux, startU, <f32>vx, startV, segments, end); break;
      case RADIAL: gradientRow(RADIAL, row, left, right, <f32>ux, startU, <f32>vx, startV, segments, end); break;
      case CONIC: gradientRow(CONIC, row, left, right, <f32>ux, startU, <f32>vx, startV, segments, end); break;
    }
    compositeRow(destination + y * destinationStride + (left << 2), row, right - left, opacity, mode);
  }
}

@inline function gradientRow(
  shape: i32, row: usize, left: i32, right: i32, ux: f32, u0: f32, vx: f32, v0: f32, segments: usize, end: usize,
): void {
  let x = f32x4.add(f32x4.splat(<f32>left), f32x4(0.5, 1.5, 2.5, 3.5));
  let segment = segments;
  const rowEnd = row + ((right - left) << 2);
  while (row < rowEnd) {
    // A run of groups that lie in one segment, then one group by itself, from whose first pixel the next run starts.
    const start = v128.load32_splat(segment);
    const reach = segment + SEGMENT_BYTES < end ? v128.load32_splat(segment, SEGMENT_BYTES) : f32x4.splat(Infinity);
    const first = segment == segments;
    for (; row < rowEnd; row += 16, x = f32x4.add(x, f32x4.splat(4))) {
      const t = place(shape, x, ux, u0, vx, v0);
      const inside = v128.and(v128.or(f32x4.ge(t, start), i32x4.splat(first ? -1 : 0)), f32x4.lt(t, reach));
      if (!i32x4.all_true(inside)) break;
      v128.store(row, colorsIn(segment, f32x4.sub(t, start)));
    }
    if (row >= rowEnd) break;
    const t = place(shape, x, ux, u0, vx, v0);
    v128.store(row, colorsAt(t, segments, end));
    row += 16;
    x = f32x4.add(x, f32x4.splat(4));
    segment = segmentAt(f32x4.extract_lane(t, 3), segments, end);
  }
}

/** Where four pixels lie along the gradient. */
@inline function place(shape: i32, x: v128, ux: f32, u0: f32, vx: f32, v0: f32): v128 {
  const gx = f32x4.add(f32x4.mul(f32x4.splat(ux), x), f32x4.splat(u0));
  let t = gx;
  if (shape != LINEAR) {
    const gy = f32x4.add(f32x4.mul(f32x4.splat(vx), x), f32x4.splat(v0));
    t = shape == RADIAL ? f32x4.sqrt(f32x4.add(f32x4.mul(gx, gx), f32x4.mul(gy, gy))) : turns(gx, gy);
  }
  return clampLanes(t, f32x4.splat(-FURTHEST), f32x4.splat(FURTHEST));
}

function segmentAt(t: f32, segments: usize, end: usize): usize {
  let segment = segments;
  while (segment + SEGMENT_BYTES < end && t >= load<f32>(segment + SEGMENT_BYTES)) segment += SEGMENT_BYTES;
  return segment;
}

/** Four pixels of one segment, `along` from its start. */
@inline function colorsIn(segment: usize, along: v128): v128 {
  return mix(
    along,
    v128.load32_splat(segment, 4), v128.load32_splat(segment, 8),
    v128.load32_splat(segment, 12), v128.load32_splat(segment, 16),
    v128.load32_splat(segment, 20), v128.load32_splat(segment, 24),
    v128.load32_splat(segment, 28), v128.load32_splat(segment, 32),
  );
}

/** Four pixels, each in its own segment. */
function colorsAt(t: v128, segments: usize, end: usize): v128 {
  let start = v128.load32_splat(segments);
  let red = v128.load32_splat(segments, 4);
  let green = v128.load32_splat(segments, 8);
  let blue = v128.load32_splat(segments, 12);
  let alpha = v128.load32_splat(segments, 16);
  let redSlope = v128.load32_splat(segments, 20);
  let greenSlope = v128.load32_splat(segments, 24);
  let blueSlope = v128.load32_splat(segments, 28);
  let alphaSlope = v128.load32_splat(segments, 32);
  for (let segment = segments + SEGMENT_BYTES; segment < end; segment += SEGMENT_BYTES) {
    const nextStart = v128.load32_splat(segment);
    const reached = f32x4.ge(t, nextStart);
    if (!v128.any_true(reached)) break;
    start = select(reached, nextStart, start);
    red = select(reached, v128.load32_splat(segment, 4), red);
    green = select(reached, v128.load32_splat(segment, 8), green);
    blue = select(reached, v128.load32_splat(segment, 12), blue);
    alpha = select(reached, v128.load32_splat(segment, 16), alpha);
    redSlope = select(reached, v128.load32_splat(segment, 20), redSlope);
    greenSlope = select(reached, v128.load32_splat(segment, 24), greenSlope);
    blueSlope = select(reached, v128.load32_splat(segment, 28), blueSlope);
    alphaSlope = select(reached, v128.load32_splat(segment, 32), alphaSlope);
  }
  return mix(f32x4.sub(t, start), red, green, blue, alpha, redSlope, greenSlope, blueSlope, alphaSlope);
}

/** Between two stops levels cannot leave 0..255; rounding must not lift a colour above its alpha. */
@inline function mix(
  along: v128, red: v128, green: v128, blue: v128, alpha: v128,
  redSlope: v128, greenSlope: v128, blueSlope: v128, alphaSlope: v128,
): v128 {
  const pixels = packLevels(
    f32x4.add(red, f32x4.mul(redSlope, along)), f32x4.add(green, f32x4.mul(greenSlope, along)),
    f32x4.add(blue, f32x4.mul(blueSlope, along)), f32x4.add(alpha, f32x4.mul(alphaSlope, along)),
  );
  return i8x16.min_u(pixels, alphaBytes(pixels));
}

/** atan2(y, x) / 2 pi in [0, 1]; 0 at the origin. Arctangent by Abramowitz and Stegun 4.4.47, error below 1e-5 rad. */
@inline function turns(x: v128, y: v128): v128 {
  const zero = f32x4.splat(0);
  const width = f32x4.abs(x);
  const height = f32x4.abs(y);
  const ratio = f32x4.div(f32Min(width, height), f32Max(f32x4.splat(1e-30), f32Max(width, height)));
  const square = f32x4.mul(ratio, ratio);
  let series = f32x4.splat(0.0208351);
  series = term(series, square, -0.0851330);
  series = term(series, square, 0.1801410);
  series = term(series, square, -0.3302995);
  series = term(series, square, 0.9998660);
  let turn = f32x4.mul(f32x4.mul(series, ratio), f32x4.splat(0.15915494309189535));
  turn = select(f32x4.gt(height, width), f32x4.sub(f32x4.splat(0.25), turn), turn);
  turn = select(f32x4.lt(x, zero), f32x4.sub(f32x4.splat(0.5), turn), turn);
  return select(f32x4.lt(y, zero), f32x4.sub(f32x4.splat(1), turn), turn);
}

@inline function term(series: v128, square: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(series, square), f32x4.splat(coefficient));
}
