/** Frame-accurate live preview of VideoJSON in a page: a renderer to build on, and a player, whose element is defined here. */
import { VideoFlowPlayer } from "./player/video-flow-player.js";

export { DomRenderer, type FilePlace } from "./dom-renderer.js";
export type { LayerChanges } from "./edits.js";
export type { ErrorDetail, FrameDetail, PreviewEventName, PreviewEvents, PreviewEventTarget } from "./events.js";
export type { DomRendererOptions } from "./options.js";
export { VideoFlowPlayer };

declare global {
  interface HTMLElementTagNameMap {
    "video-flow-player": VideoFlowPlayer;
  }
}

if (!customElements.get("video-flow-player")) customElements.define("video-flow-player", VideoFlowPlayer);
