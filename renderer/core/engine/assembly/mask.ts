/** Coverage and masks: what makes a surface partly transparent. */
import { clampLanes, f32Max, f32Min, select } from "./channels";
import { alphaBytes, loadPixels, scaleBytes, spread, storePixels } from "./lanes";

const ALPHA = 0;

/** color * alpha(source) / 255: the shape of the source in one premultiplied colour. May work in place. */
export function tint(
  destination: usize, destinationStride: i32, width: i32, height: i32, source: usize, sourceStride: i32, color: u32,
): void {
  const colors = i32x4.splat(<i32>color);
  for (let y = 0; y < height; y++, destination += destinationStride, source += sourceStride) {
    let x = 0;
    for (; x + 4 <= width; x += 4) {
      v128.store(destination + (x << 2), scaleBytes(colors, alphaBytes(v128.load(source + (x << 2)))));
    }
    const rest = width - x;
    if (rest > 0) {
      const pixels = loadPixels(source + (x << 2), rest);
      storePixels(destination + (x << 2), scaleBytes(colors, alphaBytes(pixels)), rest);
    }
  }
}

/**
 * Multiplies a surface by another one's alpha (kind 0) or luminance (kind 1: round of 0.2126 r + 0.7152 g + 0.0722 b
 * on premultiplied levels, coefficients / 2^15), or by 255 minus that if `inverted`. Each byte becomes round(byte *
 * mask / 255).
 */
export function multiplyMask(
  destination: usize, destinationStride: i32, width: i32, height: i32, mask: usize, maskStride: i32,
  kind: i32, inverted: i32,
): void {
  const flip = i8x16.splat(inverted ? -1 : 0);
  for (let y = 0; y < height; y++, destination += destinationStride, mask += maskStride) {
    let x = 0;
    for (; x + 4 <= width; x += 4) {
      const factors = v128.xor(maskBytes(v128.load(mask + (x << 2)), kind), flip);
      v128.store(destination + (x << 2), scaleBytes(v128.load(destination + (x << 2)), factors));
    }
    const rest = width - x;
    if (rest > 0) {
      const factors = v128.xor(maskBytes(loadPixels(mask + (x << 2), rest), kind), flip);
      storePixels(destination + (x << 2), scaleBytes(loadPixels(destination + (x << 2), rest), factors), rest);
    }
  }
}

/** Each pixel's mask value in all four of its bytes. */
@inline function maskBytes(pixels: v128, kind: i32): v128 {
  if (kind == ALPHA) return alphaBytes(pixels);
  const redBlue = v128.and(pixels, i32x4.splat(0x00ff00ff));
  const greenAlpha = i16x8.shr_u(pixels, 8);
  const sum = i32x4.add(
    i32x4.dot_i16x8_s(redBlue, i32x4.splat(6966 | (2366 << 16))),
    i32x4.dot_i16x8_s(greenAlpha, i32x4.splat(23436)),
  );
  const luma = i32x4.shr_u(i32x4.add(sum, i32x4.splat(1 << 14)), 15);
  return v128.swizzle(luma, i8x16(0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12));
}

/** Multiplies a surface by 8-bit coverage: each byte becomes round(byte * coverage / 255). */
export function multiplyCoverage(
  destination: usize, destinationStride: i32, width: i32, height: i32, coverage: usize, coverageStride: i32,
): void {
  for (let y = 0; y < height; y++, destination += destinationStride, coverage += coverageStride) {
    let x = 0;
    for (; x + 4 <= width; x += 4) {
      const factors = spread(load<u32>(coverage + x));
      v128.store(destination + (x << 2), scaleBytes(v128.load(destination + (x << 2)), factors));
    }
    for (; x < width; x++) {
      const pixel = destination + (x << 2);
      const factors = i8x16.splat(<i8>load<u8>(coverage + x));
      v128.store32_lane(pixel, scaleBytes(v128.load32_zero(pixel), factors), 0);
    }
  }
}

/**
 * Coverage of a rectangle with elliptic corners, in [left, right) x [top, bottom) of fractional pixels; every byte of
 * the destination is written. The caller keeps 0 <= 2 * radius <= side.
 *
 * Away from the corners coverage is the exact area of the pixel inside. In a corner it is 1/2 minus the distance from
 * the pixel's centre to the ellipse, clamped; the distance is exact for circles and first order for ellipses.
 */
export function roundedRectCoverage(
  destination: usize, stride: i32, width: i32, height: i32,
  left: f32, top: f32, right: f32, bottom: f32, radiusX: f32, radiusY: f32,
): void {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const round = radiusX > 0 && radiusY > 0;
  const inverseX = f32x4.splat(round ? <f32>1 / radiusX : 0);
  const inverseY: f32 = round ? <f32>1 / radiusY : 0;
  const farther: f32 = round ? CERTAIN / min<f32>(radiusX, radiusY) : 0;
  const innerLeft = f32x4.splat(left + radiusX);
  const innerRight = f32x4.splat(right - radiusX);
  for (let y = 0; y < height; y++, destination += stride) {
    const rowTop = <f32>y;
    const rowArea = f32x4.splat(max<f32>(0, min<f32>(bottom, rowTop + 1) - max<f32>(top, rowTop)));
    const centreY = rowTop + 0.5;
    const dy = max<f32>(0, max<f32>(top + radiusY - centreY, centreY - (bottom - radiusY)));
    const ey = f32x4.splat(dy * inverseY);
    const gy = f32x4.splat(dy * inverseY * inverseY);
    const cornered = round && dy > 0;
    // Nothing outside the rectangle; between its sides, or between its corners, all of the row alike.
    // From a corner's middle to where it certainly still is full, and to where it certainly is empty.
    const full = cornered ? reach(1 - farther, dy * inverseY) * radiusX : 0;
    const empty = cornered ? min<f32>(radiusX, reach(1 + farther, dy * inverseY) * radiusX + 1) : 0;
    const side = cornered ? radiusX : 0;
    const outerLeft = column(floor(left + side - empty), width);
    const outerRight = max(outerLeft, column(ceil(right - side + empty), width));
    const middleLeft = min(outerRight, max(outerLeft, column(ceil(left + side - full), width)));
    const middleRight = max(middleLeft, min(outerRight, column(floor(right - side + full), width)));
    const level = <u8>i32(max<f32>(0, min<f32>(1, f32x4.extract_lane(rowArea, 0))) * 255 + 0.5);
    memory.fill(destination, 0, outerLeft);
    memory.fill(destination + middleLeft, level, middleRight - middleLeft);
    memory.fill(destination + outerRight, 0, width - outerRight);
    for (let x = outerLeft; x < outerRight; x += 4) {
      if (x >= middleLeft && x < middleRight) x = middleRight;
      const end = x < middleLeft ? middleLeft : outerRight;
      if (x >= end) break;
      const columns = f32x4.add(f32x4.splat(<f32>x), f32x4(0, 1, 2, 3));
      const within = f32x4.sub(
        f32Min(f32x4.splat(right), f32x4.add(columns, one)), f32Max(f32x4.splat(left), columns),
      );
      let area = f32x4.mul(clampLanes(within, zero, one), rowArea);
      if (cornered) {
        const centres = f32x4.add(columns, f32x4.splat(0.5));
        const dx = f32Max(zero, f32Max(f32x4.sub(innerLeft, centres), f32x4.sub(centres, innerRight)));
        const inCorner = f32x4.gt(dx, zero);
        if (v128.any_true(inCorner)) area = select(inCorner, f32Min(area, cornerCoverage(dx, inverseX, ey, gy)), area);
      }
      const levels = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(area, f32x4.splat(255)), f32x4.splat(0.5)));
      const words = i16x8.narrow_i32x4_s(levels, levels);
      const packed = i32x4.extract_lane(i8x16.narrow_i16x8_u(words, words), 0);
      for (let i = 0; i < 4 && x + i < end; i++) store<u8>(destination + x + i, <u8>(packed >> (i << 3)));
      if (x + 4 > end) x = end - 4;
    }
  }
}

/**
 * How far from an edge, in pixels, coverage certainly is full or empty: half a pixel, one for what lies between columns and
 * pixels' middles, and far more than rounding. The distance of `cornerCoverage` is at least |sqrt f - 1| times the smaller radius.
 */
const CERTAIN: f32 = 2;

/** ex where sqrt f is `size`, 0 where it is larger everywhere on the row. */
@inline function reach(size: f32, ey: f32): f32 {
  return sqrt<f32>(max<f32>(0, max<f32>(0, size) * max<f32>(0, size) - ey * ey));
}

/** A column of a row of `width`, also for numbers beyond it. */
@inline function column(x: f32, width: i32): i32 {
  return <i32>max<f32>(0, min<f32>(<f32>width, x));
}

/**
 * 1/2 minus the distance to the ellipse f = 1, f = ex^2 + ey^2: (f - sqrt f) / |gradient / 2|, with the gradient (gx,
 * gy).
 */
@inline function cornerCoverage(dx: v128, inverseX: v128, ey: v128, gy: v128): v128 {
  const ex = f32x4.mul(dx, inverseX);
  const gx = f32x4.mul(ex, inverseX);
  const square = f32x4.add(f32x4.mul(ex, ex), f32x4.mul(ey, ey));
  const slope = f32x4.sqrt(f32x4.add(f32x4.mul(gx, gx), f32x4.mul(gy, gy)));
  const distance = f32x4.div(f32x4.sub(square, f32x4.sqrt(square)), f32Max(f32x4.splat(1e-30), slope));
  return clampLanes(f32x4.sub(f32x4.splat(0.5), distance), f32x4.splat(0), f32x4.splat(1));
}
