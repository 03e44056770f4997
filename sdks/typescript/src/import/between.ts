/** Values between two values of a property, by the rules of SPEC §7.5. */

import type { Json, Type } from "../validate/facts.js";
import { type Length, readLength, writeLength } from "./lengths.js";

/** The value at a share of the way between two; undefined where VideoJSON cannot write it: between `"1px"` and `"1em"`. */
export function between(type: Type, a: Json, b: Json, share: number): Json | undefined {
  if (Array.isArray(a) || Array.isArray(b)) {
    const parts = pairsOf(type, a, b).map(([from, to]) => betweenOne(from, to, share));
    return parts.includes(undefined) ? undefined : (parts as Json[]);
  }
  return betweenOne(a, b, share);
}

/** The parts of two values that belong together; of numbers, texts and colours these are the values themselves. */
export function pairsOf(type: Type, a: Json, b: Json): [Json, Json][] {
  const lists = [a, b].map((value) => (Array.isArray(value) ? (value as readonly Json[]) : undefined));
  if (!lists[0] && !lists[1]) return [[a, b]];
  const name = type.kind === "reference" ? type.name : "";
  const [from, to] = [lists[0] ?? asList(name, a), lists[1] ?? asList(name, b)];
  const missing = name === "Scale" ? 1 : 0;
  const length = Math.max(from.length, to.length);
  return Array.from({ length }, (_, index) => [from[index] ?? missing, to[index] ?? missing]);
}

/** What one value says of x, y and z, or of four sides or corners. */
function asList(name: string, value: Json): readonly Json[] {
  if (name === "Rotation") return [0, 0, value];
  return name === "Scale" ? [value, value] : [value, value, value, value];
}

function betweenOne(a: Json, b: Json, share: number): Json | undefined {
  const [from, to] = [readLength(a), readLength(b)];
  if (from && to) return from.unit === to.unit || from.amount === 0 ? betweenLengths(from, to, share) : undefined;
  const [first, second] = [channelsOf(a), channelsOf(b)];
  return first && second ? betweenColors(first, second, share) : undefined;
}

function betweenLengths(a: Length, b: Length, share: number): Json {
  return writeLength({ amount: a.amount + (b.amount - a.amount) * share, unit: b.unit });
}

/** Red, green, blue and alpha, 0 to 255, of a colour of VideoJSON; undefined for anything else. */
function channelsOf(color: Json): readonly number[] | undefined {
  if (color === "transparent") return [0, 0, 0, 0];
  const digits = typeof color === "string" ? /^#([0-9A-F]+)$/.exec(color)?.[1] : undefined;
  if (digits === undefined) return undefined;
  const full = digits.length < 6 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4, 6].map((start) => Number.parseInt(full.slice(start, start + 2) || "FF", 16));
}

/** SPEC §6.3. */
function betweenColors(a: readonly number[], b: readonly number[], share: number): string {
  const [alphaA = 0, alphaB = 0] = [a[3], b[3]];
  const alpha = alphaA + (alphaB - alphaA) * share;
  if (alpha <= 0) return "transparent";
  const mixed = [0, 1, 2].map((index) => {
    const [from, to] = [(a[index] ?? 0) * alphaA, (b[index] ?? 0) * alphaB];
    return (from + (to - from) * share) / alpha;
  });
  return `#${[...mixed, alpha].map(hexadecimal).join("")}`.replace(/FF$/, (end, at: number) => (at === 7 ? "" : end));
}

function hexadecimal(channel: number): string {
  const byte = Math.min(255, Math.max(0, Math.floor(channel + 0.5)));
  return byte.toString(16).padStart(2, "0").toUpperCase();
}
