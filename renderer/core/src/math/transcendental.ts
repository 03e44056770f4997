/**
 * sin, cos and exp from + − × ÷ alone.
 *
 * The engines' own `Math.sin`, `Math.cos` and `Math.exp` differ in the last bits, and a frame must not.
 * IEEE 754 fixes the result of each basic operation, so a polynomial evaluated in a fixed order is the same everywhere.
 */

const HALF_PI = 1.5707963267948966;
const DEGREES_TO_RADIANS = 0.017453292519943295;

/** Taylor series of sin on [−π/4, π/4], odd terms up to x^17: error below 1 ulp of 1. */
function sineKernel(x: number): number {
  const s = x * x;
  let sum = 1 / 355687428096000;
  sum = sum * s - 1 / 1307674368000;
  sum = sum * s + 1 / 6227020800;
  sum = sum * s - 1 / 39916800;
  sum = sum * s + 1 / 362880;
  sum = sum * s - 1 / 5040;
  sum = sum * s + 1 / 120;
  sum = sum * s - 1 / 6;
  return x + x * (s * sum);
}

/** Taylor series of cos on [−π/4, π/4], even terms up to x^16. */
function cosineKernel(x: number): number {
  const s = x * x;
  let sum = 1 / 20922789888000;
  sum = sum * s - 1 / 87178291200;
  sum = sum * s + 1 / 479001600;
  sum = sum * s - 1 / 3628800;
  sum = sum * s + 1 / 40320;
  sum = sum * s - 1 / 720;
  sum = sum * s + 1 / 24;
  sum = sum * s - 1 / 2;
  return 1 + s * sum;
}

function quarterTurn(quadrant: number, rest: number): number {
  switch (((quadrant % 4) + 4) % 4) {
    case 0:
      return sineKernel(rest);
    case 1:
      return cosineKernel(rest);
    case 2:
      return -sineKernel(rest);
    default:
      return -cosineKernel(rest);
  }
}

/** Sine of `x` radians. */
export function sine(x: number): number {
  const quadrant = Math.floor(x / HALF_PI + 0.5);
  return quarterTurn(quadrant, x - quadrant * HALF_PI);
}

/** Cosine of `x` radians. */
export function cosine(x: number): number {
  const quadrant = Math.floor(x / HALF_PI + 0.5);
  return quarterTurn(quadrant + 1, x - quadrant * HALF_PI);
}

/** Sine of `angle` degrees; exact at multiples of 90. */
export function sineOfDegrees(angle: number): number {
  const quadrant = Math.floor(angle / 90 + 0.5);
  return quarterTurn(quadrant, (angle - quadrant * 90) * DEGREES_TO_RADIANS);
}

/** Cosine of `angle` degrees; exact at multiples of 90. */
export function cosineOfDegrees(angle: number): number {
  const quadrant = Math.floor(angle / 90 + 0.5);
  return quarterTurn(quadrant + 1, (angle - quadrant * 90) * DEGREES_TO_RADIANS);
}

/** e^x for −708 ≤ x ≤ 709 (clamped): e^x = 2^k · e^r with |r| ≤ ln 2 / 2, and the series of e^r up to r^14. */
export function exponential(x: number): number {
  const clamped = Math.min(709, Math.max(-708, x));
  const k = Math.floor(clamped / Math.LN2 + 0.5);
  const r = clamped - k * Math.LN2;
  let sum = 1;
  for (let n = 14; n >= 1; n--) sum = 1 + (r / n) * sum;
  return sum * powerOfTwo(k);
}

/** 2^k for a whole k, by repeated squaring: every product is exact. */
function powerOfTwo(k: number): number {
  let base = k < 0 ? 0.5 : 2;
  let result = 1;
  for (let n = Math.abs(k); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}
