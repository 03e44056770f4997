/** Render VideoJSON in Node. Importing this package makes it the renderer of `@videoflow/core`. */
import { type Renderer, registerRenderer } from "@videoflow/core";
import { renderAudio } from "./render-audio.js";
import { type RenderFrameOptions, renderFrame } from "./render-frame.js";
import { type RenderVideoOptions, renderVideo } from "./render-video.js";
import type { ResourceOptions } from "./resources.js";

const renderer: Renderer = {
  name: "@videoflow/renderer-server",
  renderVideo: (document, options) => renderVideo(document, options as RenderVideoOptions),
  renderFrame: (document, frame, options) => renderFrame(document, frame, options as RenderFrameOptions),
  renderAudio: (document, options) => renderAudio(document, options as ResourceOptions),
};

registerRenderer(renderer);

export { bundledFamilies } from "@videoflow/renderer-core";
export {
  type EncoderName,
  encodePng,
  type FormatName,
  formatOfName,
  type PcmAudio,
  type Quality,
  type SoundCodec,
  type VideoCodec,
} from "@videoflow/renderer-media";
export type { AssetOptions } from "./assets/asset-options.js";
export { type BrowserReport, inspectBrowsers } from "./browser/inspect-browsers.js";
export { type BrowserChoice, closeBrowsers } from "./browser/warm-browsers.js";
export type { FrameRange, FrameSelection } from "./hash/frame-selection.js";
export {
  type HashEngine,
  type HashOptions,
  type HashRequest,
  type HashResult,
  hashDocuments,
  hashFrames,
} from "./hash/hash-frames.js";
export type { FrameHash } from "./hash/hash-renderer.js";
export { nodeAvFile } from "./movie/node-av.js";
export { renderAudio } from "./render-audio.js";
export { type RenderedFrame, type RenderFrameOptions, renderFrame } from "./render-frame.js";
export { type RenderEngine, type RenderVideoOptions, renderVideo } from "./render-video.js";
export { loadResources, type ResourceOptions } from "./resources.js";
export type { DocumentInput } from "./valid-document.js";
