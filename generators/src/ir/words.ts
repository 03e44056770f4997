import type { Range } from "./ir.js";

/** "0 to 1", "more than 0", "at most 240"; empty without limits. Exclusive limits are named as such. */
export function describeRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Range): string {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  const lower =
    minimum !== undefined
      ? `at least ${minimum}`
      : exclusiveMinimum !== undefined
        ? `more than ${exclusiveMinimum}`
        : "";
  const upper =
    maximum !== undefined
      ? `at most ${maximum}`
      : exclusiveMaximum !== undefined
        ? `less than ${exclusiveMaximum}`
        : "";
  return [lower, upper].filter((part) => part !== "").join(", ");
}
