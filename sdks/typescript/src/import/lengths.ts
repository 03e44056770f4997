import { roundNumber } from "./numbers.js";

/** A length of VideoJSON: a number of em, or text with a unit. */
export type LengthValue = number | string;

/** A number and its unit: em, px or %. */
export interface Length {
  readonly amount: number;
  readonly unit: "em" | "px" | "%";
}

/** Reads a length as VideoFlow takes it: a number or a number as text is em. */
export function readLength(value: unknown): Length | undefined {
  if (typeof value === "number") return { amount: value, unit: "em" };
  if (typeof value !== "string") return undefined;
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(em|px|%)?$/.exec(value.trim().toLowerCase());
  if (!match) return undefined;
  return { amount: Number(match[1]), unit: (match[2] ?? "em") as Length["unit"] };
}

export function writeLength({ amount, unit }: Length): LengthValue {
  const rounded = roundNumber(amount);
  if (unit === "em") return rounded;
  // Lengths as text have no exponent; what is that small is nothing.
  return `${Math.abs(rounded) < 1e-6 ? 0 : rounded}${unit}`;
}

/** A length written by {@link writeLength}, or a list of such, with every em replaced by `em`. */
export function scaleLength(value: unknown, em: Length): unknown {
  if (Array.isArray(value)) return value.map((item) => scaleLength(item, em));
  const length = readLength(value);
  if (length === undefined || length.unit !== "em") return value;
  return writeLength({ amount: length.amount * em.amount, unit: em.unit });
}
