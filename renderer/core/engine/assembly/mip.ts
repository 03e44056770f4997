/** Halving a surface, the step from one mip level to the next. */
import { high, low } from "./lanes";
import { tapPair } from "./filter";

/**
 * Each pixel is the rounded mean (sum + 2) >> 2 of its 2x2 source pixels; the destination is ceil(size / 2), so that
 * level n is the source at exactly 1 / 2^n. Beyond an odd last column or row lies what `edge` says (filter.ts).
 */
export function halve(
  destination: usize, destinationStride: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32, edge: i32,
): void {
  if (sourceWidth <= 0) return;
  const whole = sourceWidth >> 1;
  for (let y = 0; y < sourceHeight; y += 2, destination += destinationStride) {
    const top = source + y * sourceStride;
    let x = 0;
    if (y + 1 < sourceHeight) {
      const bottom = top + sourceStride;
      for (; x + 2 <= whole; x += 2) {
        const sums = i16x8.add(
          pairSums(v128.load(top + (x << 3))),
          pairSums(v128.load(bottom + (x << 3))),
        );
        const means = i16x8.shr_u(i16x8.add(sums, i16x8.splat(2)), 2);
        v128.store64_lane(destination + (x << 2), i8x16.narrow_i16x8_u(means, means), 0);
      }
    }
    for (; x << 1 < sourceWidth; x++) {
      store<u32>(destination + (x << 2), meanPixel(source, sourceStride, sourceWidth, sourceHeight, x << 1, y, edge));
    }
  }
}

/** Pixels 0 + 1 and 2 + 3 as u16. */
@inline function pairSums(pixels: v128): v128 {
  return i16x8.add(
    v128.shuffle<i64>(low(pixels), high(pixels), 0, 2),
    v128.shuffle<i64>(low(pixels), high(pixels), 1, 3),
  );
}

function meanPixel(source: usize, stride: i32, width: i32, height: i32, x: i32, y: i32, edge: i32): u32 {
  const sums = i16x8.add(
    pairSums(tapPair(source, stride, width, height, x, y, edge)),
    pairSums(tapPair(source, stride, width, height, x, y + 1, edge)),
  );
  const means = i16x8.shr_u(i16x8.add(sums, i16x8.splat(2)), 2);
  return i32x4.extract_lane(i8x16.narrow_i16x8_u(means, means), 0);
}
