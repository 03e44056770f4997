/** Filters the samples on both sides of an edge (clauses 8.7.2.2 to 8.7.2.4). */

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

/** Filters across a vertical edge of 16 rows. @param samples the first right of the edge; @param strengths bS of four rows each */
export function filterLumaColumns(samples: usize, stride: i32, strengths: u32, indexA: i32, indexB: i32): void {
  filterLuma(samples, 1, stride, strengths, indexA, indexB);
}

export function filterLumaRows(samples: usize, stride: i32, strengths: u32, indexA: i32, indexB: i32): void {
  filterLuma(samples, stride, 1, strengths, indexA, indexB);
}

function filterLuma(samples: usize, across: i32, along: i32, strengths: u32, indexA: i32, indexB: i32): void {
  if (indexA < 16 || indexB < 16) return;
  const alpha = <i32>load<u8>(ALPHAS + indexA - 16);
  const beta = <i32>load<u8>(BETAS + indexB - 16);
  for (let part = 0; part < 4; part++) {
    const strength = (strengths >> (part << 3)) & 255;
    const clip = strength < 4 ? <i32>load<u8>(CLIPS + ((indexA - 16) << 2) + strength) : 0;
    for (let line = 0; line < 4; line++, samples += along) {
      if (strength == 0) continue;
      const p0 = <i32>load<u8>(samples - across);
      const q0 = <i32>load<u8>(samples);
      const p1 = <i32>load<u8>(samples - 2 * across);
      const q1 = <i32>load<u8>(samples + across);
      if (abs(p0 - q0) >= alpha || abs(p1 - p0) >= beta || abs(q1 - q0) >= beta) continue;
      const p2 = <i32>load<u8>(samples - 3 * across);
      const q2 = <i32>load<u8>(samples + 2 * across);
      if (strength < 4) {
        let limit = clip;
        if (abs(p2 - p0) < beta) {
          limit++;
          const change = (p2 + ((p0 + q0 + 1) >> 1) - 2 * p1) >> 1;
          store<u8>(samples - 2 * across, p1 + min(max(change, -clip), clip));
        }
        if (abs(q2 - q0) < beta) {
          limit++;
          const change = (q2 + ((p0 + q0 + 1) >> 1) - 2 * q1) >> 1;
          store<u8>(samples + across, q1 + min(max(change, -clip), clip));
        }
        const delta = min(max((((q0 - p0) << 2) + (p1 - q1) + 4) >> 3, -limit), limit);
        store<u8>(samples - across, min(max(p0 + delta, 0), 255));
        store<u8>(samples, min(max(q0 - delta, 0), 255));
        continue;
      }
      const isSmall = abs(p0 - q0) < (alpha >> 2) + 2;
      if (isSmall && abs(p2 - p0) < beta) {
        const p3 = <i32>load<u8>(samples - 4 * across);
        store<u8>(samples - across, (p2 + 2 * p1 + 2 * p0 + 2 * q0 + q1 + 4) >> 3);
        store<u8>(samples - 2 * across, (p2 + p1 + p0 + q0 + 2) >> 2);
        store<u8>(samples - 3 * across, (2 * p3 + 3 * p2 + p1 + p0 + q0 + 4) >> 3);
      } else {
        store<u8>(samples - across, (2 * p1 + p0 + q1 + 2) >> 2);
      }
      if (isSmall && abs(q2 - q0) < beta) {
        const q3 = <i32>load<u8>(samples + 3 * across);
        store<u8>(samples, (p1 + 2 * p0 + 2 * q0 + 2 * q1 + q2 + 4) >> 3);
        store<u8>(samples + across, (p0 + q0 + q1 + q2 + 2) >> 2);
        store<u8>(samples + 2 * across, (2 * q3 + 3 * q2 + q1 + q0 + p0 + 4) >> 3);
      } else {
        store<u8>(samples, (2 * q1 + q0 + p1 + 2) >> 2);
      }
    }
  }
}

export function filterChromaColumns(samples: usize, stride: i32, strengths: u32, indexA: i32, indexB: i32): void {
  filterChroma(samples, 1, stride, strengths, indexA, indexB);
}

export function filterChromaRows(samples: usize, stride: i32, strengths: u32, indexA: i32, indexB: i32): void {
  filterChroma(samples, stride, 1, strengths, indexA, indexB);
}

/** The same for 8 samples of chroma. */
function filterChroma(samples: usize, across: i32, along: i32, strengths: u32, indexA: i32, indexB: i32): void {
  if (indexA < 16 || indexB < 16) return;
  const alpha = <i32>load<u8>(ALPHAS + indexA - 16);
  const beta = <i32>load<u8>(BETAS + indexB - 16);
  for (let part = 0; part < 4; part++) {
    const strength = (strengths >> (part << 3)) & 255;
    const limit = strength < 4 ? <i32>load<u8>(CLIPS + ((indexA - 16) << 2) + strength) + 1 : 0;
    for (let line = 0; line < 2; line++, samples += along) {
      if (strength == 0) continue;
      const p0 = <i32>load<u8>(samples - across);
      const q0 = <i32>load<u8>(samples);
      const p1 = <i32>load<u8>(samples - 2 * across);
      const q1 = <i32>load<u8>(samples + across);
      if (abs(p0 - q0) >= alpha || abs(p1 - p0) >= beta || abs(q1 - q0) >= beta) continue;
      if (strength < 4) {
        const delta = min(max((((q0 - p0) << 2) + (p1 - q1) + 4) >> 3, -limit), limit);
        store<u8>(samples - across, min(max(p0 + delta, 0), 255));
        store<u8>(samples, min(max(q0 - delta, 0), 255));
      } else {
        store<u8>(samples - across, (2 * p1 + p0 + q1 + 2) >> 2);
        store<u8>(samples, (2 * q1 + q0 + p1 + 2) >> 2);
      }
    }
  }
}
