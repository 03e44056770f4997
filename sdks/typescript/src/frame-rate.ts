import { describe, fail } from "./fail.js";

/** Frames per second as an exact reduced fraction: `num / den`. */
export interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/**
 * The exact fraction behind a document's `fps`.
 *
 * A number is rounded to thousandths, `floor(fps * 1000 + 0.5) / 1000`; a string is a ratio of two whole numbers,
 * `"30000/1001"`. Both are reduced. The result lies above 0 and at most at 240 frames per second.
 *
 * @throws VideoJSONError `FPS_INVALID` for anything else.
 */
export function frameRate(fps: number | string): FrameRate {
  const fraction = typeof fps === "string" ? ratio(fps) : thousandths(fps);
  if (fraction === undefined || fraction.num <= 0 || fraction.den <= 0 || fraction.num > 240 * fraction.den) {
    throw fail("FPS_INVALID", { value: describe(fps) });
  }
  const divisor = greatestCommonDivisor(fraction.num, fraction.den);
  return { num: fraction.num / divisor, den: fraction.den / divisor };
}

function thousandths(fps: unknown): FrameRate | undefined {
  if (typeof fps !== "number" || !Number.isFinite(fps) || fps > 240) return undefined;
  return { num: Math.floor(fps * 1000 + 0.5), den: 1000 };
}

function ratio(fps: string): FrameRate | undefined {
  const match = /^([1-9][0-9]{0,6})\/([1-9][0-9]{0,6})$/.exec(fps);
  return match ? { num: Number(match[1]), den: Number(match[2]) } : undefined;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
