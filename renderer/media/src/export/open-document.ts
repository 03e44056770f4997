import type { VideoJSON } from "@videoflow/core";
import { createFrameRenderer, createSoundMixer, prepareCanvasKit, type Resources } from "@videoflow/renderer-core";
import { type PcmAudio, pcmSource } from "../encode/pcm.js";
import type { FilmSource } from "./film-source.js";

/** A document and all it needs, in a form that can be posted to workers. */
export interface DocumentData {
  /** Valid. */
  readonly document: VideoJSON;
  readonly resources: Resources;
  /** Sound in place of the document's own. */
  readonly sound?: PcmAudio | undefined;
  /** Workers that open the document at the same time, and share the memory that is to be used. Default 1. */
  readonly workers?: number | undefined;
  /** Whether to make ready what the next document of the same thread needs. Default false. */
  readonly prepareNext?: boolean | undefined;
}

/** Bytes of tiles and pictures that all workers together keep for later frames, and that each may keep in any case. */
const CACHE_BYTES = 2 ** 27;
const LEAST_CACHE_BYTES = 2 ** 26;

/** What reads moving media on a platform. Functions cannot be posted: every worker fills in its own. */
export type MediaPorts = Pick<Resources, "openSound" | "openMovie">;

/** The film of a document. @throws VideoJSONError as `createFrameRenderer` */
export async function openDocument(
  { document, resources: posted, sound, workers = 1, prepareNext = false }: DocumentData,
  ports: MediaPorts,
): Promise<FilmSource> {
  const resources = { ...posted, ...ports };
  const cacheBytes = Math.max(LEAST_CACHE_BYTES, CACHE_BYTES / workers);
  const renderer = await createFrameRenderer(document, resources, { cacheBytes });
  if (prepareNext) await prepareCanvasKit(resources.canvaskit);
  const { width, height, frameCount, fps, showsVideo } = renderer;
  return {
    width,
    height,
    frameCount,
    fps,
    showsVideo,
    prepare: (frame) => renderer.prepare(frame),
    frame: (frame) => renderer.frame(frame),
    frameI420: (frame) => renderer.frameI420(frame),
    sound: () => (sound ? Promise.resolve(pcmSource(sound)) : createSoundMixer(document, resources)),
  };
}
