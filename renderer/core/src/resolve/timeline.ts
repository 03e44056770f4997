import type { Layer } from "@videoflow/core";
import type { Color, Paint } from "../evaluate/display-list.js";
import type { EasingCurve } from "../evaluate/easing.js";
import type { FrameRate } from "./time.js";
import type { Length, Vector } from "./values.js";

/** A document with every default filled in, every time in frames, every value in the form the evaluator works with. */
export interface Timeline {
  readonly width: number;
  readonly height: number;
  readonly fps: FrameRate;
  readonly frameCount: number;
  readonly background: Color;
  readonly layers: readonly TimelineLayer[];
}

export interface TimelineLayer {
  /** JSON Pointer of the layer in the document. */
  readonly pointer: string;
  /** The layer as written, for the few things that are neither properties nor times. */
  readonly source: Layer;
  /** Frames of the parent on which the layer shows: firstFrame ≤ n < endFrame. */
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly properties: Readonly<Record<string, Property>>;
  /** Text as drawn, and the font files that serve it. Text layers only. */
  readonly text?: { readonly characters: string; readonly fontFiles: readonly string[] };
  /** Children, in frames of this layer. Groups only. */
  readonly layers?: readonly TimelineLayer[];
}

/** Numbers, flags and names; lengths; colours and paints; points, scales and angles; pairs of lengths. */
export type Value = number | boolean | string | Length | readonly [Length, Length] | Color | Paint | Vector;

export type Property = { readonly constant: Value } | Track;

export interface Track {
  /** In ascending order of time. */
  readonly keyframes: readonly Keyframe[];
  readonly interpolate: (from: Value, to: Value, progress: number) => Value;
}

export interface Keyframe {
  /** Whole microseconds from the layer's first frame. */
  readonly time: number;
  readonly value: Value;
  /** The way from this keyframe to the next. */
  readonly curve: EasingCurve;
}
