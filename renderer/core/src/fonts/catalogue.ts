/** Inclusive ranges of code points, ascending. */
export type CodePointRanges = readonly (readonly [first: number, last: number])[];

/** One font file: which family, style, weight and code points it serves. */
export interface FontFace {
  readonly family: string;
  /** What the file calls its family, which may be asked for by another name. */
  readonly ownFamily?: string;
  readonly style: "normal" | "italic";
  /** Names the file's bytes in `Resources.fonts`; of a bundled font its name under the package's `assets/fonts/`. */
  readonly file: string;
  /** Variable axes and their ranges, e.g. `{ wght: [100, 900] }`. */
  readonly axes: Readonly<Record<string, readonly [number, number]>>;
  /** Weight of a file without a weight axis. Default 400. */
  readonly weight?: number;
  readonly ranges: CodePointRanges;
}

/** The font that draws emoji which a family lacks. */
export interface EmojiFont {
  readonly file: string;
  readonly ranges: CodePointRanges;
  /** Those of them that are emoji without being asked to (Unicode's Emoji_Presentation). */
  readonly presentation: CodePointRanges;
}

/** A font file's bytes, as a shell hands them to the core. */
export interface FontFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Of a file that is not bundled: what to call it in errors, and the place in the document that names it, "" for none. */
  readonly origin?: { readonly source: string; readonly pointer: string };
}

export function includes(ranges: CodePointRanges, codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}
