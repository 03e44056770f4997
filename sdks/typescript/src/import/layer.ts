import { factsOf, layerFields } from "../contract.js";
import { unions } from "../generated/fields.js";
import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, numberMember, ownMember } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import { convertCaptions } from "./captions.js";
import type { Clock } from "./clock.js";
import { convertTransition, Effects } from "./effects.js";
import { keyframesOf, listAt, loseUnknownMembers, objectAt, says, type Target } from "./fields.js";
import type { Place } from "./losses.js";
import type { Origins } from "./origins.js";
import { convertAnimations, convertProperties } from "./properties.js";
import { scaleShape, scaleText } from "./scaling.js";
import { Switches } from "./switches.js";
import { convertTimes, type Times } from "./times.js";
import { convertValue } from "./values.js";

/** What is the same for all layers of a document. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Whether the times of children count from the start of the timeline or from the start of their group. */
  readonly childTimes: "absolute" | "relative";
  readonly origins: Origins;
  /** Numbers of the tracks that are switched off. */
  readonly disabledTracks: ReadonlySet<number>;
}

const LAYER_MEMBERS = [
  ...["id", "type", "settings", "properties", "animations", "track", "transitionIn", "transitionOut", "effects"],
  "children",
];
const SETTINGS = [
  ...["name", "enabled", "startTime", "sourceDuration", "speed", "sourceStart", "mediaDuration", "sourceEnd"],
];
const SETTINGS_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  ...{ image: ["source"], video: ["source"], audio: ["source"], shape: ["shapeType"] },
  captions: ["captions", "maxCharsPerLine", "maxLines"],
};

/** VideoFlow's text where none is given. */
const DEFAULT_TEXT = "Type your text here";

/**
 * The layers of a list in the order in which VideoFlow paints them: those without a track first, then by track.
 *
 * @param clock from the times of the list to those of its parent.
 * @param depth 0 for the layers of the document; only their tracks can be switched off.
 */
export function convertLayers(
  list: readonly Json[],
  clock: Clock,
  depth: number,
  place: Place,
  scene: Scene,
): Target[] {
  const converted = list.flatMap((source, index) => {
    const target = convertLayer(source, clock, depth, place.at(index), scene);
    const track = isObject(source) ? (numberMember(source, "track") ?? Number.NEGATIVE_INFINITY) : 0;
    return target ? [{ target, track }] : [];
  });
  return converted.sort((a, b) => (a.track === b.track ? 0 : a.track - b.track)).map(({ target }) => target);
}

function convertLayer(source: Json, clock: Clock, depth: number, place: Place, scene: Scene): Target | undefined {
  const types = Object.keys(unions["Layer"]?.members ?? {});
  const type = isObject(source) ? ownMember(source, "type") : undefined;
  if (!isObject(source) || typeof type !== "string" || !types.includes(type)) {
    const name = typeof type === "string" ? type : "";
    place.at("type").loseUnknown("the layer", name, types, `There is no layer type ${quote(type ?? null)}.`);
    return undefined;
  }
  const target: Target = { type };
  scene.origins.set(target, place.pointer);
  const settings = objectAt(source, "settings", place);
  const settingsPlace = place.at("settings");
  loseUnknownMembers(source, LAYER_MEMBERS, "a layer", place);
  loseUnknownMembers(settings, [...SETTINGS, ...(SETTINGS_BY_TYPE[type] ?? [])], "the settings", settingsPlace);
  identify(target, source, settings, depth, scene);
  const times = convertTimes(target, settings, clock, settingsPlace);
  convertLooks(target, source, times.source, place, scene);
  for (const side of ["transitionIn", "transitionOut"]) addTransition(target, source, side, clock, place.at(side));
  if (times.cut > 0 && target["transitionIn"] !== undefined) {
    const why = "The layer begins before the video; its transition starts with the video.";
    place.at("transitionIn").lose("the beginning of the transition", why);
  }

  if (type === "text") target["text"] ??= keyframesOf(target)["text"]?.[0]?.value ?? DEFAULT_TEXT;
  if (type === "text" || type === "captions") scaleText(target, place);
  if (type === "shape") {
    convertSettings(target, ["shapeType"], settings, settingsPlace);
    target["shapeType"] ??= "rectangle";
    scaleShape(target, scene.width, scene.height);
  }
  const children = listAt(source, "children", place);
  if (type === "group") {
    const { around, source: inside } = times;
    const childClock = scene.childTimes === "absolute" ? around : { ...inside, rate: Math.abs(inside.rate) };
    target["layers"] = convertLayers(children, childClock, depth + 1, place.at("children"), scene);
  } else if (children.length > 0) {
    place.at("children").lose("the children", `Only groups have layers; this is a layer of type ${quote(type)}.`);
  }
  if (type === "captions") return addCaptions(target, settings, times, settingsPlace) ? target : undefined;
  return addSource(target, settings, settingsPlace) ? target : undefined;
}

/** Properties, animations and effects. */
function convertLooks(target: Target, source: JsonObject, clock: Clock, place: Place, scene: Scene): void {
  const fields = layerFields(String(target["type"]));
  const effects = new Effects(listAt(source, "effects", place), place.at("effects"), scene.origins);
  const switches = new Switches(fields);
  const draft = { target, fields, effects, switches };
  convertProperties(draft, objectAt(source, "properties", place), place.at("properties"));
  convertAnimations(draft, listAt(source, "animations", place), clock, place.at("animations"));
  switches.settle(target, place.at("animations"));
  settleOutline(target);
  if (effects.targets.length === 0) return;
  if (factsOf(fields, "effects")) target["effects"] = effects.targets;
  else place.at("effects").lose("the effects", "Sound has none.");
}

function identify(target: Target, source: JsonObject, settings: JsonObject, depth: number, scene: Scene): void {
  const { id, track } = source;
  if (typeof id === "string" && id !== "") target["id"] = id;
  const { name, enabled } = settings;
  if (typeof name === "string" && name !== "") target["name"] = name;
  const silenced = depth === 0 && typeof track === "number" && scene.disabledTracks.has(track);
  if (enabled === false || silenced) target["enabled"] = false;
  if (typeof track === "number") target["metadata"] = { videoflow: { track } };
}

/** VideoFlow draws outlines only where their style is given. */
function settleOutline(target: Target): void {
  const outlined = ["outlineWidth", "outlineColor", "outlineOffset"].some((name) => says(target, name));
  if (outlined && !says(target, "outlineStyle")) target["outlineStyle"] = "none";
}

function addTransition(target: Target, source: JsonObject, side: string, clock: Clock, place: Place): void {
  const value = ownMember(source, side);
  if (value === undefined || value === null) return;
  const type = factsOf(layerFields(String(target["type"])), side)?.of ?? "VisualTransition";
  const transition = convertTransition(value, type, clock, place);
  if (transition) target[side] = transition;
}

function convertSettings(target: Target, names: readonly string[], settings: JsonObject, place: Place): void {
  const fields = layerFields(String(target["type"]));
  for (const name of names) {
    const facts = factsOf(fields, name);
    const value = ownMember(settings, name);
    if (!facts || value === undefined || value === null) continue;
    const converted = convertValue(value, facts, place.at(name));
    if (converted !== undefined) target[name] = converted;
  }
}

/** Whether the layer has captions. */
function addCaptions(target: Target, settings: JsonObject, times: Times, place: Place): boolean {
  convertSettings(target, ["maxCharsPerLine", "maxLines"], settings, place);
  const list = listAt(settings, "captions", place);
  const duration = numberMember(target as JsonObject, "duration");
  const captions = convertCaptions(list, times.around, times.own, duration, place.at("captions"));
  target["captions"] = captions as unknown as Json;
  if (captions.length > 0) return true;
  const why = "None of its captions is ever shown, and VideoJSON has no captions layer without captions.";
  place.lose("the layer", why);
  return false;
}

/** Whether the layer has the file it needs. */
function addSource(target: Target, settings: JsonObject, place: Place): boolean {
  if (!factsOf(layerFields(String(target["type"])), "source")) return true;
  const source = ownMember(settings, "source");
  if (typeof source === "string" && source !== "") {
    target["source"] = source;
    return true;
  }
  place.lose("the layer", "It names no file as its source.");
  return false;
}
