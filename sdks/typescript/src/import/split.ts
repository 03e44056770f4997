import type { Json, Type } from "../validate/facts.js";
import { between } from "./between.js";
import { partOf, progressAt } from "./bezier.js";
import type { Keyframe } from "./keyframes.js";
import type { Place } from "./losses.js";

/** At least one keyframe, with one more at each of `times`, which ascend, and the same value as before at every time. */
export function splitAt(
  keyframes: readonly Keyframe[],
  times: readonly number[],
  type: Type,
  place: Place,
): Keyframe[] {
  const result: Keyframe[] = [];
  let next = 0;
  for (const time of times) {
    while ((keyframes[next]?.time ?? Number.POSITIVE_INFINITY) <= time) result.push(keyframes[next++] as Keyframe);
    const last = result.at(-1);
    if (last?.time === time) continue;
    if (last === undefined) result.push({ time, value: (keyframes[0] as Keyframe).value, easing: "step" });
    else result.splice(-1, 1, ...cut(last, keyframes[next], time, type, place));
  }
  return [...result, ...keyframes.slice(next)];
}

/** The keyframes that stand for `from` where the way to `to` is cut at `time`. */
function cut(from: Keyframe, to: Keyframe | undefined, time: number, type: Type, place: Place): Keyframe[] {
  if (to === undefined || from.easing === "step") {
    const held: Keyframe = { ...from, easing: "step" };
    return [held, { ...held, time }];
  }
  const share = (time - from.time) / (to.time - from.time);
  const value = valueAt(from, to, progressAt(from.easing, share), type, place);
  return [
    withEasing(from.time, from.value, partOf(from.easing, 0, share)),
    withEasing(time, value, partOf(from.easing, share, 1)),
  ];
}

function valueAt(from: Keyframe, to: Keyframe, progress: number, type: Type, place: Place): Json {
  const value = between(type, from.value, to.value, progress);
  if (value !== undefined) return value;
  const why = "Between two units no length can be written; the earlier is used.";
  place.lose("the exact value at the start of the layer", why);
  return from.value;
}

function withEasing(time: number, value: Json, easing: Keyframe["easing"]): Keyframe {
  return easing === undefined ? { time, value } : { time, value, easing };
}
