import { values } from "../generated/fields.js";
import type { Easing } from "../generated/types.js";
import type { Json } from "../validate/facts.js";
import { isObject, ownMember } from "../validate/layers.js";
import { describeValue, listNames, quote } from "../validate/words.js";
import { type Clock, toTime } from "./clock.js";
import { cutBeforeStart } from "./cut-keyframes.js";
import type { Place } from "./losses.js";
import { roundTime } from "./numbers.js";

export interface Keyframe {
  /** Seconds from the start of the layer. */
  readonly time: number;
  readonly value: Json;
  readonly easing?: Easing;
}

/** One microsecond, the least time between two keyframes, in seconds. */
const LEAST = 1e-6;

/**
 * The keyframes of an animation in the time of the layer, ascending, none before its start.
 *
 * @param clock of the source, in which VideoFlow counts the times of keyframes.
 * @param convert a value, or undefined where it is lost.
 */
export function convertKeyframes(
  animation: { readonly [key: string]: Json },
  clock: Clock,
  place: Place,
  convert: (value: Json, place: Place) => Json | undefined,
): Keyframe[] {
  const list = ownMember(animation, "keyframes");
  if (!Array.isArray(list)) {
    place.lose("the animation", "It has no list of keyframes.");
    return [];
  }
  const fallback = convertEasing(ownMember(animation, "easing"), place.at("easing"));
  const keyframes = list.flatMap((keyframe: Json, index): Keyframe[] => {
    const at = place.at("keyframes", index);
    const time = isObject(keyframe) ? ownMember(keyframe, "time") : undefined;
    if (!isObject(keyframe) || typeof time !== "number") {
      at.lose(`the keyframe ${quote(keyframe)}`, "It has no time in seconds.");
      return [];
    }
    const value = convert(ownMember(keyframe, "value") ?? null, at.at("value"));
    if (value === undefined) return [];
    const easing = convertEasing(ownMember(keyframe, "easing"), at.at("easing")) ?? fallback;
    return [{ time, value, ...(easing !== undefined && { easing }) }];
  });
  const inSource = keyframes.sort((a, b) => a.time - b.time);
  const ordered = clock.rate < 0 ? backwards(inSource) : inSource;
  const timed = ordered.map((keyframe) => ({ ...keyframe, time: toTime(clock, keyframe.time) }));
  return withoutUselessEasing(cutBeforeStart(apart(timed)));
}

/** An easing by name; VideoFlow knows names only. */
export function convertEasing(value: Json | undefined, place: Place): Easing | undefined {
  if (value === undefined || value === null) return undefined;
  const names = values["EasingName"]?.kind === "enum" ? values["EasingName"].values : [];
  if (typeof value === "string" && names.includes(value)) return value as Easing;
  const name = typeof value === "string" ? value : describeValue(value);
  place.loseUnknown(`the easing ${quote(value)}`, name, names, `It is none of ${listNames(names)}; "linear" is used.`);
  return "linear";
}

const MIRRORED: Readonly<Record<string, Easing>> = { easeIn: "easeOut", easeOut: "easeIn" };

/** The keyframes of a source that is played backwards: the way to the next one is now the way from it. */
function backwards(keyframes: readonly Keyframe[]): Keyframe[] {
  return keyframes.toReversed().flatMap(({ time, value }, index, reversed) => {
    const next = reversed[index + 1];
    if (next === undefined) return [{ time, value }];
    // A step holds the value of its keyframe, which backwards is the one that follows.
    if (next.easing === "step")
      return [
        { time, value },
        { time, value: next.value },
      ];
    const easing = MIRRORED[String(next.easing)] ?? next.easing;
    return [{ time, value, ...(easing !== undefined && { easing }) }];
  });
}

/** Of keyframes at the same time the last one holds from there on; what leads up to it ends a microsecond before. */
function apart(keyframes: readonly Keyframe[]): Keyframe[] {
  const result: Keyframe[] = [];
  keyframes.forEach((keyframe, index) => {
    const same = (other: Keyframe | undefined) => other?.time === keyframe.time;
    if (!same(keyframes[index + 1])) {
      result.push(keyframe);
    } else if (!same(keyframes[index - 1])) {
      const time = roundTime(keyframe.time - LEAST);
      if (index > 0 && time > (result.at(-1)?.time ?? time))
        result.push({ time, value: keyframe.value, easing: "step" });
    }
  });
  return result;
}

/** Nothing follows the last keyframe, and linear is what an easing is by default. */
function withoutUselessEasing(keyframes: readonly Keyframe[]): Keyframe[] {
  return keyframes.map(({ time, value, easing }, index) =>
    easing === undefined || easing === "linear" || index === keyframes.length - 1
      ? { time, value }
      : { time, value, easing },
  );
}
