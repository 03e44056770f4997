/** Frame-accurate live preview of VideoJSON in a page: a renderer to build on, and a player. */
export { DomRenderer } from "./dom-renderer.js";
export type { LayerChanges } from "./edits.js";
export type { ErrorDetail, FrameDetail, PreviewEventName, PreviewEvents, PreviewEventTarget } from "./events.js";
export type { DomRendererOptions } from "./options.js";
