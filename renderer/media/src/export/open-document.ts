import type { VideoJSON } from "@videoflow/core";
import { createFrameRenderer, type Resources } from "@videoflow/renderer-core";
import { type PcmAudio, pcmSource } from "../encode/pcm.js";
import type { FilmSource } from "./film-source.js";

/** A document and all it needs, in a form that can be posted to workers. */
export interface DocumentData {
  /** Valid. */
  readonly document: VideoJSON;
  readonly resources: Resources;
  /** Sound in place of the document's own. */
  readonly sound?: PcmAudio | undefined;
}

/** The film of a document. @throws VideoJSONError as `createFrameRenderer` */
export async function openDocument({ document, resources, sound }: DocumentData): Promise<FilmSource> {
  const renderer = await createFrameRenderer(document, resources);
  const { width, height, frameCount, fps } = renderer;
  return {
    width,
    height,
    frameCount,
    fps,
    prepare: async () => undefined,
    frame: (frame) => renderer.frame(frame),
    frameI420: (frame) => renderer.frameI420(frame),
    sound: async () => sound && pcmSource(sound),
  };
}
