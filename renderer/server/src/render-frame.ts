import { createFrameRenderer } from "@videoflow/renderer-core";
import { fail } from "./errors.js";
import { nodeMedia } from "./node-media.js";
import { loadResources, type ResourceOptions } from "./resources.js";
import { type DocumentInput, validDocument } from "./valid-document.js";

/** One frame as pixels. */
export interface RenderedFrame {
  readonly width: number;
  readonly height: number;
  /** Premultiplied RGBA8, width × height × 4 bytes, top row first, without padding. */
  readonly data: Uint8Array;
}

/**
 * Draws one frame of a document, in the calling thread.
 *
 * @param frame counted from 0
 * @param options where the document's files may be loaded from
 * @throws VideoJSONError for an invalid document with all its issues; `FRAME_OUT_OF_RANGE`; what its files are refused for
 */
export async function renderFrame(
  document: DocumentInput,
  frame: number,
  options: ResourceOptions = {},
): Promise<RenderedFrame> {
  const valid = validDocument(document);
  const renderer = await createFrameRenderer(valid, {
    ...(await loadResources(valid, options)),
    ...nodeMedia,
  });
  try {
    const { width, height, frameCount } = renderer;
    if (!Number.isInteger(frame) || frame < 0 || frame >= frameCount) {
      throw fail("FRAME_OUT_OF_RANGE", { frame: String(frame), frameCount, lastFrame: frameCount - 1 });
    }
    await renderer.prepare(frame);
    return { width, height, data: renderer.frame(frame).slice() };
  } finally {
    renderer.dispose();
  }
}
