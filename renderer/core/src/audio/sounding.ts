import type { AutoDucking } from "@videoflow/core";
import type { TimelinePlayed } from "../resolve/played.js";
import { instantOf } from "../resolve/time.js";
import type { Timeline, TimelineLayer } from "../resolve/timeline.js";
import { sampleOf } from "./sample-time.js";

/** A layer that is heard, and when. Samples count from the start of the video. */
export interface SoundingLayer {
  readonly layer: TimelineLayer;
  readonly played: TimelinePlayed;
  /** first ≤ sample < end */
  readonly first: number;
  readonly end: number;
  /** The groups it is in that fade in or out, from the innermost to the outermost. */
  readonly fading: readonly FadingGroup[];
  readonly ducking: Ducking | undefined;
}

export interface FadingGroup {
  readonly layer: TimelineLayer;
  /** Sample at which it begins. */
  readonly first: number;
}

export interface Ducking {
  readonly settings: AutoDucking;
  /** Places of the triggering layers in the list, ascending: the very same array for all that are lowered by the same ones. */
  readonly triggers: readonly number[];
}

/** Samples of the whole video. */
export function sampleCount({ frameCount, fps }: Timeline): number {
  return sampleOf(instantOf(frameCount, fps));
}

/** A layer with what the groups around it say. */
interface Found {
  readonly layer: TimelineLayer;
  readonly played: TimelinePlayed;
  /** Whole microseconds from the start of the video. */
  readonly start: number;
  readonly fading: readonly FadingGroup[];
  /** Its own and those of the groups it is in. */
  readonly ids: readonly string[];
}

/** Layers that are heard, in document order, groups in place. Muted and silent ones are not among them. */
export function soundingLayers(timeline: Timeline, hasSound: (layer: TimelineLayer) => boolean): SoundingLayer[] {
  const total = sampleCount(timeline);
  const found = timeline.layers
    .flatMap((layer) => foundIn(layer, 0, [], []))
    .filter(({ layer }) => hasSound(layer))
    .filter(({ layer, start }) => sampleOf(start) < Math.min(total, sampleOf(start + layer.length)));
  const triggers = new Map<string, readonly number[]>();
  return found.map(({ layer, played, start, fading }) => ({
    layer,
    played,
    first: sampleOf(start),
    end: Math.min(total, sampleOf(start + layer.length)),
    fading,
    ducking: duckingOf(layer, found, triggers),
  }));
}

function foundIn(
  layer: TimelineLayer,
  origin: number,
  fading: readonly FadingGroup[],
  ids: readonly string[],
): Found[] {
  const start = origin + layer.start;
  const { source, played, layers } = layer;
  const around = source.id === undefined ? ids : [...ids, source.id];
  if (layers) {
    const fades = [layer.transitionIn, layer.transitionOut].some((transition) => transition?.name === "fade");
    const groups = fades ? [{ layer, first: sampleOf(start) }, ...fading] : fading;
    return layers.flatMap((child) => foundIn(child, start, groups, around));
  }
  if (played === undefined || (source.type !== "audio" && source.type !== "video") || isMute(layer)) return [];
  return [{ layer, played, start, fading, ids: around }];
}

/** Whether the sound of a layer is never heard. */
function isMute({ properties: { mute } }: TimelineLayer): boolean {
  return mute !== undefined && "constant" in mute && mute.constant === true;
}

/** @param known the triggers of layers before, by what names them */
function duckingOf(
  { source }: TimelineLayer,
  found: readonly Found[],
  known: Map<string, readonly number[]>,
): Ducking | undefined {
  const settings = source.type === "audio" ? source.autoDucking : undefined;
  if (settings === undefined) return undefined;
  const key = JSON.stringify(settings.layers ?? null);
  const triggers = known.get(key) ?? triggersOf(settings, found);
  known.set(key, triggers);
  return { settings, triggers };
}

function triggersOf({ layers }: AutoDucking, found: readonly Found[]): number[] {
  const named = new Set(layers);
  return found.flatMap(({ layer, ids }, place) => {
    const lowers = layers ? ids.some((id) => named.has(id)) : !isDucked(layer);
    return lowers ? [place] : [];
  });
}

function isDucked({ source }: TimelineLayer): boolean {
  return source.type === "audio" && source.autoDucking !== undefined;
}
