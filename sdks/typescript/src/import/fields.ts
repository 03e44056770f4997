import type { FieldTable } from "../contract.js";
import { factsOf } from "../contract.js";
import type { Json } from "../validate/facts.js";
import type { JsonObject } from "../validate/layers.js";
import { isObject } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import type { Keyframe } from "./keyframes.js";
import type { Place } from "./losses.js";

/** A layer, an effect or a transition as it is being written. */
export type Target = Record<string, Json>;

/** The animated values of a layer or an effect. */
export function keyframesOf(target: Target): Record<string, Keyframe[]> {
  return (target["keyframes"] ?? {}) as unknown as Record<string, Keyframe[]>;
}

/** Writes keyframes, or a constant where there is nothing to animate. */
export function setKeyframes(target: Target, property: string, keyframes: readonly Keyframe[]): void {
  const [first] = keyframes;
  if (first === undefined) return;
  removeProperty(target, property);
  if (keyframes.every(({ value }) => JSON.stringify(value) === JSON.stringify(first.value))) {
    target[property] = first.value;
  } else target["keyframes"] = { ...keyframesOf(target), [property]: keyframes } as unknown as Json;
}

export function removeProperty(target: Target, property: string): void {
  delete target[property];
  const { [property]: _, ...others } = keyframesOf(target);
  if (Object.keys(others).length > 0) target["keyframes"] = others as unknown as Json;
  else delete target["keyframes"];
}

/** Whether the layer or effect says anything of a property. */
export function says(target: Target, property: string): boolean {
  return target[property] !== undefined || keyframesOf(target)[property] !== undefined;
}

/** Reports members that are neither taken over nor without meaning for the video. */
export function loseUnknownMembers(
  source: JsonObject,
  known: readonly string[],
  owner: string,
  place: Place,
  suggested: readonly string[] = known,
): void {
  for (const name of Object.keys(source)) {
    if (known.includes(name) || source[name] === null) continue;
    place
      .at(name)
      .loseUnknown(`the member ${quote(name)}`, name, suggested, `VideoJSON knows nothing of it in ${owner}.`);
  }
}

/** An object that the types require; an empty one, and a loss where something else stands in its place. */
export function objectAt(source: JsonObject, name: string, place: Place): JsonObject {
  const value = Object.hasOwn(source, name) ? source[name] : undefined;
  if (isObject(value)) return value;
  if (value !== undefined && value !== null) place.at(name).lose(`the member ${quote(name)}`, "It is not an object.");
  return {};
}

/** A list; an empty one, and a loss where something else stands in its place. */
export function listAt(source: JsonObject, name: string, place: Place): readonly Json[] {
  const value = Object.hasOwn(source, name) ? source[name] : undefined;
  if (Array.isArray(value)) return value as readonly Json[];
  if (value !== undefined && value !== null) place.at(name).lose(`the member ${quote(name)}`, "It is not a list.");
  return [];
}

/** The names of the fields a value may have that are its own properties rather than its make-up. */
export function propertyNames(fields: FieldTable): string[] {
  const apart = ["type", "effect", "transition", "keyframes", "layers", "captions", "effects", "metadata"];
  return Object.keys(fields).filter((name) => !apart.includes(name) && factsOf(fields, name) !== undefined);
}
