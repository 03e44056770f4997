import { factsOf, layerFields } from "../contract.js";
import { unions } from "../generated/fields.js";
import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, numberMember, ownMember } from "../validate/layers.js";
import { quote } from "../validate/words.js";
import { convertCaptions } from "./captions.js";
import { type Clock, toSpan, toTime } from "./clock.js";
import { convertTransition, Effects } from "./effects.js";
import { keyframesOf, listAt, loseUnknownMembers, objectAt, says, type Target } from "./fields.js";
import type { Place } from "./losses.js";
import { roundTime } from "./numbers.js";
import type { Origins } from "./origins.js";
import { convertAnimations, convertProperties } from "./properties.js";
import { scaleShape, scaleText } from "./scaling.js";
import { Switches } from "./switches.js";
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
  "name",
  "enabled",
  "startTime",
  "sourceDuration",
  "speed",
  "sourceStart",
  "mediaDuration",
  "sourceEnd",
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
  if (target["startTime"] === 0 && times.cut > 0 && isObject(source["transitionIn"] ?? null)) {
    place
      .at("transitionIn")
      .lose(
        "the beginning of the transition",
        "The layer begins before the video; its transition starts with the video.",
      );
  }

  const fields = layerFields(type);
  const properties = objectAt(source, "properties", place);
  const effectList = listAt(source, "effects", place);
  const effects = new Effects(effectList, place.at("effects"), scene.origins);
  const switches = new Switches(fields);
  convertProperties(target, fields, properties, effects, switches, place.at("properties"));
  const animations = listAt(source, "animations", place);
  convertAnimations(target, fields, animations, effects, switches, times.source, place.at("animations"));
  switches.settle(target, place.at("animations"));
  settleOutline(target);
  addEffects(target, effects, place.at("effects"));
  for (const side of ["transitionIn", "transitionOut"] as const)
    addTransition(target, source, side, clock, place.at(side));

  if (type === "text") target["text"] ??= keyframesOf(target)["text"]?.[0]?.value ?? DEFAULT_TEXT;
  if (type === "text" || type === "captions") scaleText(target, place);
  if (type === "shape") {
    convertSettings(target, ["shapeType"], settings, settingsPlace);
    target["shapeType"] ??= "rectangle";
    scaleShape(target, scene.width, scene.height);
  }
  if (type === "captions") {
    convertSettings(target, ["maxCharsPerLine", "maxLines"], settings, settingsPlace);
    const list = listAt(settings, "captions", settingsPlace);
    const duration = numberMember(target as JsonObject, "duration");
    const captions = convertCaptions(list, times.around, times.own, duration, settingsPlace.at("captions"));
    if (captions.length === 0) {
      settingsPlace.lose(
        "the layer",
        "None of its captions is ever shown, and VideoJSON has no captions layer without captions.",
      );
      return undefined;
    }
    target["captions"] = captions as unknown as Json;
  }
  if (type === "group") {
    const childClock =
      scene.childTimes === "absolute" ? times.around : { ...times.source, rate: Math.abs(times.source.rate) };
    target["layers"] = convertLayers(
      listAt(source, "children", place),
      childClock,
      depth + 1,
      place.at("children"),
      scene,
    );
  } else if (listAt(source, "children", place).length > 0) {
    place.at("children").lose("the children", `Only groups have layers; this is a layer of type ${quote(type)}.`);
  }
  return convertSource(target, settings, settingsPlace) ? target : undefined;
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

interface Times {
  /** From the time of the source to that of the layer. */
  readonly source: Clock;
  /** From the times of the list the layer is in to that of the layer. */
  readonly around: Clock;
  /** From seconds since the layer began, as the list counts them, to the time of the layer. */
  readonly own: Clock;
  /** Seconds of the layer before the start of its parent, which are cut off. */
  readonly cut: number;
}

function convertTimes(target: Target, settings: JsonObject, clock: Clock, place: Place): Times {
  const given = numberMember(settings, "startTime") ?? 0;
  const start = toTime(clock, given);
  const cut = Math.max(0, -start);
  const isMedia = target["type"] === "video" || target["type"] === "audio";
  const speed = convertSpeed(settings, isMedia || target["type"] === "group", place);
  const rate = speed * clock.rate;
  const sourceStart = numberMember(settings, "sourceStart") ?? 0;
  const sourceDuration = numberMember(settings, "sourceDuration");

  if (start > 0) target["startTime"] = start;
  if (cut > 0) target["startTime"] = 0;
  if (sourceDuration !== undefined) {
    const duration = roundTime(toSpan({ zero: 0, rate }, Math.max(0, sourceDuration)) - cut);
    // VideoFlow never shows what has no length.
    if (duration > 0) target["duration"] = duration;
    else target["enabled"] = false;
  } else if (!isMedia) {
    place.lose("the length of the layer", "It has no sourceDuration in seconds; it lasts as long as what it is in.");
  }
  if (isMedia) {
    const begin = roundTime(sourceStart + cut * rate);
    if (begin > 0) target["sourceStart"] = begin;
    if (rate !== 1) target["speed"] = rate;
    const end = sourceEnd(settings, sourceStart, sourceDuration);
    if (end !== undefined) target["sourceEnd"] = roundTime(end);
    else if ((numberMember(settings, "sourceEnd") ?? 0) > 0) {
      place
        .at("sourceEnd")
        .lose("the trimming of the end", "It counts from the end of the file, whose length is not known here.");
    }
  }
  // Backwards, the source begins at its end.
  const zero = rate < 0 ? sourceStart + (sourceDuration ?? 0) : sourceStart;
  return {
    source: { zero: zero + cut * rate, rate },
    around: { zero: given + cut * clock.rate, rate: clock.rate },
    own: { zero: cut * clock.rate, rate: clock.rate },
    cut,
  };
}

/** @param forwards whether what is played cannot be played backwards. */
function convertSpeed(settings: JsonObject, forwards: boolean, place: Place): number {
  const speed = numberMember(settings, "speed") ?? 1;
  if (speed === 0) {
    place.at("speed").lose("the speed 0", "A layer that stands still is never shown; 1 is used.");
    return 1;
  }
  if (speed > 0 || !forwards) return speed;
  place.at("speed").lose(`the speed ${speed}`, `Nothing is played backwards; ${-speed} is used.`);
  return -speed;
}

/** VideoFlow trims from the end of the file; VideoJSON says when playing ends. */
function sourceEnd(settings: JsonObject, sourceStart: number, sourceDuration: number | undefined): number | undefined {
  const trimmed = numberMember(settings, "sourceEnd") ?? 0;
  if (trimmed <= 0) return undefined;
  const mediaDuration = numberMember(settings, "mediaDuration");
  if (mediaDuration !== undefined) return mediaDuration - trimmed;
  return sourceDuration === undefined ? undefined : sourceStart + sourceDuration;
}

/** VideoFlow draws outlines only where their style is given. */
function settleOutline(target: Target): void {
  const outlined = ["outlineWidth", "outlineColor", "outlineOffset"].some((name) => says(target, name));
  if (outlined && !says(target, "outlineStyle")) target["outlineStyle"] = "none";
}

function addEffects(target: Target, effects: Effects, place: Place): void {
  if (effects.targets.length === 0) return;
  if (factsOf(layerFields(String(target["type"])), "effects")) target["effects"] = effects.targets;
  else place.lose("the effects", "Sound has none.");
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

/** Whether the layer has the file it needs. */
function convertSource(target: Target, settings: JsonObject, place: Place): boolean {
  if (!factsOf(layerFields(String(target["type"])), "source")) return true;
  const source = ownMember(settings, "source");
  if (typeof source === "string" && source !== "") {
    target["source"] = source;
    return true;
  }
  place.lose("the layer", "It names no file as its source.");
  return false;
}
