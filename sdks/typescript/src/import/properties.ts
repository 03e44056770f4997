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
import type { Switches } from "./switches.js";
import { convertValue } from "./values.js";

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

/** A layer as it is being written, with what is settled only when all of it is there. */
interface Draft {
  readonly target: Target;
  readonly fields: FieldTable;
  readonly effects: Effects;
  readonly switches: Switches;
}

export function convertProperties(draft: Draft, properties: JsonObject, place: Place): void {
  const { target, effects, switches } = draft;
  for (const [name, value] of Object.entries(properties)) {
    const at = place.at(name);
    if (isEffectParameter(name)) effects.set(name, value, at);
    else if (switches.has(name)) switches.set(name, value, at);
    else if (value !== null) {
      const converted = convertProperty(name, value, draft, at);
      if (converted !== undefined) target[name] = converted;
    }
  }
}

function convertProperty(name: string, value: Json, { target, fields }: Draft, place: Place): Json | undefined {
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

export function convertAnimations(draft: Draft, animations: readonly Json[], clock: Clock, place: Place): void {
  const { effects, switches } = draft;
  animations.forEach((animation, index) => {
    const at = place.at(index);
    const property = isObject(animation) ? ownMember(animation, "property") : undefined;
    if (!isObject(animation) || typeof property !== "string") {
      at.lose(`the animation ${quote(animation)}`, "It names no property.");
      return;
    }
    if (isEffectParameter(property)) effects.animate(property, animation, clock, at);
    else if (switches.has(property)) switches.animate(property, animation, clock, at);
    else animateProperty(property, animation, draft, clock, at);
  });
}

function animateProperty(property: string, animation: JsonObject, draft: Draft, clock: Clock, place: Place): void {
  const facts = factsOf(draft.fields, property);
  if (!facts?.animatable || !isProperty(property)) {
    convertProperty(property, null, draft, place.at("property"));
    return;
  }
  const keyframes = convertKeyframes(animation, facts, clock, place, (value, at) =>
    convertProperty(property, value, draft, at),
  );
  setKeyframes(draft.target, property, keyframes);
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
