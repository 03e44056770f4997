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

/** Levels saturated to 0..255 and rounded to nearest, ties to even: adding 2^23 leaves the integer in the low bits. */
@inline export function roundToByte(x: v128): v128 {
  const clamped = clampLanes(x, f32x4.splat(0), f32x4.splat(255));
  return v128.and(f32x4.add(clamped, f32x4.splat(8388608)), i32x4.splat(255));
}

@inline export function packChannels(red: v128, green: v128, blue: v128, alpha: v128): v128 {
  return v128.or(
    v128.or(roundToByte(red), i32x4.shl(roundToByte(green), 8)),
    v128.or(i32x4.shl(roundToByte(blue), 16), i32x4.shl(roundToByte(alpha), 24)),
  );
}
