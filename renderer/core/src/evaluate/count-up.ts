import type { Phase } from "./transition.js";

/** A text with its numbers on their way from the start value (SPEC §15.4). */
export function countedText(text: string, { transition, progress }: Pick<Phase, "transition" | "progress">): string {
  const { startValue, mode, formatMode, rounding, locale } = transition.parameters;
  const start = startValue as number;
  let counted = 0;
  return text.replace(patternOf(locale as string), (found: string, ...groups: unknown[]) => {
    if (mode === "firstNumber" && counted++ > 0) return found;
    const written = writtenNumber(found, groups[groups.length - 1] as Parts, locale as string);
    const value = start + (written.value - start) * progress;
    const wanted = rounding === "auto" ? written.decimals : rounding === "integer" ? 0 : Math.max(1, written.decimals);
    return format(value, Math.min(wanted, MOST_DECIMALS), written, formatMode === "fixedWidth");
  });
}

/** Characters that counting may need beside those of the text. */
export const COUNTING_CHARACTERS = "0123456789-.,";

/** What the pattern finds: digits in groups, with their separator, or plain ones; and what follows either. */
interface Parts {
  readonly sign?: string;
  readonly grouped?: string;
  readonly group?: string;
  readonly groupedDecimal?: string;
  readonly groupedFraction?: string;
  readonly plain?: string;
  readonly plainDecimal?: string;
  readonly plainFraction?: string;
}

/** How a number stands in a text. */
interface WrittenNumber {
  readonly value: number;
  /** The minus sign it has, or would have. */
  readonly minus: string;
  /** Digits before the decimal separator. */
  readonly digits: number;
  readonly group: string;
  readonly decimal: string;
  readonly decimals: number;
}

const GROUPS: Readonly<Record<string, string>> = {
  auto: ",. \u00a0\u202f",
  "en-US": ",",
  "fr-FR": " \u00a0\u202f",
};
const DECIMALS: Readonly<Record<string, string>> = { auto: ",.", "en-US": ".", "fr-FR": "," };

function patternOf(locale: string): RegExp {
  const grouped = `(?<grouped>\\d{1,3}(?<group>[${GROUPS[locale]}])\\d{3}(?:\\k<group>\\d{3})*(?!\\d))`;
  const afterGroups = `(?:(?!\\k<group>)(?<groupedDecimal>[${DECIMALS[locale]}])(?<groupedFraction>\\d+))?`;
  const plain = `(?<plain>\\d+)(?:(?<plainDecimal>[${DECIMALS[locale]}])(?<plainFraction>\\d+))?`;
  return new RegExp(`(?<sign>[-\u2212])?(?:${grouped}${afterGroups}|${plain})`, "gu");
}

function writtenNumber(found: string, parts: Parts, locale: string): WrittenNumber {
  const { grouped, group = "", plain, sign } = parts;
  const after = parts.groupedFraction ?? parts.plainFraction ?? "";
  // One full stop before three digits: 1.234 is more often a decimal than a thousand.
  const decimalAfterAll = locale === "auto" && group === "." && after === "" && found.split(".").length === 2;
  const [whole, fraction] = decimalAfterAll
    ? ((grouped as string).split(".") as [string, string])
    : [(grouped ?? plain ?? "").replace(/\D/gu, ""), after];
  const magnitude = Number(`${whole}.${fraction || "0"}`);
  const comma = locale === "fr-FR" || (group === "." && !decimalAfterAll);
  return {
    value: sign === undefined ? magnitude : -magnitude,
    minus: sign ?? "-",
    digits: whole.length,
    group: decimalAfterAll ? "" : group,
    decimal: parts.groupedDecimal ?? parts.plainDecimal ?? (comma ? "," : "."),
    decimals: fraction.length,
  };
}

/** Rounded half away from zero. */
function format(value: number, decimals: number, written: WrittenNumber, fixedWidth: boolean): string {
  const scaled = BigInt(Math.floor(Math.abs(value) * Number(`1e${decimals}`) + 0.5));
  const digits = scaled.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).padStart(fixedWidth ? written.digits : 1, "0");
  const sign = value < 0 && scaled > 0n ? written.minus : "";
  const grouped = written.group === "" ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, written.group);
  return decimals === 0 ? sign + grouped : sign + grouped + written.decimal + digits.slice(digits.length - decimals);
}

/** More than a double can tell apart. */
const MOST_DECIMALS = 20;
