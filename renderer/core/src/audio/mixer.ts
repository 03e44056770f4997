import { issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { mediaIssue } from "../media/media-info.js";
import { type MediaResources, openMedia } from "../media/open-media.js";
import { shownSource } from "../media/required-assets.js";
import { soundUnheard } from "../media/sound-info.js";
import { resolve } from "../resolve/resolve.js";
import type { Timeline, TimelineLayer } from "../resolve/timeline.js";
import { Mix } from "./mix.js";
import type { MIX_RATE } from "./sample-time.js";
import type { OpenSound, Sound } from "./sound.js";
import { soundingLayers } from "./sounding.js";
import type { Stereo } from "./voice.js";

/** The sound of one document, from its beginning to its end. */
export interface SoundMixer {
  readonly sampleRate: typeof MIX_RATE;
  readonly channelCount: 2;
  /** Samples per channel. */
  readonly length: number;
  /**
   * The next `most` samples (by default 4800: 0.1 s) of left and right, −1 to 1, fewer at the end; undefined after it. The samples
   * depend on nothing but the document and its files: any `most` gives the same. A call is made only after the one before has
   * been answered.
   *
   * @throws VideoJSONError where a file turns out to be damaged
   */
  next(most?: number): Promise<Stereo | undefined>;
  /** Frees what the decoders hold. */
  close(): void;
}

/**
 * Prepares the sound of a valid document; undefined where it has no layer that could be heard.
 *
 * @param from sample to begin with, for previews: the samples are those of the whole mix, but for layers that are still on
 * their way from one loudness of ducking to another. Default 0.
 * @throws VideoJSONError when a file of it cannot be used, or there is no `openSound`
 */
export async function createSoundMixer(
  document: VideoJSON,
  resources: MediaResources,
  from = 0,
): Promise<SoundMixer | undefined> {
  const media = await openMedia(document, resources);
  for (const movie of media.opened.values()) movie.close();
  const timeline = resolve(document, media);
  const files = new Map(resources.assets.map(({ source, bytes }) => [source, bytes]));
  const open = (layer: TimelineLayer) => openFor(layer, files, resources.openSound);
  const layers = soundingLayers(timeline, await withSound(timeline, open));
  if (layers.length === 0) return undefined;
  const mix = new Mix(timeline, layers, open);
  try {
    await mix.skip(from);
  } catch (error) {
    mix.close();
    throw error;
  }
  return mix;
}

/** Which of a document's layers with something to play have sound: audio layers, and videos that are not silent ones. */
async function withSound(
  timeline: Timeline,
  open: (layer: TimelineLayer) => Promise<Sound | undefined>,
): Promise<(layer: TimelineLayer) => boolean> {
  const videos = new Map<string, boolean>();
  for (const { layer, played } of soundingLayers(timeline, () => true)) {
    if (layer.source.type !== "video" || videos.has(played.source)) continue;
    const sound = await open(layer);
    sound?.close();
    videos.set(played.source, sound !== undefined);
  }
  return ({ played }) => played !== undefined && videos.get(played.source) !== false;
}

/** The sound of a layer's file; undefined for a video without. */
async function openFor(
  { pointer, source: layer }: TimelineLayer,
  files: ReadonlyMap<string, Uint8Array>,
  openSound: OpenSound | undefined,
): Promise<Sound | undefined> {
  const source = "source" in layer ? layer.source : "";
  const at = `${pointer}/source`;
  if (openSound === undefined) throw new VideoJSONError([soundUnheard(at)]);
  const bytes = files.get(source);
  if (bytes === undefined) throw new VideoJSONError([issue("ASSET_MISSING", at, { source: shownSource(source) })]);
  try {
    return await openSound(bytes);
  } catch (error) {
    throw new VideoJSONError([mediaIssue(error, source, at)]);
  }
}
