/** Four pixels as four f32 vectors, one per channel, in levels 0..255. */

/** The channel at bit `shift` (red 0, green 8, blue 16, alpha 24) of four pixels. */
@inline export function channel(pixels: v128, shift: i32): v128 {
  return f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(pixels, shift), i32x4.splat(255)));
}

/** The smaller lane; `a` where either is not a number, so a finite `a` keeps the result finite. */
@inline export function f32Min(a: v128, b: v128): v128 {
  return f32x4.pmin(a, b);
}

/** The larger lane; `a` where either is not a number. */
@inline export function f32Max(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b);
}

/** `chosen` where the mask's lanes are all ones, `otherwise` where they are zero. */
@inline export function select(mask: v128, chosen: v128, otherwise: v128): v128 {
  return v128.bitselect(chosen, otherwise, mask);
}

@inline export function clampLanes(x: v128, lowest: v128, highest: v128): v128 {
  return f32Min(highest, f32Max(lowest, x));
}

/** Four channels, saturated to 0..255 and rounded to nearest, ties to even, as pixels. */
@inline export function packChannels(red: v128, green: v128, blue: v128, alpha: v128): v128 {
  const zero = f32x4.splat(0);
  const full = f32x4.splat(255);
  return packLevels(
    clampLanes(red, zero, full), clampLanes(green, zero, full),
    clampLanes(blue, zero, full), clampLanes(alpha, zero, full),
  );
}

/**
 * As `packChannels`, for levels known to round to 0..255. Adding 2^23 leaves the rounded level in the low byte of the
 * float, two zero bytes above it; shifting drops the rest.
 */
@inline export function packLevels(red: v128, green: v128, blue: v128, alpha: v128): v128 {
  const magic = f32x4.splat(8388608);
  const low = v128.or(
    v128.and(f32x4.add(red, magic), i32x4.splat(255)),
    i32x4.shl(f32x4.add(green, magic), 8),
  );
  return v128.or(low, v128.or(i32x4.shl(f32x4.add(blue, magic), 16), i32x4.shl(f32x4.add(alpha, magic), 24)));
}
