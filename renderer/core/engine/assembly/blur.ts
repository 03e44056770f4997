/**
 * Gaussian blur as three box passes in each direction, by running sums.
 *
 * A box of radius r replaces each byte by round(sum of 2r + 1 bytes * m / 2^15), m = round(2^15 / (2r + 1)); radius 0
 * leaves it. Rows are blurred first, then columns. Every pass is rounded to bytes.
 *
 * Lines are worked on sixteen at a time, as items of 64 bytes (one pixel of each line), so one band of lines and its
 * sums stay in cache and registers. Each band is first continued on both ends by the sum of the three radii, as
 * `edge` says, so the result is what blurring an endless surface would give.
 */
import { high, loadPixels, low, storePixels } from "./lanes";
import { CLAMP, TRANSPARENT } from "./filter";

const ITEM: i32 = 64;
const LINES: i32 = 16;

/** Sums of 2r + 1 bytes must fit in i16. */
const LARGEST_RADIUS: i32 = 63;

/**
 * Blurs `source` into `destination` of the same size; they may be the same surface. Radii beyond 63 count as 63.
 * `scratch` holds 2 * 64 * (max(width, height) + 2 * sum of the three radii of a direction) bytes; take 378 for that
 * sum. `edge`: TRANSPARENT, CLAMP or MIRROR (reflected, the outermost pixel repeated once).
 */
export function blur(
  destination: usize, destinationStride: i32, width: i32, height: i32, source: usize, sourceStride: i32,
  radiusX1: i32, radiusX2: i32, radiusX3: i32, radiusY1: i32, radiusY2: i32, radiusY3: i32, edge: i32, scratch: usize,
): void {
  if (width <= 0 || height <= 0) return;
  for (let y = 0; y < height; y += LINES) {
    blurRows(
      destination + y * destinationStride, destinationStride, width, min(LINES, height - y),
      source + y * sourceStride, sourceStride, radius(radiusX1), radius(radiusX2), radius(radiusX3), edge, scratch,
    );
  }
  if ((radiusY1 | radiusY2 | radiusY3) == 0) return;
  for (let x = 0; x < width; x += LINES) {
    blurColumns(
      destination + (x << 2), destinationStride, min(LINES, width - x), height,
      radius(radiusY1), radius(radiusY2), radius(radiusY3), edge, scratch,
    );
  }
}

@inline function radius(value: i32): i32 {
  return min(max(value, 0), LARGEST_RADIUS);
}

function blurRows(
  destination: usize, destinationStride: i32, width: i32, lines: i32, source: usize, sourceStride: i32,
  radius1: i32, radius2: i32, radius3: i32, edge: i32, scratch: usize,
): void {
  const margin = radius1 + radius2 + radius3;
  if (margin == 0) {
    if (destination == source) return;
    for (let y = 0; y < lines; y++) {
      memory.copy(destination + y * destinationStride, source + y * sourceStride, <usize>width << 2);
    }
    return;
  }
  const items = scratch + margin * ITEM;
  for (let line = 0; line < LINES; line += 4) {
    // Lines beyond the last one repeat it: they fill lanes whose result is not stored.
    const row0 = source + min(line, lines - 1) * sourceStride;
    const row1 = source + min(line + 1, lines - 1) * sourceStride;
    const row2 = source + min(line + 2, lines - 1) * sourceStride;
    const row3 = source + min(line + 3, lines - 1) * sourceStride;
    let x = 0;
    for (let item = items + (line << 2); x < width; x += 4, item += 4 * ITEM) {
      const offset = x << 2;
      const rest = width - x;
      const whole = rest >= 4;
      const a = whole ? v128.load(row0 + offset) : loadPixels(row0 + offset, rest);
      const b = whole ? v128.load(row1 + offset) : loadPixels(row1 + offset, rest);
      const c = whole ? v128.load(row2 + offset) : loadPixels(row2 + offset, rest);
      const d = whole ? v128.load(row3 + offset) : loadPixels(row3 + offset, rest);
      transpose(item, ITEM, a, b, c, d, min(rest, 4));
    }
  }
  const result = boxes(scratch, items, width, margin, radius1, radius2, radius3, edge);
  for (let line = 0; line < lines; line += 4) {
    const row = destination + line * destinationStride;
    const rows = min(lines - line, 4);
    let x = 0;
    for (let item = result + (line << 2); x + 4 <= width; x += 4, item += 4 * ITEM) {
      transpose(
        row + (x << 2), destinationStride,
        v128.load(item), v128.load(item, 64), v128.load(item, 128), v128.load(item, 192), rows,
      );
    }
    for (; x < width; x++) {
      const item = result + x * ITEM + (line << 2);
      for (let i = 0; i < rows; i++) {
        store<u32>(row + i * destinationStride + (x << 2), load<u32>(item + (i << 2)));
      }
    }
  }
}

function blurColumns(
  surface: usize, stride: i32, lines: i32, height: i32,
  radius1: i32, radius2: i32, radius3: i32, edge: i32, scratch: usize,
): void {
  const margin = radius1 + radius2 + radius3;
  const items = scratch + margin * ITEM;
  for (let y = 0; y < height; y++) copyItem(items + y * ITEM, surface + y * stride, lines);
  const result = boxes(scratch, items, height, margin, radius1, radius2, radius3, edge);
  for (let y = 0; y < height; y++) copyItem(surface + y * stride, result + y * ITEM, lines);
}

/** Copies `count` pixels of one item. */
@inline function copyItem(destination: usize, source: usize, count: i32): void {
  if (count == LINES) {
    v128.store(destination, v128.load(source));
    v128.store(destination, v128.load(source, 16), 16);
    v128.store(destination, v128.load(source, 32), 32);
    v128.store(destination, v128.load(source, 48), 48);
    return;
  }
  let offset: usize = 0;
  for (; count >= 4; count -= 4, offset += 16) v128.store(destination + offset, v128.load(source + offset));
  if (count > 0) storePixels(destination + offset, loadPixels(source + offset, count), count);
}

/** Stores columns of the 4x4 pixels whose rows are a, b, c, d as the first `rows` rows. */
@inline function transpose(pointer: usize, stride: i32, a: v128, b: v128, c: v128, d: v128, rows: i32): void {
  const ab01 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd01 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const ab23 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cd23 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(pointer, v128.shuffle<i64>(ab01, cd01, 0, 2));
  if (rows > 1) v128.store(pointer + stride, v128.shuffle<i64>(ab01, cd01, 1, 3));
  if (rows > 2) v128.store(pointer + (stride << 1), v128.shuffle<i64>(ab23, cd23, 0, 2));
  if (rows > 3) v128.store(pointer + stride * 3, v128.shuffle<i64>(ab23, cd23, 1, 3));
}

/**
 * Continues `length` items by `margin` on both ends, runs the three passes between the two halves of the scratch, and
 * returns where the blurred items are.
 */
function boxes(
  scratch: usize, items: usize, length: i32, margin: i32, radius1: i32, radius2: i32, radius3: i32, edge: i32,
): usize {
  const total = length + 2 * margin;
  for (let i = 1; i <= margin; i++) {
    continueItem(items - i * ITEM, items, -i, length, edge);
    continueItem(items + (length - 1 + i) * ITEM, items, length - 1 + i, length, edge);
  }
  let from = scratch;
  let to = scratch + total * ITEM;
  for (let pass = 0; pass < 3; pass++) {
    const radius = pass == 0 ? radius1 : pass == 1 ? radius2 : radius3;
    if (radius == 0) continue;
    boxPass(to, from, total, radius);
    const swapped = from;
    from = to;
    to = swapped;
  }
  return from + margin * ITEM;
}

/** Writes the item at `index`, which lies outside 0 <= index < length. */
function continueItem(destination: usize, items: usize, index: i32, length: i32, edge: i32): void {
  if (edge == TRANSPARENT) {
    memory.fill(destination, 0, ITEM);
    return;
  }
  let inside = min(max(index, 0), length - 1);
  if (edge != CLAMP) {
    const period = length << 1;
    const phase = ((index % period) + period) % period;
    inside = min(phase, period - 1 - phase);
  }
  copyItem(destination, items + inside * ITEM, LINES);
}

/** One box pass over `length` items; items beyond either end count as the outermost ones. */
function boxPass(to: usize, from: usize, length: i32, radius: i32): void {
  const width = 2 * radius + 1;
  // Read from memory, where it may lie until it is overwritten: compilers would else move the division into the loop.
  store<i16>(to, <i16>((32768 + radius) / width));
  const scale = v128.load16_splat(to);
  const copies = i16x8.splat(<i16>(radius + 1));
  let s0 = i16x8.mul(low(v128.load(from)), copies);
  let s1 = i16x8.mul(high(v128.load(from)), copies);
  let s2 = i16x8.mul(low(v128.load(from, 16)), copies);
  let s3 = i16x8.mul(high(v128.load(from, 16)), copies);
  let s4 = i16x8.mul(low(v128.load(from, 32)), copies);
  let s5 = i16x8.mul(high(v128.load(from, 32)), copies);
  let s6 = i16x8.mul(low(v128.load(from, 48)), copies);
  let s7 = i16x8.mul(high(v128.load(from, 48)), copies);
  const last = from + (length - 1) * ITEM;
  for (let i = 0; i < radius; i++) {
    const entering = min(from + i * ITEM, last);
    s0 = i16x8.add(s0, low(v128.load(entering)));
    s1 = i16x8.add(s1, high(v128.load(entering)));
    s2 = i16x8.add(s2, low(v128.load(entering, 16)));
    s3 = i16x8.add(s3, high(v128.load(entering, 16)));
    s4 = i16x8.add(s4, low(v128.load(entering, 32)));
    s5 = i16x8.add(s5, high(v128.load(entering, 32)));
    s6 = i16x8.add(s6, low(v128.load(entering, 48)));
    s7 = i16x8.add(s7, high(v128.load(entering, 48)));
  }
  for (let i = 0; i < length; i++, to += ITEM) {
    const entering = from + min(i + radius, length - 1) * ITEM;
    const leaving = from + max(i - radius - 1, 0) * ITEM;
    let added = v128.load(entering);
    let removed = v128.load(leaving);
    s0 = i16x8.sub(i16x8.add(s0, low(added)), low(removed));
    s1 = i16x8.sub(i16x8.add(s1, high(added)), high(removed));
    v128.store(to, i8x16.narrow_i16x8_u(i16x8.q15mulr_sat_s(s0, scale), i16x8.q15mulr_sat_s(s1, scale)));
    added = v128.load(entering, 16);
    removed = v128.load(leaving, 16);
    s2 = i16x8.sub(i16x8.add(s2, low(added)), low(removed));
    s3 = i16x8.sub(i16x8.add(s3, high(added)), high(removed));
    v128.store(to, i8x16.narrow_i16x8_u(i16x8.q15mulr_sat_s(s2, scale), i16x8.q15mulr_sat_s(s3, scale)), 16);
    added = v128.load(entering, 32);
    removed = v128.load(leaving, 32);
    s4 = i16x8.sub(i16x8.add(s4, low(added)), low(removed));
    s5 = i16x8.sub(i16x8.add(s5, high(added)), high(removed));
    v128.store(to, i8x16.narrow_i16x8_u(i16x8.q15mulr_sat_s(s4, scale), i16x8.q15mulr_sat_s(s5, scale)), 32);
    added = v128.load(entering, 48);
    removed = v128.load(leaving, 48);
    s6 = i16x8.sub(i16x8.add(s6, low(added)), low(removed));
    s7 = i16x8.sub(i16x8.add(s7, high(added)), high(removed));
    v128.store(to, i8x16.narrow_i16x8_u(i16x8.q15mulr_sat_s(s6, scale), i16x8.q15mulr_sat_s(s7, scale)), 48);
  }
}
