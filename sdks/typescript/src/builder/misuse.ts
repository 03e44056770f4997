/** Errors of calls that plain JavaScript lets through: each names the call and says how to write it. */

import { factsOf, layerFields } from "../contract.js";
import type { VideoJSONError } from "../errors.js";
import { fail } from "../fail.js";
import { isPlainObject } from "../json.js";
import { nearest } from "../validate/suggest.js";

/** Fields that say what and when a layer is; no moment of the flow can change them. */
const FIXED: ReadonlySet<string> = new Set([
  "type",
  "id",
  "startTime",
  "duration",
  "keyframes",
  "transitionIn",
  "transitionOut",
  "effects",
  "layers",
]);

/** @param problem what is wrong, as the end of "In {call}: …". */
export function misuse(call: string, problem: string, fix: string): VideoJSONError {
  return fail("BUILDER_CALL_INVALID", { call, problem, fix });
}

export function requireObject(value: unknown, call: string, name: string): asserts value is object {
  if (!isPlainObject(value)) throw misuse(call, `\`${name}\` is not an object`, "Write { name: value, … }.");
}

export function requireFunction(value: unknown, call: string, name: string): void {
  if (typeof value !== "function") throw misuse(call, `\`${name}\` is not a function`, "Write () => { … }.");
}

/** The pointer is moved while a function runs, so it has to be done when it returns. */
export function requireSynchronous(result: unknown, call: string): void {
  if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
    throw misuse(
      call,
      "a function given to it is async",
      "Await what you need before the call, and give a plain function.",
    );
  }
}

/** The property exists on the layer type and is not one of its fixed fields. */
export function requireSettable(type: string, property: string, call: string): void {
  const fields = layerFields(type);
  if (factsOf(fields, property) && !FIXED.has(property)) return;
  if (FIXED.has(property)) {
    throw misuse(
      call,
      `\`${property}\` cannot be changed as the flow goes on`,
      `Give \`${property}\` when the layer is added.`,
    );
  }
  const suggestions = nearest(
    property,
    Object.keys(fields).filter((name) => !FIXED.has(name)),
  );
  throw fail("PROPERTY_UNKNOWN", { property, owner: `a ${type} layer (${call})` }, "", suggestions);
}

/** The property exists on the layer type and can change over time. */
export function requireAnimatable(type: string, property: string, call: string): void {
  requireSettable(type, property, call);
  if (!factsOf(layerFields(type), property)?.animatable) {
    throw fail("KEYFRAME_NOT_ANIMATABLE", { property, owner: `a ${type} layer (${call})` });
  }
}
