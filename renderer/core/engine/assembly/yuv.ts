/**
 * RGBA to and from planar Y'CbCr 4:2:0 (I420).
 *
 * With Kr, Kb of the matrix (BT.601: 0.299, 0.114; BT.709: 0.2126, 0.0722; BT.2020: 0.2627, 0.0593; Kg = 1 - Kr - Kb) and,
 * on 0..255 levels,
 *   limited range: Y = 16 + 219/255 * luma,  C = 128 + 112/255 * (component - luma) / (1 - K)
 *   full range:    Y = luma,                 C = 128 + 127.5/255 * (component - luma) / (1 - K)
 * Coefficients are integers / 2^14, rounded to nearest; results are rounded to nearest and saturated to 0..255. Each
 * chroma sample is computed from the sum of its 2x2 pixels (centre siting). Premultiplied colour is converted as it
 * is, that is, as composited on black; alpha is not stored.
 *
 * Planes have even dimensions: an odd last column or row is repeated.
 */

export const BT601 = 0;
export const BT709 = 1;
export const BT2020 = 2;
export const LIMITED = 0;
export const FULL = 1;

const PRECISION: i32 = 14;

@inline function weightOfRed(matrix: i32): f64 {
  return matrix == BT601 ? 0.299 : matrix == BT709 ? 0.2126 : 0.2627;
}

@inline function weightOfBlue(matrix: i32): f64 {
  return matrix == BT601 ? 0.114 : matrix == BT709 ? 0.0722 : 0.0593;
}

/** Rounded to nearest, ties upwards. */
@inline function coefficient(value: f64): i32 {
  return <i32>floor(value * 16384.0 + 0.5);
}

/** Two i16 coefficients in one i32 lane, for dot products with (red, blue) or (green, alpha) pairs. */
@inline function pair(first: i32, second: i32): v128 {
  return i32x4.splat((first & 0xffff) | (second << 16));
}

/** (red, blue) of four pixels as i16 pairs. */
@inline function redBlue(pixels: v128): v128 {
  return v128.and(pixels, i32x4.splat(0x00ff00ff));
}

/** (green, alpha) of four pixels as i16 pairs. */
@inline function greenAlpha(pixels: v128): v128 {
  return i16x8.shr_u(pixels, 8);
}

/** Four luma values as i32. */
@inline function lumas(pixels: v128, yRB: v128, yG: v128, yBias: v128): v128 {
  const sum = i32x4.add(i32x4.dot_i16x8_s(redBlue(pixels), yRB), i32x4.dot_i16x8_s(greenAlpha(pixels), yG));
  return i32x4.shr_s(i32x4.add(sum, yBias), PRECISION);
}

/** Four chroma values as i32 from the column sums of eight columns, each column already added over its two rows. */
@inline function chromas(rb0: v128, ga0: v128, rb1: v128, ga1: v128, cRB: v128, cG: v128, cBias: v128): v128 {
  const first = i32x4.add(i32x4.dot_i16x8_s(rb0, cRB), i32x4.dot_i16x8_s(ga0, cG));
  const second = i32x4.add(i32x4.dot_i16x8_s(rb1, cRB), i32x4.dot_i16x8_s(ga1, cG));
  const sum = i32x4.add(v128.shuffle<i32>(first, second, 0, 2, 4, 6), v128.shuffle<i32>(first, second, 1, 3, 5, 7));
  return i32x4.shr_s(i32x4.add(sum, cBias), PRECISION + 2);
}

export function rgbaToI420(
  source: usize, sourceStride: i32, width: i32, height: i32,
  planeY: usize, strideY: i32, planeU: usize, strideU: i32, planeV: usize, strideV: i32,
  matrix: i32, range: i32,
): void {
  if (width <= 0 || height <= 0) return;
  const kr = weightOfRed(matrix);
  const kb = weightOfBlue(matrix);
  const kg = 1.0 - kr - kb;
  const yScale = range == LIMITED ? 219.0 / 255.0 : 1.0;
  const cScale = range == LIMITED ? 112.0 / 255.0 : 0.5;
  const yR = coefficient(kr * yScale);
  const yG = coefficient(kg * yScale);
  const yB = coefficient(kb * yScale);
  const uR = coefficient((-kr * cScale) / (1.0 - kb));
  const uB = coefficient(cScale);
  const vR = uB;
  const vB = coefficient((-kb * cScale) / (1.0 - kr));
  // Greys must have exactly zero chroma, so green takes what the rounding of the others leaves.
  const uG = -uR - uB;
  const vG = -vR - vB;
  const yBias = ((range == LIMITED ? 16 : 0) << PRECISION) + (1 << (PRECISION - 1));
  const cBias = (128 << (PRECISION + 2)) + (1 << (PRECISION + 1));

  const vectorWidth = width & ~7;
  for (let y = 0; y < height; y += 2) {
    const top = source + y * sourceStride;
    const bottom = y + 1 < height ? top + sourceStride : top;
    const lineY = planeY + y * strideY;
    const lineU = planeU + (y >> 1) * strideU;
    const lineV = planeV + (y >> 1) * strideV;
    for (let x = 0; x < vectorWidth; x += 8) {
      const top0 = v128.load(top + (x << 2));
      const top1 = v128.load(top + (x << 2), 16);
      const bottom0 = v128.load(bottom + (x << 2));
      const bottom1 = v128.load(bottom + (x << 2), 16);
      const yRB = pair(yR, yB);
      const yGA = pair(yG, 0);
      const bias = i32x4.splat(yBias);
      const luma = i8x16.narrow_i16x8_u(
        i16x8.narrow_i32x4_s(lumas(top0, yRB, yGA, bias), lumas(top1, yRB, yGA, bias)),
        i16x8.narrow_i32x4_s(lumas(bottom0, yRB, yGA, bias), lumas(bottom1, yRB, yGA, bias)),
      );
      v128.store64_lane(lineY + x, luma, 0);
      v128.store64_lane(lineY + strideY + x, luma, 1);

      const rb0 = i16x8.add(redBlue(top0), redBlue(bottom0));
      const ga0 = i16x8.add(greenAlpha(top0), greenAlpha(bottom0));
      const rb1 = i16x8.add(redBlue(top1), redBlue(bottom1));
      const ga1 = i16x8.add(greenAlpha(top1), greenAlpha(bottom1));
      const cBiases = i32x4.splat(cBias);
      const uv = i16x8.narrow_i32x4_s(
        chromas(rb0, ga0, rb1, ga1, pair(uR, uB), pair(uG, 0), cBiases),
        chromas(rb0, ga0, rb1, ga1, pair(vR, vB), pair(vG, 0), cBiases),
      );
      const chroma = i8x16.narrow_i16x8_u(uv, uv);
      v128.store32_lane(lineU + (x >> 1), chroma, 0);
      v128.store32_lane(lineV + (x >> 1), chroma, 1);
    }
    for (let x = vectorWidth; x < width; x += 2) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let corner = 0; corner < 4; corner++) {
        const column = min(x + (corner & 1), width - 1);
        const pixel = load<u32>((corner < 2 ? top : bottom) + (column << 2));
        const r = <i32>(pixel & 255);
        const g = <i32>((pixel >> 8) & 255);
        const b = <i32>((pixel >> 16) & 255);
        const luma = (yR * r + yG * g + yB * b + yBias) >> PRECISION;
        store<u8>(lineY + (corner >> 1) * strideY + x + (corner & 1), <u8>min(max(luma, 0), 255));
        red += r;
        green += g;
        blue += b;
      }
      const u = (uR * red + uG * green + uB * blue + cBias) >> (PRECISION + 2);
      const v = (vR * red + vG * green + vB * blue + cBias) >> (PRECISION + 2);
      store<u8>(lineU + (x >> 1), <u8>min(max(u, 0), 255));
      store<u8>(lineV + (x >> 1), <u8>min(max(v, 0), 255));
    }
  }
}

/**
 * I420 to opaque RGBA. Chroma planes are ceil(size / 2) and each sample is used for its 2x2 pixels. The inverse of the
 * formulas above, with coefficients / 2^13, rounded to nearest and saturated.
 */
export function i420ToRgba(
  destination: usize, destinationStride: i32, width: i32, height: i32,
  planeY: usize, strideY: i32, planeU: usize, strideU: i32, planeV: usize, strideV: i32,
  matrix: i32, range: i32,
): void {
  if (width <= 0) return;
  const kr = weightOfRed(matrix);
  const kb = weightOfBlue(matrix);
  const kg = 1.0 - kr - kb;
  const cScale = range == LIMITED ? 255.0 / 112.0 : 2.0;
  const yGain = half(range == LIMITED ? 255.0 / 219.0 : 1.0);
  const vRed = half((1.0 - kr) * cScale);
  const uBlue = half((1.0 - kb) * cScale);
  const uGreen = half((-kb * (1.0 - kb) * cScale) / kg);
  const vGreen = half((-kr * (1.0 - kr) * cScale) / kg);
  const black = range == LIMITED ? 16 : 0;
  const vectorWidth = width & ~7;
  for (let y = 0; y < height; y++, destination += destinationStride) {
    const lineY = planeY + y * strideY;
    const lineU = planeU + (y >> 1) * strideU;
    const lineV = planeV + (y >> 1) * strideV;
    for (let x = 0; x < vectorWidth; x += 8) {
      const luma = i16x8.sub(v128.load8x8_u(lineY + x), i16x8.splat(<i16>black));
      const u = chromaWords(lineU + (x >> 1));
      const v = chromaWords(lineV + (x >> 1));
      const yu0 = v128.shuffle<i16>(luma, u, 0, 8, 1, 9, 2, 10, 3, 11);
      const yu1 = v128.shuffle<i16>(luma, u, 4, 12, 5, 13, 6, 14, 7, 15);
      const yv0 = v128.shuffle<i16>(luma, v, 0, 8, 1, 9, 2, 10, 3, 11);
      const yv1 = v128.shuffle<i16>(luma, v, 4, 12, 5, 13, 6, 14, 7, 15);
      const red = i16x8.narrow_i32x4_s(component(yv0, yGain, vRed), component(yv1, yGain, vRed));
      const blue = i16x8.narrow_i32x4_s(component(yu0, yGain, uBlue), component(yu1, yGain, uBlue));
      const green = i16x8.narrow_i32x4_s(
        greenComponent(yu0, yv0, yGain, uGreen, vGreen), greenComponent(yu1, yv1, yGain, uGreen, vGreen),
      );
      const redBlue = i8x16.narrow_i16x8_u(red, blue);
      const greenAlpha = i8x16.narrow_i16x8_u(green, i16x8.splat(255));
      const rg = v128.shuffle<i8>(redBlue, greenAlpha, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const ba = v128.shuffle<i8>(redBlue, greenAlpha, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      v128.store(destination + (x << 2), v128.shuffle<i16>(rg, ba, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(destination + (x << 2), v128.shuffle<i16>(rg, ba, 4, 12, 5, 13, 6, 14, 7, 15), 16);
    }
    for (let x = vectorWidth; x < width; x++) {
      const luma = (<i32>load<u8>(lineY + x) - black) * yGain + HALF_ROUND;
      const u = <i32>load<u8>(lineU + (x >> 1)) - 128;
      const v = <i32>load<u8>(lineV + (x >> 1)) - 128;
      const red = saturate((luma + vRed * v) >> HALF_PRECISION);
      const green = saturate((luma + uGreen * u + vGreen * v) >> HALF_PRECISION);
      const blue = saturate((luma + uBlue * u) >> HALF_PRECISION);
      store<u32>(destination + (x << 2), red | (green << 8) | (blue << 16) | 0xff000000);
    }
  }
}

/**
 * Planar Y'CbCr of any chroma resolution and depth to opaque RGBA: as `i420ToRgba`, where a chroma sample is used for
 * 2^shiftX x 2^shiftY pixels and samples have 8 bits, or are 16-bit numbers of `bits` bits (up to 12). Levels of more bits
 * are 8-bit levels times 2^(bits - 8), but for full range, where 2^bits - 1 is full.
 */
export function planarToRgba(
  destination: usize, destinationStride: i32, width: i32, height: i32,
  planeY: usize, strideY: i32, planeU: usize, strideU: i32, planeV: usize, strideV: i32,
  matrix: i32, range: i32, shiftX: i32, shiftY: i32, bits: i32,
): void {
  const kr = weightOfRed(matrix);
  const kb = weightOfBlue(matrix);
  const kg = 1.0 - kr - kb;
  const depth = bits - 8;
  const full = <f64>(255 << depth) / <f64>((1 << bits) - 1);
  const cScale = range == LIMITED ? 255.0 / 112.0 : 2.0 * full;
  const yGain = half(range == LIMITED ? 255.0 / 219.0 : full);
  const vRed = half((1.0 - kr) * cScale);
  const uBlue = half((1.0 - kb) * cScale);
  const uGreen = half((-kb * (1.0 - kb) * cScale) / kg);
  const vGreen = half((-kr * (1.0 - kr) * cScale) / kg);
  const black = (range == LIMITED ? 16 : 0) << depth;
  const grey = 128 << depth;
  const precision = HALF_PRECISION + depth;
  const round = 1 << (precision - 1);
  for (let y = 0; y < height; y++, destination += destinationStride) {
    const lineY = planeY + y * strideY;
    const lineU = planeU + (y >> shiftY) * strideU;
    const lineV = planeV + (y >> shiftY) * strideV;
    for (let x = 0; x < width; x++) {
      const luma = (sample(lineY, x, depth) - black) * yGain + round;
      const u = sample(lineU, x >> shiftX, depth) - grey;
      const v = sample(lineV, x >> shiftX, depth) - grey;
      const red = saturate((luma + vRed * v) >> precision);
      const green = saturate((luma + uGreen * u + vGreen * v) >> precision);
      const blue = saturate((luma + uBlue * u) >> precision);
      store<u32>(destination + (x << 2), red | (green << 8) | (blue << 16) | 0xff000000);
    }
  }
}

@inline function sample(line: usize, index: i32, depth: i32): i32 {
  return depth == 0 ? <i32>load<u8>(line + index) : <i32>load<u16>(line + (index << 1));
}

/** The gain of blue exceeds 2, so the way back keeps 13 bits for its coefficients to fit in i16. */
const HALF_PRECISION: i32 = 13;
const HALF_ROUND: i32 = 1 << 12;

@inline function half(value: f64): i32 {
  return <i32>floor(value * 8192.0 + 0.5);
}

@inline function saturate(value: i32): u32 {
  return <u32>min(max(value, 0), 255);
}

/** Four chroma samples, each twice, as i16 around zero. */
@inline function chromaWords(pointer: usize): v128 {
  const bytes = v128.load32_zero(pointer);
  const doubled = v128.shuffle<i8>(bytes, bytes, 0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0);
  return i16x8.sub(i16x8.extend_low_i8x16_u(doubled), i16x8.splat(128));
}

@inline function component(lumaChroma: v128, yGain: i32, cGain: i32): v128 {
  const sum = i32x4.dot_i16x8_s(lumaChroma, pair(yGain, cGain));
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(HALF_ROUND)), HALF_PRECISION);
}

@inline function greenComponent(yu: v128, yv: v128, yGain: i32, uGain: i32, vGain: i32): v128 {
  const sum = i32x4.add(i32x4.dot_i16x8_s(yu, pair(yGain, uGain)), i32x4.dot_i16x8_s(yv, pair(0, vGain)));
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(HALF_ROUND)), HALF_PRECISION);
}
