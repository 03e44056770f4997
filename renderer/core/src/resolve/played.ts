import { type AudioLayer, type Issue, issue, type VideoLayer } from "@videoflow/core";
import type { MediaInfo } from "../media/media-info.js";
import { shownSource } from "../media/required-assets.js";
import { microseconds } from "./time.js";

/** The part of a file that a video or audio layer plays (SPEC §12.1). Times are whole microseconds of the file. */
export interface TimelinePlayed {
  readonly source: string;
  readonly start: number;
  /** After `start`, at most the length of the file. */
  readonly end: number;
  /** Millionths: microseconds of the file in one second of the layer. */
  readonly speed: number;
  readonly loop: boolean;
}

/** The part a layer plays; undefined while its file is not known, or where there is no such part. */
export function resolvePlayed(layer: AudioLayer | VideoLayer, media: MediaInfo): TimelinePlayed | undefined {
  const length = lengthOfFile(layer, media);
  if (length === undefined || playedIssues(layer, "", media).length > 0) return undefined;
  const { source, sourceStart = 0, sourceEnd, speed = 1, loop = false } = layer;
  return {
    source,
    start: microseconds(sourceStart),
    end: sourceEnd === undefined ? length : microseconds(sourceEnd),
    speed: microseconds(speed),
    loop,
  };
}

/** What keeps a layer from playing the part it asks for, once its file is known. */
export function playedIssues(layer: AudioLayer | VideoLayer, pointer: string, media: MediaInfo): Issue[] {
  const length = lengthOfFile(layer, media);
  if (length === undefined) return [];
  const { source, sourceStart = 0, sourceEnd } = layer;
  const refused = (property: string, value: number) => {
    const parameters = { property, value, source: shownSource(source), duration: length / 1e6 };
    return issue("MEDIA_TRIM_RANGE", `${pointer}/${property}`, parameters);
  };
  return [
    ...(microseconds(sourceStart) >= length ? [refused("sourceStart", sourceStart)] : []),
    ...(sourceEnd !== undefined && microseconds(sourceEnd) > length ? [refused("sourceEnd", sourceEnd)] : []),
  ];
}

/** Whole microseconds that playing takes (SPEC §12.1); undefined for what loops, or is not known. */
export function lengthOfPlayed(layer: AudioLayer | VideoLayer, media: MediaInfo): number | undefined {
  const played = resolvePlayed(layer, media);
  return played === undefined || played.loop ? undefined : lastingTime(played);
}

/** Whole microseconds that playing once takes: (end − start)/speed, rounded half up. */
export function lastingTime({ start, end, speed }: TimelinePlayed): number {
  const [span, rate] = [BigInt(end - start), BigInt(speed)];
  return Number((2n * span * 1_000_000n + rate) / (2n * rate));
}

/** The time in the file at a layer's local time `time`; both in whole microseconds. */
export function timeInFile({ start, end, speed, loop }: TimelinePlayed, time: number): number {
  const played = Number((2n * BigInt(time) * BigInt(speed) + 1_000_000n) / 2_000_000n);
  return start + (loop ? played % (end - start) : played);
}

function lengthOfFile(layer: AudioLayer | VideoLayer, media: MediaInfo): number | undefined {
  return (layer.type === "audio" ? media.sounds : media.movies).get(layer.source)?.length;
}
