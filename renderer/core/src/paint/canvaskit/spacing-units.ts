import type { Paragraph } from "canvaskit-wasm";
import { graphemes } from "../../evaluate/graphemes.js";

/** A part of a text whose glyphs are not each a unit of letter spacing. Indices count UTF-16 code units: start ≤ index < end. */
export interface SpacingUnit {
  readonly start: number;
  readonly end: number;
  /** Of the letter spacing, what each of its glyphs has to get, so that all of them together get it once; 0: none gets any. */
  readonly share: number;
}

/**
 * CanvasKit adds letter spacing to every glyph, and so takes vowels from their consonants and accents from their letters, and
 * sets characters apart that are not seen. These are the parts of `text` where that would show (SPEC §9.4).
 *
 * @param paragraph the text in the same font, without spacing
 */
export function spacingUnits(text: string, paragraph: Paragraph): SpacingUnit[] {
  const counts = glyphCounts(text, paragraph);
  const units: { start: number; end: number; glyphCount: number }[] = [];
  for (const { start, end } of graphemes(text)) {
    const glyphCount = counts.slice(start, end).reduce((sum, count) => sum + count, 0);
    const last = units.at(-1);
    // Clusters that the font draws in one are one.
    if (last && glyphCount === 0 && text[start] !== "\n") last.end = end;
    else units.push({ start, end, glyphCount });
  }
  return units.flatMap(({ start, end, glyphCount }): SpacingUnit[] => {
    const characters = text.slice(start, end);
    if (UNSEEN.test(characters)) return [{ start, end, share: 0 }];
    return glyphCount > 1 && !isCursive(characters) ? [{ start, end, share: 1 / glyphCount }] : [];
  });
}

/** Characters that only say how others are set: soft hyphens, joiners, marks of direction. */
const UNSEEN = /^[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/;

/**
 * Arabic, Syriac, N'Ko, Mandaic, Mongolian, Phags-pa and Hanifi Rohingya, whose letters are joined (CSS Text 3, Appendix D):
 * CanvasKit sets nothing in their runs apart.
 */
const CURSIVE = new RegExp(
  "^[" +
    "\\u0600-\\u074f\\u0750-\\u077f\\u07c0-\\u07ff\\u0840-\\u086f\\u0870-\\u08ff\\u1800-\\u18af\\ua840-\\ua87f" +
    "\\ufb50-\\ufdff\\ufe70-\\ufefe\\u{10d00}-\\u{10d3f}\\u{11660}-\\u{1167f}]",
  "u",
);

/** Whether the first character is of a script whose letters are joined, which are never set apart. */
export function isCursive(text: string): boolean {
  return CURSIVE.test(text);
}

/** By index of the text, how many glyphs begin there. */
function glyphCounts(text: string, paragraph: Paragraph): number[] {
  const counts = new Array<number>(text.length).fill(0);
  const indices = indicesByByte(text);
  for (const { runs } of paragraph.getShapedLines()) {
    for (const { glyphs, offsets, typeface } of runs) {
      // Handed out with every call, and kept until it is given back.
      typeface.delete();
      for (const offset of offsets.subarray(0, glyphs.length)) {
        const index = indices[offset];
        if (index !== undefined) counts[index] = (counts[index] as number) + 1;
      }
    }
  }
  return counts;
}

/** CanvasKit counts bytes of UTF-8 where it tells of glyphs. */
function indicesByByte(text: string): number[] {
  const indices: number[] = [];
  let index = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let byte = 0; byte < bytes; byte++) indices.push(index);
    index += character.length;
  }
  return indices;
}
