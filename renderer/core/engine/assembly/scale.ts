/**
 * Bilinear sampling without rotation or shear, the commonest of all maps: what sample.ts computes, in fewer steps.
 *
 * All rows then have the same columns, so their addresses and weights are worked out once; and each row has one pair of
 * source rows, which is mixed once. Both give the same bytes, as every sample mixes its columns before its rows.
 */
import { compositeRow } from "./composite";
import { BILINEAR, CLAMP, mixedColumns, sumHalves } from "./filter";
import { narrowSpan, ONE, setSpan, spanEnd, spanStart, toFixed } from "./fixed";
import { high, loadPixels, low } from "./lanes";
import { edgeSamples } from "./sample";

/**
 * u and stepU are 32.32, |stepU| <= 2; a row at y has v = vy * (y + 1/2) + v0 + shift. `row` is scratch for 8 *
 * (destination width + 4) pixels: one for each sample, two for mixed source pixels, one for an offset, four for a
 * weight vector.
 */
export function scaleBilinear(
  destination: usize, destinationStride: i32, destinationWidth: i32, left: i32, top: i32, right: i32, bottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  u: i64, stepU: i64, vy: f64, v0: f64, shift: f64, edge: i32, opacity: i32, mode: i32, row: usize,
): void {
  setSpan(0, right - left);
  if (edge != CLAMP) narrowSpan(u, stepU, -ONE, <i64>sourceWidth << 32);
  const count = spanEnd - spanStart;
  if (count <= 0) return;
  left += spanStart;
  u += spanStart * stepU;

  setSpan(0, count);
  narrowSpan(u, stepU, 0, <i64>(sourceWidth - 1) << 32);
  const first = spanStart;
  const end = first + ((spanEnd - first) & ~3);
  const rowBytes = <usize>(destinationWidth + 4) << 2;
  const mixed = row + rowBytes;
  const offsets = mixed + 2 * rowBytes;
  const weights = offsets + rowBytes;
  const firstColumn = <i32>((u + first * stepU) >> 32);
  const lastColumn = <i32>((u + (end - 1) * stepU) >> 32);
  const column = min(firstColumn, lastColumn);
  const columns = max(firstColumn, lastColumn) + 2 - column;
  tabulate(offsets, weights, end - first, u + first * stepU, stepU, column);

  for (let y = top; y < bottom; y++) {
    const v = toFixed(vy * (<f64>y + 0.5) + v0 + shift);
    const line = <i32>(v >> 32);
    if (edge != CLAMP && (line < -1 || line >= sourceHeight)) continue;
    if (line < 0 || line >= sourceHeight - 1) {
      edgeSamples(
        row, 0, count, u, stepU, v, 0, source, sourceStride, sourceWidth, sourceHeight, BILINEAR, edge, 0,
      );
    } else {
      edgeSamples(
        row, 0, first, u, stepU, v, 0, source, sourceStride, sourceWidth, sourceHeight, BILINEAR, edge, 0,
      );
      if (first < end) {
        const upper = source + line * sourceStride + (column << 2);
        mixRows(mixed, upper, sourceStride, <i32>(v >>> 24) & 255, columns);
        sampleMixed(row + (first << 2), end - first, mixed, offsets, weights);
      }
      edgeSamples(
        row, end, count, u, stepU, v, 0, source, sourceStride, sourceWidth, sourceHeight, BILINEAR, edge, 0,
      );
    }
    compositeRow(destination + y * destinationStride + (left << 2), row, count, opacity, mode);
  }
}

/** For each sample the byte offset of its left pixel from `column`, and (256 - f) four times, f four times. */
function tabulate(offsets: usize, weights: usize, count: i32, u: i64, stepU: i64, column: i32): void {
  for (let i = 0; i < count; i++, u += stepU, offsets += 4, weights += 16) {
    const fraction = <i32>(u >>> 24) & 255;
    store<i32>(offsets, (<i32>(u >> 32) - column) << 2);
    v128.store(weights, v128.shuffle<i64>(i16x8.splat(<i16>(256 - fraction)), i16x8.splat(<i16>fraction), 0, 2));
  }
}

/** Mixes `count` pixels of two source rows by fy; the last vector is written whole. */
function mixRows(mixed: usize, upper: usize, stride: i32, fy: i32, count: i32): void {
  const wyTop = i16x8.splat(<i16>(256 - fy));
  const wyBottom = i16x8.splat(<i16>fy);
  for (; count > 0; count -= 4, mixed += 16, upper += 16) {
    const top = count >= 4 ? v128.load(upper) : loadPixels(upper, count);
    const bottom = count >= 4 ? v128.load(upper + stride) : loadPixels(upper + stride, count);
    const left = mixedColumns(low(top), low(bottom), wyTop, wyBottom);
    const right = mixedColumns(high(top), high(bottom), wyTop, wyBottom);
    v128.store(mixed, i8x16.narrow_i16x8_u(left, right));
  }
}

/** Mixes the pixels of the mixed row in pairs; `count` is a multiple of four. */
function sampleMixed(row: usize, count: i32, mixed: usize, offsets: usize, weights: usize): void {
  for (; count > 0; count -= 4, row += 16, offsets += 16, weights += 64) {
    const s0 = i16x8.mul(v128.load8x8_u(mixed + load<i32>(offsets)), v128.load(weights));
    const s1 = i16x8.mul(v128.load8x8_u(mixed + load<i32>(offsets, 4)), v128.load(weights, 16));
    const s2 = i16x8.mul(v128.load8x8_u(mixed + load<i32>(offsets, 8)), v128.load(weights, 32));
    const s3 = i16x8.mul(v128.load8x8_u(mixed + load<i32>(offsets, 12)), v128.load(weights, 48));
    v128.store(row, i8x16.narrow_i16x8_u(sumHalves(s0, s1), sumHalves(s2, s3)));
  }
}
