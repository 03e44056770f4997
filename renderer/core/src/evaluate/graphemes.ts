import { graphemeSegments } from "unicode-segmenter/grapheme";

/** A grapheme cluster: what a reader takes for one character. Indices count UTF-16 code units. */
export interface Grapheme {
  readonly start: number;
  readonly end: number;
  readonly characters: string;
}

/**
 * The extended grapheme clusters of UAX #29. From tables that come with the renderer, because those of the machine
 * (Intl.Segmenter) differ between engines and their versions.
 */
export function graphemes(text: string): Grapheme[] {
  return Array.from(graphemeSegments(text), ({ segment, index }) => {
    return { start: index, end: index + segment.length, characters: segment };
  });
}

export function isWhiteSpace({ characters }: Grapheme): boolean {
  return /^\s+$/u.test(characters);
}
