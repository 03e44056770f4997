import type { Layer, VideoJSON } from "@videoflow/core";
import { createFrameRenderer } from "@videoflow/renderer-core";
import type { BrowserChoice } from "./browser/warm-browsers.js";
import { selectFrames } from "./hash/frame-selection.js";
import { nodeMedia } from "./node-media.js";
import type { RenderEngine } from "./render-video.js";
import { loadResources, type ResourceOptions } from "./resources.js";
import { type DocumentInput, validDocument } from "./valid-document.js";

/** One frame as pixels. */
export interface RenderedFrame {
  readonly width: number;
  readonly height: number;
  /** Premultiplied RGBA8, width × height × 4 bytes, top row first, without padding. */
  readonly data: Uint8Array;
}

export interface RenderFrameOptions extends ResourceOptions, BrowserChoice {
  /** The pixels are the same in all. Default "node"; for documents with video layers "chromium", which has their decoders. */
  readonly engine?: RenderEngine | undefined;
}

/**
 * Draws one frame of a document, in the calling thread or in a headless browser.
 *
 * @param frame counted from 0
 * @param options where the document's files may be loaded from
 * @throws VideoJSONError for an invalid document with all its issues; `FRAME_OUT_OF_RANGE`; what its files are refused for;
 * `BROWSER_MISSING`, `BROWSER_FAILED`
 */
export async function renderFrame(
  document: DocumentInput,
  frame: number,
  options: RenderFrameOptions = {},
): Promise<RenderedFrame> {
  const valid = validDocument(document);
  const { engine = valid.layers.some(showsVideo) ? "chromium" : "node" } = options;
  if (engine === "node") return drawHere(valid, frame, options);
  const { drawInBrowser } = await import("./draw-in-browser.js");
  return drawInBrowser(engine, valid, frame, options);
}

function showsVideo(layer: Layer): boolean {
  if (layer.enabled === false) return false;
  return layer.type === "video" || (layer.type === "group" && layer.layers.some(showsVideo));
}

async function drawHere(document: VideoJSON, frame: number, options: ResourceOptions): Promise<RenderedFrame> {
  const renderer = await createFrameRenderer(document, { ...(await loadResources(document, options)), ...nodeMedia });
  try {
    const { width, height, frameCount } = renderer;
    selectFrames([frame], frameCount);
    await renderer.prepare(frame);
    return { width, height, data: renderer.frame(frame).slice() };
  } finally {
    renderer.dispose();
  }
}
