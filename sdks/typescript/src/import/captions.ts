import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, numberMember, ownMember } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import { type Clock, toTime } from "./clock.js";
import { loseUnknownMembers } from "./fields.js";
import type { Place } from "./losses.js";

interface Caption {
  readonly caption: string;
  readonly startTime: number;
  readonly endTime: number;
}

/**
 * The captions of a layer in the layer's time. VideoFlow looks them up at the time of the timeline (of the group, in one).
 * Where they cannot have been meant so, because the layer begins after one of them has ended and is long enough for all of
 * them, they count from the start of the layer.
 *
 * @param timeline counts from the start of the layer on the timeline.
 * @param layer counts from the start of the layer.
 * @param duration of the layer in seconds, where it is known.
 */
export function convertCaptions(
  list: readonly Json[],
  timeline: Clock,
  layer: Clock,
  duration: number | undefined,
  place: Place,
): Caption[] {
  const captions = list.flatMap((entry, index) => readCaption(entry, place.at(index)));
  const missed = captions.some(({ endTime }) => toTime(timeline, endTime) <= 0);
  const fits = captions.every(({ endTime }) => toTime(layer, endTime) <= (duration ?? 0));
  const clock = missed && fits ? layer : timeline;
  return apart(
    captions.map((caption) => timed(caption, clock)).filter(({ endTime }) => endTime > 0),
    place,
  );
}

function timed({ caption, startTime, endTime }: Caption, clock: Clock): Caption {
  return { caption, startTime: Math.max(0, toTime(clock, startTime)), endTime: toTime(clock, endTime) };
}

function readCaption(entry: Json, place: Place): Caption[] {
  const times = isObject(entry) ? readTimes(entry) : undefined;
  const caption = isObject(entry) ? ownMember(entry, "caption") : undefined;
  if (!isObject(entry) || times === undefined || typeof caption !== "string") {
    place.lose(`the caption ${quote(entry)}`, "It needs a text, a startTime and a later endTime in seconds.");
    return [];
  }
  loseUnknownMembers(entry, ["caption", "startTime", "endTime"], "a caption", place);
  // Without text there is nothing to show.
  return caption === "" ? [] : [{ caption, ...times }];
}

function readTimes(entry: JsonObject): { startTime: number; endTime: number } | undefined {
  const startTime = numberMember(entry, "startTime");
  const endTime = numberMember(entry, "endTime");
  return startTime !== undefined && endTime !== undefined && endTime > startTime ? { startTime, endTime } : undefined;
}

/** In ascending order; of two at the same time the earlier one is shown to its end. */
function apart(captions: readonly Caption[], place: Place): Caption[] {
  const result: Caption[] = [];
  for (const caption of captions.toSorted((a, b) => a.startTime - b.startTime)) {
    const free = result.at(-1)?.endTime ?? 0;
    if (caption.startTime < free) {
      const why = "Captions do not overlap; the earlier one is shown to its end, as VideoFlow does.";
      place.lose(`the beginning of the caption ${quote(caption.caption)}`, why);
    }
    const startTime = Math.max(caption.startTime, free);
    if (startTime < caption.endTime) result.push({ ...caption, startTime });
  }
  return result;
}
