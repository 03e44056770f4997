/**
 * The sixteen blend modes of W3C Compositing and Blending 1, on premultiplied colours.
 *
 * With source s, backdrop d and their alphas sa, da the result is
 *   color = s * (1 - da) + d * (1 - sa) + sa * da * B(d / da, s / sa),  alpha = sa + da - sa * da.
 * Below every value is a whole level 0..255, so the sum is in units of 1 / 255^2 and B's term is written as the `mixed`
 * product 255^2 * sa * da * B. Modes without a division are exact integers with one rounding; the others are f32.
 */
import { alphaBytes, divideBy255, high, loadPixels, low, over, scaleBytes, storePixels } from "./lanes";
import { channel, f32Max, f32Min, packChannels, select } from "./channels";

export const NORMAL = 0;
const MULTIPLY = 1;
const SCREEN = 2;
const OVERLAY = 3;
const DARKEN = 4;
const LIGHTEN = 5;
const COLOR_DODGE = 6;
const COLOR_BURN = 7;
const HARD_LIGHT = 8;
const SOFT_LIGHT = 9;
const DIFFERENCE = 10;
const EXCLUSION = 11;
const HUE = 12;
const SATURATION = 13;
const COLOR = 14;
const LUMINOSITY = 15;

/** Blends `count` source pixels onto the destination row in any mode; an unknown mode draws nothing. */
export function blendRow(destination: usize, source: usize, count: i32, opacity: i32, mode: i32): void {
  switch (mode) {
    case NORMAL: return row(NORMAL, destination, source, count, opacity);
    case MULTIPLY: return row(MULTIPLY, destination, source, count, opacity);
    case SCREEN: return row(SCREEN, destination, source, count, opacity);
    case OVERLAY: return row(OVERLAY, destination, source, count, opacity);
    case DARKEN: return row(DARKEN, destination, source, count, opacity);
    case LIGHTEN: return row(LIGHTEN, destination, source, count, opacity);
    case COLOR_DODGE: return row(COLOR_DODGE, destination, source, count, opacity);
    case COLOR_BURN: return row(COLOR_BURN, destination, source, count, opacity);
    case HARD_LIGHT: return row(HARD_LIGHT, destination, source, count, opacity);
    case SOFT_LIGHT: return row(SOFT_LIGHT, destination, source, count, opacity);
    case DIFFERENCE: return row(DIFFERENCE, destination, source, count, opacity);
    case EXCLUSION: return row(EXCLUSION, destination, source, count, opacity);
    case HUE: return row(HUE, destination, source, count, opacity);
    case SATURATION: return row(SATURATION, destination, source, count, opacity);
    case COLOR: return row(COLOR, destination, source, count, opacity);
    case LUMINOSITY: return row(LUMINOSITY, destination, source, count, opacity);
  }
}

/** One loop per mode: `mode` is a constant here, so the compiler keeps only its branch of `blend`. */
@inline function row(mode: i32, destination: usize, source: usize, count: i32, opacity: i32): void {
  const factors = i8x16.splat(<i8>opacity);
  for (; count > 0; count -= 4, destination += 16, source += 16) {
    let pixels = count >= 4 ? v128.load(source) : loadPixels(source, count);
    if (!v128.any_true(pixels)) continue;
    if (opacity < 255) pixels = scaleBytes(pixels, factors);
    if (count >= 4) v128.store(destination, blend(mode, pixels, v128.load(destination)));
    else storePixels(destination, blend(mode, pixels, loadPixels(destination, count)), count);
  }
}

@inline function blend(mode: i32, s: v128, d: v128): v128 {
  if (mode == NORMAL) return over(s, d);
  if (mode == COLOR_DODGE || mode == COLOR_BURN || mode == SOFT_LIGHT) return separable(mode, s, d);
  if (mode >= HUE) return nonSeparable(mode, s, d);
  const sa = alphaBytes(s);
  const da = alphaBytes(d);
  return i8x16.narrow_i16x8_u(
    exact(mode, low(s), low(d), low(sa), low(da)),
    exact(mode, high(s), high(d), high(sa), high(da)),
  );
}

/**
 * Eight channels as u16. Sums are taken modulo 2^16: what they add up to lies in 0..255^2 for premultiplied input. In
 * the alpha lanes (s = sa, d = da) every formula gives the alpha of the result.
 */
@inline function exact(mode: i32, s: v128, d: v128, sa: v128, da: v128): v128 {
  const full = i16x8.splat(255);
  const apart = i16x8.add(i16x8.mul(s, i16x8.sub(full, da)), i16x8.mul(d, i16x8.sub(full, sa)));
  return divideBy255(i16x8.add(apart, mixedExact(mode, s, d, sa, da)));
}

@inline function mixedExact(mode: i32, s: v128, d: v128, sa: v128, da: v128): v128 {
  if (mode == MULTIPLY) return i16x8.mul(s, d);
  const sda = i16x8.mul(s, da);
  const dsa = i16x8.mul(d, sa);
  const sd = i16x8.mul(s, d);
  if (mode == SCREEN) return i16x8.sub(i16x8.add(sda, dsa), sd);
  if (mode == DARKEN) return i16x8.min_u(sda, dsa);
  if (mode == LIGHTEN) return i16x8.max_u(sda, dsa);
  const alphas = alphaLanes();
  if (mode == DIFFERENCE) {
    return v128.bitselect(sda, i16x8.sub(i16x8.max_u(sda, dsa), i16x8.min_u(sda, dsa)), alphas);
  }
  if (mode == EXCLUSION) {
    return v128.bitselect(sda, i16x8.sub(i16x8.add(sda, dsa), i16x8.shl(sd, 1)), alphas);
  }
  // Hard light multiplies where the source is dark and screens where it is light; overlay asks the backdrop.
  const dark = mode == HARD_LIGHT ? i16x8.le_u(i16x8.shl(s, 1), sa) : i16x8.le_u(i16x8.shl(d, 1), da);
  const multiplied = i16x8.shl(sd, 1);
  const lightened = i16x8.mul(i16x8.sub(da, d), i16x8.sub(sa, s));
  const screened = i16x8.sub(i16x8.mul(sa, da), i16x8.shl(lightened, 1));
  return v128.bitselect(sda, v128.bitselect(multiplied, screened, dark), alphas);
}

/** All ones in the two alpha lanes of eight channels. */
@inline function alphaLanes(): v128 {
  return i16x8(0, 0, 0, -1, 0, 0, 0, -1);
}

/** color-dodge, color-burn and soft-light on four pixels. */
@inline function separable(mode: i32, s: v128, d: v128): v128 {
  const sa = channel(s, 24);
  const da = channel(d, 24);
  return packResult(
    sa, da,
    separableChannel(mode, channel(s, 0), channel(d, 0), sa, da),
    separableChannel(mode, channel(s, 8), channel(d, 8), sa, da),
    separableChannel(mode, channel(s, 16), channel(d, 16), sa, da),
  );
}

@inline function separableChannel(mode: i32, s: v128, d: v128, sa: v128, da: v128): v128 {
  return f32x4.add(apart(s, d, sa, da), mixedFloat(mode, s, d, sa, da));
}

/** Divisions by zero happen only in lanes that `select` drops. Products of three levels are exact: 255^3 < 2^24. */
@inline function mixedFloat(mode: i32, s: v128, d: v128, sa: v128, da: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const whole = f32x4.mul(sa, da);
  if (mode == COLOR_DODGE) {
    // B = min(1, cb / (1 - cs)); 0 where cb = 0, else 1 where cs = 1.
    const quotient = f32x4.div(f32x4.mul(f32x4.mul(sa, sa), d), f32x4.sub(sa, s));
    const dodged = select(f32x4.ge(s, sa), whole, f32Min(whole, quotient));
    return select(f32x4.eq(d, zero), zero, dodged);
  }
  if (mode == COLOR_BURN) {
    // B = 1 - min(1, (1 - cb) / cs); 1 where cb = 1, else 0 where cs = 0.
    const quotient = f32x4.div(f32x4.mul(f32x4.mul(sa, sa), f32x4.sub(da, d)), s);
    const burned = select(f32x4.eq(s, zero), zero, f32x4.sub(whole, f32Min(whole, quotient)));
    return select(f32x4.ge(d, da), whole, burned);
  }
  // Soft light: B = cb + (2 cs - 1) * (cs <= 1/2 ? cb - cb^2 : D(cb) - cb),
  // D(c) = c <= 1/4 ? ((16 c - 12) c + 4) c : sqrt(c).
  const cb = f32x4.div(d, f32Max(da, one));
  const cubic = f32x4.mul(
    f32x4.add(f32x4.mul(f32x4.sub(f32x4.mul(f32x4.splat(16), cb), f32x4.splat(12)), cb), f32x4.splat(4)), cb,
  );
  const curve = select(f32x4.le(cb, f32x4.splat(0.25)), cubic, f32x4.sqrt(cb));
  const twice = f32x4.sub(f32x4.add(s, s), sa);
  const bend = select(f32x4.le(twice, zero), f32x4.sub(cb, f32x4.mul(cb, cb)), f32x4.sub(curve, cb));
  return f32x4.add(f32x4.mul(sa, d), f32x4.mul(f32x4.mul(da, twice), bend));
}

/**
 * hue, saturation, color, luminosity: SetLum(SetSat(base, sat), lum) of the W3C text. SetSat and SetLum with
 * ClipColor are affine in the channels, so each result is lum + (base - Lum(base)) * gain with one gain for all
 * three.
 */
@inline function nonSeparable(mode: i32, s: v128, d: v128): v128 {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  const sa = channel(s, 24);
  const da = channel(d, 24);
  const sRed = channel(s, 0);
  const sGreen = channel(s, 8);
  const sBlue = channel(s, 16);
  const dRed = channel(d, 0);
  const dGreen = channel(d, 8);
  const dBlue = channel(d, 16);
  const sUnit = f32x4.div(one, f32Max(sa, one));
  const dUnit = f32x4.div(one, f32Max(da, one));

  const sourceIsBase = mode == HUE || mode == COLOR;
  const baseUnit = sourceIsBase ? sUnit : dUnit;
  const red = f32x4.mul(sourceIsBase ? sRed : dRed, baseUnit);
  const green = f32x4.mul(sourceIsBase ? sGreen : dGreen, baseUnit);
  const blue = f32x4.mul(sourceIsBase ? sBlue : dBlue, baseUnit);
  const light = mode == LUMINOSITY
    ? f32x4.mul(luminosity(sRed, sGreen, sBlue), sUnit)
    : f32x4.mul(luminosity(dRed, dGreen, dBlue), dUnit);
  const lum = f32Min(light, one);
  const baseLum = luminosity(red, green, blue);
  const lowest = f32Min(f32Min(red, green), blue);
  const highest = f32Max(f32Max(red, green), blue);

  let gain = one;
  if (mode == HUE || mode == SATURATION) {
    const wanted = mode == HUE
      ? f32x4.mul(spread(dRed, dGreen, dBlue), dUnit)
      : f32x4.mul(spread(sRed, sGreen, sBlue), sUnit);
    const range = f32x4.sub(highest, lowest);
    gain = select(f32x4.gt(range, zero), f32x4.div(wanted, range), zero);
  }
  // ClipColor: pull towards lum until the darkest channel reaches 0 and the lightest 1.
  const darkest = f32x4.add(lum, f32x4.mul(f32x4.sub(lowest, baseLum), gain));
  const lightest = f32x4.add(lum, f32x4.mul(f32x4.sub(highest, baseLum), gain));
  const lift = f32x4.div(lum, f32x4.sub(lum, darkest));
  const drop = f32x4.div(f32x4.sub(one, lum), f32x4.sub(lightest, lum));
  gain = select(f32x4.lt(darkest, zero), f32x4.mul(gain, lift), gain);
  gain = select(f32x4.gt(lightest, one), f32x4.mul(gain, drop), gain);

  const whole = f32x4.mul(sa, da);
  const offset = f32x4.sub(lum, f32x4.mul(baseLum, gain));
  return packResult(
    sa, da,
    f32x4.add(apart(sRed, dRed, sa, da), f32x4.mul(whole, f32x4.add(offset, f32x4.mul(red, gain)))),
    f32x4.add(apart(sGreen, dGreen, sa, da), f32x4.mul(whole, f32x4.add(offset, f32x4.mul(green, gain)))),
    f32x4.add(apart(sBlue, dBlue, sa, da), f32x4.mul(whole, f32x4.add(offset, f32x4.mul(blue, gain)))),
  );
}

@inline function luminosity(red: v128, green: v128, blue: v128): v128 {
  return f32x4.add(
    f32x4.add(f32x4.mul(red, f32x4.splat(0.3)), f32x4.mul(green, f32x4.splat(0.59))),
    f32x4.mul(blue, f32x4.splat(0.11)),
  );
}

@inline function spread(red: v128, green: v128, blue: v128): v128 {
  return f32x4.sub(f32Max(f32Max(red, green), blue), f32Min(f32Min(red, green), blue));
}

/** s * (255 - da) + d * (255 - sa): what source and backdrop show where the other is not. */
@inline function apart(s: v128, d: v128, sa: v128, da: v128): v128 {
  const full = f32x4.splat(255);
  return f32x4.add(f32x4.mul(s, f32x4.sub(full, da)), f32x4.mul(d, f32x4.sub(full, sa)));
}

/** From units of 1 / 255^2 to pixels. No channel may exceed its alpha, whatever f32 rounding did. */
@inline function packResult(sa: v128, da: v128, red: v128, green: v128, blue: v128): v128 {
  const level = f32x4.splat(1.0 / 255.0);
  const alpha = f32x4.sub(f32x4.add(sa, da), f32x4.mul(f32x4.mul(sa, da), level));
  return packChannels(
    f32Min(f32x4.mul(red, level), alpha),
    f32Min(f32x4.mul(green, level), alpha),
    f32Min(f32x4.mul(blue, level), alpha),
    alpha,
  );
}
