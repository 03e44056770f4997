export { LayerHandle, VisualLayerHandle } from "./builder/layer-handle.js";
export type {
  AddOptions,
  AnimatableValues,
  AnimateOptions,
  BuilderDefaults,
  LayerFields,
  RemoveOptions,
  SettableFields,
  VideoFlowSettings,
  WithTimes,
} from "./builder/types.js";
export { VideoFlow, VideoFlow as default } from "./builder/video-flow.js";
export { canonicalJson } from "./canonical.js";
export { parseSrt } from "./captions/srt.js";
export { parseVtt } from "./captions/vtt.js";
export { parseWhisperX } from "./captions/whisperx.js";
export * from "./errors.js";
export { type FrameRate, frameRate } from "./frame-rate.js";
export type * from "./generated/types.js";
export { fromVideoFlow, type ImportedVideo, isVideoFlow, type Loss } from "./import/videoflow.js";
export { normalize } from "./normalize.js";
export {
  type RenderedAudio,
  type RenderedFrame,
  type Renderer,
  type RenderOptions,
  registerRenderer,
} from "./renderer-registry.js";
export { parseTime, type Time } from "./time.js";
export { defaultLimits } from "./validate/limits.js";
export { nearest } from "./validate/suggest.js";
export * from "./validate/validate.js";
