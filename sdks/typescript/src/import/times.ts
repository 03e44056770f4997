import { type JsonObject, numberMember } from "../validate/layers.js";
import { type Clock, toSpan, toTime } from "./clock.js";
import type { Target } from "./fields.js";
import type { Place } from "./losses.js";
import { roundTime } from "./numbers.js";

/** How the times of one layer become those of VideoJSON. */
export interface Times {
  /** From the time of the source to that of the layer. */
  readonly source: Clock;
  /** From the times of the list the layer is in to that of the layer. */
  readonly around: Clock;
  /** From seconds since the layer began, as the list counts them, to the time of the layer. */
  readonly own: Clock;
  /** Seconds of the layer before the start of its parent, which are cut off. */
  readonly cut: number;
}

/**
 * Writes when a layer begins, how long it lasts and what of its file it plays.
 *
 * @param clock from the times of the list the layer is in to those of its parent.
 */
export function convertTimes(target: Target, settings: JsonObject, clock: Clock, place: Place): Times {
  const given = numberMember(settings, "startTime") ?? 0;
  const start = toTime(clock, given);
  const cut = Math.max(0, -start);
  const isMedia = target["type"] === "video" || target["type"] === "audio";
  const speed = convertSpeed(settings, isMedia || target["type"] === "group", place);
  const rate = speed * clock.rate;
  const sourceStart = numberMember(settings, "sourceStart") ?? 0;
  const sourceDuration = numberMember(settings, "sourceDuration");

  if (start > 0) target["startTime"] = start;
  if (cut > 0) target["startTime"] = 0;
  if (sourceDuration !== undefined) {
    const duration = roundTime(toSpan({ zero: 0, rate }, Math.max(0, sourceDuration)) - cut);
    // VideoFlow never shows what has no length.
    if (duration > 0) target["duration"] = duration;
    else target["enabled"] = false;
  } else if (!isMedia) {
    place.lose("the length of the layer", "It has no sourceDuration in seconds; it lasts as long as what it is in.");
  }
  if (isMedia) {
    const begin = roundTime(sourceStart + cut * rate);
    if (begin > 0) target["sourceStart"] = begin;
    if (rate !== 1) target["speed"] = rate;
    const end = sourceEnd(settings, sourceStart, sourceDuration);
    if (end !== undefined) target["sourceEnd"] = roundTime(end);
    else if ((numberMember(settings, "sourceEnd") ?? 0) > 0) {
      place
        .at("sourceEnd")
        .lose("the trimming of the end", "It counts from the end of the file, whose length is not known here.");
    }
  }
  // Backwards, the source begins at its end.
  const zero = rate < 0 ? sourceStart + (sourceDuration ?? 0) : sourceStart;
  return {
    source: { zero: zero + cut * rate, rate },
    around: { zero: given + cut * clock.rate, rate: clock.rate },
    own: { zero: cut * clock.rate, rate: clock.rate },
    cut,
  };
}

/** @param forwards whether what is played cannot be played backwards. */
function convertSpeed(settings: JsonObject, forwards: boolean, place: Place): number {
  const speed = numberMember(settings, "speed") ?? 1;
  if (speed === 0) {
    place.at("speed").lose("the speed 0", "A layer that stands still is never shown; 1 is used.");
    return 1;
  }
  if (speed > 0 || !forwards) return speed;
  place.at("speed").lose(`the speed ${speed}`, `Nothing is played backwards; ${-speed} is used.`);
  return -speed;
}

/** VideoFlow trims from the end of the file; VideoJSON says when playing ends. */
function sourceEnd(settings: JsonObject, sourceStart: number, sourceDuration: number | undefined): number | undefined {
  const trimmed = numberMember(settings, "sourceEnd") ?? 0;
  if (trimmed <= 0) return undefined;
  const mediaDuration = numberMember(settings, "mediaDuration");
  if (mediaDuration !== undefined) return mediaDuration - trimmed;
  return sourceDuration === undefined ? undefined : sourceStart + sourceDuration;
}
