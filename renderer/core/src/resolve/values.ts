import type { Color as ColorText, Gradient as DocumentGradient, Paint as DocumentPaint } from "@videoflow/core";
import type { Color, Gradient, Paint } from "../evaluate/display-list.js";

/**
 * A length before its reference is known: em · (size of one em) + px + fraction · (what the property's percentages refer to).
 * The parts are interpolated apart, so a length may travel from "2em" to "50%".
 */
export interface Length {
  readonly em: number;
  readonly px: number;
  readonly fraction: number;
}

export type Vector = readonly [number, number, number];

/** `4` → 4 em, `"12px"`, `"1.5em"`, `"50%"`. */
export function parseLength(value: number | string): Length {
  if (typeof value === "number") return { em: value, px: 0, fraction: 0 };
  const number = Number.parseFloat(value);
  if (value.endsWith("em")) return { em: number, px: 0, fraction: 0 };
  if (value.endsWith("px")) return { em: 0, px: number, fraction: 0 };
  return { em: 0, px: 0, fraction: number / 100 };
}

/** Sides [top, right, bottom, left], or corners [top left, top right, bottom right, bottom left]. */
export type FourLengths = readonly [Length, Length, Length, Length];

/** One length for all four, or one for each. */
export function parseFourLengths(value: number | string | readonly (number | string)[]): FourLengths {
  const list = typeof value === "object" ? value : [value, value, value, value];
  return list.map(parseLength) as unknown as FourLengths;
}

/** `#RGB`, `#RGBA`, `#RRGGBB`, `#RRGGBBAA` or `transparent` (SPEC: colour). */
export function parseColor(text: ColorText): Color {
  if (text === "transparent") return [0, 0, 0, 0];
  const digits = text.slice(1);
  const pairs = digits.length <= 4 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) as string[]);
  const [red, green, blue, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16)) as [number, number, number];
  return [red, green, blue, alpha];
}

export function parsePaint(paint: DocumentPaint): Paint {
  return typeof paint === "string" ? parseColor(paint) : parseGradient(paint);
}

function parseGradient(gradient: DocumentGradient): Gradient {
  const stops = gradient.stops.map(({ offset, color }) => ({ offset, color: parseColor(color) }));
  switch (gradient.type) {
    case "linear":
      return { kind: "linear", angle: gradient.angle ?? 90, stops };
    case "radial": {
      const { center = [0.5, 0.5], radius = 0.5, shape = "ellipse" } = gradient;
      return { kind: "radial", center, radius, shape, stops };
    }
    case "conic":
      return { kind: "conic", center: gradient.center ?? [0.5, 0.5], angle: gradient.angle ?? 0, stops };
  }
}

/** A scale given as one number grows x and y alike. */
export function parseScale(value: number | readonly number[]): Vector {
  if (typeof value === "number") return [value, value, 1];
  return [value[0] as number, value[1] as number, value[2] ?? 1];
}

/** A rotation given as one number turns in the plane, about z. */
export function parseRotation(value: number | readonly number[]): Vector {
  if (typeof value === "number") return [0, 0, value];
  return value as unknown as Vector;
}

/** A position or an anchor; z is 0 when left out. */
export function parsePoint(value: readonly number[]): Vector {
  return [value[0] as number, value[1] as number, value[2] ?? 0];
}
