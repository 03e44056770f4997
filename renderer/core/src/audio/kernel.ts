import { sineOfDegrees } from "../math/transcendental.js";

/** Zero crossings of the kernel on each side. */
export const KERNEL_REACH = 40;

/** Of the band of the slower rate that is kept; above it begins the slope. */
export const KERNEL_BAND = 0.95;

/** Points of the table from one zero crossing to the next; between them the kernel is taken as straight (below −116 dB). */
const POINTS = 512;

/** Side lobes of the Kaiser window lie 90 dB down. */
const KAISER_BETA = 9;

let table: Float64Array | undefined;

/**
 * Fills `weights` with scale · K(scale · |j − place|) for j = 0, 1, …, where K is sin(πx)/(πx) under a Kaiser window from −40 to
 * 40 (SPEC §12.3).
 */
export function fillWeights(weights: Float64Array, place: number, scale: number): void {
  table ??= kernelTable();
  const last = KERNEL_REACH * POINTS;
  for (let j = 0; j < weights.length; j++) {
    const at = Math.abs(j - place) * scale * POINTS;
    const point = Math.floor(at);
    const from = point < last ? (table[point] as number) : 0;
    const to = point < last ? (table[point + 1] as number) : 0;
    weights[j] = scale * (from + (to - from) * (at - point));
  }
}

function kernelTable(): Float64Array {
  const peak = bessel(KAISER_BETA);
  return Float64Array.from({ length: KERNEL_REACH * POINTS + 1 }, (_, point) => {
    const x = point / POINTS;
    const across = x / KERNEL_REACH;
    const window = bessel(KAISER_BETA * Math.sqrt(1 - across * across)) / peak;
    return x === 0 ? 1 : (sineOfDegrees(180 * x) / (Math.PI * x)) * window;
  });
}

/** I₀, the modified Bessel function of order 0, by its first 40 terms. */
function bessel(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 40; k++) {
    term = (term * quarter) / (k * k);
    sum += term;
  }
  return sum;
}
