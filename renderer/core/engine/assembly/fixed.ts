/**
 * Source coordinates along a destination row are 32.32 fixed point: coordinate(x) = start + x * step, exact in
 * integers, so a pixel's sample does not depend on where the clip begins. 32 fraction bits keep the error of 16384
 * steps under 2^-18 px.
 */

export const ONE: i64 = 1 << 32;

/** Matrices beyond these magnitudes would overflow 32.32 within 16384 pixels; such a transform draws nothing. */
const LARGEST_STEP: f64 = 16384;
const LARGEST_OFFSET: f64 = 1073741824;

/** True when both the steps and the offset are finite and small enough to be walked in 32.32. */
export function isWalkable(stepX: f64, stepY: f64, offset: f64): bool {
  return abs(stepX) <= LARGEST_STEP && abs(stepY) <= LARGEST_STEP && abs(offset) <= LARGEST_OFFSET;
}

/** The 32.32 value at or below `value`, saturated (float to integer casts saturate in this build). */
export function toFixed(value: f64): i64 {
  return <i64>floor(value * 4294967296.0);
}

/** The span of a row found by `narrowSpan`: pixels spanStart <= x < spanEnd. */
export let spanStart: i32 = 0;
export let spanEnd: i32 = 0;

export function setSpan(start: i32, end: i32): void {
  spanStart = start;
  spanEnd = end;
}

/** Shrinks the span, at either end or to nothing, to the x for which lowest <= start + x * step < limit. */
export function narrowSpan(start: i64, step: i64, lowest: i64, limit: i64): void {
  if (step < 0) {
    const mirroredLimit = 1 - lowest;
    start = -start;
    step = -step;
    lowest = 1 - limit;
    limit = mirroredLimit;
  }
  if (step == 0) {
    if (start < lowest || start >= limit) spanEnd = spanStart;
    return;
  }
  spanStart = min(spanEnd, max(spanStart, firstReaching(start, step, lowest)));
  spanEnd = max(spanStart, min(spanEnd, firstReaching(start, step, limit)));
}

/** The smallest x >= 0 with start + x * step >= bound, for step > 0, at most the largest i32. */
function firstReaching(start: i64, step: i64, bound: i64): i32 {
  if (start >= bound) return 0;
  return <i32>min<i64>((bound - start - 1) / step + 1, i32.MAX_VALUE);
}
