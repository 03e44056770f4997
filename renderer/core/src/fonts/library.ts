import { bundledFonts } from "../../assets/font-catalogue.js";
import type { FontFace } from "./catalogue.js";

/** Fonts beside the bundled ones, as far as a shell knows them from the files' tables (`readFontFace`). */
export interface GivenFonts {
  /** Files of the document's `fonts`, in its order. */
  readonly declared: readonly FontFace[];
  /** Files the caller gives. */
  readonly given: readonly FontFace[];
}

export const NO_FONTS: GivenFonts = { declared: [], given: [] };

/** A family as found, with all its files. */
export interface FontFamily {
  readonly name: string;
  readonly faces: readonly FontFace[];
}

/** The names of families, each once. */
export function familyNames({ declared, given }: GivenFonts = NO_FONTS): string[] {
  return [...new Set([...declared, ...given, ...bundledFonts].map(({ family }) => family))];
}

/** The families every document can use. */
export const bundledFamilies: readonly string[] = familyNames();

/** Looks a family up without regard to case: in the document, then among the caller's fonts, then the bundled ones. */
export function findFamily({ declared, given }: GivenFonts, name: string): FontFamily | undefined {
  const wanted = name.toLowerCase();
  for (const fonts of [declared, given, bundledFonts]) {
    const faces = fonts.filter(({ family }) => family.toLowerCase() === wanted);
    if (faces[0]) return { name: faces[0].family, faces };
  }
  return undefined;
}
