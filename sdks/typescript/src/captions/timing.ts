import { fail } from "../fail.js";

const CLOCK = String.raw`(?:(\d+):)?([0-5]?\d):([0-5]?\d)(?:[.,](\d{1,3}))?`;
const TIMING = new RegExp(String.raw`^\s*${CLOCK}\s*-->\s*${CLOCK}(?:\s.*)?$`, "u");

export function isTiming(line: string): boolean {
  return line.includes("-->");
}

/**
 * The line `00:00:01,000 --> 00:00:02,500` of an SRT or VTT file, in whole microseconds.
 *
 * @param lineNumber counted from 1, for messages.
 * @throws VideoJSONError `VALUE_FORMAT` or, where a caption ends before it begins, `TIME_ORDER`.
 */
export function parseTiming(line: string, lineNumber: number): { readonly start: number; readonly end: number } {
  const match = TIMING.exec(line);
  if (!match) {
    throw fail("VALUE_FORMAT", {
      value: `${JSON.stringify(line)} on line ${lineNumber}`,
      expected: "the times of a caption",
      example: "00:00:01.000 --> 00:00:02.500",
    });
  }
  const [start, end] = [microsecondsOf(match.slice(1, 5)), microsecondsOf(match.slice(5, 9))];
  if (end <= start) {
    const names = { end: `second time on line ${lineNumber}`, start: "first" };
    throw fail("TIME_ORDER", { ...names, endValue: end / 1e6, startValue: start / 1e6 });
  }
  return { start, end };
}

/** `01:02.500` by itself, in whole microseconds; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const match = new RegExp(`^${CLOCK}$`, "u").exec(text);
  return match ? microsecondsOf(match.slice(1, 5)) : undefined;
}

function microsecondsOf([hours = "0", minutes = "0", seconds = "0", fraction = ""]: readonly (
  | string
  | undefined
)[]): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1_000_000 + Number(fraction.padEnd(3, "0")) * 1000;
}
