import type { FontFile, GivenFonts } from "@videoflow/renderer-core";

/** Where a page loads the core's resources from, relative to its own address. */
export interface ResourceAddresses {
  readonly canvaskit: string;
  readonly engine: string;
  readonly effects: string;
  /** Addresses of font files. */
  readonly fonts: readonly (Omit<FontFile, "bytes"> & { readonly address: string })[];
  readonly fontFaces: GivenFonts;
  /** Addresses of the document's own files. */
  readonly assets: readonly {
    readonly source: string;
    readonly address: string;
    /** Whether its workers share its bytes where the page may share memory, instead of each having a copy. */
    readonly isShared: boolean;
  }[];
  /** Addresses of the decoders the document needs. */
  readonly decoders: Readonly<Record<string, string>>;
}
