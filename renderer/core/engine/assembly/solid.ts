/**
 * Painting one colour in normal mode, without a row of source pixels. The bytes are those that compositing such a row gives
 * (composite.ts): the colour is multiplied by coverage, then by opacity, then laid over.
 */
import { divideBy255, high, loadPixels, low, over, scaleBytes, spread, storePixels } from "./lanes";
import { fillRow } from "./surface";

/** A premultiplied colour (0xAABBGGRR) times opacity / 255. */
export function withOpacity(color: u32, opacity: i32): u32 {
  if (opacity >= 255) return color;
  return <u32>i32x4.extract_lane(scaleBytes(i32x4.splat(<i32>color), i8x16.splat(<i8>opacity)), 0);
}

/** Lays `color` over `count` pixels. */
export function solidRow(destination: usize, count: i32, color: u32): void {
  if (color == 0) return;
  if (color >>> 24 == 255) {
    fillRow(destination, count, color);
    return;
  }
  const colors = i32x4.splat(<i32>color);
  const rest = i16x8.splat(<i16>(255 - (color >>> 24)));
  for (; count >= 8; count -= 8, destination += 32) {
    const first = v128.load(destination);
    const second = v128.load(destination, 16);
    v128.store(destination, overColor(colors, rest, first));
    v128.store(destination, overColor(colors, rest, second), 16);
  }
  if (count >= 4) {
    v128.store(destination, overColor(colors, rest, v128.load(destination)));
    count -= 4;
    destination += 16;
  }
  if (count > 0) storePixels(destination, overColor(colors, rest, loadPixels(destination, count)), count);
}

@inline function overColor(colors: v128, rest: v128, pixels: v128): v128 {
  const kept = i8x16.narrow_i16x8_u(
    divideBy255(i16x8.mul(low(pixels), rest)),
    divideBy255(i16x8.mul(high(pixels), rest)),
  );
  return i8x16.add_sat_u(colors, kept);
}

/** Lays `color` through `count` bytes of coverage, sixteen at a time where they are alike. */
export function coverageRow(destination: usize, coverage: usize, count: i32, color: u32, opacity: i32): void {
  const full = withOpacity(color, opacity);
  for (; count >= 16; count -= 16, destination += 64, coverage += 16) {
    const levels = v128.load(coverage);
    if (!v128.any_true(levels)) continue;
    if (i8x16.all_true(i8x16.eq(levels, i8x16.splat(-1)))) {
      solidRow(destination, 16, full);
      continue;
    }
    for (let offset: usize = 0; offset < 16; offset += 4) {
      const pixels = covered(color, load<u32>(coverage + offset), opacity);
      const place = destination + (offset << 2);
      v128.store(place, over(pixels, v128.load(place)));
    }
  }
  for (; count > 0; count -= 4, destination += 16, coverage += 4) {
    if (count >= 4) {
      v128.store(destination, over(covered(color, load<u32>(coverage), opacity), v128.load(destination)));
      continue;
    }
    let levels: u32 = 0;
    for (let i = 0; i < count; i++) levels |= <u32>load<u8>(coverage + i) << (i << 3);
    const pixels = covered(color, levels, opacity);
    storePixels(destination, over(pixels, loadPixels(destination, count)), count);
  }
}

/** The colour times four levels of coverage, times opacity. */
@inline function covered(color: u32, levels: u32, opacity: i32): v128 {
  const pixels = scaleBytes(i32x4.splat(<i32>color), spread(levels));
  return opacity >= 255 ? pixels : scaleBytes(pixels, i8x16.splat(<i8>opacity));
}
