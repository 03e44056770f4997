/**
 * Reading a sample at (x + fx / 256, y + fy / 256), x and y whole, 0 <= fx, fy <= 255.
 *
 * NEAREST takes the pixel (x, y). BILINEAR mixes the 2x2 pixels from (x, y), per channel
 *   left  = (top left  * (256 - fy) + bottom left  * fy + 128) >> 8, right likewise,
 *   value = (left * (256 - fx) + right * fx + 128) >> 8.
 * CUBIC is Catmull-Rom over the 4x4 pixels from (x - 1, y - 1), see cubic.ts.
 *
 * `table` holds the weights of CUBIC. `insideFour` reads four samples whose taps all lie inside the source; `edgePixel` reads one and looks at each tap.
 * Both give the same bytes.
 */
import { cubicEdge, cubicInside } from "./cubic";
import { low } from "./lanes";

export const NEAREST = 0;
export const BILINEAR = 1;
export const CUBIC = 2;

export const TRANSPARENT = 0;
export const CLAMP = 1;

/** Taps a filter takes left of and above its pixel. */
@inline export function tapsBefore(filter: i32): i32 {
  return filter == CUBIC ? 1 : 0;
}

/** Taps a filter takes right of and below its pixel. */
@inline export function tapsAfter(filter: i32): i32 {
  return filter;
}

@inline export function insideFour(
  filter: i32, x: v128, y: v128, fx: v128, fy: v128, source: usize, stride: i32, table: usize,
): v128 {
  const offsets = i32x4.add(i32x4.shl(x, 2), i32x4.mul(y, i32x4.splat(stride)));
  if (filter == BILINEAR) return bilinearInside(offsets, fx, fy, source, stride);
  if (filter == CUBIC) return cubicInside(offsets, fx, fy, source, stride, table);
  let pixels = v128.load32_zero(source + i32x4.extract_lane(offsets, 0));
  pixels = v128.load32_lane(source + i32x4.extract_lane(offsets, 1), pixels, 1);
  pixels = v128.load32_lane(source + i32x4.extract_lane(offsets, 2), pixels, 2);
  return v128.load32_lane(source + i32x4.extract_lane(offsets, 3), pixels, 3);
}

@inline export function edgePixel(
  filter: i32, x: i32, y: i32, fx: i32, fy: i32,
  source: usize, stride: i32, width: i32, height: i32, edge: i32, table: usize,
): u32 {
  if (filter == BILINEAR) return bilinearEdge(x, y, fx, fy, source, stride, width, height, edge);
  if (filter == CUBIC) return cubicEdge(x, y, fx, fy, source, stride, width, height, edge, table);
  return tap(source, stride, width, height, x, y, edge);
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

/** Pixels (x, y) and (x + 1, y). */
@inline export function tapPair(
  source: usize, stride: i32, width: i32, height: i32, x: i32, y: i32, edge: i32,
): v128 {
  const left = tap(source, stride, width, height, x, y, edge);
  const right = tap(source, stride, width, height, x + 1, y, edge);
  return i64x2.splat(<i64>left | (<i64>right << 32));
}

@inline function bilinearInside(offsets: v128, fx: v128, fy: v128, source: usize, stride: i32): v128 {
  const wx = weightPairs(fx);
  const wy = weightPairs(fy);
  const p0 = source + i32x4.extract_lane(offsets, 0);
  const s0 = weighted(
    v128.load8x8_u(p0), v128.load8x8_u(p0 + stride),
    v128.shuffle<i16>(wx, wx, 0, 0, 0, 0, 1, 1, 1, 1),
    v128.shuffle<i16>(wy, wy, 0, 0, 0, 0, 0, 0, 0, 0),
    v128.shuffle<i16>(wy, wy, 1, 1, 1, 1, 1, 1, 1, 1),
  );
  const p1 = source + i32x4.extract_lane(offsets, 1);
  const s1 = weighted(
    v128.load8x8_u(p1), v128.load8x8_u(p1 + stride),
    v128.shuffle<i16>(wx, wx, 2, 2, 2, 2, 3, 3, 3, 3),
    v128.shuffle<i16>(wy, wy, 2, 2, 2, 2, 2, 2, 2, 2),
    v128.shuffle<i16>(wy, wy, 3, 3, 3, 3, 3, 3, 3, 3),
  );
  const p2 = source + i32x4.extract_lane(offsets, 2);
  const s2 = weighted(
    v128.load8x8_u(p2), v128.load8x8_u(p2 + stride),
    v128.shuffle<i16>(wx, wx, 4, 4, 4, 4, 5, 5, 5, 5),
    v128.shuffle<i16>(wy, wy, 4, 4, 4, 4, 4, 4, 4, 4),
    v128.shuffle<i16>(wy, wy, 5, 5, 5, 5, 5, 5, 5, 5),
  );
  const p3 = source + i32x4.extract_lane(offsets, 3);
  const s3 = weighted(
    v128.load8x8_u(p3), v128.load8x8_u(p3 + stride),
    v128.shuffle<i16>(wx, wx, 6, 6, 6, 6, 7, 7, 7, 7),
    v128.shuffle<i16>(wy, wy, 6, 6, 6, 6, 6, 6, 6, 6),
    v128.shuffle<i16>(wy, wy, 7, 7, 7, 7, 7, 7, 7, 7),
  );
  return i8x16.narrow_i16x8_u(sumHalves(s0, s1), sumHalves(s2, s3));
}

/** (256 - f, f) as u16 pairs, one pair per sample. */
@inline function weightPairs(fractions: v128): v128 {
  return v128.or(i32x4.sub(i32x4.splat(256), fractions), i32x4.shl(fractions, 16));
}

/** Left and right pixel (four u16 lanes each), mixed vertically and multiplied by their x weights. */
@inline function weighted(top: v128, bottom: v128, wx: v128, wyTop: v128, wyBottom: v128): v128 {
  return i16x8.mul(mixedColumns(top, bottom, wyTop, wyBottom), wx);
}

/** Rows mixed by their weights, 0..255 as u16. */
@inline export function mixedColumns(top: v128, bottom: v128, wyTop: v128, wyBottom: v128): v128 {
  const sum = i16x8.add(i16x8.mul(top, wyTop), i16x8.mul(bottom, wyBottom));
  return i16x8.shr_u(i16x8.add(sum, i16x8.splat(128)), 8);
}

/** Left plus right half of two weighted samples, rounded: two finished pixels as u16. */
@inline export function sumHalves(first: v128, second: v128): v128 {
  const sum = i16x8.add(v128.shuffle<i64>(first, second, 0, 2), v128.shuffle<i64>(first, second, 1, 3));
  return i16x8.shr_u(i16x8.add(sum, i16x8.splat(128)), 8);
}

function bilinearEdge(
  x: i32, y: i32, fx: i32, fy: i32, source: usize, stride: i32, width: i32, height: i32, edge: i32,
): u32 {
  const sample = weighted(
    low(tapPair(source, stride, width, height, x, y, edge)),
    low(tapPair(source, stride, width, height, x, y + 1, edge)),
    v128.shuffle<i64>(i16x8.splat(<i16>(256 - fx)), i16x8.splat(<i16>fx), 0, 2),
    i16x8.splat(<i16>(256 - fy)),
    i16x8.splat(<i16>fy),
  );
  const pixel = sumHalves(sample, sample);
  return i32x4.extract_lane(i8x16.narrow_i16x8_u(pixel, pixel), 0);
}
