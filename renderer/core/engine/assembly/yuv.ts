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

/** (red, blue) of four pixels as i16 pairs; `bytes` selects the lower byte of each i16. */
@inline function redBlue(pixels: v128, bytes: v128): v128 {
  return v128.and(pixels, bytes);
}

/** (green, alpha) of four pixels as i16 pairs. */
@inline function greenAlpha(pixels: v128): v128 {
  return i16x8.shr_u(pixels, 8);
}

/** Luma of four pixels above black, in levels * 2^14. Never below 0. */
@inline function lumas(pixels: v128, yRB: v128, yG: v128, bytes: v128): v128 {
  return i32x4.add(i32x4.dot_i16x8_s(redBlue(pixels, bytes), yRB), i32x4.dot_i16x8_s(greenAlpha(pixels), yG));
}

/** Eight lumas as u16 levels, rounded to nearest by the mean with `offset`, which is twice the level of black. */
@inline function roundedLumas(first: v128, second: v128, offset: v128): v128 {
  const halves = i16x8.narrow_i32x4_u(i32x4.shr_u(first, PRECISION - 1), i32x4.shr_u(second, PRECISION - 1));
  return i16x8.avgr_u(halves, offset);
}

/** Sums of neighbouring i32 lanes as pairs of i16: columns of eight pixels added by twos. */
@inline function columnSums(first: v128, second: v128): v128 {
  return i16x8.add(v128.shuffle<i32>(first, second, 0, 2, 4, 6), v128.shuffle<i32>(first, second, 1, 3, 5, 7));
}

/** Four chroma values as i32 from the sums of 2x2 pixels. */
@inline function chromas(rb: v128, ga: v128, cRB: v128, cG: v128, cBias: v128): v128 {
  const sum = i32x4.add(i32x4.dot_i16x8_s(rb, cRB), i32x4.dot_i16x8_s(ga, cG));
  return i32x4.shr_s(i32x4.add(sum, cBias), PRECISION + 2);
}

/** The coefficients of a conversion to Y'CbCr, set by `setCoefficients`. */
let yR: i32 = 0;
let yG: i32 = 0;
let yB: i32 = 0;
let uR: i32 = 0;
let uG: i32 = 0;
let uB: i32 = 0;
let vR: i32 = 0;
let vG: i32 = 0;
let vB: i32 = 0;

/** 128 and a half for rounding, in sums of 2x2 pixels. */
const CHROMA_BIAS: i32 = (128 << (PRECISION + 2)) + (1 << (PRECISION + 1));

function setCoefficients(matrix: i32, range: i32): void {
  const kr = weightOfRed(matrix);
  const kb = weightOfBlue(matrix);
  const kg = 1.0 - kr - kb;
  const yScale = range == LIMITED ? 219.0 / 255.0 : 1.0;
  const cScale = range == LIMITED ? 112.0 / 255.0 : 0.5;
  yR = coefficient(kr * yScale);
  yG = coefficient(kg * yScale);
  yB = coefficient(kb * yScale);
  uR = coefficient((-kr * cScale) / (1.0 - kb));
  uB = coefficient(cScale);
  vR = uB;
  vB = coefficient((-kb * cScale) / (1.0 - kr));
  // Greys must have exactly zero chroma, so green takes what the rounding of the others leaves.
  uG = -uR - uB;
  vG = -vR - vB;
}

export function rgbaToI420(
  source: usize, sourceStride: i32, width: i32, height: i32,
  planeY: usize, strideY: i32, planeU: usize, strideU: i32, planeV: usize, strideV: i32,
  matrix: i32, range: i32,
): void {
  if (width <= 0) return;
  setCoefficients(matrix, range);
  const black = range == LIMITED ? 16 : 0;
  for (let y = 0; y + 1 < height; y += 2, source += 2 * sourceStride) {
    convertRows(source, source + sourceStride, width, planeY, strideY, planeU, planeV, black);
    planeY += 2 * strideY;
    planeU += strideU;
    planeV += strideV;
  }
  if (height & 1) convertRows(source, source, width, planeY, strideY, planeU, planeV, black);
}

@inline function convertRows(
  top: usize, bottom: usize, width: i32, planeY: usize, strideY: i32, planeU: usize, planeV: usize, black: i32,
): void {
  const wholes = width & ~7;
  convertWholes(
    top, bottom, wholes, planeY, planeY + strideY, planeU, planeV, i32x4.splat(0x00ff00ff),
    pair(yR, yB), pair(yG, 0), i16x8.splat(<i16>(2 * black)),
    pair(uR, uB), pair(uG, 0), pair(vR, vB), pair(vG, 0), i32x4.splat(CHROMA_BIAS),
  );
  for (let x = wholes; x < width; x += 2) {
    convertBlock(top, bottom, x, min(x + 1, width - 1), planeY + x, strideY, planeU + (x >> 1), planeV + (x >> 1), black);
  }
}

/**
 * Converts `width` columns, a multiple of eight, of two rows. That all vectors which stay the same are parameters keeps engines
 * from making them anew for every pixel.
 */
function convertWholes(
  top: usize, bottom: usize, width: i32, topY: usize, bottomY: usize, lineU: usize, lineV: usize, bytes: v128,
  yRB: v128, yGA: v128, yOffset: v128, uRB: v128, uGA: v128, vRB: v128, vGA: v128, cBias: v128,
): void {
  for (const end = top + (width << 2); top < end; top += 32, bottom += 32, topY += 8, bottomY += 8) {
    const top0 = v128.load(top);
    const top1 = v128.load(top, 16);
    const bottom0 = v128.load(bottom);
    const bottom1 = v128.load(bottom, 16);
    const luma = i8x16.narrow_i16x8_u(
      roundedLumas(lumas(top0, yRB, yGA, bytes), lumas(top1, yRB, yGA, bytes), yOffset),
      roundedLumas(lumas(bottom0, yRB, yGA, bytes), lumas(bottom1, yRB, yGA, bytes), yOffset),
    );
    v128.store64_lane(topY, luma, 0);
    v128.store64_lane(bottomY, luma, 1);

    const rb = columnSums(
      i16x8.add(redBlue(top0, bytes), redBlue(bottom0, bytes)),
      i16x8.add(redBlue(top1, bytes), redBlue(bottom1, bytes)),
    );
    const ga = columnSums(
      i16x8.add(greenAlpha(top0), greenAlpha(bottom0)),
      i16x8.add(greenAlpha(top1), greenAlpha(bottom1)),
    );
    const uv = i16x8.narrow_i32x4_s(chromas(rb, ga, uRB, uGA, cBias), chromas(rb, ga, vRB, vGA, cBias));
    const chroma = i8x16.narrow_i16x8_u(uv, uv);
    v128.store32_lane(lineU, chroma, 0);
    v128.store32_lane(lineV, chroma, 1);
    lineU += 4;
    lineV += 4;
  }
}

/** Converts 2x2 pixels in the columns `left` and `right`. */
function convertBlock(
  top: usize, bottom: usize, left: i32, right: i32, planeY: usize, strideY: i32, planeU: usize, planeV: usize, black: i32,
): void {
  const bias = (black << PRECISION) + (1 << (PRECISION - 1));
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let corner = 0; corner < 4; corner++) {
    const column = (corner & 1) == 0 ? left : right;
    const pixel = load<u32>((corner < 2 ? top : bottom) + (column << 2));
    const r = <i32>(pixel & 255);
    const g = <i32>((pixel >> 8) & 255);
    const b = <i32>((pixel >> 16) & 255);
    store<u8>(planeY + (corner >> 1) * strideY + (corner & 1), <u8>saturate((yR * r + yG * g + yB * b + bias) >> PRECISION));
    red += r;
    green += g;
    blue += b;
  }
  store<u8>(planeU, <u8>saturate((uR * red + uG * green + uB * blue + CHROMA_BIAS) >> (PRECISION + 2)));
  store<u8>(planeV, <u8>saturate((vR * red + vG * green + vB * blue + CHROMA_BIAS) >> (PRECISION + 2)));
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
  setInverse(matrix, range);
  const black = range == LIMITED ? 16 : 0;
  const lastLine = height - 1;
  for (let y = 0; y < lastLine; y += 2) {
    twoLines(
      destination, destination + destinationStride, width, planeY, planeY + strideY, planeU, planeV, black,
    );
    destination += 2 * destinationStride;
    planeY += 2 * strideY;
    planeU += strideU;
    planeV += strideV;
  }
  if (height & 1) twoLines(destination, destination, width, planeY, planeY, planeU, planeV, black);
}

/** The coefficients of a conversion from Y'CbCr of 8 bits, set by `setInverse`. */
let yGain: i32 = 0;
let vRed: i32 = 0;
let uGreen: i32 = 0;
let vGreen: i32 = 0;
let uBlue: i32 = 0;

function setInverse(matrix: i32, range: i32): void {
  const kr = weightOfRed(matrix);
  const kb = weightOfBlue(matrix);
  const kg = 1.0 - kr - kb;
  const cScale = range == LIMITED ? 255.0 / 112.0 : 2.0;
  yGain = half(range == LIMITED ? 255.0 / 219.0 : 1.0);
  vRed = half((1.0 - kr) * cScale);
  uBlue = half((1.0 - kb) * cScale);
  uGreen = half((-kb * (1.0 - kb) * cScale) / kg);
  vGreen = half((-kr * (1.0 - kr) * cScale) / kg);
}

/** Two lines share their chroma, and what it adds to red, green and blue. */
@inline function twoLines(
  upper: usize, lower: usize, width: i32, upperY: usize, lowerY: usize, lineU: usize, lineV: usize, black: i32,
): void {
  const wholes = width & ~7;
  wholesOfTwoLines(
    upper, lower, wholes, upperY, lowerY, lineU, lineV, i16x8.splat(128), i16x8.splat(<i16>black), i16x8.splat(<i16>yGain),
    i32x4.splat(HALF_ROUND), pair(0, vRed), pair(uGreen, vGreen), pair(uBlue, 0), i16x8.splat(255),
  );
  for (let x = wholes; x < width; x++) {
    const u = <i32>load<u8>(lineU + (x >> 1)) - 128;
    const v = <i32>load<u8>(lineV + (x >> 1)) - 128;
    onePixel(upper + (x << 2), upperY + x, black, vRed * v, uGreen * u + vGreen * v, uBlue * u);
    onePixel(lower + (x << 2), lowerY + x, black, vRed * v, uGreen * u + vGreen * v, uBlue * u);
  }
}

/** `width` columns, a multiple of eight. Vectors that stay the same are parameters, as in `convertWholes`. */
function wholesOfTwoLines(
  upper: usize, lower: usize, width: i32, upperY: usize, lowerY: usize, lineU: usize, lineV: usize,
  grey: v128, black: v128, gain: v128, round: v128, forRed: v128, forGreen: v128, forBlue: v128, opaque: v128,
): void {
  const end = upperY + width;
  while (upperY < end) {
    const samples = v128.shuffle<i8>(
      v128.load32_zero(lineU), v128.load32_zero(lineV), 0, 16, 1, 17, 2, 18, 3, 19, 0, 0, 0, 0, 0, 0, 0, 0,
    );
    const uv = i16x8.sub(i16x8.extend_low_i8x16_u(samples), grey);
    // Of each sample for both of its columns.
    const uv0 = v128.shuffle<i32>(uv, uv, 0, 0, 1, 1);
    const uv1 = v128.shuffle<i32>(uv, uv, 2, 2, 3, 3);
    const red0 = i32x4.dot_i16x8_s(uv0, forRed);
    const red1 = i32x4.dot_i16x8_s(uv1, forRed);
    const green0 = i32x4.dot_i16x8_s(uv0, forGreen);
    const green1 = i32x4.dot_i16x8_s(uv1, forGreen);
    const blue0 = i32x4.dot_i16x8_s(uv0, forBlue);
    const blue1 = i32x4.dot_i16x8_s(uv1, forBlue);
    eightPixels(upper, upperY, black, gain, round, red0, red1, green0, green1, blue0, blue1, opaque);
    eightPixels(lower, lowerY, black, gain, round, red0, red1, green0, green1, blue0, blue1, opaque);
    upper += 32;
    lower += 32;
    upperY += 8;
    lowerY += 8;
    lineU += 4;
    lineV += 4;
  }
}

@inline function eightPixels(
  destination: usize, lineY: usize, black: v128, gain: v128, round: v128,
  red0: v128, red1: v128, green0: v128, green1: v128, blue0: v128, blue1: v128, opaque: v128,
): void {
  const luma = i16x8.sub(v128.load8x8_u(lineY), black);
  const luma0 = i32x4.add(i32x4.extmul_low_i16x8_s(luma, gain), round);
  const luma1 = i32x4.add(i32x4.extmul_high_i16x8_s(luma, gain), round);
  const redBlue = i8x16.narrow_i16x8_u(eight(luma0, luma1, red0, red1), eight(luma0, luma1, blue0, blue1));
  const greenAlpha = i8x16.narrow_i16x8_u(eight(luma0, luma1, green0, green1), opaque);
  const rg = v128.shuffle<i8>(redBlue, greenAlpha, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const ba = v128.shuffle<i8>(redBlue, greenAlpha, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  v128.store(destination, v128.shuffle<i16>(rg, ba, 0, 8, 1, 9, 2, 10, 3, 11));
  v128.store(destination, v128.shuffle<i16>(rg, ba, 4, 12, 5, 13, 6, 14, 7, 15), 16);
}

/** A component of eight pixels as i16. */
@inline function eight(luma0: v128, luma1: v128, chroma0: v128, chroma1: v128): v128 {
  return i16x8.narrow_i32x4_s(
    i32x4.shr_s(i32x4.add(luma0, chroma0), HALF_PRECISION), i32x4.shr_s(i32x4.add(luma1, chroma1), HALF_PRECISION),
  );
}

@inline function onePixel(
  destination: usize, lineY: usize, black: i32, redTerm: i32, greenTerm: i32, blueTerm: i32,
): void {
  const luma = (<i32>load<u8>(lineY) - black) * yGain + HALF_ROUND;
  const red = saturate((luma + redTerm) >> HALF_PRECISION);
  const green = saturate((luma + greenTerm) >> HALF_PRECISION);
  const blue = saturate((luma + blueTerm) >> HALF_PRECISION);
  store<u32>(destination, red | (green << 8) | (blue << 16) | 0xff000000);
}

/**
 * I420 to the I420 that `rgbaToI420` makes of what `i420ToRgba` makes of it. Levels whose colour lies within RGB come back as they
 * were, all of them in every matrix and range, so only blocks with others are converted, by way of `scratch`, which has room for
 * 32 pixels. Planes that are written have even dimensions: an odd last column or row is repeated.
 */
export function clipI420(
  width: i32, height: i32,
  outY: usize, outStrideY: i32, outU: usize, outStrideU: i32, outV: usize, outStrideV: i32,
  planeY: usize, strideY: i32, planeU: usize, strideU: i32, planeV: usize, strideV: i32,
  matrix: i32, range: i32, scratch: usize,
): void {
  setCoefficients(matrix, range);
  setInverse(matrix, range);
  const black = range == LIMITED ? 16 : 0;
  const wholes = width & ~15;
  for (let y = 0; y < height; y += 2) {
    const lowerY = y + 1 < height ? planeY + strideY : planeY;
    const outLowerY = outY + outStrideY;
    clipWholes(
      wholes, outY, outLowerY, outU, outV, planeY, lowerY, planeU, planeV, black, scratch, i16x8.splat(0xff),
      i16x8.splat(<i16>black), i16x8.splat(128), i16x8.splat(<i16>(2 * yGain)),
      i16x8.splat(<i16>vRed), i16x8.splat(<i16>uGreen), i16x8.splat(<i16>vGreen), i16x8.splat(<i16>uBlue),
    );
    const rest = wholes >> 1;
    clipBlocks(
      width - wholes, outY + wholes, outStrideY, outU + rest, outV + rest,
      planeY + wholes, lowerY + wholes, planeU + rest, planeV + rest, black, scratch,
    );
    outY += 2 * outStrideY;
    outU += outStrideU;
    outV += outStrideV;
    planeY += 2 * strideY;
    planeU += strideU;
    planeV += strideV;
  }
}

/**
 * Of `width` columns, a multiple of sixteen. The darkest and the brightest luma of the 2x2 pixels of a chroma sample tell whether
 * their colours lie within RGB: in 64ths of a level, each product rounded by up to a half, what is certain lies within
 * -32 + 2 and 255.5 * 64 - 2. Vectors that stay the same are parameters, as in `convertWholes`.
 */
function clipWholes(
  width: i32, outY: usize, outLowerY: usize, outU: usize, outV: usize,
  upperY: usize, lowerY: usize, lineU: usize, lineV: usize, levelOfBlack: i32, scratch: usize,
  bytes: v128, black: v128, grey: v128, gain: v128, red: v128, uForGreen: v128, vForGreen: v128, blue: v128,
): void {
  for (const end = upperY + width; upperY < end; upperY += 16, lowerY += 16, outY += 16, outLowerY += 16) {
    const upper = v128.load(upperY);
    const lower = v128.load(lowerY);
    const samplesU = v128.load64_zero(lineU);
    const samplesV = v128.load64_zero(lineV);
    const least = i8x16.min_u(upper, lower);
    const most = i8x16.max_u(upper, lower);
    const darkest = i16x8.min_s(v128.and(least, bytes), i16x8.shr_u(least, 8));
    const brightest = i16x8.max_s(v128.and(most, bytes), i16x8.shr_u(most, 8));
    const u = i16x8.shl(i16x8.sub(i16x8.extend_low_i8x16_u(samplesU), grey), 8);
    const v = i16x8.shl(i16x8.sub(i16x8.extend_low_i8x16_u(samplesV), grey), 8);
    const addedRed = i16x8.q15mulr_sat_s(v, red);
    const addedGreen = i16x8.add(i16x8.q15mulr_sat_s(u, uForGreen), i16x8.q15mulr_sat_s(v, vForGreen));
    const addedBlue = i16x8.q15mulr_sat_s(u, blue);
    const lowest = i16x8.add_sat_s(
      i16x8.q15mulr_sat_s(i16x8.shl(i16x8.sub(darkest, black), 7), gain),
      i16x8.min_s(i16x8.min_s(addedRed, addedGreen), addedBlue),
    );
    const highest = i16x8.add_sat_s(
      i16x8.q15mulr_sat_s(i16x8.shl(i16x8.sub(brightest, black), 7), gain),
      i16x8.max_s(i16x8.max_s(addedRed, addedGreen), addedBlue),
    );
    const isWithin = v128.and(i16x8.ge_s(lowest, i16x8.splat(-30)), i16x8.le_s(highest, i16x8.splat(16350)));
    if (i16x8.all_true(isWithin)) {
      v128.store(outY, upper);
      v128.store(outLowerY, lower);
      v128.store64_lane(outU, samplesU, 0);
      v128.store64_lane(outV, samplesV, 0);
    } else {
      clipBlocks(16, outY, <i32>(outLowerY - outY), outU, outV, upperY, lowerY, lineU, lineV, levelOfBlack, scratch);
    }
    lineU += 8;
    lineV += 8;
    outU += 8;
    outV += 8;
  }
}

/** Of up to sixteen columns. */
function clipBlocks(
  width: i32, outY: usize, outStrideY: i32, outU: usize, outV: usize,
  upperY: usize, lowerY: usize, lineU: usize, lineV: usize, black: i32, scratch: usize,
): void {
  const below = scratch + 64;
  twoLines(scratch, below, width, upperY, lowerY, lineU, lineV, black);
  convertRows(scratch, below, width, outY, outStrideY, outU, outV, black);
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
