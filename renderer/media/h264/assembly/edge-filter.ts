/**
 * Filters the samples on both sides of an edge (clauses 8.7.2.2 to 8.7.2.4), 16 along the edge at once: of luma the whole edge of
 * a macroblock, of chroma both planes, Cb in the lower half of vectors and Cr in the upper. Edges between columns are turned
 * into edges between rows and back.
 */

/** By indexA and indexB from 16 on; below they are 0 (table 8-16). */
const ALPHAS = memory.data<u8>([
  4, 4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 17, 20, 22, 25, 28, 32, 36, 40, 45, 50, 56, 63, 71, 80, 90, 101, 113, 127, 144, 162,
  182, 203, 226, 255, 255,
]);
const BETAS = memory.data<u8>([
  2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 17, 18, 18,
]);
/** tC0 by indexA from 16 on, for bS of 0 to 3 (table 8-17). */
const CLIPS = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1,
  0, 1, 1, 1, 0, 1, 1, 2, 0, 1, 1, 2, 0, 1, 1, 2, 0, 1, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 0, 2, 2, 3, 0, 2, 2, 4, 0, 2, 3, 4,
  0, 2, 3, 4, 0, 3, 3, 5, 0, 3, 4, 6, 0, 3, 4, 6, 0, 4, 5, 7, 0, 4, 5, 8, 0, 4, 6, 9, 0, 5, 7, 10, 0, 6, 8, 11,
  0, 6, 8, 13, 0, 7, 10, 14, 0, 8, 11, 16, 0, 9, 12, 18, 0, 10, 13, 20, 0, 11, 15, 23, 0, 13, 17, 25,
]);

/** bS of 4 along a whole edge: it is never 4 along a part. */
export const STRONG: u32 = 0x04040404;

/** Lines of samples along an edge, p3 to p0 and q0 to q3, 16 bytes each. */
const lines = memory.data(8 * 16, 16);
const P3 = lines;
const P2 = lines + 16;
const P1 = lines + 32;
const P0 = lines + 48;
const Q0 = lines + 64;
const Q1 = lines + 80;
const Q2 = lines + 96;
const Q3 = lines + 112;

/** How strongly each line is filtered. */
const ALPHA = memory.data(16, 16);
const BETA = memory.data(16, 16);
const CLIP = memory.data(16, 16);

/** bS of each line along an edge. */
const strengthsOfLines = memory.data(16, 16);

@inline function absoluteDifference(a: v128, b: v128): v128 {
  return v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a));
}

/** Whether lines are filtered at all. */
@inline function filterMask(p1: v128, p0: v128, q0: v128, q1: v128): v128 {
  const beta = v128.load(BETA);
  const isFlat = v128.and(
    i8x16.lt_u(absoluteDifference(p1, p0), beta), i8x16.lt_u(absoluteDifference(q1, q0), beta),
  );
  const isEdge = i8x16.lt_u(absoluteDifference(p0, q0), v128.load(ALPHA));
  return v128.and(v128.and(isFlat, isEdge), i8x16.ne(v128.load(strengthsOfLines), i8x16.splat(0)));
}

/** ((q0 - p0) * 4 + p1 - q1 + 4) >> 3 within -limit to limit, for bS below 4. */
@inline function edgeDelta(p1: v128, p0: v128, q0: v128, q1: v128, limit: v128): v128 {
  const low = halfDelta(
    i16x8.extend_low_i8x16_u(p1), i16x8.extend_low_i8x16_u(p0), i16x8.extend_low_i8x16_u(q0), i16x8.extend_low_i8x16_u(q1),
  );
  const high = halfDelta(
    i16x8.extend_high_i8x16_u(p1), i16x8.extend_high_i8x16_u(p0), i16x8.extend_high_i8x16_u(q0), i16x8.extend_high_i8x16_u(q1),
  );
  const delta = i8x16.narrow_i16x8_s(low, high);
  return i8x16.max_s(i8x16.min_s(delta, limit), i8x16.neg(limit));
}

@inline function halfDelta(p1: v128, p0: v128, q0: v128, q1: v128): v128 {
  const sum = i16x8.add(i16x8.shl(i16x8.sub(q0, p0), 2), i16x8.sub(p1, q1));
  return i16x8.shr_s(i16x8.add(sum, i16x8.splat(4)), 3);
}

/** Adds signed bytes to unsigned ones, within 0 to 255. */
@inline function addSigned(value: v128, change: v128): v128 {
  const zero = i64x2.splat(0);
  const more = i8x16.max_s(change, zero);
  const less = i8x16.max_s(i8x16.neg(change), zero);
  return i8x16.sub_sat_u(i8x16.add_sat_u(value, more), less);
}

/** (a + b) >> 1 */
@inline function floorAverage(a: v128, b: v128): v128 {
  return i8x16.sub(i8x16.avgr_u(a, b), v128.and(v128.xor(a, b), i8x16.splat(1)));
}

/** p1 or q1 for bS below 4: moved by the clip value at most, where `mask` says so. */
@inline function nextToEdge(second: v128, first: v128, middle: v128, clip: v128, mask: v128): v128 {
  const target = floorAverage(second, middle);
  const moved = i8x16.max_u(i8x16.min_u(target, i8x16.add_sat_u(first, clip)), i8x16.sub_sat_u(first, clip));
  return v128.bitselect(moved, first, mask);
}

/** Filters lines of luma whose bS is below 4. @returns whether any has changed */
function filterNormal(): bool {
  const p1 = v128.load(P1);
  const p0 = v128.load(P0);
  const q0 = v128.load(Q0);
  const q1 = v128.load(Q1);
  const mask = filterMask(p1, p0, q0, q1);
  if (!v128.any_true(mask)) return false;
  const p2 = v128.load(P2);
  const q2 = v128.load(Q2);
  const beta = v128.load(BETA);
  const clip = v128.load(CLIP);
  const isSmoothP = v128.and(i8x16.lt_u(absoluteDifference(p2, p0), beta), mask);
  const isSmoothQ = v128.and(i8x16.lt_u(absoluteDifference(q2, q0), beta), mask);
  // Masks are -1 where they hold.
  const limit = i8x16.sub(i8x16.sub(clip, isSmoothP), isSmoothQ);
  const delta = v128.and(edgeDelta(p1, p0, q0, q1, limit), mask);
  const middle = i8x16.avgr_u(p0, q0);
  v128.store(P1, nextToEdge(p2, p1, middle, clip, isSmoothP));
  v128.store(Q1, nextToEdge(q2, q1, middle, clip, isSmoothQ));
  v128.store(P0, addSigned(p0, delta));
  v128.store(Q0, addSigned(q0, i8x16.neg(delta)));
  return true;
}

/** Filters lines of luma whose bS is 4. @returns whether any has changed */
function filterStrong(): bool {
  const p1 = v128.load(P1);
  const p0 = v128.load(P0);
  const q0 = v128.load(Q0);
  const q1 = v128.load(Q1);
  const mask = filterMask(p1, p0, q0, q1);
  if (!v128.any_true(mask)) return false;
  const p2 = v128.load(P2);
  const q2 = v128.load(Q2);
  const beta = v128.load(BETA);
  const near = i8x16.add(i8x16.shr_u(v128.load(ALPHA), 2), i8x16.splat(2));
  const isNear = v128.and(i8x16.lt_u(absoluteDifference(p0, q0), near), mask);
  const isSmoothP = v128.and(i8x16.lt_u(absoluteDifference(p2, p0), beta), isNear);
  const isSmoothQ = v128.and(i8x16.lt_u(absoluteDifference(q2, q0), beta), isNear);
  filterStrongSide(P0, P1, P2, p0, p1, p2, v128.load(P3), q0, q1, isSmoothP, mask);
  filterStrongSide(Q0, Q1, Q2, q0, q1, q2, v128.load(Q3), p0, p1, isSmoothQ, mask);
  return true;
}

/** One side of an edge: a0 is next to it, b0 beyond it. */
@inline function filterStrongSide(
  to0: usize, to1: usize, to2: usize, a0: v128, a1: v128, a2: v128, a3: v128, b0: v128, b1: v128, isSmooth: v128, mask: v128,
): void {
  const low = strongHalf(
    i16x8.extend_low_i8x16_u(a0), i16x8.extend_low_i8x16_u(a1), i16x8.extend_low_i8x16_u(a2), i16x8.extend_low_i8x16_u(a3),
    i16x8.extend_low_i8x16_u(b0), i16x8.extend_low_i8x16_u(b1), 0,
  );
  const high = strongHalf(
    i16x8.extend_high_i8x16_u(a0), i16x8.extend_high_i8x16_u(a1), i16x8.extend_high_i8x16_u(a2), i16x8.extend_high_i8x16_u(a3),
    i16x8.extend_high_i8x16_u(b0), i16x8.extend_high_i8x16_u(b1), 48,
  );
  const weak = i8x16.narrow_i16x8_u(low, high);
  const strong0 = i8x16.narrow_i16x8_u(v128.load(halves), v128.load(halves, 48));
  const strong1 = i8x16.narrow_i16x8_u(v128.load(halves, 16), v128.load(halves, 64));
  const strong2 = i8x16.narrow_i16x8_u(v128.load(halves, 32), v128.load(halves, 80));
  v128.store(to0, v128.bitselect(strong0, v128.bitselect(weak, a0, mask), isSmooth));
  v128.store(to1, v128.bitselect(strong1, a1, isSmooth));
  v128.store(to2, v128.bitselect(strong2, a2, isSmooth));
}

/** New lines 0 to 2 of eight smooth lines, lower and upper half. */
const halves = memory.data(96, 16);

/** Puts the new lines of eight smooth lines into `halves`. @returns line 0 where lines are not smooth */
@inline function strongHalf(a0: v128, a1: v128, a2: v128, a3: v128, b0: v128, b1: v128, offset: usize): v128 {
  const inner = i16x8.add(i16x8.add(a1, a0), b0);
  const two = i16x8.splat(2);
  const four = i16x8.splat(4);
  const line0 = i16x8.add(i16x8.add(a2, i16x8.shl(inner, 1)), i16x8.add(b1, four));
  v128.store(halves + offset, i16x8.shr_u(line0, 3));
  const line1 = i16x8.add(i16x8.add(a2, inner), two);
  v128.store(halves + offset, i16x8.shr_u(line1, 2), 16);
  const outer = i16x8.add(i16x8.shl(i16x8.add(a3, a2), 1), a2);
  v128.store(halves + offset, i16x8.shr_u(i16x8.add(i16x8.add(outer, inner), four), 3), 32);
  return i16x8.shr_u(i16x8.add(i16x8.add(i16x8.shl(a1, 1), a0), i16x8.add(b1, two)), 2);
}

/** Sets limits of all 16 lines. @returns false where nothing is filtered */
function setLumaLimits(strengths: u32, indexA: i32, indexB: i32): bool {
  if (indexA < 16 || indexB < 16) return false;
  v128.store(ALPHA, v128.splat<u8>(load<u8>(ALPHAS + indexA - 16)));
  v128.store(BETA, v128.splat<u8>(load<u8>(BETAS + indexB - 16)));
  // Four lines have a bS in common.
  const spread = v128.swizzle(i32x4.splat(<i32>strengths), i8x16(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3));
  v128.store(strengthsOfLines, spread);
  v128.store(CLIP, v128.swizzle(i32x4.splat(load<i32>(CLIPS + ((indexA - 16) << 2))), spread));
  return true;
}

/** Filters across a vertical edge of 16 rows. @param samples the first right of it @param strengths bS of four rows each */
export function filterLumaColumns(samples: usize, stride: i32, strengths: u32, indexA: i32, indexB: i32): void {
  if (!setLumaLimits(strengths, indexA, indexB)) return;
  const start = samples - 4;
  turnIn(start, stride);
  if (strengths == STRONG ? filterStrong() : filterNormal()) turnOut(start, stride);
}

/** Filters across a horizontal edge. @param samples the first below it */
export function filterLumaRows(samples: usize, stride: i32, strengths: u32, indexA: i32, indexB: i32): void {
  if (!setLumaLimits(strengths, indexA, indexB)) return;
  const start = samples - 4 * stride;
  for (let line = 0; line < 8; line++) v128.store(lines + (line << 4), v128.load(start + line * stride));
  if (!(strengths == STRONG ? filterStrong() : filterNormal())) return;
  for (let line = 1; line < 7; line++) v128.store(start + line * stride, v128.load(lines + (line << 4)));
}

@inline function interleaveLow8(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

@inline function interleaveHigh8(a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

@inline function interleaveLow16(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

@inline function interleaveHigh16(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

@inline function interleaveLow32(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 4, 1, 5);
}

@inline function interleaveHigh32(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 2, 6, 3, 7);
}

/** A row of eight samples, and the one eight rows below it. */
@inline function twoRows(start: usize, stride: i32, row: i32): v128 {
  return v128.load64_lane(start + (row + 8) * stride, v128.load64_zero(start + row * stride), 1);
}

/** Puts the columns of 16 rows of 8 samples into `lines`. */
function turnIn(start: usize, stride: i32): void {
  const r0 = twoRows(start, stride, 0);
  const r1 = twoRows(start, stride, 1);
  const r2 = twoRows(start, stride, 2);
  const r3 = twoRows(start, stride, 3);
  const r4 = twoRows(start, stride, 4);
  const r5 = twoRows(start, stride, 5);
  const r6 = twoRows(start, stride, 6);
  const r7 = twoRows(start, stride, 7);
  turnHalf(
    interleaveLow8(r0, r1), interleaveLow8(r2, r3), interleaveLow8(r4, r5), interleaveLow8(r6, r7), lines,
  );
  turnHalf(
    interleaveHigh8(r0, r1), interleaveHigh8(r2, r3), interleaveHigh8(r4, r5), interleaveHigh8(r6, r7), lines + 8,
  );
}

/** Eight rows, in pairs whose samples take turns; each column becomes the half of a line. */
@inline function turnHalf(r01: v128, r23: v128, r45: v128, r67: v128, target: usize): void {
  const low03 = interleaveLow16(r01, r23);
  const high03 = interleaveHigh16(r01, r23);
  const low47 = interleaveLow16(r45, r67);
  const high47 = interleaveHigh16(r45, r67);
  storeTwo(target, interleaveLow32(low03, low47));
  storeTwo(target + 32, interleaveHigh32(low03, low47));
  storeTwo(target + 64, interleaveLow32(high03, high47));
  storeTwo(target + 96, interleaveHigh32(high03, high47));
}

@inline function storeTwo(target: usize, halvesOfLines: v128): void {
  v128.store64_lane(target, halvesOfLines, 0);
  v128.store64_lane(target, halvesOfLines, 1, 16);
}

/** The other way: puts `lines` into columns. */
function turnOut(start: usize, stride: i32): void {
  const c0 = v128.load(P3);
  const c1 = v128.load(P2);
  const c2 = v128.load(P1);
  const c3 = v128.load(P0);
  const c4 = v128.load(Q0);
  const c5 = v128.load(Q1);
  const c6 = v128.load(Q2);
  const c7 = v128.load(Q3);
  storeRows(start, stride, interleaveLow8(c0, c1), interleaveLow8(c2, c3), interleaveLow8(c4, c5), interleaveLow8(c6, c7));
  storeRows(
    start + 8 * stride, stride,
    interleaveHigh8(c0, c1), interleaveHigh8(c2, c3), interleaveHigh8(c4, c5), interleaveHigh8(c6, c7),
  );
}

@inline function storeRows(start: usize, stride: i32, c01: v128, c23: v128, c45: v128, c67: v128): void {
  const low03 = interleaveLow16(c01, c23);
  const high03 = interleaveHigh16(c01, c23);
  const low47 = interleaveLow16(c45, c67);
  const high47 = interleaveHigh16(c45, c67);
  storeTwoRows(start, stride, interleaveLow32(low03, low47));
  storeTwoRows(start + 2 * stride, stride, interleaveHigh32(low03, low47));
  storeTwoRows(start + 4 * stride, stride, interleaveLow32(high03, high47));
  storeTwoRows(start + 6 * stride, stride, interleaveHigh32(high03, high47));
}

@inline function storeTwoRows(start: usize, stride: i32, rows: v128): void {
  v128.store64_lane(start, rows, 0);
  v128.store64_lane(start + stride, rows, 1);
}

/** Alpha, beta and clip values of a chroma plane, 8 lines each; planes that are not filtered get an alpha of 0. @param half 0: Cb; 8: Cr */
export function setChromaLimits(half: i32, strengths: u32, indexA: i32, indexB: i32): void {
  const isFiltered = indexA >= 16 && indexB >= 16;
  const alpha = isFiltered ? <u64>load<u8>(ALPHAS + indexA - 16) : 0;
  const beta = isFiltered ? <u64>load<u8>(BETAS + indexB - 16) : 0;
  store<u64>(ALPHA + half, alpha * 0x0101010101010101);
  store<u64>(BETA + half, beta * 0x0101010101010101);
  // Two lines have a bS in common.
  const spread = v128.swizzle(i32x4.splat(<i32>strengths), i8x16(0, 0, 1, 1, 2, 2, 3, 3, 0, 0, 1, 1, 2, 2, 3, 3));
  const clips = isFiltered ? i32x4.splat(load<i32>(CLIPS + ((indexA - 16) << 2))) : i64x2.splat(0);
  v128.store64_lane(strengthsOfLines + half, spread, 0);
  v128.store64_lane(CLIP + half, v128.swizzle(clips, spread), 0);
}

/** Filters both planes in `lines`. @returns whether any line has changed */
function filterChroma(isStrong: bool): bool {
  const p1 = v128.load(P1);
  const p0 = v128.load(P0);
  const q0 = v128.load(Q0);
  const q1 = v128.load(Q1);
  const mask = filterMask(p1, p0, q0, q1);
  if (!v128.any_true(mask)) return false;
  if (isStrong) {
    // (2 * p1 + p0 + q1 + 2) >> 2
    v128.store(P0, v128.bitselect(quarterAverage(p1, p0, q1), p0, mask));
    v128.store(Q0, v128.bitselect(quarterAverage(q1, q0, p1), q0, mask));
    return true;
  }
  const limit = i8x16.add(v128.load(CLIP), i8x16.splat(1));
  const delta = v128.and(edgeDelta(p1, p0, q0, q1, limit), mask);
  v128.store(P0, addSigned(p0, delta));
  v128.store(Q0, addSigned(q0, i8x16.neg(delta)));
  return true;
}

/** (2 * a + b + c + 2) >> 2 */
@inline function quarterAverage(a: v128, b: v128, c: v128): v128 {
  return i8x16.avgr_u(a, floorAverage(b, c));
}

/** Filters across a vertical edge of 8 rows in both planes. */
export function filterChromaColumns(cb: usize, cr: usize, stride: i32, isStrong: bool): void {
  turnChromaIn(cb - 2, stride, P1);
  turnChromaIn(cr - 2, stride, P1 + 8);
  if (!filterChroma(isStrong)) return;
  turnChromaOut(cb - 1, stride, P0);
  turnChromaOut(cr - 1, stride, P0 + 8);
}

/** Puts four columns of 8 rows into the halves of lines. */
@inline function turnChromaIn(start: usize, stride: i32, target: usize): void {
  const r01 = interleaveLow8(v128.load32_zero(start), v128.load32_zero(start + stride));
  const r23 = interleaveLow8(v128.load32_zero(start + 2 * stride), v128.load32_zero(start + 3 * stride));
  const r45 = interleaveLow8(v128.load32_zero(start + 4 * stride), v128.load32_zero(start + 5 * stride));
  const r67 = interleaveLow8(v128.load32_zero(start + 6 * stride), v128.load32_zero(start + 7 * stride));
  const r03 = interleaveLow16(r01, r23);
  const r47 = interleaveLow16(r45, r67);
  storeTwo(target, interleaveLow32(r03, r47));
  storeTwo(target + 32, interleaveHigh32(r03, r47));
}

/** Puts the two lines next to the edge back into columns. */
@inline function turnChromaOut(start: usize, stride: i32, source: usize): void {
  const pairs = interleaveLow8(v128.load64_zero(source), v128.load64_zero(source + 16));
  v128.store16_lane(start, pairs, 0);
  v128.store16_lane(start + stride, pairs, 1);
  v128.store16_lane(start + 2 * stride, pairs, 2);
  v128.store16_lane(start + 3 * stride, pairs, 3);
  v128.store16_lane(start + 4 * stride, pairs, 4);
  v128.store16_lane(start + 5 * stride, pairs, 5);
  v128.store16_lane(start + 6 * stride, pairs, 6);
  v128.store16_lane(start + 7 * stride, pairs, 7);
}

/** Filters across a horizontal edge in both planes. */
export function filterChromaRows(cb: usize, cr: usize, stride: i32, isStrong: bool): void {
  for (let line = 0; line < 4; line++) {
    const offset = (line - 2) * stride;
    store<u64>(P1 + (line << 4), load<u64>(cb + offset));
    store<u64>(P1 + (line << 4), load<u64>(cr + offset), 8);
  }
  if (!filterChroma(isStrong)) return;
  for (let line = 1; line < 3; line++) {
    const offset = (line - 2) * stride;
    store<u64>(cb + offset, load<u64>(P1 + (line << 4)));
    store<u64>(cr + offset, load<u64>(P1 + (line << 4), 8));
  }
}
