/**
 * Linear, radial and conic gradients, interpolated in premultiplied f32 and rounded once; no dithering.
 *
 * An affine map takes pixel centres to gradient space (gx, gy); row starts are f64. Then
 *   linear t = gx,  radial t = sqrt(gx^2 + gy^2),  conic t = atan2(gy, gx) / 2 pi in [0, 1), clockwise as y points down.
 *
 * `segments` is a table of `count` pieces, 9 f32 each: start, then red, green, blue, alpha at the start (premultiplied
 * levels 0..255), then their change per unit of t. Pieces are sorted; the last one with start <= t holds, the first holds
 * everywhere before the second. With a flat first and last piece both ends are exact.
 */
import { compositeRow } from "./composite";
import { f32Max, f32Min, packChannels, select } from "./channels";

const LINEAR = 0;
const RADIAL = 1;

const SEGMENT_BYTES: i32 = 36;

/** `row` is scratch for (destination width + 4) pixels. Coefficients must be finite. */
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
  const scaleU = f32x4.splat(<f32>ux);
  const scaleV = f32x4.splat(<f32>vx);
  for (let y = max(clipTop, 0); y < bottom; y++) {
    const centre = <f64>y + 0.5;
    const startU = f32x4.splat(<f32>(uy * centre + u0));
    const startV = f32x4.splat(<f32>(vy * centre + v0));
    for (let x = left, pixel = row; x < right; x += 4, pixel += 16) {
      const centres = f32x4.add(f32x4.splat(<f32>x), f32x4(0.5, 1.5, 2.5, 3.5));
      const gx = f32x4.add(f32x4.mul(scaleU, centres), startU);
      let t = gx;
      if (shape != LINEAR) {
        const gy = f32x4.add(f32x4.mul(scaleV, centres), startV);
        t = shape == RADIAL ? f32x4.sqrt(f32x4.add(f32x4.mul(gx, gx), f32x4.mul(gy, gy))) : turns(gx, gy);
      }
      v128.store(pixel, colorsAt(t, segments, end));
    }
    compositeRow(destination + y * destinationStride + (left << 2), row, right - left, opacity, mode);
  }
}

@inline function colorsAt(t: v128, segment: usize, end: usize): v128 {
  let start = v128.load32_splat(segment);
  let red = v128.load32_splat(segment, 4);
  let green = v128.load32_splat(segment, 8);
  let blue = v128.load32_splat(segment, 12);
  let alpha = v128.load32_splat(segment, 16);
  let redSlope = v128.load32_splat(segment, 20);
  let greenSlope = v128.load32_splat(segment, 24);
  let blueSlope = v128.load32_splat(segment, 28);
  let alphaSlope = v128.load32_splat(segment, 32);
  for (segment += SEGMENT_BYTES; segment < end; segment += SEGMENT_BYTES) {
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
  const along = f32x4.sub(t, start);
  const opacity = f32x4.add(alpha, f32x4.mul(alphaSlope, along));
  return packChannels(
    f32Min(opacity, f32x4.add(red, f32x4.mul(redSlope, along))),
    f32Min(opacity, f32x4.add(green, f32x4.mul(greenSlope, along))),
    f32Min(opacity, f32x4.add(blue, f32x4.mul(blueSlope, along))),
    opacity,
  );
}

/** atan2(y, x) / 2 pi in [0, 1]; 0 at the origin. Arctangent by Abramowitz and Stegun 4.4.49, error below 2e-8 rad. */
@inline function turns(x: v128, y: v128): v128 {
  const zero = f32x4.splat(0);
  const width = f32x4.abs(x);
  const height = f32x4.abs(y);
  const ratio = f32x4.div(f32Min(width, height), f32Max(f32x4.splat(1e-30), f32Max(width, height)));
  const square = f32x4.mul(ratio, ratio);
  let series = f32x4.splat(0.0028662257);
  series = term(series, square, -0.0161657367);
  series = term(series, square, 0.0429096138);
  series = term(series, square, -0.0752896400);
  series = term(series, square, 0.1065626393);
  series = term(series, square, -0.1420889944);
  series = term(series, square, 0.1999355085);
  series = term(series, square, -0.3333314528);
  series = term(series, square, 1);
  let turn = f32x4.mul(f32x4.mul(series, ratio), f32x4.splat(0.15915494309189535));
  turn = select(f32x4.gt(height, width), f32x4.sub(f32x4.splat(0.25), turn), turn);
  turn = select(f32x4.lt(x, zero), f32x4.sub(f32x4.splat(0.5), turn), turn);
  return select(f32x4.lt(y, zero), f32x4.sub(f32x4.splat(1), turn), turn);
}

@inline function term(series: v128, square: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(series, square), f32x4.splat(coefficient));
}
