import { createFrameRenderer } from "@videoflow/renderer-core";
import { type DocumentInput, encodePng, fail, straight, validDocument } from "@videoflow/renderer-media";
import { loadPageResources, type PageResourceOptions, webMedia } from "@videoflow/renderer-media/web";

/** One frame as pixels. */
export interface RenderedFrame {
  readonly width: number;
  readonly height: number;
  /** Premultiplied RGBA8, width × height × 4 bytes, top row first, without padding. */
  readonly data: Uint8Array;
}

/** Draws one frame of a document, in the calling thread. @throws VideoJSONError as `BrowserRenderer.renderFrame` */
export async function renderPixels(
  input: DocumentInput,
  frame: number,
  options: PageResourceOptions,
): Promise<RenderedFrame> {
  const document = validDocument(input);
  const resources = { ...(await loadPageResources(document, options)), ...webMedia };
  const renderer = await createFrameRenderer(document, resources);
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

/** The same for a canvas, whose pixels are not premultiplied. */
export async function renderFrame(
  input: DocumentInput,
  frame: number,
  options: PageResourceOptions,
): Promise<ImageData> {
  const { width, height, data } = await renderPixels(input, frame, options);
  const pixels = new Uint8ClampedArray(data);
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = data[at + 3] as number;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) pixels[channel] = straight(data[channel] as number, alpha);
  }
  return new ImageData(pixels, width, height);
}

/** The same as a file. */
export async function renderPng(input: DocumentInput, frame: number, options: PageResourceOptions): Promise<Blob> {
  const { width, height, data } = await renderPixels(input, frame, options);
  return new Blob([encodePng(data, width, height)], { type: "image/png" });
}
