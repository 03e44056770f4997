/** Lengths whose em is another one in VideoFlow than in VideoJSON. */

import type { Json } from "../validate/facts.js";
import { keyframesOf, says, type Target } from "./fields.js";
import { type Length, readLength, scaleLength } from "./lengths.js";
import type { Place } from "./losses.js";

/** Lengths of a shape: VideoFlow counts them in 1% of the shorter side of the canvas. */
const OF_SHAPES = ["width", "height", "strokeWidth", "strokeDash", "strokeGap", "cornerRadius"];

/** Lengths of every layer: on a text, VideoFlow counts them in its font size, as CSS does. */
const OF_LAYERS = [
  ...["borderWidth", "borderRadius", "boxShadowBlur", "boxShadowOffset", "boxShadowSpread", "outlineWidth"],
  ...["outlineOffset", "filterBlur", "perspective"],
];

/** What VideoFlow draws where nothing is said, in em. */
const FONT_SIZE = 4;
const SHAPE_SIZE = 100;
const PERSPECTIVE = 100;

export function scaleShape(target: Target, width: number, height: number): void {
  const factor = Math.min(width, height) / width;
  if (factor === 1) return;
  for (const side of ["width", "height"]) if (!says(target, side)) target[side] = SHAPE_SIZE;
  for (const property of OF_SHAPES) scale(target, property, { amount: factor, unit: "em" });
}

export function scaleText(target: Target, place: Place): void {
  // What turns out of the plane is seen in perspective, whose distance is a length like the others.
  if (!says(target, "perspective") && isTurned(target)) target["perspective"] = PERSPECTIVE;
  const sizes = keyframesOf(target)["fontSize"];
  const constant = readLength(target["fontSize"]) ?? { amount: FONT_SIZE, unit: "em" };
  for (const property of OF_LAYERS.filter((name) => says(target, name))) {
    const first = readLength(sizes?.[0]?.value) ?? constant;
    if (sizes && keyframesOf(target)[property]) {
      const why = "Both it and the font size, in which it counts, are animated; the first font size is used.";
      place.lose(`the exact size of ${JSON.stringify(property)}`, why);
    }
    if (!sizes || keyframesOf(target)[property] || !countsInEm(target[property])) scale(target, property, first);
    else {
      const value = target[property];
      const scaled = sizes.map((size) => ({ ...size, value: scaleLength(value, readLength(size.value) ?? first) }));
      target["keyframes"] = { ...keyframesOf(target), [property]: scaled } as unknown as Json;
      delete target[property];
    }
  }
}

/** Whether a constant length, or a part of it, changes with what an em is. */
function countsInEm(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((item: Json) => countsInEm(item));
  const length = readLength(value);
  return length?.unit === "em" && length.amount !== 0;
}

function scale(target: Target, property: string, em: Length): void {
  if (target[property] !== undefined) target[property] = scaleLength(target[property], em) as Json;
  const keyframes = keyframesOf(target)[property];
  if (!keyframes) return;
  const scaled = keyframes.map((keyframe) => ({ ...keyframe, value: scaleLength(keyframe.value, em) }));
  target["keyframes"] = { ...keyframesOf(target), [property]: scaled } as unknown as Json;
}

function isTurned(target: Target): boolean {
  const transitions = [target["transitionIn"], target["transitionOut"]] as (Target | undefined)[];
  if (transitions.some((transition) => ["rotate3dY", "tilt3d"].includes(String(transition?.["transition"]))))
    return true;
  const values = [target["rotation"], ...(keyframesOf(target)["rotation"] ?? []).map(({ value }) => value)];
  return values.some((value) => Array.isArray(value) && (value[0] !== 0 || value[1] !== 0));
}
