/** One bundled font file: which family, style and code points it serves. */
export interface CatalogueFont {
  readonly family: string;
  readonly style: "normal" | "italic";
  /** Name under the package's `assets/fonts/`. */
  readonly file: string;
  /** Variable axes and their ranges, e.g. `{ wght: [100, 900] }`. */
  readonly axes: Readonly<Record<string, readonly [number, number]>>;
  /** Inclusive ranges of code points. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** A font file's bytes, as a shell hands them to the core. */
export interface FontFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}
