import { createFrameRenderer } from "@videoflow/renderer-core";
import { loadResources, webMedia } from "@videoflow/renderer-media/web";
import type { DrawReply, DrawRequest } from "../../draw-in-browser.js";
import { selectFrames } from "../../hash/frame-selection.js";
import { sendPart } from "./send-part.js";

/** Bytes sent at once. */
const PART = 2 ** 24;

/** Draws a frame and sends its pixels to the host. */
export async function drawFrame({ document, resources, frame }: DrawRequest): Promise<DrawReply> {
  const renderer = await createFrameRenderer(document, { ...(await loadResources(resources)), ...webMedia });
  try {
    const { width, height, frameCount } = renderer;
    selectFrames([frame], frameCount);
    await renderer.prepare(frame);
    const pixels = renderer.frame(frame);
    for (let start = 0; start < pixels.length; start += PART) {
      await sendPart(pixels.slice(start, start + PART), start);
    }
    return { width, height };
  } finally {
    renderer.dispose();
  }
}
