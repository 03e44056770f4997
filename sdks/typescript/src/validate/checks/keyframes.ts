import { isObject, listMember, numberMember, ownMember } from "../layers.js";
import { childPointer } from "../pointer.js";
import type { Check, Json, JsonObject } from "./check.js";
import { microseconds } from "./microseconds.js";

/** Keyframes of a property come in strictly ascending order of time, after rounding to whole microseconds. */
export const checkKeyframeOrder: Check = ({ layers, report }) => {
  for (const { list, pointer } of layers.flatMap((visit) => keyframeLists(visit.layer, visit.pointer))) {
    let previous: number | undefined;
    list.forEach((keyframe, index) => {
      const time = isObject(keyframe) ? numberMember(keyframe, "time") : undefined;
      if (time === undefined) return;
      if (previous !== undefined && microseconds(time) <= microseconds(previous)) {
        report.add("KEYFRAME_ORDER", `${pointer}/${index}/time`, { time, previous });
      }
      previous = time;
    });
  }
};

interface KeyframeList {
  readonly list: readonly Json[];
  readonly pointer: string;
}

/** The lists of keyframes of a layer, property by property, and those of its effects. */
export function keyframeLists(layer: JsonObject, pointer: string): KeyframeList[] {
  const effects = listMember(layer, "effects").flatMap((effect, index) =>
    isObject(effect) ? listsOf(effect, `${pointer}/effects/${index}`) : [],
  );
  return [...listsOf(layer, pointer), ...effects];
}

function listsOf(owner: JsonObject, pointer: string): KeyframeList[] {
  const keyframes = ownMember(owner, "keyframes");
  if (!isObject(keyframes)) return [];
  return Object.entries(keyframes).flatMap(([property, list]) =>
    Array.isArray(list)
      ? [{ list: list as readonly Json[], pointer: childPointer(`${pointer}/keyframes`, property) }]
      : [],
  );
}
