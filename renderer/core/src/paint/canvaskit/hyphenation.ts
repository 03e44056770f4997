import type { LayoutLine } from "./text-layout.js";

const SOFT_HYPHEN = "\u00ad";
const WORD_JOINER = "\u2060";

/**
 * The text with a hyphen for every soft hyphen that a line breaks at, and as many code units as before (SPEC §9.3). A soft hyphen
 * whose hyphen does not fit on its line is none.
 *
 * @param linesOf the lines of a text
 */
export function hyphenated(text: string, linesOf: (text: string) => readonly LayoutLine[]): string {
  let set = text;
  for (;;) {
    const lines = linesOf(set);
    const index = lines.findIndex(({ end }) => set[end - 1] === SOFT_HYPHEN && end < set.length);
    if (index < 0) return set;
    const { end } = lines[index] as LayoutLine;
    const shown = replaced(set, end - 1, "-");
    const fits = linesOf(shown)[index]?.end === end;
    // One soft hyphen less in either case.
    set = fits ? shown : replaced(set, end - 1, WORD_JOINER);
  }
}

export function hasSoftHyphens(text: string): boolean {
  return text.includes(SOFT_HYPHEN);
}

function replaced(text: string, index: number, character: string): string {
  return text.slice(0, index) + character + text.slice(index + 1);
}
