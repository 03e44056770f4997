import type { TextStyle } from "../../evaluate/display-list.js";
import type { SpacingUnit } from "./spacing-units.js";
import type { LayoutLine } from "./text-layout.js";
import type { Stretch, TextSetting } from "./text-setting.js";

/** A text whose letters are set further apart, or closer together, than at rest. */
export interface Tracked {
  readonly setting: TextSetting;
  /** Pixels by which its justified lines have become wider; negative: narrower. */
  readonly widening: number;
}

/**
 * The lines of a text at rest with other spacing between letters (SPEC §15.5). Justified lines keep the gaps between their words,
 * and what they then lack to the widest of them is distributed as justifying does.
 *
 * @param lines at rest
 * @param tracking pixels added to the letter spacing
 * @param units what stays together where letters are set apart
 * @param linesOf the lines of a setting
 */
export function trackedText(
  atRest: TextSetting,
  lines: readonly LayoutLine[],
  tracking: number,
  units: readonly SpacingUnit[],
  linesOf: (setting: TextSetting) => readonly LayoutLine[],
): Tracked {
  const { text, indents } = atRest;
  const breaks = lines.map(({ end }) => end).filter((end) => end < text.length && text[end - 1] !== "\n");
  const style = withoutRoom(atRest.style);
  const letterSpacing = style.letterSpacing + tracking;
  const broken = { text, breaks, indents, stretches: [] };
  const setting = {
    ...broken,
    style: { ...style, letterSpacing },
    units: letterSpacing === 0 ? [] : units,
    ligatures: letterSpacing === 0,
  };
  if (atRest.style.textAlign !== "justify" || breaks.length === 0) return { setting, widening: 0 };

  const unstretched: TextSetting = { ...broken, style, units: atRest.units, ligatures: atRest.ligatures };
  const before = linesOf(unstretched).map(widthOf);
  const after = linesOf(setting).map(widthOf);
  const justified = lines.flatMap((line, index) => {
    const gaps = breaks.includes(line.end) ? gapsBetweenWords(text, line) : [];
    if (gaps.length === 0) return [];
    const [short, long] = [before[index] as number, after[index] as number];
    return [{ gaps, width: long, growth: long - short, room: widthOf(line) }];
  });
  if (justified.length === 0) return { setting, widening: 0 };
  const widening = Math.max(...justified.map(({ growth }) => growth));
  const stretches = justified.flatMap(({ gaps, width, room }): Stretch[] => {
    const spacing = (room + widening - width) / gaps.length;
    return gaps.map(({ start, end }) => ({ start, end, spacing }));
  });
  return { setting: { ...setting, stretches }, widening };
}

/** Lines that are only broken where they are told to. */
export function withoutRoom(style: TextStyle): TextStyle {
  const { textAlign, direction } = style;
  const start = direction === "rtl" ? "right" : "left";
  return { ...style, wrapWidth: undefined, textAlign: textAlign === "justify" ? start : textAlign };
}

function widthOf({ left, right }: LayoutLine): number {
  return right - left;
}

/** Where justifying puts its room: after these characters. */
function gapsBetweenWords(text: string, { start, end }: LayoutLine): { start: number; end: number }[] {
  const characters: { start: number; end: number; kind: "word" | "space" | "ideograph" }[] = [];
  for (let index = start; index < end; ) {
    const code = text.codePointAt(index) as number;
    const next = index + (code > 0xffff ? 2 : 1);
    const kind = SPACE.test(text.slice(index, next)) ? "space" : isIdeographic(code) ? "ideograph" : "word";
    characters.push({ start: index, end: next, kind });
    index = next;
  }
  const last = characters.findLastIndex(({ kind }) => kind !== "space");
  const first = characters.findIndex(({ kind }) => kind !== "space");
  return characters.slice(Math.max(0, first), Math.max(0, last)).filter(({ kind }, index, shown) => {
    const following = shown[index + 1]?.kind ?? characters[last]?.kind;
    if (kind === "space") return following !== "space";
    return following !== "space" && (kind === "ideograph" || following === "ideograph");
  });
}

const SPACE = /[\t\u0020\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/;

/** The scripts between whose characters lines are justified although there are no spaces. */
const IDEOGRAPHIC: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff],
  [0x2e80, 0xa4cf],
  [0xa840, 0xa87f],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff65, 0xffdc],
  [0x20000, 0x2ffff],
];

function isIdeographic(code: number): boolean {
  return IDEOGRAPHIC.some(([first, last]) => first <= code && code <= last);
}
