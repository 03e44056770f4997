/**
 * Keyframes of VideoFlow may lie before the start of their layer, those of VideoJSON do not. Where the start falls between
 * two of them, the rest of the way begins there. The easings with names are polynomials of the third degree, or two of
 * them, so the rest of each is exactly a Bézier curve whose x runs evenly: x1 = 1/3, x2 = 2/3.
 */

import type { Easing } from "../generated/types.js";
import type { Json } from "../validate/facts.js";
import type { Keyframe } from "./keyframes.js";
import { type Length, readLength, writeLength } from "./lengths.js";
import { roundNumber } from "./numbers.js";

/** The keyframes from 0 on, with the same value at every time from 0 on. */
export function cutBeforeStart(keyframes: readonly Keyframe[]): Keyframe[] {
  const index = keyframes.findLastIndex(({ time }) => time < 0);
  const before = keyframes[index];
  if (before === undefined) return [...keyframes];
  const rest = keyframes.slice(index + 1);
  const next = rest[0];
  if (next?.time === 0) return rest;
  if (next === undefined) return [{ time: 0, value: before.value }];
  return [...restOfWay(before, next), ...rest];
}

function restOfWay(from: Keyframe, to: Keyframe): Keyframe[] {
  const easing = from.easing ?? "linear";
  if (easing === "step") return [{ ...from, time: 0 }];
  const p = -from.time / (to.time - from.time);
  if (easing === "easeInOut" && p < 0.5) {
    const middle = from.time + (to.time - from.time) / 2;
    return [
      { time: 0, value: mix(from.value, to.value, 4 * p ** 3), easing: piece("easeInOut", p, 0.5) },
      { time: roundNumber(middle), value: mix(from.value, to.value, 0.5), easing: piece("easeInOut", 0.5, 1) },
    ];
  }
  const [progress] = cubicAt(easing, p);
  return [{ time: 0, value: mix(from.value, to.value, progress), easing: piece(easing, p, 1) }];
}

/** Value and slope of an easing at p (SPEC §7.2). */
function cubicAt(easing: Easing, p: number): [number, number] {
  const q = 1 - p;
  if (easing === "easeIn") return [p ** 3, 3 * p ** 2];
  if (easing === "easeOut") return [1 - q ** 3, 3 * q ** 2];
  if (easing === "easeInOut") return p < 0.5 ? [4 * p ** 3, 12 * p ** 2] : [1 - 4 * q ** 3, 12 * q ** 2];
  return [p, 1];
}

/** The part of an easing from a to b as an easing of its own. */
function piece(easing: Easing, a: number, b: number): Easing {
  if (easing === "linear") return easing;
  const [start, startSlope] = cubicAt(easing, a);
  const [end, endSlope] = cubicAt(easing, b);
  const third = (b - a) / 3;
  return {
    type: "cubicBezier",
    x1: 1 / 3,
    y1: roundNumber((startSlope * third) / (end - start)),
    x2: 2 / 3,
    y2: roundNumber(1 - (endSlope * third) / (end - start)),
  };
}

/** The value between two; where there is none, the first. */
function mix(a: Json, b: Json, p: number): Json {
  if (Array.isArray(a) || Array.isArray(b)) return mixLists(a, b, p);
  const [from, to] = [readLength(a), readLength(b)];
  if (from && to) return from.unit === to.unit || from.amount === 0 ? mixLengths(from, to, p) : a;
  const [first, second] = [channels(a), channels(b)];
  return first && second ? mixColors(first, second, p) : a;
}

function mixLists(a: Json, b: Json, p: number): Json {
  const [from, to] = [fourOf(a), fourOf(b)];
  if (from.length !== to.length) return a;
  return from.map((item, index) => mix(item, to[index] as Json, p));
}

/** One length stands for all four sides or corners. */
function fourOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value, value, value, value];
}

function mixLengths(a: Length, b: Length, p: number): Json {
  return writeLength({ amount: a.amount + (b.amount - a.amount) * p, unit: b.unit });
}

/** Red, green, blue and alpha, 0 to 255. */
function channels(color: Json): readonly number[] | undefined {
  if (color === "transparent") return [0, 0, 0, 0];
  const digits = typeof color === "string" ? /^#([0-9A-F]+)$/.exec(color)?.[1] : undefined;
  if (digits === undefined) return undefined;
  const full = digits.length < 6 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4, 6].map((start) => Number.parseInt(full.slice(start, start + 2) || "FF", 16));
}

/** SPEC §6.3. */
function mixColors(a: readonly number[], b: readonly number[], p: number): string {
  const [alphaA = 0, alphaB = 0] = [a[3], b[3]];
  const alpha = alphaA + (alphaB - alphaA) * p;
  if (alpha <= 0) return "transparent";
  const mixed = [0, 1, 2].map((index) => {
    const [from, to] = [(a[index] ?? 0) * alphaA, (b[index] ?? 0) * alphaB];
    return (from + (to - from) * p) / alpha;
  });
  return `#${[...mixed, alpha].map(hexadecimal).join("")}`.replace(/FF$/, (end, at: number) => (at === 7 ? "" : end));
}

function hexadecimal(channel: number): string {
  const byte = Math.min(255, Math.max(0, Math.floor(channel + 0.5)));
  return byte.toString(16).padStart(2, "0").toUpperCase();
}
