import type { VideoJSON } from "@videoflow/core";
import { instantiateEngine } from "./engine/engine.js";
import { evaluate } from "./evaluate/evaluate.js";
import type { FontFile } from "./fonts/catalogue.js";
import { loadCanvasKit } from "./paint/canvaskit/load.js";
import { Heap } from "./paint/heap.js";
import { Painter } from "./paint/painter.js";
import { resolve } from "./resolve/resolve.js";
import type { FrameRate } from "./resolve/time.js";

/** Everything outside the document that a frame depends on. */
export interface Resources {
  /** Compiled `assetUrls.canvaskit`. Modules can be posted to workers, so that each compiles nothing. */
  readonly canvaskit: WebAssembly.Module;
  /** Compiled `assetUrls.engine`. */
  readonly engine: WebAssembly.Module;
  /** The files of `requiredFonts(document)`, in any order. */
  readonly fonts: readonly FontFile[];
}

/** Frames of one document, in any order. Returned views are valid until the next call. */
export interface FrameRenderer {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  /** Frames per second as a reduced fraction. */
  readonly fps: FrameRate;
  /** Premultiplied RGBA8, width × height × 4 bytes without padding. `frame` is whole, 0 ≤ frame < frameCount. */
  frame(frame: number): Uint8Array;
  /**
   * Planar Y, U, V at 4:2:0, BT.709 limited range; odd sizes are rounded up by repeating the last column and row.
   * Alpha is what lies over black.
   */
  frameI420(frame: number): Uint8Array;
  /** Frees the WASM memory the renderer holds. */
  dispose(): void;
}

/**
 * Prepares a valid document for rendering: 50 to 150 ms, most of it for instantiating CanvasKit and decoding fonts.
 * Throws a VideoJSONError when the document asks for what cannot be drawn.
 */
export async function createFrameRenderer(document: VideoJSON, resources: Resources): Promise<FrameRenderer> {
  const timeline = resolve(document);
  const canvasKit = await loadCanvasKit(resources.canvaskit);
  const engine = await instantiateEngine(resources.engine, canvasKit.memory, new Heap(canvasKit.kit));
  const painter = new Painter(canvasKit, engine, resources.fonts, timeline.width, timeline.height);
  const { width, height, frameCount, fps } = timeline;
  const displayList = (frame: number) => {
    if (!Number.isInteger(frame) || frame < 0 || frame >= frameCount) {
      throw new RangeError(`frame ${frame} is not one of 0 to ${frameCount - 1}`);
    }
    return evaluate(timeline, frame);
  };
  return {
    width,
    height,
    frameCount,
    fps,
    frame: (frame) => painter.rgba(displayList(frame)),
    frameI420: (frame) => painter.i420(displayList(frame)),
    dispose: () => painter.dispose(),
  };
}
