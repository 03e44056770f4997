/**
 * Painting onto a destination: every kernel that draws computes its source one row at a time and hands the row to
 * `compositeRow`, so opacity, blend modes and the opaque and empty fast paths exist once.
 *
 * `clip` is half-open in destination pixels and is always intersected with the destination.
 */
import { blendRow, NORMAL } from "./blend";
import { allOpaque, divideBy255, high, loadPixels, low, over, scaleBytes, spread, storePixels } from "./lanes";
import { coverageRow, solidRow, withOpacity } from "./solid";
import { fillRow } from "./surface";

/**
 * Mixes `count` source pixels onto the destination row.
 * The source is first multiplied by opacity / 255 with rounding, then blended; opacity is 0 to 255.
 */
export function compositeRow(destination: usize, source: usize, count: i32, opacity: i32, mode: i32): void {
  if (mode != NORMAL) {
    blendRow(destination, source, count, opacity, mode);
  } else if (opacity >= 255) {
    overRow(destination, source, count);
  } else {
    overRowWithOpacity(destination, source, count, opacity);
  }
}

function overRow(destination: usize, source: usize, count: i32): void {
  for (; count >= 4; count -= 4, destination += 16, source += 16) {
    const pixels = v128.load(source);
    if (allOpaque(pixels)) v128.store(destination, pixels);
    else if (v128.any_true(pixels)) v128.store(destination, over(pixels, v128.load(destination)));
  }
  if (count > 0) {
    const pixels = over(loadPixels(source, count), loadPixels(destination, count));
    storePixels(destination, pixels, count);
  }
}

function overRowWithOpacity(destination: usize, source: usize, count: i32, opacity: i32): void {
  const factors = i8x16.splat(<i8>opacity);
  for (; count >= 4; count -= 4, destination += 16, source += 16) {
    const pixels = v128.load(source);
    if (v128.any_true(pixels)) {
      v128.store(destination, over(scaleBytes(pixels, factors), v128.load(destination)));
    }
  }
  if (count > 0) {
    const pixels = over(scaleBytes(loadPixels(source, count), factors), loadPixels(destination, count));
    storePixels(destination, pixels, count);
  }
}

/**
 * As `compositeRow` in normal mode for pixels that are all opaque: round(s * opacity / 255) + round(d * (255 - opacity) / 255).
 * All of `opacities` and `rests` are opacity and 255 - opacity, i16: parameters, because engines make vectors that stay the same
 * anew for every pixel.
 */
export function fadeRow(destination: usize, source: usize, count: i32, opacities: v128, rests: v128): void {
  for (; count >= 4; count -= 4, destination += 16, source += 16) {
    v128.store(destination, faded(v128.load(source), v128.load(destination), opacities, rests));
  }
  if (count > 0) {
    const pixels = faded(loadPixels(source, count), loadPixels(destination, count), opacities, rests);
    storePixels(destination, pixels, count);
  }
}

@inline function faded(source: v128, destination: v128, opacities: v128, rests: v128): v128 {
  return i8x16.narrow_i16x8_u(
    i16x8.add(divideBy255(i16x8.mul(low(source), opacities)), divideBy255(i16x8.mul(low(destination), rests))),
    i16x8.add(divideBy255(i16x8.mul(high(source), opacities)), divideBy255(i16x8.mul(high(destination), rests))),
  );
}

/** Draws one surface onto another with its top left corner at (x, y) of the destination. */
export function composite(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  x: i32, y: i32, opacity: i32, mode: i32,
): void {
  const left = max(max(clipLeft, 0), x);
  const top = max(max(clipTop, 0), y);
  const right = <i32>min<i64>(min(clipRight, destinationWidth), <i64>x + sourceWidth);
  const bottom = <i32>min<i64>(min(clipBottom, destinationHeight), <i64>y + sourceHeight);
  if (right <= left || opacity <= 0) return;
  for (let row = top; row < bottom; row++) {
    compositeRow(
      destination + row * destinationStride + (left << 2),
      source + (row - y) * sourceStride + ((left - x) << 2),
      right - left, opacity, mode,
    );
  }
}

/** Paints one premultiplied colour (0xAABBGGRR) over the clip. `row` is scratch for width pixels. */
export function paintColor(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  color: u32, opacity: i32, mode: i32, row: usize,
): void {
  const left = max(clipLeft, 0);
  const right = min(clipRight, destinationWidth);
  const bottom = min(clipBottom, destinationHeight);
  if (right <= left || opacity <= 0) return;
  if (mode != NORMAL) fillRow(row, right - left, color);
  const full = withOpacity(color, opacity);
  for (let y = max(clipTop, 0); y < bottom; y++) {
    const target = destination + y * destinationStride + (left << 2);
    if (mode == NORMAL) solidRow(target, right - left, full);
    else compositeRow(target, row, right - left, opacity, mode);
  }
}

/**
 * Paints a premultiplied colour through an 8-bit coverage tile whose top left corner lies at (x, y):
 * source = round(color * coverage / 255). `row` is scratch for (width + 4) pixels.
 */
export function paintCoverage(
  destination: usize, destinationStride: i32, destinationWidth: i32, destinationHeight: i32,
  clipLeft: i32, clipTop: i32, clipRight: i32, clipBottom: i32,
  coverage: usize, coverageStride: i32, coverageWidth: i32, coverageHeight: i32,
  x: i32, y: i32, color: u32, opacity: i32, mode: i32, row: usize,
): void {
  const left = max(max(clipLeft, 0), x);
  const top = max(max(clipTop, 0), y);
  const right = <i32>min<i64>(min(clipRight, destinationWidth), <i64>x + coverageWidth);
  const bottom = <i32>min<i64>(min(clipBottom, destinationHeight), <i64>y + coverageHeight);
  if (right <= left || opacity <= 0) return;
  for (let line = top; line < bottom; line++) {
    const target = destination + line * destinationStride + (left << 2);
    const levels = coverage + (line - y) * coverageStride + (left - x);
    if (mode == NORMAL) {
      coverageRow(target, levels, right - left, color, opacity);
      continue;
    }
    tintRow(row, levels, right - left, color);
    compositeRow(target, row, right - left, opacity, mode);
  }
}

/** Writes color * coverage for `count` pixels, rounded up to a multiple of four. */
function tintRow(row: usize, coverage: usize, count: i32, color: u32): void {
  const colors = i32x4.splat(<i32>color);
  for (; count > 0; count -= 4, row += 16, coverage += 4) {
    let bytes: u32 = 0;
    if (count >= 4) {
      bytes = load<u32>(coverage);
    } else {
      for (let i = 0; i < count; i++) bytes |= <u32>load<u8>(coverage + i) << (i << 3);
    }
    if (bytes == 0) {
      v128.store(row, i32x4.splat(0));
      continue;
    }
    v128.store(row, scaleBytes(colors, spread(bytes)));
  }
}
