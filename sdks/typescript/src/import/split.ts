import type { Json, Type } from "../validate/facts.js";
import { between } from "./between.js";
import { partOf, progressAt } from "./bezier.js";
import type { Keyframe } from "./keyframes.js";
import type { Place } from "./losses.js";

/** Keyframes with one more at `time`, and the same value as before at every time. */
export function splitAt(keyframes: readonly Keyframe[], time: number, type: Type, place: Place): Keyframe[] {
  const index = keyframes.findLastIndex((keyframe) => keyframe.time <= time);
  const [before, rest] = [keyframes.slice(0, Math.max(0, index)), keyframes.slice(index + 1)];
  const [from, to] = [keyframes[index], rest[0]];
  if (from?.time === time) return [...keyframes];
  if (from === undefined) return [{ time, value: (to as Keyframe).value, easing: "step" }, ...rest];
  if (to === undefined || from.easing === "step") {
    const held: Keyframe = { ...from, easing: "step" };
    return [...before, held, { ...held, time }, ...rest];
  }
  const share = (time - from.time) / (to.time - from.time);
  const value = valueAt(from, to, progressAt(from.easing, share), type, place);
  return [
    ...before,
    withEasing(from.time, from.value, partOf(from.easing, 0, share)),
    withEasing(time, value, partOf(from.easing, share, 1)),
    ...rest,
  ];
}

function valueAt(from: Keyframe, to: Keyframe, progress: number, type: Type, place: Place): Json {
  const value = between(type, from.value, to.value, progress);
  if (value !== undefined) return value;
  place.lose(
    "the exact value at the start of the layer",
    "Between two units no length can be written; the earlier is used.",
  );
  return from.value;
}

function withEasing(time: number, value: Json, easing: Keyframe["easing"]): Keyframe {
  return easing === undefined ? { time, value } : { time, value, easing };
}
