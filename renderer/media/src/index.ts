/** Moving media for renderers: what video and sound files hold, and the files that films become. */
export { AssetProblem, tooLarge, unavailable } from "./assets/asset-problem.js";
export { readDataUrl } from "./assets/data-url.js";
export { declaredFonts, type GivenFont } from "./assets/declared-fonts.js";
export { type AssetReader, loadAssets } from "./assets/load-assets.js";
export { playedSources, sharedAssets } from "./assets/shared-bytes.js";
export type { EncoderName, Quality, SoundCodec, SoundCoding, VideoCodec, VideoCoding } from "./encode/coding.js";
export { type PcmAudio, type PcmSource, pcmSource } from "./encode/pcm.js";
export { encodePng } from "./encode/png.js";
export { straight } from "./encode/straight-alpha.js";
export { aborted, fail, reasonOf } from "./errors.js";
export { type ExportOptions, exportVideo } from "./export/export-video.js";
export type { Film, FilmSource } from "./export/film-source.js";
export {
  checkEncoding,
  type Encoding,
  type EncodingOptions,
  FORMATS,
  type Format,
  type FormatName,
  formatOfName,
} from "./export/formats.js";
export type { FileSink } from "./export/mux-mp4.js";
export { type DocumentData, type MediaPorts, openDocument } from "./export/open-document.js";
export type { FileOutput } from "./export/output.js";
export { serveExport } from "./export/serve-export.js";
export type { ExportWorker, WorkerMessage, WorkerRequest } from "./export/worker-protocol.js";
export type { PictureColor } from "./movie/color.js";
export type {
  DecodedPicture,
  MovieDecoding,
  PacketDecoder,
  PictureReceiver,
  StartDecoder,
  VideoPacket,
} from "./movie/decoding.js";
export { movieOpener } from "./movie/open-movie.js";
export { wasmDecoder } from "./movie/wasm-codecs.js";
export { openSound } from "./sound/open-sound.js";
export { type DocumentInput, validDocument } from "./valid-document.js";
