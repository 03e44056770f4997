/**
 * Cubic sampling without rotation or shear: what sample.ts computes, in fewer steps.
 *
 * As in scale.ts all rows have the same columns, and each row has its four source rows, which are mixed once. The mixed row
 * goes on beyond the source as far as samples reach, so that none needs to look where it is.
 */
import { compositeRow } from "./composite";
import {
  finished, firstColumn, firstPair, lastPair, mixedRow, paired, secondColumn, WEIGHT_BYTES, weightsAt, zippedHigh, zippedLow,
} from "./cubic";
import { CLAMP } from "./filter";
import { narrowSpan, ONE, setSpan, spanEnd, spanStart, toFixed } from "./fixed";

/** Bytes of a mixed column: its four channels of 16 bits, each beside the next column's. */
const PAIR_BYTES = 16;

/**
 * u and stepU are 32.32, |stepU| <= 2; a row at y has v = vy * (y + 1/2) + v0 + shift. `table` holds the weights (cubic.ts),
 * `row` is scratch for 14 * (destination width + 4) pixels: one for each sample, one for an offset, two for weights, eight
 * for mixed columns, two for a source row of nothing.
 */
export function scaleCubic(
  destination: usize, destinationStride: i32, destinationWidth: i32, left: i32, top: i32, right: i32, bottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  u: i64, stepU: i64, vy: f64, v0: f64, shift: f64, edge: i32, opacity: i32, mode: i32, row: usize, table: usize,
): void {
  setSpan(0, right - left);
  if (edge != CLAMP) narrowSpan(u, stepU, -ONE, <i64>sourceWidth << 32);
  const count = spanEnd - spanStart;
  if (count <= 0) return;
  left += spanStart;
  u += spanStart * stepU;

  const rowBytes = <usize>(destinationWidth + 4) << 2;
  const offsets = row + rowBytes;
  const weights = offsets + rowBytes;
  const mixed = weights + 2 * rowBytes;
  const nothing = mixed + 8 * rowBytes;
  // The mixed row holds the columns from `column` to before `end`, of which `columns` from `firstInside` on come from the
  // source: at least one, be it that all others repeat it.
  const lastU = u + (count - 1) * stepU;
  const column = <i32>(min(u, lastU) >> 32) - 1;
  const end = <i32>(max(u, lastU) >> 32) + 3;
  const firstInside = min(max(column, 0), sourceWidth - 1);
  const columns = max(min(end, sourceWidth) - firstInside, 1);
  const before = min(max(firstInside - column, 0), end - 1 - column);
  const after = end - column - before - columns;
  const pixels = source + (firstInside << 2);
  tabulate(offsets, weights, count, u, stepU, column, table);
  if (edge != CLAMP) memory.fill(nothing, 0, <usize>columns << 2);

  for (let y = top; y < bottom; y++) {
    const v = toFixed(vy * (<f64>y + 0.5) + v0 + shift);
    const line = <i32>(v >> 32);
    if (edge != CLAMP && (line < -1 || line >= sourceHeight)) continue;
    mixRows(
      mixed, before, columns, after, weightsAt(table, <i32>(v >>> 24) & 255),
      sourceRow(pixels, sourceStride, sourceHeight, line - 1, edge, nothing),
      sourceRow(pixels, sourceStride, sourceHeight, line, edge, nothing),
      sourceRow(pixels, sourceStride, sourceHeight, line + 1, edge, nothing),
      sourceRow(pixels, sourceStride, sourceHeight, line + 2, edge, nothing),
      edge,
    );
    sampleMixed(row, count, mixed, offsets, weights);
    compositeRow(destination + y * destinationStride + (left << 2), row, count, opacity, mode);
  }
}

/** For each sample the place of its first mixed column, and its weights; up to three more like the last one. */
function tabulate(offsets: usize, weights: usize, count: i32, u: i64, stepU: i64, column: i32, table: usize): void {
  const padded = (count + 3) & ~3;
  for (let i = 0; i < padded; i++, offsets += 4, weights += WEIGHT_BYTES) {
    store<i32>(offsets, (<i32>(u >> 32) - 1 - column) * PAIR_BYTES);
    store<i64>(weights, load<i64>(weightsAt(table, <i32>(u >>> 24) & 255)));
    if (i < count - 1) u += stepU;
  }
}

/** A row of the source, or what lies beyond. */
@inline function sourceRow(pixels: usize, stride: i32, height: i32, line: i32, edge: i32, nothing: usize): usize {
  if (edge != CLAMP && <u32>line >= <u32>height) return nothing;
  return pixels + min(max(line, 0), height - 1) * stride;
}

/** Mixes `columns` pixels of four source rows, led by `before` and followed by `after` columns of what lies beyond. */
function mixRows(
  mixed: usize, before: i32, columns: i32, after: i32, weights: usize,
  row0: usize, row1: usize, row2: usize, row3: usize, edge: i32,
): void {
  const firstY = firstPair(weights);
  const lastY = lastPair(weights);
  let previous = edge == CLAMP ? columnAt(0, row0, row1, row2, row3, firstY, lastY) : i32x4.splat(0);
  // A column is written with the one after it: with `before` columns ahead, the first pair ends with the first pixel.
  const beyond = paired(previous, previous);
  for (; before > 1; before--, mixed += PAIR_BYTES) v128.store(mixed, beyond);
  if (before == 0) mixed -= PAIR_BYTES;
  let at: usize = 0;
  const wholes = columns & ~3;
  for (const last = <usize>wholes << 2; at < last; at += 16, mixed += 4 * PAIR_BYTES) {
    const p0 = v128.load(row0 + at);
    const p1 = v128.load(row1 + at);
    const p2 = v128.load(row2 + at);
    const p3 = v128.load(row3 + at);
    const upperLeft = zippedLow(p0, p1);
    const lowerLeft = zippedLow(p2, p3);
    const upperRight = zippedHigh(p0, p1);
    const lowerRight = zippedHigh(p2, p3);
    const column0 = firstColumn(upperLeft, lowerLeft, firstY, lastY);
    const column1 = secondColumn(upperLeft, lowerLeft, firstY, lastY);
    const column2 = firstColumn(upperRight, lowerRight, firstY, lastY);
    const column3 = secondColumn(upperRight, lowerRight, firstY, lastY);
    v128.store(mixed, paired(previous, column0));
    v128.store(mixed, paired(column0, column1), PAIR_BYTES);
    v128.store(mixed, paired(column1, column2), 2 * PAIR_BYTES);
    v128.store(mixed, paired(column2, column3), 3 * PAIR_BYTES);
    previous = column3;
  }
  for (let i = wholes; i < columns; i++, at += 4, mixed += PAIR_BYTES) {
    const next = columnAt(at, row0, row1, row2, row3, firstY, lastY);
    v128.store(mixed, paired(previous, next));
    previous = next;
  }
  const last = edge == CLAMP ? previous : i32x4.splat(0);
  v128.store(mixed, paired(previous, last));
  for (; after > 0; after--) {
    mixed += PAIR_BYTES;
    v128.store(mixed, paired(last, last));
  }
}

/** The mixed column of the pixels at `at` in four rows. */
@inline function columnAt(
  at: usize, row0: usize, row1: usize, row2: usize, row3: usize, firstY: v128, lastY: v128,
): v128 {
  return firstColumn(
    zippedLow(v128.load32_zero(row0 + at), v128.load32_zero(row1 + at)),
    zippedLow(v128.load32_zero(row2 + at), v128.load32_zero(row3 + at)),
    firstY, lastY,
  );
}

/** Mixes the mixed columns by fours; the last vector is written whole. */
function sampleMixed(row: usize, count: i32, mixed: usize, offsets: usize, weights: usize): void {
  for (; count > 0; count -= 4, row += 16, offsets += 16, weights += 4 * WEIGHT_BYTES) {
    v128.store(row, finished(
      sampleAt(mixed + load<i32>(offsets), weights),
      sampleAt(mixed + load<i32>(offsets, 4), weights + WEIGHT_BYTES),
      sampleAt(mixed + load<i32>(offsets, 8), weights + 2 * WEIGHT_BYTES),
      sampleAt(mixed + load<i32>(offsets, 12), weights + 3 * WEIGHT_BYTES),
    ));
  }
}

@inline function sampleAt(columns: usize, weights: usize): v128 {
  return mixedRow(v128.load(columns), v128.load(columns, 2 * PAIR_BYTES), weights);
}
