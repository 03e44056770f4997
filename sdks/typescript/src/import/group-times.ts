import type { Json } from "../validate/facts.js";
import { isObject, type JsonObject, listMember, numberMember, ownMember } from "../validate/layers.js";

/**
 * How the start times of layers in groups count. The types of VideoFlow say: from the start of the timeline. What its
 * version 1.2.2 writes and draws counts from the start of the group. Both are found in documents, so those of this document
 * decide: they are relative where a child would otherwise begin before its group although it begins within the group's
 * length. Where nothing decides, the types do.
 */
export function findChildTimes(layers: readonly Json[]): "absolute" | "relative" {
  return layers.some(isRelative) ? "relative" : "absolute";
}

function isRelative(layer: Json): boolean {
  if (!isObject(layer)) return false;
  const children = listMember(layer, "children");
  if (children.some(isRelative)) return true;
  const settings = settingsOf(layer);
  const start = numberMember(settings, "startTime") ?? 0;
  const length = numberMember(settings, "sourceDuration") ?? Number.POSITIVE_INFINITY;
  const starts = children.filter(isObject).map((child) => numberMember(settingsOf(child), "startTime") ?? 0);
  return starts.some((child) => child < start) && starts.every((child) => child >= 0 && child <= length);
}

function settingsOf(layer: JsonObject): JsonObject {
  const settings = ownMember(layer, "settings");
  return isObject(settings) ? settings : {};
}
