import { colorNames } from "./color-names.js";

/**
 * A CSS colour as VideoJSON writes it: `#RRGGBB`, `#RRGGBBAA` in capitals, or `transparent`.
 *
 * Hexadecimal colours, the names of CSS, rgb(), rgba(), hsl(), hsla() and hwb() with commas or spaces, numbers or percentages.
 *
 * @returns undefined for anything else.
 */
export function cssColor(text: string): string | undefined {
  const color = text.trim().toLowerCase();
  if (color === "transparent") return color;
  if (/^#([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(color)) return color.toUpperCase();
  if (Object.hasOwn(colorNames, color)) return colorNames[color];
  const call = /^(rgba?|hsla?|hwb)\(([^()]*)\)$/.exec(color);
  const [, name = "", list = ""] = call ?? [];
  const parts = components(list);
  if (!call || !parts) return undefined;
  const [first, second, third, alpha = "1"] = parts;
  const opacity = fraction(alpha, 1);
  const channels = name.startsWith("rgb")
    ? [fraction(first, 255), fraction(second, 255), fraction(third, 255)]
    : turned(name, degrees(first), fraction(second, 100), fraction(third, 100));
  if (opacity === undefined || channels === undefined) return undefined;
  const bytes = [...channels, opacity].map((part) => (part === undefined ? undefined : byte(part)));
  if (bytes.some((part) => part === undefined)) return undefined;
  const written = bytes.join("").toUpperCase();
  return `#${written.endsWith("FF") ? written.slice(0, 6) : written}`;
}

/** The three or four components between the brackets, separated by commas, or by spaces with a slash before alpha. */
function components(list: string): readonly [string, string, string, string?] | undefined {
  const parts = list.includes(",") ? list.split(",") : list.replace("/", " ").trim().split(/\s+/);
  const trimmed = parts.map((part) => part.trim());
  if (trimmed.length < 3 || trimmed.length > 4 || trimmed.some((part) => part === "")) return undefined;
  return trimmed as [string, string, string, string?];
}

/** A number of `whole`, or a percentage, as a fraction from 0 to 1. */
function fraction(text: string, whole: number): number | undefined {
  if (text === "none") return 0;
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/.exec(text);
  if (!match) return undefined;
  return Math.min(1, Math.max(0, Number(match[1]) / (match[2] === "%" ? 100 : whole)));
}

const TURNS: Readonly<Record<string, number>> = { "": 360, deg: 360, grad: 400, turn: 1, rad: 2 * Math.PI };

/** An angle as degrees from 0 to below 360. */
function degrees(text: string): number | undefined {
  if (text === "none") return 0;
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(deg|grad|rad|turn)?$/.exec(text);
  const turn = TURNS[match?.[2] ?? ""];
  if (!match || turn === undefined) return undefined;
  const angle = ((Number(match[1]) / turn) * 360) % 360;
  return angle < 0 ? angle + 360 : angle;
}

/** Red, green and blue of a hue with saturation and lightness (hsl), or whiteness and blackness (hwb): CSS Color 4 §7, §8. */
function turned(name: string, hue: number | undefined, a: number | undefined, b: number | undefined) {
  if (hue === undefined || a === undefined || b === undefined) return undefined;
  if (name === "hwb") {
    if (a + b >= 1) return [a, a, a].map((white) => white / (a + b));
    return [0, 8, 4].map((offset) => lightened(hue, 1, 0.5, offset) * (1 - a - b) + a);
  }
  return [0, 8, 4].map((offset) => lightened(hue, a, b, offset));
}

function lightened(hue: number, saturation: number, lightness: number, offset: number): number {
  const k = (offset + hue / 30) % 12;
  return lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
}

function byte(part: number): string {
  return Math.floor(part * 255 + 0.5)
    .toString(16)
    .padStart(2, "0");
}
