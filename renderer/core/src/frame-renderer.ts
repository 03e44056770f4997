import type { VideoJSON } from "@videoflow/core";
import { evaluate } from "./evaluate/evaluate.js";
import { type OpenedMedia, openMedia } from "./media/open-media.js";
import { Painter, type PainterOptions } from "./paint/painter.js";
import { resolve } from "./resolve/resolve.js";
import type { FrameRate } from "./resolve/time.js";
import type { Timeline } from "./resolve/timeline.js";
import type { Resources } from "./resources.js";

/** Frames of one document, in any order. Returned views are valid until the next call. */
export interface FrameRenderer {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  /** Frames per second as a reduced fraction. */
  readonly fps: FrameRate;
  /** Whether there are videos in it: then a frame costs least after the one before it. */
  readonly showsVideo: boolean;
  /**
   * Decodes what a frame shows of videos: to be awaited before that frame is drawn, one frame at a time. Without videos there is
   * nothing to do.
   *
   * @throws VideoJSONError where a video turns out to be damaged
   */
  prepare(frame: number): Promise<void>;
  /** Premultiplied RGBA8, width × height × 4 bytes without padding. `frame` is whole, 0 ≤ frame < frameCount. */
  frame(frame: number): Uint8Array;
  /**
   * Planar Y, U, V at 4:2:0, BT.709 limited range; odd sizes are rounded up by repeating the last column and row.
   * Alpha is what lies over black.
   */
  frameI420(frame: number): Uint8Array;
  /**
   * A renderer of another document, or at another scale, that takes over what this one has loaded, decoded and drawn; this one
   * is not to be used any more. Assets and fonts it takes over are told by their names, so names must mean the same bytes. When
   * it throws, this one goes on as if nothing had been asked for.
   *
   * @throws VideoJSONError as `createFrameRenderer`
   */
  changed(document: VideoJSON, resources: Resources, options?: Pick<PainterOptions, "scale">): Promise<FrameRenderer>;
  /** Frees the WASM memory the renderer holds. */
  dispose(): void;
}

/**
 * Prepares a valid document for rendering: 50 to 150 ms, most of it for instantiating CanvasKit and decoding fonts.
 * Throws a VideoJSONError when the document asks for what cannot be drawn, or a file of it cannot be used. Pictures are decoded
 * when they are first seen; what is found to be damaged then is thrown by `frame`.
 */
export async function createFrameRenderer(
  document: VideoJSON,
  resources: Resources,
  options: PainterOptions = {},
): Promise<FrameRenderer> {
  const media = await openMedia(document, resources, { toBeSeen: true });
  const timeline = resolve(document, media);
  return rendererOf(timeline, media, await Painter.create(resources, media, timeline, options));
}

function rendererOf(timeline: Timeline, media: OpenedMedia, painter: Painter): FrameRenderer {
  const { frameCount, fps } = timeline;
  const displayList = (frame: number) => {
    if (!Number.isInteger(frame) || frame < 0 || frame >= frameCount) {
      throw new RangeError(`frame ${frame} is not one of 0 to ${frameCount - 1}`);
    }
    return evaluate(timeline, frame);
  };
  return {
    ...painter.size,
    frameCount,
    fps,
    showsVideo: media.movies.size > 0,
    prepare: async (frame) => {
      if (media.movies.size > 0) await painter.prepare(displayList(frame));
    },
    frame: (frame) => painter.rgba(displayList(frame)),
    frameI420: (frame) => painter.i420(displayList(frame)),
    changed: async (document, resources, { scale = 1 } = {}) => {
      const opened = await openMedia(document, resources, { known: media.opened, toBeSeen: true });
      // Pictures keep the numbers by which what is decoded is kept.
      const known = { ...opened, pictures: new Map([...media.pictures, ...opened.pictures]) };
      const next = resolve(document, known);
      await painter.change(resources, known, { width: next.width, height: next.height, scale });
      return rendererOf(next, known, painter);
    },
    dispose: () => painter.dispose(),
  };
}
