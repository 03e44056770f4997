import type { FontFile } from "./fonts/catalogue.js";

/** Everything outside the document that a frame depends on. */
export interface Resources {
  /** Compiled `assetUrls.canvaskit`. Modules can be posted to workers, so that each compiles nothing. */
  readonly canvaskit: WebAssembly.Module;
  /** Compiled `assetUrls.engine`. */
  readonly engine: WebAssembly.Module;
  /** Compiled `assetUrls.effects`. */
  readonly effects: WebAssembly.Module;
  /** The files of `requiredFonts(document)`, in any order. */
  readonly fonts: readonly FontFile[];
}
