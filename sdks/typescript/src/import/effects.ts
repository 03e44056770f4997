import { factsOf, fieldsOf, structOf } from "../contract.js";
import { unions } from "../generated/fields.js";
import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, ownMember } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import type { Clock } from "./clock.js";
import { type EasingName, readEasing, transitionEasing } from "./easings.js";
import { loseUnknownMembers, objectAt, propertyNames, setKeyframes, type Target } from "./fields.js";
import { convertKeyframes } from "./keyframes.js";
import type { Place } from "./losses.js";
import { roundTime } from "./numbers.js";
import type { Origins } from "./origins.js";
import { convertValue } from "./values.js";

/** `effects.<name>.<parameter>`, or `effects.<name>[<index>].<parameter>` for one of several effects of a name. */
const PARAMETER = /^effects\.([a-zA-Z_][\w-]*)(?:\[(\d+)\])?\.([a-zA-Z_]\w*)$/;

export function isEffectParameter(property: string): boolean {
  return PARAMETER.test(property);
}

/** The effects of a layer, and how animations find them. */
export class Effects {
  readonly targets: Target[] = [];

  constructor(
    list: readonly Json[],
    place: Place,
    private readonly origins: Origins,
  ) {
    list.forEach((source, index) => {
      const target = this.effect(source, place.at(index));
      if (target) this.targets.push(target);
    });
  }

  private effect(source: Json, place: Place): Target | undefined {
    const target = named("Effect", source, place);
    if (target === undefined || !isObject(source)) return undefined;
    this.origins.set(target, place.pointer);
    if (ownMember(source, "enabled") === false) target["enabled"] = false;
    addParameters(target, "Effect", objectAt(source, "params", place), place.at("params"));
    loseUnknownMembers(source, ["effect", "enabled", "params"], "an effect", place);
    return target;
  }

  /** A constant parameter given among the properties of the layer. */
  set(property: string, value: Json, place: Place): void {
    const found = this.find(property, place);
    if (found) addParameters(found.effect, "Effect", { [found.parameter]: value }, place);
  }

  animate(property: string, animation: JsonObject, clock: Clock, place: Place): void {
    const found = this.find(property, place);
    if (!found) return;
    const { effect, parameter } = found;
    const facts = factsOf(fieldsOf(structOf("Effect", effect)), parameter);
    if (!facts?.animatable) {
      loseParameter(parameter, effect, "Effect", place);
      return;
    }
    const keyframes = convertKeyframes(animation, facts, clock, place, (value, at) => convertValue(value, facts, at));
    setKeyframes(effect, parameter, keyframes);
  }

  private find(property: string, place: Place): { effect: Target; parameter: string } | undefined {
    const [, name = "", index = "0", parameter = ""] = PARAMETER.exec(property) ?? [];
    const all = this.targets.filter(({ effect }) => effect === name);
    // VideoFlow counts those that are switched on.
    const enabled = all.filter((effect) => effect["enabled"] !== false);
    const effect = (enabled[Number(index)] ?? all[Number(index)]) as Target | undefined;
    if (effect) return { effect, parameter };
    const names = this.targets.map((target) => String(target["effect"]));
    place.loseUnknown(`the value of ${quote(property)}`, name, names, "The layer has no such effect.");
    return undefined;
  }
}

/** What a layer enters or leaves with. */
export function convertTransition(source: Json, union: string, clock: Clock, place: Place): Target | undefined {
  const target = named(union, source, place);
  if (target === undefined || !isObject(source)) return undefined;
  const duration = ownMember(source, "duration");
  if (typeof duration === "number" && duration >= 0) target["duration"] = roundTime(duration / Math.abs(clock.rate));
  else if (duration !== undefined) place.at("duration").lose(`the duration ${quote(duration)}`, "0.2 s is used.");
  // The easings they have by default have the same names.
  const normal = factsOf(fieldsOf(structOf(union, target)), "easing")?.default as EasingName;
  const name = readEasing(ownMember(source, "easing"), place.at("easing")) ?? normal;
  if (name !== "linear" || name !== normal) target["easing"] = transitionEasing(name, place.at("easing")) as Json;
  addParameters(target, union, objectAt(source, "params", place), place.at("params"));
  loseUnknownMembers(source, ["transition", "duration", "easing", "params"], "a transition", place);
  return target;
}

/** The beginning of a member of a union that its tag names: `{ effect: "glow" }`. A layer of sound has but one transition. */
function named(union: string, source: Json, place: Place): Target | undefined {
  const facts = unions[union];
  const tag = facts?.tag ?? (union.endsWith("Transition") ? "transition" : "type");
  const known = facts ? Object.keys(facts.members) : ["fade"];
  const name = isObject(source) ? ownMember(source, tag) : undefined;
  if (typeof name === "string" && known.includes(name)) return { [tag]: name };
  const text = typeof name === "string" ? name : "";
  place.at(tag).loseUnknown(`the ${tag} ${quote(name ?? null)}`, text, known, "There is none of that name here.");
  return undefined;
}

function addParameters(target: Target, union: string, parameters: JsonObject, place: Place): void {
  const fields = fieldsOf(structOf(union, target));
  for (const [name, value] of Object.entries(parameters)) {
    const facts = factsOf(fields, name);
    const isParameter =
      fields && propertyNames(fields).includes(name) && !["enabled", "duration", "easing"].includes(name);
    if (!facts || !isParameter) {
      loseParameter(name, target, union, place.at(name));
      continue;
    }
    if (value === null) continue;
    const converted = convertValue(value, facts, place.at(name));
    if (converted !== undefined) target[name] = converted;
  }
}

function loseParameter(name: string, target: Target, union: string, place: Place): void {
  const owner = String(target["effect"] ?? target["transition"]);
  const known = propertyNames(fieldsOf(structOf(union, target)) ?? {});
  place.loseUnknown(`the parameter ${quote(name)}`, name, known, `${quote(owner)} has no such parameter.`);
}
