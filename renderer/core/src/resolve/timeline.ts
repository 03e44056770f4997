import type { Layer, TextTransform } from "@videoflow/core";
import type { Color, Paint } from "../evaluate/display-list.js";
import type { EasingCurve } from "../evaluate/easing.js";
import type { TransitionName } from "../generated/properties.js";
import type { TimelineCaptions } from "./captions.js";
import type { TimelinePlayed } from "./played.js";
import type { LayerFonts } from "./text.js";
import type { FrameRate } from "./time.js";
import type { FourLengths, Length, Vector } from "./values.js";

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
  /** Whole microseconds of the parent's time. */
  readonly start: number;
  /** Frames of the parent on which the layer shows: firstFrame ≤ n < endFrame. */
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly properties: Properties;
  /** Whether nothing about the layer changes while it shows, other than through transitions. */
  readonly still: boolean;
  /** Whether it is drawn as a picture before it is placed, whatever the frame (SPEC §5.5). */
  readonly flat: boolean;
  /** Pixels of such a picture per unit of the layer. */
  readonly resolution: 1 | 2 | 4;
  readonly effects: readonly TimelineEffect[];
  /** Whole microseconds from the layer's start to its end. */
  readonly length: number;
  readonly transitionIn?: TimelineTransition;
  readonly transitionOut?: TimelineTransition;
  /** The font files that serve its texts. Text and captions layers only. */
  readonly text?: { readonly fonts: LayerFonts };
  /** Image and video layers only, once their files are known. */
  readonly picture?: TimelinePicture;
  /** Video and audio layers only, once their files are known. */
  readonly played?: TimelinePlayed;
  /** What is shown when, in each letter case that the layer ever has. Captions layers only. */
  readonly captions?: ReadonlyMap<TextTransform, TimelineCaptions>;
  /** Whether it is the matte of another layer, and therefore not painted by itself. */
  readonly isMatte?: boolean;
  readonly matte?: TimelineMatte;
  /** Children, in frames of this layer. Groups only. */
  readonly layers?: readonly TimelineLayer[];
}

export interface TimelineMatte {
  /** Place in the list of layers; undefined where that layer is not enabled. */
  readonly layer: number | undefined;
  readonly mode: "alpha" | "luma";
  readonly inverted: boolean;
}

export interface TimelinePicture {
  /** Its place in `MediaInfo.pictures`, of a video in `MediaInfo.movies`. */
  readonly index: number;
  /** Pixels (of an SVG: CSS pixels), after orientation. */
  readonly width: number;
  readonly height: number;
  /** How long each frame is shown, whole microseconds; a single entry for still pictures, none for videos. */
  readonly delays: readonly number[];
  readonly loop: boolean;
  /** Set where the picture is a video's. */
  readonly movie?: TimelineMovie;
}

export interface TimelineMovie {
  readonly played: TimelinePlayed;
  /** When each picture of the file is first shown: whole microseconds from the first one, ascending. */
  readonly times: Float64Array;
}

/** Numbers, flags and names; lengths; colours and paints; points, scales and angles; pairs of lengths. */
export type Value =
  | number
  | boolean
  | string
  | Length
  | readonly [Length, Length]
  | FourLengths
  | Color
  | Paint
  | Vector;

export interface TimelineEffect {
  readonly effect: string;
  /** SPEC §14.5. */
  readonly seed: number;
  readonly parameters: Properties;
}

export interface TimelineTransition {
  readonly name: TransitionName;
  /** Whole microseconds; the two of a layer never take longer than it. */
  readonly duration: number;
  readonly curve: EasingCurve;
  readonly parameters: Readonly<Record<string, number | string | boolean | Color>>;
  /** Whether opacity goes with its progress. */
  readonly fade: boolean;
  /** SPEC §14.5. */
  readonly seed: number;
}

export type Properties = Readonly<Record<string, Property>>;

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
