import type { OpenSound } from "./audio/sound.js";
import type { FontFile } from "./fonts/catalogue.js";
import type { GivenFonts } from "./fonts/library.js";
import type { DecoderName } from "./media/decoders.js";
import type { OpenMovie } from "./media/movie.js";
import type { Asset } from "./media/required-assets.js";

/** Everything outside the document that a frame depends on. */
export interface Resources {
  /** Compiled `assetUrls.canvaskit`. Modules can be posted to workers, so that each compiles nothing. */
  readonly canvaskit: WebAssembly.Module;
  /** Compiled `assetUrls.engine`. */
  readonly engine: WebAssembly.Module;
  /** Compiled `assetUrls.effects`. */
  readonly effects: WebAssembly.Module;
  /** What `readFontFace` says of the fonts that the document and the caller bring along. */
  readonly fontFaces: GivenFonts;
  /** The files of `requiredFonts(document)`, in any order. */
  readonly fonts: readonly FontFile[];
  /** The bytes of `requiredAssets(document)`, each source once. */
  readonly assets: readonly Asset[];
  /** Compiled `decoderUrls` of the `requiredDecoders(document, assets)`. */
  readonly decoders: Readonly<Partial<Record<DecoderName, WebAssembly.Module>>>;
  /** Left out, documents with audio layers are refused. A function cannot be posted: every worker fills in its own. */
  readonly openSound?: OpenSound;
  /** Left out, documents with video layers are refused. A function, as `openSound`. */
  readonly openMovie?: OpenMovie;
}
