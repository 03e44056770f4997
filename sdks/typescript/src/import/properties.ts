/** The properties and animations of a layer: what VideoFlow writes otherwise than VideoJSON, property by property. */

import { type FieldTable, factsOf } from "../contract.js";
import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, ownMember } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import type { Clock } from "./clock.js";
import { type Effects, isEffectParameter } from "./effects.js";
import { propertyNames, setKeyframes, type Target } from "./fields.js";
import { convertKeyframes } from "./keyframes.js";
import type { Place } from "./losses.js";
import { roundNumber } from "./numbers.js";
import { convertValue } from "./values.js";

/** Switches that VideoJSON does not have, and the properties that count only while the switch is on. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  boxShadow: ["boxShadowBlur", "boxShadowOffset", "boxShadowSpread", "boxShadowColor"],
  textShadow: ["textShadowBlur", "textShadowOffset", "textShadowColor"],
  textStroke: ["textStrokeWidth", "textStrokeColor"],
};

/** Properties of VideoJSON layers that VideoFlow keeps in the settings, or does not have as properties. */
const NOT_PROPERTIES = [
  ...["id", "name", "enabled", "startTime", "duration", "source", "integrity", "sourceStart", "sourceEnd", "speed"],
  ...["loop", "shapeType", "maxCharsPerLine", "maxLines", "highlight", "transitionIn", "transitionOut", "matte"],
  ...["autoDucking", "path", "viewBox"],
];

/** CSS keywords for what VideoJSON says by number or by another word. Weights are relative to the 400 of a page. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  fontWeight: { normal: 400, bold: 700, lighter: 100, bolder: 700 },
  fontStyle: { oblique: "italic" },
  fontStretch: {
    ...{ "ultra-condensed": 50, "extra-condensed": 62.5, condensed: 75, "semi-condensed": 87.5, normal: 100 },
    ...{ "semi-expanded": 112.5, expanded: 125, "extra-expanded": 150, "ultra-expanded": 200 },
  },
  textAlign: { start: "left", end: "right" },
};

export function convertProperties(
  target: Target,
  fields: FieldTable,
  properties: JsonObject,
  effects: Effects,
  place: Place,
): void {
  for (const [name, value] of Object.entries(properties)) {
    const at = place.at(name);
    if (isEffectParameter(name)) effects.set(name, value, at);
    else if (isSwitch(name, fields)) checkSwitch(name, value, at);
    else if (value !== null) {
      const converted = convertProperty(name, value, target, fields, at);
      if (converted !== undefined) target[name] = converted;
    }
  }
}

function convertProperty(
  name: string,
  value: Json,
  target: Target,
  fields: FieldTable,
  place: Place,
): Json | undefined {
  const facts = factsOf(fields, name);
  if (facts && isProperty(name)) return convertValue(adapt(name, value, target, place), facts, place);
  const known = propertyNames(fields).filter(isProperty);
  const owner = `a ${target["type"]} layer`;
  place.loseUnknown(`the property ${quote(name)}`, name, known, `There is no such property of ${owner}.`);
  return undefined;
}

function isProperty(name: string): boolean {
  return !NOT_PROPERTIES.includes(name);
}

export function convertAnimations(
  target: Target,
  fields: FieldTable,
  animations: readonly Json[],
  effects: Effects,
  clock: Clock,
  place: Place,
): void {
  animations.forEach((animation, index) => {
    const at = place.at(index);
    const property = isObject(animation) ? ownMember(animation, "property") : undefined;
    if (!isObject(animation) || typeof property !== "string") {
      at.lose(`the animation ${quote(animation)}`, "It names no property.");
      return;
    }
    if (isEffectParameter(property)) effects.animate(property, animation, clock, at);
    else if (isSwitch(property, fields)) animateSwitch(target, property, animation, clock, at);
    else animateProperty(target, property, fields, animation, clock, at);
  });
}

function animateProperty(
  target: Target,
  property: string,
  fields: FieldTable,
  animation: JsonObject,
  clock: Clock,
  place: Place,
): void {
  const facts = factsOf(fields, property);
  if (!facts || !isProperty(property)) {
    convertProperty(property, null, target, fields, place.at("property"));
    return;
  }
  // One text does not become another by and by, even where both could be read as lengths.
  const steps = facts.type.kind === "string" ? stepping(animation) : animation;
  const keyframes = convertKeyframes(steps, clock, place, (value, at) =>
    convertProperty(property, value, target, fields, at),
  );
  const [first] = keyframes;
  if (facts.animatable) setKeyframes(target, property, keyframes);
  else if (first) {
    target[property] = first.value;
    if (keyframes.some(({ value }) => value !== first.value)) {
      const why = "It cannot be animated; its first value is used. Write a layer for each value instead.";
      place.lose(`the animation of ${quote(property)}`, why);
    }
  }
}

function stepping(animation: JsonObject): JsonObject {
  const list = ownMember(animation, "keyframes");
  if (!Array.isArray(list)) return animation;
  const keyframes = list.map((keyframe: Json) => (isObject(keyframe) ? { ...keyframe, easing: "step" } : keyframe));
  return { ...animation, easing: "step", keyframes };
}

/** A value that only means something else than in VideoJSON, as VideoJSON means it. */
function adapt(name: string, value: Json, target: Target, place: Place): Json {
  const words = WORDS[name];
  if (words && typeof value === "string" && Object.hasOwn(words, value)) return words[value] as Json;
  if (name === "lineHeight" && typeof value === "string")
    return value.replace(/^([\d.]+)%$/, (_, percent) => String(percent / 100));
  if (!Array.isArray(value) || value.length !== 3) return value;
  const [a, b, c] = value as [Json, Json, Json];
  // VideoFlow turns about z, x, y, in the order of the list.
  if (name === "rotation") return [b, c, a];
  if ((name === "position" || name === "anchor") && typeof c === "number") {
    if (name === "anchor" && c !== 0 && target["type"] !== "group") {
      place.lose(
        "the depth of the anchor",
        "It counts in widths of the box, which is known only when drawn; in widths of the canvas here.",
      );
    }
    // VideoFlow counts depth in 1% of the width of the project.
    return [a, b, roundNumber(c / 100)];
  }
  return value;
}

function isSwitch(name: string, fields: FieldTable): boolean {
  // Names come from documents: "constructor" is none of ours.
  const dependents = Object.hasOwn(SWITCHES, name) ? (SWITCHES[name] ?? []) : [];
  return dependents.some((property) => factsOf(fields, property));
}

function checkSwitch(name: string, value: Json, place: Place): void {
  if (typeof value !== "boolean")
    place.lose(`the value ${quote(value)} of ${quote(name)}`, "It is neither true nor false.");
}

/** A switch that is always on or always off is one; one that changes has no place in VideoJSON. */
function animateSwitch(target: Target, name: string, animation: JsonObject, clock: Clock, place: Place): void {
  const keyframes = convertKeyframes(animation, clock, place, (value) => value);
  const on = keyframes.some(({ value }) => value === true);
  if (on && keyframes.some(({ value }) => value !== true)) {
    const why = "VideoJSON has no such switch: what it switches is drawn all the time. Animate its colour instead.";
    place.lose(`the animation of ${quote(name)}`, why);
  }
  if (keyframes.length > 0) target[name] = on;
}

/**
 * Leaves out what is switched off. Call it when all properties and animations are in the target.
 *
 * @param properties as VideoFlow has them.
 */
export function settleSwitches(target: Target, fields: FieldTable, properties: JsonObject): void {
  for (const [name, dependents] of Object.entries(SWITCHES)) {
    if (!isSwitch(name, fields)) continue;
    const on = (target[name] ?? properties[name]) === true;
    delete target[name];
    if (on) continue;
    for (const property of dependents) leaveOut(target, property);
  }
  // VideoFlow draws outlines only where their style is given.
  const outlined = ["outlineWidth", "outlineColor", "outlineOffset"].some((name) => has(target, name));
  if (outlined && target["outlineStyle"] === undefined) target["outlineStyle"] = "none";
}

function has(target: Target, property: string): boolean {
  return target[property] !== undefined || keyframesTable(target)?.[property] !== undefined;
}

function leaveOut(target: Target, property: string): void {
  delete target[property];
  const table = keyframesTable(target);
  if (!table) return;
  delete table[property];
  if (Object.keys(table).length === 0) delete target["keyframes"];
}

function keyframesTable(target: Target): Record<string, Json> | undefined {
  return target["keyframes"] as Record<string, Json> | undefined;
}
