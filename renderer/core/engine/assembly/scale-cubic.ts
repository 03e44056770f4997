/**
 * Cubic sampling without rotation or shear: what sample.ts computes, in fewer steps.
 *
 * All rows then have the same columns, so their places and weights are worked out once; and each row has its four source
 * rows, which are mixed once. Two rows at a time are gone through in blocks, so short that what is mixed for one stays in the
 * cache nearest to the processor. A block is
 *   mixed     from pairs of source rows (source-pairs.ts), column by column, as far as samples reach (cubic-columns.ts), and then
 *   sampled   from the mixed columns, with places and weights that both rows share (cubic-taps.ts).
 */
import { NORMAL } from "./blend";
import { compositeRow, fadeRow } from "./composite";
import { weightsAt } from "./cubic";
import { COLUMN_BYTES, MIXED_BYTES, mixPairs } from "./cubic-columns";
import { sampleAny, sampleOpaque, storeTap, TAPS_BYTES } from "./cubic-taps";
import { CLAMP } from "./filter";
import { narrowSpan, ONE, setSpan, spanEnd, spanStart, toFixed } from "./fixed";
import { storePixels } from "./lanes";
import { isOpaqueAt, openPairs, PAIR_COLUMN_BYTES, pairAt, SourcePairs, sourcePairsBytes } from "./source-pairs";

/** Samples of a block, a multiple of four. As neighbours are at most two columns apart, twice as many columns and 8 suffice. */
const BLOCK: i32 = 256;

const MIXED_BLOCK_BYTES: usize = (2 * 256 + 8) * 32;

/** What a call works with. */
@unmanaged
class Plan {
  pairs: SourcePairs;
  /** Samples of a row; in 32.32 the place of the first one, and the way from one to the next. */
  count: i32;
  u: i64;
  stepU: i64;
  opacity: i32;
  mode: i32;
  table: usize;
  taps: usize;
  mixed: usize;
  /** For samples of two rows, and for the last ones of both. */
  row: usize;
  other: usize;
  rest: usize;
}

const PLAN_BYTES: usize = 64;

/**
 * u and stepU are 32.32, |stepU| <= 2; a row at y has v = vy * (y + 1/2) + v0 + shift. `table` holds the weights (cubic.ts),
 * `scratch` has room for 20 KiB and, for each pixel of the destination's width and four more, 288 bytes.
 */
export function scaleCubic(
  destination: usize, destinationStride: i32, left: i32, top: i32, right: i32, bottom: i32,
  source: usize, sourceStride: i32, sourceWidth: i32, sourceHeight: i32,
  u: i64, stepU: i64, vy: f64, v0: f64, shift: f64, edge: i32, opacity: i32, mode: i32, scratch: usize, table: usize,
): void {
  setSpan(0, right - left);
  if (edge != CLAMP) narrowSpan(u, stepU, -ONE, <i64>sourceWidth << 32);
  const count = spanEnd - spanStart;
  if (count <= 0) return;
  left += spanStart;
  u += spanStart * stepU;

  const column = firstColumnOf(u, stepU, count);
  const columns = columnsOf(u, stepU, count, column);
  const plan = changetype<Plan>(scratch);
  plan.pairs = openPairs(
    scratch + PLAN_BYTES, source, sourceStride, sourceWidth, sourceHeight, edge, column, columns,
  );
  plan.count = count;
  plan.u = u;
  plan.stepU = stepU;
  plan.opacity = opacity;
  plan.mode = mode;
  plan.table = table;
  const fours = <usize>(count + 3) >> 2;
  plan.mixed = scratch + PLAN_BYTES + sourcePairsBytes(columns);
  plan.taps = plan.mixed + MIXED_BLOCK_BYTES;
  plan.row = plan.taps + fours * TAPS_BYTES;
  plan.other = plan.row + (fours << 4);
  plan.rest = plan.other + (fours << 4);
  tabulate(plan);

  // The row that waits for another one.
  let first: usize = 0;
  let firstV: i64 = 0;
  for (let y = top; y < bottom; y++) {
    const v = toFixed(vy * (<f64>y + 0.5) + v0 + shift);
    const line = <i32>(v >> 32);
    if (edge != CLAMP && (line < -1 || line >= sourceHeight)) continue;
    const row = destination + y * destinationStride + (left << 2);
    if (first && areNear(<i32>(firstV >> 32), line)) {
      paintTwo(plan, first, firstV, row, v);
      first = 0;
      continue;
    }
    if (first) paintOne(plan, first, firstV);
    first = row;
    firstV = v;
  }
  if (first) paintOne(plan, first, firstV);
}

/** The first of the columns that `count` samples reach. */
@inline function firstColumnOf(u: i64, stepU: i64, count: i32): i32 {
  return <i32>(min(u, u + (count - 1) * stepU) >> 32) - 1;
}

/** How many columns they reach from there. Mixed by fours, of which the last may reach further. */
@inline function columnsOf(u: i64, stepU: i64, count: i32, column: i32): i32 {
  return (<i32>(max(u, u + (count - 1) * stepU) >> 32) + 3 - column + 3) & ~3;
}

/** For four samples at a time the addresses of their first mixed columns and their weights; the last ones are repeated. */
function tabulate(plan: Plan): void {
  const count = plan.count;
  const stepU = plan.stepU;
  let u = plan.u;
  let taps = plan.taps;
  let first = 0;
  for (let i = 0; i < count; i++, u += stepU) {
    // The first two columns are mixed ahead of the first sample's.
    if (i % BLOCK == 0) {
      first = <i32>plan.mixed + (1 - firstColumnOf(u, stepU, min(BLOCK, count - i))) * <i32>MIXED_BYTES;
    }
    storeTap(taps, i & 3, first + <i32>(u >> 32) * <i32>MIXED_BYTES, weightsAt(plan.table, <i32>(u >>> 24) & 255));
    if ((i & 3) == 3) taps += TAPS_BYTES;
  }
  u -= stepU;
  for (let i = count; (i & 3) != 0; i++) {
    storeTap(taps, i & 3, first + <i32>(u >> 32) * <i32>MIXED_BYTES, weightsAt(plan.table, <i32>(u >>> 24) & 255));
  }
}

/** Whether all pairs of source rows that two lines need are kept at once. */
@inline function areNear(line: i32, other: i32): bool {
  return abs(other - line) <= 4;
}

/** Paints a row of samples whose place, in 32.32, is `v`. */
function paintOne(plan: Plan, destination: usize, v: i64): void {
  const isOpaque = readPairs(plan.pairs, v);
  const isDirect = isOpaque && isPlain(plan);
  for (let x = 0; x < plan.count; x += BLOCK) {
    mixBlock(plan, x, plan.mixed, v);
    sampleBlock(plan, x, isDirect ? destination : plan.row, plan.other, isOpaque);
  }
  if (!isDirect) mixInto(plan, destination, plan.row, isOpaque);
}

/** Paints two rows that are near. */
function paintTwo(plan: Plan, destination: usize, v: i64, otherDestination: usize, otherV: i64): void {
  const firstIsOpaque = readPairs(plan.pairs, v);
  const isOpaque = readPairs(plan.pairs, otherV) && firstIsOpaque;
  const isDirect = isOpaque && isPlain(plan);
  for (let x = 0; x < plan.count; x += BLOCK) {
    mixBlock(plan, x, plan.mixed, v);
    mixBlock(plan, x, plan.mixed + COLUMN_BYTES, otherV);
    sampleBlock(plan, x, isDirect ? destination : plan.row, isDirect ? otherDestination : plan.other, isOpaque);
  }
  if (isDirect) return;
  mixInto(plan, destination, plan.row, isOpaque);
  mixInto(plan, otherDestination, plan.other, isOpaque);
}

/** Paints a row of samples. */
@inline function mixInto(plan: Plan, destination: usize, row: usize, isOpaque: bool): void {
  const opacity = plan.opacity;
  const mode = plan.mode;
  if (isOpaque && mode == NORMAL) {
    fadeRow(destination, row, plan.count, i16x8.splat(<i16>opacity), i16x8.splat(<i16>(255 - opacity)));
  } else {
    compositeRow(destination, row, plan.count, opacity, mode);
  }
}

/** Whether opaque samples replace what they are painted on. */
@inline function isPlain(plan: Plan): bool {
  return plan.opacity >= 255 && plan.mode == NORMAL;
}

/** Makes the pairs that samples at `v` mix, and says whether they are opaque. */
function readPairs(pairs: SourcePairs, v: i64): bool {
  const line = <i32>(v >> 32);
  pairAt(pairs, line - 1);
  pairAt(pairs, line + 1);
  return isOpaqueAt(pairs, line - 1) && isOpaqueAt(pairs, line + 1);
}

/** Mixes what a block of a row of samples at `v` reaches. */
function mixBlock(plan: Plan, x: i32, mixed: usize, v: i64): void {
  const pairs = plan.pairs;
  const u = plan.u + x * plan.stepU;
  const count = min(BLOCK, plan.count - x);
  const column = firstColumnOf(u, plan.stepU, count);
  const offset = (column - pairs.column) * <i32>PAIR_COLUMN_BYTES;
  const line = <i32>(v >> 32);
  mixPairs(
    mixed, pairAt(pairs, line - 1) + offset, pairAt(pairs, line + 1) + offset,
    columnsOf(u, plan.stepU, count, column), weightsAt(plan.table, <i32>(v >>> 24) & 255),
  );
}

/** Samples a block of two rows to where it belongs in them. Of opaque ones, nothing is written beyond the block. */
function sampleBlock(plan: Plan, x: i32, row: usize, other: usize, isOpaque: bool): void {
  const count = min(BLOCK, plan.count - x);
  const taps = plan.taps + <usize>(x >> 2) * TAPS_BYTES;
  row += x << 2;
  other += x << 2;
  if (!isOpaque) return sampleAny(row, other, taps, taps + <usize>((count + 3) >> 2) * TAPS_BYTES);
  const end = taps + <usize>(count >> 2) * TAPS_BYTES;
  sampleOpaque(row, other, taps, end);
  const rest = count & 3;
  if (rest == 0) return;
  const offset = (count - rest) << 2;
  sampleOpaque(plan.rest, plan.rest + 16, end, end + TAPS_BYTES);
  storePixels(row + offset, v128.load(plan.rest), rest);
  storePixels(other + offset, v128.load(plan.rest, 16), rest);
}
