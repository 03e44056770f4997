import { describe, fail } from "./fail.js";
import { type FrameRate, frameRate } from "./frame-rate.js";

/**
 * A time or a length of time, as people write it. A number is seconds. A string is one of
 *
 * | form | example | meaning |
 * |---|---|---|
 * | number | `"5"`, `"0.25"` | seconds |
 * | seconds | `"5s"`, `"1.5s"` | seconds |
 * | milliseconds | `"500ms"` | thousandths of a second |
 * | minutes, hours | `"2m"`, `"1.5h"` | |
 * | frames | `"120f"` | whole frames at the project's fps |
 * | clock | `"1:30"`, `"01:30.5"` | mm:ss |
 * | clock with hours | `"01:02:30"` | hh:mm:ss |
 * | timecode | `"01:02:30:15"` | hh:mm:ss:ff, the last field counts frames |
 *
 * Spaces and tabs around the text and between a number and its unit do not count.
 */
export type Time = number | string;

/** No time may lie further than this from zero, in seconds (31.7 years): beyond it microseconds stop being exact. */
export const MAX_SECONDS = 1e9;

/**
 * Reads a time as seconds, exact to the microsecond.
 *
 * Strings are read in exact integer arithmetic and rounded once, half up, to whole microseconds; numbers by
 * `floor(x * 1e6 + 0.5) / 1e6`. So `parseTime("0.1s", 30) === 0.1` and `parseTime("1f", "30000/1001") === 0.033367`.
 *
 * @param time a {@link Time}; may be negative except in clock form.
 * @param fps frames per second, number or `"30000/1001"`; only frames need it. Default 30.
 * @throws VideoJSONError `TIME_INVALID` for anything else, with examples of the right forms.
 */
export function parseTime(time: Time, fps: number | string = 30): number {
  return toSeconds(timeToMicroseconds(time, frameRate(fps)));
}

/** Whole microseconds as the seconds written in a document: the nearest double to `microseconds / 1e6`. */
export function toSeconds(microseconds: number): number {
  return microseconds / 1e6;
}

/**
 * Reads a time as whole microseconds.
 *
 * @param where what the time was given for, to be named in the error: `"wait(time)"`.
 */
export function timeToMicroseconds(time: Time, rate: FrameRate, where = "parseTime(time)"): number {
  const microseconds =
    typeof time === "number" ? fromNumber(time) : typeof time === "string" ? fromText(time, rate) : undefined;
  if (microseconds === undefined || Math.abs(microseconds) > MAX_SECONDS * 1e6) {
    throw fail("TIME_INVALID", { where, value: describe(time) });
  }
  return microseconds;
}

/** Seconds to whole microseconds, half up; undefined when not finite or too large to be exact. */
export function fromNumber(seconds: number): number | undefined {
  return Math.abs(seconds) <= MAX_SECONDS ? Math.floor(seconds * 1e6 + 0.5) : undefined;
}

const UNIT_MICROSECONDS: Readonly<Record<string, bigint>> = {
  ms: 1_000n,
  s: 1_000_000n,
  m: 60_000_000n,
  h: 3_600_000_000n,
};

const QUANTITY = /^([+-]?)([0-9]+(?:\.[0-9]*)?|\.[0-9]+)[ \t]*(ms|s|m|h|f)?$/;
const CLOCK = /^(?:([0-9]+):)?([0-9]+):([0-9]{1,2}(?:\.[0-9]+)?)$/;
const TIMECODE = /^([0-9]+):([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,3})$/;
/** Longer texts are refused before any arithmetic, so that a hostile one costs nothing. */
const LONGEST_TEXT = 64;

function fromText(text: string, rate: FrameRate): number | undefined {
  const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, "");
  if (trimmed.length > LONGEST_TEXT) return undefined;
  return fromQuantity(trimmed, rate) ?? fromClock(trimmed) ?? fromTimecode(trimmed, rate);
}

function fromQuantity(text: string, rate: FrameRate): number | undefined {
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const [, sign, number = "", unit = "s"] = match;
  const { digits, scale } = decimal(number);
  const signed = sign === "-" ? -digits : digits;
  if (unit === "f") return scale === 1n ? framesToMicroseconds(signed, rate) : undefined;
  return roundHalfUp(signed * (UNIT_MICROSECONDS[unit] as bigint), scale);
}

function fromClock(text: string): number | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [, hours, minutes = "", seconds = ""] = match;
  if (Number(seconds) >= 60) return undefined;
  if (hours !== undefined && (minutes.length > 2 || Number(minutes) >= 60)) return undefined;
  const { digits, scale } = decimal(seconds);
  const whole = BigInt(hours ?? 0) * 3600n + BigInt(minutes) * 60n;
  return roundHalfUp((whole * scale + digits) * 1_000_000n, scale);
}

function fromTimecode(text: string, rate: FrameRate): number | undefined {
  const match = TIMECODE.exec(text);
  if (!match) return undefined;
  const [, hours = "", minutes = "", seconds = "", frames = ""] = match;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined;
  if (Number(frames) * rate.den >= rate.num) return undefined;
  const whole = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const num = BigInt(rate.num);
  return roundHalfUp((whole * num + BigInt(frames) * BigInt(rate.den)) * 1_000_000n, num);
}

function framesToMicroseconds(frames: bigint, rate: FrameRate): number | undefined {
  return roundHalfUp(frames * BigInt(rate.den) * 1_000_000n, BigInt(rate.num));
}

/** "1.50" is 150 over 100. */
function decimal(text: string): { digits: bigint; scale: bigint } {
  const [whole = "", fraction = ""] = text.split(".");
  return { digits: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

/** `floor(numerator / denominator + 1/2)` as a number; the denominator is positive. */
function roundHalfUp(numerator: bigint, denominator: bigint): number {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const quotient = doubled / divisor;
  return Number(doubled % divisor < 0n ? quotient - 1n : quotient);
}
