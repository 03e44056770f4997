/**
 * Colour matrices and the conversion between premultiplied and straight alpha.
 *
 * A matrix is 20 f32 in rows red, green, blue, alpha: each result is m0 * r + m1 * g + m2 * b + m3 * a + m4 on
 * straight levels 0..255 (m4 in levels), clamped to 0..255. Straight colour is color * (255 / alpha), zero for alpha
 * 0; the result is color * alpha / 255, rounded once. Several matrices chain in f32 without rounding between them,
 * but with the clamp.
 */
import { channel, clampLanes, f32Max, packChannels } from "./channels";
import { alphaBytes, loadPixels, scaleBytes, storePixels } from "./lanes";

const MATRIX_BYTES: i32 = 80;

/** Source and destination may be the same surface. */
export function colorMatrix(
  destination: usize, destinationStride: i32, width: i32, height: i32, source: usize, sourceStride: i32,
  matrices: usize, count: i32,
): void {
  const end = matrices + count * MATRIX_BYTES;
  for (let y = 0; y < height; y++, destination += destinationStride, source += sourceStride) {
    let x = 0;
    for (; x + 4 <= width; x += 4) {
      v128.store(destination + (x << 2), transform(v128.load(source + (x << 2)), matrices, end));
    }
    const rest = width - x;
    if (rest > 0) {
      storePixels(destination + (x << 2), transform(loadPixels(source + (x << 2), rest), matrices, end), rest);
    }
  }
}

@inline function transform(pixels: v128, matrices: usize, end: usize): v128 {
  const full = f32x4.splat(255);
  let alpha = channel(pixels, 24);
  const straight = f32x4.div(full, f32Max(f32x4.splat(1), alpha));
  let red = f32x4.mul(channel(pixels, 0), straight);
  let green = f32x4.mul(channel(pixels, 8), straight);
  let blue = f32x4.mul(channel(pixels, 16), straight);
  for (let matrix = matrices; matrix < end; matrix += MATRIX_BYTES) {
    const nextRed = matrixRow(matrix, red, green, blue, alpha);
    const nextGreen = matrixRow(matrix + 20, red, green, blue, alpha);
    const nextBlue = matrixRow(matrix + 40, red, green, blue, alpha);
    alpha = matrixRow(matrix + 60, red, green, blue, alpha);
    red = nextRed;
    green = nextGreen;
    blue = nextBlue;
  }
  const premultiplied = f32x4.mul(alpha, f32x4.splat(1.0 / 255.0));
  return packChannels(
    f32x4.mul(red, premultiplied), f32x4.mul(green, premultiplied), f32x4.mul(blue, premultiplied), alpha,
  );
}

@inline function matrixRow(row: usize, red: v128, green: v128, blue: v128, alpha: v128): v128 {
  const reds = f32x4.mul(v128.load32_splat(row), red);
  const greens = f32x4.mul(v128.load32_splat(row, 4), green);
  const blues = f32x4.mul(v128.load32_splat(row, 8), blue);
  const alphas = f32x4.mul(v128.load32_splat(row, 12), alpha);
  const sum = f32x4.add(f32x4.add(f32x4.add(f32x4.add(reds, greens), blues), alphas), v128.load32_splat(row, 16));
  return clampLanes(sum, f32x4.splat(0), f32x4.splat(255));
}

/** Straight to premultiplied alpha: round(color * alpha / 255). Source and destination may be the same. */
export function premultiply(
  destination: usize, destinationStride: i32, width: i32, height: i32, source: usize, sourceStride: i32,
): void {
  for (let y = 0; y < height; y++, destination += destinationStride, source += sourceStride) {
    let x = 0;
    for (; x + 4 <= width; x += 4) v128.store(destination + (x << 2), premultiplied(v128.load(source + (x << 2))));
    const rest = width - x;
    if (rest > 0) storePixels(destination + (x << 2), premultiplied(loadPixels(source + (x << 2), rest)), rest);
  }
}

@inline function premultiplied(pixels: v128): v128 {
  const alphaLanes = i32x4.splat(<i32>0xff000000);
  return scaleBytes(pixels, v128.or(v128.andnot(alphaBytes(pixels), alphaLanes), alphaLanes));
}

/** Premultiplied to straight alpha: color * 255 / alpha rounded to nearest, ties to even; zero for alpha 0. */
export function unpremultiply(
  destination: usize, destinationStride: i32, width: i32, height: i32, source: usize, sourceStride: i32,
): void {
  for (let y = 0; y < height; y++, destination += destinationStride, source += sourceStride) {
    let x = 0;
    for (; x + 4 <= width; x += 4) v128.store(destination + (x << 2), unpremultiplied(v128.load(source + (x << 2))));
    const rest = width - x;
    if (rest > 0) storePixels(destination + (x << 2), unpremultiplied(loadPixels(source + (x << 2), rest)), rest);
  }
}

@inline function unpremultiplied(pixels: v128): v128 {
  const full = f32x4.splat(255);
  const alpha = channel(pixels, 24);
  const divisor = f32Max(f32x4.splat(1), alpha);
  return packChannels(
    f32x4.div(f32x4.mul(channel(pixels, 0), full), divisor),
    f32x4.div(f32x4.mul(channel(pixels, 8), full), divisor),
    f32x4.div(f32x4.mul(channel(pixels, 16), full), divisor),
    alpha,
  );
}
