/** Puts predictions together (clause 8.4.2.3). The second prediction has rows of 16 bytes. */

const SECOND_STRIDE: i32 = 16;

/** Stores the first samples of a vector. */
@inline function storeSamples(target: usize, samples: v128, width: i32): void {
  if (width >= 8) v128.store64_lane(target, samples, 0);
  else if (width == 4) v128.store32_lane(target, samples, 0);
  else v128.store16_lane(target, samples, 0);
}

export function averageInto(target: usize, stride: i32, second: usize, width: i32, height: i32): void {
  for (let y = 0; y < height; y++) {
    const mean = i8x16.avgr_u(v128.load(target), v128.load(second));
    if (width == 16) v128.store(target, mean);
    else storeSamples(target, mean, width);
    target += stride;
    second += SECOND_STRIDE;
  }
}

/** One prediction: (value * weight, divided by 2^bits and rounded) + offset. */
export function weightOne(
  target: usize, stride: i32, width: i32, height: i32, weight: i32, offset: i32, bits: i32,
): void {
  const weights = i16x8.splat(<i16>weight);
  const rounding = i32x4.splat((1 << bits) >> 1);
  const offsets = i32x4.splat(offset);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 8) {
      const samples = v128.load8x8_u(target + x);
      const low = i32x4.shr_s(i32x4.add(i32x4.extmul_low_i16x8_s(samples, weights), rounding), bits);
      const high = i32x4.shr_s(i32x4.add(i32x4.extmul_high_i16x8_s(samples, weights), rounding), bits);
      const words = i16x8.narrow_i32x4_s(i32x4.add(low, offsets), i32x4.add(high, offsets));
      storeSamples(target + x, i8x16.narrow_i16x8_u(words, words), width);
    }
    target += stride;
  }
}

/** Both predictions: (value0 * weight0 + value1 * weight1, divided by 2^(bits + 1) and rounded) + offset. */
export function weightTwo(
  target: usize, stride: i32, second: usize, width: i32, height: i32, weight0: i32, weight1: i32, offset: i32, bits: i32,
): void {
  const weights = i32x4.splat((weight0 & 0xffff) | (weight1 << 16));
  const rounding = i32x4.splat(1 << bits);
  const offsets = i32x4.splat(offset);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x += 8) {
      const first = v128.load8x8_u(target + x);
      const other = v128.load8x8_u(second + x);
      const low = i32x4.dot_i16x8_s(v128.shuffle<i16>(first, other, 0, 8, 1, 9, 2, 10, 3, 11), weights);
      const high = i32x4.dot_i16x8_s(v128.shuffle<i16>(first, other, 4, 12, 5, 13, 6, 14, 7, 15), weights);
      const lowValue = i32x4.add(i32x4.shr_s(i32x4.add(low, rounding), bits + 1), offsets);
      const highValue = i32x4.add(i32x4.shr_s(i32x4.add(high, rounding), bits + 1), offsets);
      const words = i16x8.narrow_i32x4_s(lowValue, highValue);
      storeSamples(target + x, i8x16.narrow_i16x8_u(words, words), width);
    }
    target += stride;
    second += SECOND_STRIDE;
  }
}
