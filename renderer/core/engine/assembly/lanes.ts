/**
 * Shared lane arithmetic. A pixel vector holds four premultiplied RGBA8 pixels (16 bytes); its two halves widened to
 * u16 are called low (pixels 0 and 1) and high (pixels 2 and 3).
 *
 * Everything here is integer or single IEEE operations, so each function has one result on every machine.
 */

@inline export function low(pixels: v128): v128 {
  return i16x8.extend_low_i8x16_u(pixels);
}

@inline export function high(pixels: v128): v128 {
  return i16x8.extend_high_i8x16_u(pixels);
}

/** round(x / 255), exact for every 0 <= x <= 65025 = 255 * 255. */
@inline export function divideBy255(x: v128): v128 {
  const biased = i16x8.add(x, i16x8.splat(128));
  return i16x8.shr_u(i16x8.add(biased, i16x8.shr_u(biased, 8)), 8);
}

/** Each pixel's alpha in all four of its bytes. A swizzle, because engines make the places of a shuffle anew every time. */
@inline export function alphaBytes(pixels: v128): v128 {
  return v128.swizzle(pixels, i8x16(3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15));
}

/** Four levels of coverage, the first in the lowest byte, each in all four bytes of its pixel. */
@inline export function spread(levels: u32): v128 {
  return v128.swizzle(i32x4.splat(<i32>levels), i8x16(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3));
}

/** round(pixels * factors / 255), byte by byte. */
@inline export function scaleBytes(pixels: v128, factors: v128): v128 {
  return i8x16.narrow_i16x8_u(
    divideBy255(i16x8.mul(low(pixels), low(factors))),
    divideBy255(i16x8.mul(high(pixels), high(factors))),
  );
}

/**
 * Porter-Duff source over destination: s + round(d * (255 - alpha(s)) / 255). Cannot exceed 255 for premultiplied
 * input.
 */
@inline export function over(source: v128, destination: v128): v128 {
  return i8x16.add_sat_u(source, scaleBytes(destination, v128.not(alphaBytes(source))));
}

/** True when all four pixels have alpha 255. */
@inline export function allOpaque(pixels: v128): bool {
  return !v128.any_true(v128.andnot(i32x4.splat(<i32>0xff000000), pixels));
}

/** The first `count` (1 to 3) pixels at `pointer`; reads nothing beyond them, the other lanes are zero. */
export function loadPixels(pointer: usize, count: i32): v128 {
  if (count == 1) return v128.load32_zero(pointer);
  const pair = v128.load64_zero(pointer);
  return count == 2 ? pair : v128.load32_lane(pointer, pair, 2, 8);
}

/** Stores the first `count` (1 to 3) pixels and touches nothing beyond them. */
export function storePixels(pointer: usize, pixels: v128, count: i32): void {
  if (count == 1) {
    v128.store32_lane(pointer, pixels, 0);
    return;
  }
  v128.store64_lane(pointer, pixels, 0);
  if (count == 3) v128.store32_lane(pointer, pixels, 2, 8);
}
