/**
 * From the compiled form of VideoFlow 1.2 to VideoJSON 1.0:
 *
 *   value -> snapshot (plain data, limits of size and depth)
 *     -> canvas and tracks (here) -> layers (layer.ts): times (clock.ts), properties and animations (properties.ts,
 *        values.ts, keyframes.ts, easings.ts), switches, units (scaling.ts), effects and transitions (effects.ts), captions
 *       -> mend.ts: validation; what no rule allows is left out
 *
 * SPEC Appendix A lists the differences. Whatever cannot be said in VideoJSON becomes a loss.
 */

import { VideoJSONError } from "../errors.js";
import type { VideoJSON } from "../generated/types.js";
import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, ownMember } from "../validate/layers.js";
import { defaultLimits } from "../validate/limits.js";
import { Report } from "../validate/report.js";
import { takeSnapshot } from "../validate/snapshot.js";
import { describeValue } from "../validate/words.js";
import { timelineClock } from "./clock.js";
import { cssColor } from "./css-color.js";
import { listAt, loseUnknownMembers, type Target } from "./fields.js";
import { findChildTimes } from "./group-times.js";
import { convertLayers, type Scene } from "./layer.js";
import { type Loss, Losses, Place } from "./losses.js";
import { mend } from "./mend.js";
import { roundTime } from "./numbers.js";
import { Origins } from "./origins.js";

export type { Loss } from "./losses.js";

/** A converted document, and what of the original it does not say. */
export interface ImportedVideo {
  /** Valid. Tracks are kept in `metadata.videoflow`. */
  readonly document: VideoJSON;
  /** In the order in which they were found; empty when the document says everything. */
  readonly losses: Loss[];
}

const MEMBERS = ["name", "duration", "width", "height", "fps", "backgroundColor", "layers", "tracks"];
/** VideoFlow's canvas where nothing is said is that of VideoJSON. */
const WIDTH = 1920;
const HEIGHT = 1080;

/**
 * Whether a value is a compiled video of VideoFlow 1.2 (`settings`, `properties` and `animations` apart) rather than a
 * VideoJSON document. It only looks; the value need not be valid. Never throws.
 */
export function isVideoFlow(json: unknown): boolean {
  try {
    if (!isObject(json as Json)) return false;
    const video = json as JsonObject;
    const layers = ownMember(video, "layers");
    if (!Array.isArray(layers) || Object.hasOwn(video, "version")) return false;
    return (
      Array.isArray(ownMember(video, "tracks")) || layers.some((layer: Json) => isObject(layer) && isCompiled(layer))
    );
  } catch {
    return false;
  }
}

function isCompiled(layer: JsonObject): boolean {
  const [settings, properties] = [ownMember(layer, "settings"), ownMember(layer, "properties")];
  const parts = [isObject(settings), isObject(properties), Array.isArray(ownMember(layer, "animations"))];
  return parts.filter(Boolean).length >= 2;
}

/**
 * Converts a compiled video of VideoFlow 1.2 to a VideoJSON document that draws the same, as far as VideoJSON can.
 *
 * Nothing is lost silently: unknown names, values out of range and what has no counterpart are listed in `losses`, each with
 * the place in the original.
 *
 * @param json what `compile()` of VideoFlow 1.2 gives, or its JSON parsed. It is not changed.
 * @throws VideoJSONError `VALUE_TYPE` where the value is no such video, and whatever is wrong with its canvas, its frame
 *   rate, its duration or its size.
 */
export function fromVideoFlow(json: unknown): ImportedVideo {
  const report = new UndefinedAsAbsent(defaultLimits.issues);
  const source = takeSnapshot(json, defaultLimits, report);
  if (source !== undefined && !report.hasErrors && !isVideoFlow(source)) {
    const expected =
      "a compiled video of VideoFlow: an object with layers that have settings, properties and animations";
    report.add("VALUE_TYPE", "", { actual: describeValue(source), expected });
  }
  if (report.hasErrors || !isObject(source as Json)) throw new VideoJSONError(report.issues(source));
  return convertVideo(source as JsonObject);
}

/** What `compile()` gives has members that are undefined; JSON has none. */
class UndefinedAsAbsent extends Report {
  override add(...[code, pointer, parameters, suggestions]: Parameters<Report["add"]>): void {
    const absent = code === "VALUE_TYPE" && parameters?.["actual"] === describeValue(undefined);
    if (!absent) super.add(code, pointer, parameters, suggestions);
  }
}

function convertVideo(source: JsonObject): ImportedVideo {
  const losses = new Losses();
  const place = new Place("", losses);
  const origins = new Origins();
  loseUnknownMembers(source, MEMBERS, "the document", place);
  const layers = listAt(source, "layers", place);
  const tracks = listAt(source, "tracks", place);
  const disabled = tracks.flatMap((track, index) => (isObject(track) && track["enabled"] === false ? [index] : []));
  const { width, height } = source;
  const scene: Scene = {
    width: typeof width === "number" && width > 0 ? width : WIDTH,
    height: typeof height === "number" && height > 0 ? height : HEIGHT,
    childTimes: findChildTimes(layers),
    origins,
    disabledTracks: new Set(disabled),
  };
  const draft = convertCanvas(source, tracks, place);
  draft["layers"] = convertLayers(layers, timelineClock, 0, place.at("layers"), scene);
  return { document: mend(draft, origins, losses), losses: losses.list() };
}

function convertCanvas(source: JsonObject, tracks: readonly Json[], place: Place): Target {
  const draft: Target = { version: "1.0" };
  for (const name of ["name", "width", "height", "fps", "duration"]) {
    const value = ownMember(source, name);
    if (value !== undefined && value !== null && value !== "") draft[name] = value;
  }
  if (typeof draft["duration"] === "number") draft["duration"] = roundTime(draft["duration"]);
  const background = ownMember(source, "backgroundColor");
  if (background !== undefined && background !== null) {
    const color = typeof background === "string" ? cssColor(background) : undefined;
    if (color !== undefined) draft["backgroundColor"] = color;
    else place.at("backgroundColor").lose(describeValue(background), "It cannot be read as a colour; black is used.");
  }
  if (tracks.length > 0) draft["metadata"] = { videoflow: { tracks } };
  return draft;
}
