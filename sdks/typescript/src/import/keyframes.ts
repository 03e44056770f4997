import type { CubicBezierEasing } from "../generated/types.js";
import type { FieldFacts, Json } from "../validate/facts.js";
import { isObject, type JsonObject, ownMember } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import { reversed } from "./bezier.js";
import { type Clock, toTime } from "./clock.js";
import { type EasingName, eased, readEasing } from "./easings.js";
import type { Place } from "./losses.js";
import { roundTime } from "./numbers.js";
import { splitAt } from "./split.js";

export interface Keyframe {
  /** Seconds from the start of the layer. */
  readonly time: number;
  readonly value: Json;
  /** The way to the next keyframe; left out, it is straight. */
  readonly easing?: Curve;
}

export type Curve = "step" | CubicBezierEasing;

/** One microsecond, the least time between two keyframes, in seconds. */
const LEAST = 1e-6;

/**
 * The keyframes of an animation in the time of the layer, ascending, none before its start.
 *
 * @param facts of the property that is animated.
 * @param clock of the source, in which VideoFlow counts the times of keyframes.
 * @param convert a value, or undefined where it is lost.
 */
export function convertKeyframes(
  animation: JsonObject,
  facts: FieldFacts,
  clock: Clock,
  place: Place,
  convert: (value: Json, place: Place) => Json | undefined,
): Keyframe[] {
  const list = ownMember(animation, "keyframes");
  if (!Array.isArray(list)) {
    place.lose("the animation", "It has no list of keyframes.");
    return [];
  }
  const fallback = readEasing(ownMember(animation, "easing"), place.at("easing")) ?? "linear";
  const given = list.flatMap((keyframe: Json, index) =>
    readKeyframe(keyframe, fallback, convert, place.at("keyframes", index)),
  );
  const inSource = curved(
    given.sort((a, b) => a.time - b.time),
    facts,
  );
  const ordered = clock.rate < 0 ? backwards(inSource) : inSource;
  const timed = apart(ordered.map((keyframe) => ({ ...keyframe, time: toTime(clock, keyframe.time) })));
  return withoutUselessEasing(fromStart(timed, facts, place), facts);
}

interface NamedKeyframe {
  readonly time: number;
  readonly value: Json;
  readonly easing: EasingName;
  readonly place: Place;
}

function readKeyframe(
  keyframe: Json,
  fallback: EasingName,
  convert: (value: Json, place: Place) => Json | undefined,
  place: Place,
): NamedKeyframe[] {
  const time = isObject(keyframe) ? ownMember(keyframe, "time") : undefined;
  if (!isObject(keyframe) || typeof time !== "number") {
    place.lose(`the keyframe ${quote(keyframe)}`, "It has no time in seconds.");
    return [];
  }
  const value = convert(ownMember(keyframe, "value") ?? null, place.at("value"));
  if (value === undefined) return [];
  const easing = readEasing(ownMember(keyframe, "easing"), place.at("easing")) ?? fallback;
  return [{ time, value, easing, place: place.at("easing") }];
}

/** Keyframes with curves in the place of names. What has nothing between its values holds each until the next. */
function curved(keyframes: readonly NamedKeyframe[], { type, discrete }: FieldFacts): Keyframe[] {
  return keyframes.flatMap(({ time, value, easing, place }, index) => {
    const next = keyframes[index + 1];
    if (discrete) return [{ time, value, easing: "step" }];
    return next ? eased({ time, value }, next, easing, type, place) : [{ time, value }];
  });
}

/** The keyframes of a source that is played backwards: the way to the next one is now the way from it. */
function backwards(keyframes: readonly Keyframe[]): Keyframe[] {
  return keyframes.toReversed().flatMap(({ time, value }, index, all): Keyframe[] => {
    const next = all[index + 1];
    if (next?.easing === undefined) return [{ time, value }];
    if (next.easing !== "step") return [{ time, value, easing: reversed(next.easing) }];
    // A step holds the value of its keyframe, which backwards is the one that follows.
    return [
      { time, value },
      { time, value: next.value, easing: "step" },
    ];
  });
}

/** Of keyframes at the same time the last one holds from there on; what leads up to it ends a microsecond before. */
export function apart(keyframes: readonly Keyframe[]): Keyframe[] {
  const result: Keyframe[] = [];
  keyframes.forEach((keyframe, index) => {
    const same = (other: Keyframe | undefined) => other?.time === keyframe.time;
    if (!same(keyframes[index + 1])) {
      result.push(keyframe);
    } else if (!same(keyframes[index - 1])) {
      const time = roundTime(keyframe.time - LEAST);
      const isFree = time > (result.at(-1)?.time ?? Number.NEGATIVE_INFINITY);
      if (isFree) result.push({ time, value: keyframe.value, easing: "step" });
    }
  });
  return result;
}

/** VideoFlow's keyframes may lie before the start of their layer. */
function fromStart(keyframes: readonly Keyframe[], { type }: FieldFacts, place: Place): readonly Keyframe[] {
  if ((keyframes[0]?.time ?? 0) >= 0) return keyframes;
  return splitAt(keyframes, [0], type, place).filter(({ time }) => time >= 0);
}

/** Nothing follows the last keyframe, and what has nothing between its values needs no easing. */
export function withoutUselessEasing(keyframes: readonly Keyframe[], { discrete }: FieldFacts): Keyframe[] {
  const last = keyframes.length - 1;
  return keyframes.map(({ time, value, ...easing }, index) =>
    discrete || index === last ? { time, value } : { time, value, ...easing },
  );
}
