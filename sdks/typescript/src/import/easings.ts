/**
 * VideoFlow's easings have the names of VideoJSON's and are other curves. Between numbers, and between lengths of one unit,
 * they are quadratic; everything else is left to the page, which eases as CSS does.
 */

import { values } from "../generated/fields.js";
import type { Easing } from "../generated/types.js";
import type { Json, Type } from "../validate/facts.js";
import { describeValue, listNames, quote } from "../validate/words.js";
import { between, pairsOf } from "./between.js";
import { bezier } from "./bezier.js";
import type { Keyframe } from "./keyframes.js";
import { readLength } from "./lengths.js";
import type { Place } from "./losses.js";

/** The name of an easing; VideoFlow knows names only. */
export type EasingName = "step" | "linear" | "easeIn" | "easeOut" | "easeInOut";

/** p² and p·(2 − p), which are these cubics to the last digit. */
const QUADRATIC = { easeIn: bezier(1 / 3, 0, 2 / 3, 1 / 3), easeOut: bezier(1 / 3, 2 / 3, 2 / 3, 1) };

/** CSS Easing Functions 1, §2.3.1. */
const CSS = {
  easeIn: bezier(0.42, 0, 1, 1),
  easeOut: bezier(0, 0, 0.58, 1),
  easeInOut: bezier(0.42, 0, 0.58, 1),
};

/** The Bézier curve nearest to p < ½: 2p², else 1 − 2(1 − p)²: nowhere more than 0.0031 of the way off. */
const NEAREST_IN_OUT = bezier(0.484, 0.042, 0.516, 0.958);

export function readEasing(value: Json | undefined, place: Place): EasingName | undefined {
  if (value === undefined || value === null) return undefined;
  const names = values["EasingName"]?.kind === "enum" ? values["EasingName"].values : [];
  if (typeof value === "string" && names.includes(value)) return value as EasingName;
  const name = typeof value === "string" ? value : describeValue(value);
  place.loseUnknown(`the easing ${quote(value)}`, name, names, `It is none of ${listNames(names)}; "linear" is used.`);
  return "linear";
}

/** The easing of a transition, whose progress is a number. */
export function transitionEasing(name: EasingName, place: Place): Easing {
  if (name === "step" || name === "linear") return name;
  if (name !== "easeInOut") return QUADRATIC[name];
  const why = "It is quadratic in both halves, which no Bézier curve is; the nearest is at most 0.31% of the way off.";
  place.lose(`the exact easing ${quote(name)}`, why);
  return NEAREST_IN_OUT;
}

type Point = Pick<Keyframe, "time" | "value">;

/** What a value does on its way from one keyframe to the next: the keyframes that stand for the first. */
export function eased(from: Point, to: Point, name: EasingName, type: Type, place: Place): Keyframe[] {
  const { time, value } = from;
  if (name === "step") return [{ time, value, easing: "step" }];
  if (name === "linear" || to.time === time) return [{ time, value }];
  if (!travelsByNumber(type, value, to.value, place)) return [{ time, value, easing: CSS[name] }];
  if (name !== "easeInOut") return [{ time, value, easing: QUADRATIC[name] }];
  // Quadratic in both halves.
  const middle = between(type, value, to.value, 0.5) as Json;
  return [
    { time, value, easing: QUADRATIC.easeIn },
    { time: (time + to.time) / 2, value: middle, easing: QUADRATIC.easeOut },
  ];
}

/** Whether VideoFlow computes the way itself. Of a list it may compute some parts and leave others to the page. */
function travelsByNumber(type: Type, a: Json, b: Json, place: Place): boolean {
  const changing = pairsOf(type, a, b).filter(([from, to]) => from !== to);
  const byNumber = changing.map(([from, to]) => {
    const [first, second] = [readLength(from), readLength(to)];
    return first !== undefined && first.unit === second?.unit;
  });
  const all = byNumber.every((one) => one);
  if (!all && byNumber.includes(true)) {
    const why =
      "Its lengths in one unit and those that change their unit have other easings; all get that of the latter.";
    place.lose("the exact easing", why);
  }
  return all;
}
