import { isObject, listMember, numberMember, ownMember, stringMember } from "../layers.js";
import type { Check, CheckContext, JsonObject } from "./check.js";
import { keyframeLists } from "./keyframes.js";
import { microseconds } from "./microseconds.js";

/** Length of a video in which nothing says when it ends, in microseconds. */
const defaultLength = 5e6;

/** Microseconds, or "unknown" when they depend on the length of a file. */
type Length = number | "unknown";

/** The video does not last too long; layers begin, and keyframes lie, before the end of what they are in (SPEC §3.2, §4). */
export const checkTimeline: Check = (context) => {
  const { document, limits, report } = context;
  const length = givenLength(document) ?? contentEnd(document) ?? defaultLength;
  if (length !== "unknown" && length > limits.duration * 1e6) {
    report.add("DURATION_TOO_LONG", "", { duration: length / 1e6, limit: limits.duration });
  }
  checkChildren(document, "", length, context);
};

function checkChildren(parent: JsonObject, pointer: string, end: Length, context: CheckContext): void {
  listMember(parent, "layers").forEach((layer, index) => {
    if (!isObject(layer) || ownMember(layer, "enabled") === false) return;
    const at = `${pointer}/layers/${index}`;
    const start = startOf(layer);
    if (end !== "unknown" && start >= end) {
      const place = Object.hasOwn(layer, "startTime") ? `${at}/startTime` : at;
      context.report.add("LAYER_NEVER_SHOWN", place, { startTime: start / 1e6, end: end / 1e6 });
      return;
    }
    const rest: Length = end === "unknown" ? "unknown" : end - start;
    const length = shorter(ownLength(layer) ?? rest, rest);
    checkKeyframeTimes(layer, at, length, context);
    checkChildren(layer, at, length, context);
  });
}

/** No layer lasts longer than its parent. */
function shorter(length: Length, rest: Length): Length {
  if (length === "unknown" || rest === "unknown") return rest === "unknown" ? length : "unknown";
  return Math.min(length, rest);
}

function checkKeyframeTimes(layer: JsonObject, pointer: string, length: Length, { report }: CheckContext): void {
  if (length === "unknown") return;
  for (const track of keyframeLists(layer, pointer)) {
    track.list.forEach((keyframe, index) => {
      const time = isObject(keyframe) ? numberMember(keyframe, "time") : undefined;
      if (time === undefined || microseconds(time) <= length) return;
      report.add("KEYFRAME_NEVER_REACHED", `${track.pointer}/${index}/time`, { time, end: length / 1e6 });
    });
  }
}

/** The latest explicit end of the layers of a document or a group; undefined when none has one. */
function contentEnd(parent: JsonObject): Length | undefined {
  let latest: number | undefined;
  for (const layer of listMember(parent, "layers")) {
    if (!isObject(layer) || ownMember(layer, "enabled") === false) continue;
    const length = ownLength(layer);
    if (length === "unknown") return "unknown";
    if (length !== undefined) latest = Math.max(latest ?? 0, startOf(layer) + length);
  }
  return latest;
}

/** How long a layer says it lasts; undefined when it lasts as long as its parent. */
function ownLength(layer: JsonObject): Length | undefined {
  const given = givenLength(layer);
  if (given !== undefined) return given;
  switch (stringMember(layer, "type")) {
    case "captions":
      return lastCaptionEnd(layer);
    case "group":
      return contentEnd(layer);
    case "image":
      // Whether a picture is animated, and so has a length, is known only from its file.
      return ownMember(layer, "loop") === false ? "unknown" : undefined;
    case "video":
    case "audio":
      return ownMember(layer, "loop") === true ? undefined : "unknown";
    default:
      return undefined;
  }
}

function lastCaptionEnd(layer: JsonObject): number {
  let latest = 0;
  for (const caption of listMember(layer, "captions")) {
    if (isObject(caption)) latest = Math.max(latest, microseconds(numberMember(caption, "endTime") ?? 0));
  }
  return latest;
}

/** A `duration` above 0; one that is wrong is told by the schema. */
function givenLength(owner: JsonObject): number | undefined {
  const seconds = numberMember(owner, "duration");
  return seconds !== undefined && seconds > 0 ? microseconds(seconds) : undefined;
}

function startOf(layer: JsonObject): number {
  return microseconds(numberMember(layer, "startTime") ?? 0);
}
