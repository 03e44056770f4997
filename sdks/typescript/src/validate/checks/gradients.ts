import { isObject, listMember, numberMember, ownMember, stringMember } from "../layers.js";
import { childPointer } from "../pointer.js";
import type { Check, CheckContext, Json, JsonObject } from "./check.js";
import { keyframeLists } from "./keyframes.js";

/** The stops of a gradient go forward, and gradients that are animated can be mixed. */
export const checkGradients: Check = (context) => {
  for (const { layer, pointer } of context.layers) {
    for (const [property, value] of Object.entries(layer)) checkStops(value, childPointer(pointer, property), context);
    for (const track of keyframeLists(layer, pointer)) checkTrack(track.list, track.pointer, context);
  }
};

function checkTrack(list: readonly Json[], pointer: string, context: CheckContext): void {
  let previous: JsonObject | undefined;
  list.forEach((keyframe, index) => {
    if (!isObject(keyframe)) return;
    const value = ownMember(keyframe, "value");
    const at = `${pointer}/${index}/value`;
    checkStops(value, at, context);
    const from = previous === undefined ? undefined : ownMember(previous, "value");
    const held = previous !== undefined && ownMember(previous, "easing") === "step";
    if (from !== undefined && value !== undefined && !held && !canBeMixed(from, value)) {
      const parameters = { from: describePaint(from), to: describePaint(value) };
      context.report.add("KEYFRAME_VALUES_INCOMPATIBLE", at, parameters);
    }
    previous = keyframe;
  });
}

function checkStops(value: Json | undefined, pointer: string, { report }: CheckContext): void {
  if (!isGradient(value)) return;
  let previous: number | undefined;
  listMember(value, "stops").forEach((stop, index) => {
    const offset = isObject(stop) ? numberMember(stop, "offset") : undefined;
    if (offset === undefined) return;
    if (previous !== undefined && offset < previous) {
      report.add("GRADIENT_STOP_ORDER", `${pointer}/stops/${index}/offset`, { offset, previous });
    }
    previous = offset;
  });
}

/** A colour stands for a gradient that is that colour everywhere, so it mixes with every gradient. */
function canBeMixed(from: Json, to: Json): boolean {
  if (!isGradient(from) || !isGradient(to)) return true;
  const sameKind = stringMember(from, "type") === stringMember(to, "type") && ringsOf(from) === ringsOf(to);
  return sameKind && listMember(from, "stops").length === listMember(to, "stops").length;
}

/** Only radial gradients have a shape. */
function ringsOf(gradient: JsonObject): string {
  return stringMember(gradient, "shape") ?? "ellipse";
}

function isGradient(value: Json | undefined): value is JsonObject {
  return isObject(value) && Array.isArray(ownMember(value, "stops"));
}

function describePaint(value: Json): string {
  if (!isGradient(value)) return "a colour";
  const count = listMember(value, "stops").length;
  const shape = stringMember(value, "type") === "radial" ? ` ${ringsOf(value)}` : "";
  return `a ${stringMember(value, "type")}${shape} gradient of ${count} stops`;
}
