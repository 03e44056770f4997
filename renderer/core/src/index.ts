/** The pure core: a document and assets in, frames out, the same bytes everywhere. */
export { assetUrls, type FontAsset, requiredFonts } from "./assets.js";
export { createSoundMixer, type SoundMixer } from "./audio/mixer.js";
export { resampled } from "./audio/resampler.js";
export type { OpenSound, Sound } from "./audio/sound.js";
export type { SampleStream } from "./audio/stream.js";
export type { Stereo } from "./audio/voice.js";
export type { FontFace, FontFile } from "./fonts/catalogue.js";
export type { Decompressors } from "./fonts/font-tables.js";
export { bundledFamilies, type GivenFonts, NO_FONTS } from "./fonts/library.js";
export { readFontFace } from "./fonts/read-face.js";
export { createFrameRenderer, type FrameRenderer } from "./frame-renderer.js";
export { type DecoderName, decoderUrls, requiredDecoders } from "./media/decoders.js";
export { type MediaInfo, mediaInfo, mediaIssue } from "./media/media-info.js";
export { MediaProblem } from "./media/media-problem.js";
export type {
  Movie,
  MovieInfo,
  MoviePicture,
  MoviePlane,
  OpenMovie,
  PlanarPicture,
  RgbaPicture,
} from "./media/movie.js";
export { type MediaResources, openMedia } from "./media/open-media.js";
export type { PictureFormat, PictureInfo } from "./media/picture-info.js";
export {
  type Asset,
  type AssetKind,
  type RequiredAsset,
  requiredAssets,
  shownSource,
} from "./media/required-assets.js";
export { prepareCanvasKit } from "./paint/canvaskit/load.js";
export type { PainterOptions } from "./paint/painter.js";
export type { FrameRate } from "./resolve/time.js";
export type { Resources } from "./resources.js";
