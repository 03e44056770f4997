import { bundledFonts } from "../../assets/font-catalogue.js";
import type { CatalogueFont } from "./catalogue.js";

export const familyNames: readonly string[] = [...new Set(bundledFonts.map((font) => font.family))];

export interface FontSelection {
  /** The files that serve the text, in the order in which glyphs are looked for. */
  readonly fonts: readonly CatalogueFont[];
  /** Code points that no file of the family serves, in order of appearance. */
  readonly missing: readonly number[];
}

/**
 * The files of `family` and `style` that `text` needs. It depends on this text alone, so what other layers say never changes how
 * a layer looks.
 */
export function selectFonts(family: string, style: "normal" | "italic", text: string): FontSelection {
  const candidates = bundledFonts.filter((font) => font.family === family && font.style === style);
  const needed = new Set<CatalogueFont>();
  const missing = new Set<number>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    if (drawsNothing(codePoint)) continue;
    const font = candidates.find(({ ranges }) =>
      ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
    );
    if (font) needed.add(font);
    else missing.add(codePoint);
  }
  // A text of white space alone still needs a font's metrics.
  if (needed.size === 0 && candidates[0]) needed.add(candidates[0]);
  return { fonts: candidates.filter((font) => needed.has(font)), missing: [...missing] };
}

/** Controls, zero-width joiners and marks of direction: they steer layout and have no glyph of their own. */
function drawsNothing(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x2069) ||
    codePoint === 0xfeff
  );
}
