import type { Easing, Layer, VideoJSON } from "../generated/types.js";
import type { Time } from "../time.js";

/** The properties that hold a time, at every depth of a layer. The builder takes any {@link Time} for them. */
type TimeName = "startTime" | "endTime" | "duration" | "sourceStart" | "sourceEnd" | "time";

/** A document type as it may be given to the builder: wherever it holds seconds, any {@link Time} will do. */
export type WithTimes<T> = T extends object
  ? { [K in keyof T]: K extends TimeName ? Time | Extract<T[K], undefined> : WithTimes<T[K]> }
  : T;

/** What a layer of type `L` may be given: all its fields, none of them required before `compile()`. */
export type LayerFields<L extends Layer> = {
  [K in keyof L as Exclude<K, "type" | "layers">]?: (K extends TimeName ? Time : WithTimes<L[K]>) | undefined;
};

type Keyframes<L extends Layer> = L extends { keyframes?: infer K } ? NonNullable<K> : never;

type ValueOf<List> = List extends ReadonlyArray<{ value: infer Value }> ? Value : never;

/** The properties of a layer of type `L` that can change over time, with their values. */
export type AnimatableValues<L extends Layer> = {
  [K in keyof L as K extends keyof Keyframes<L> ? K : never]?: K extends keyof Keyframes<L>
    ? ValueOf<NonNullable<Keyframes<L>[K]>> | undefined
    : never;
};

/** What `set` takes: every property of the layer, but not its place in time, source, transitions and effects. */
export type SettableFields<L extends Layer> = Omit<
  LayerFields<L>,
  "startTime" | "duration" | "keyframes" | "transitionIn" | "transitionOut" | "effects" | "id"
>;

export interface AddOptions {
  /**
   * How far the pointer moves after the layer is added: by a length of time, or with `"finish"` to the layer's end,
   * which must be known then (a `duration`, captions). Default: not at all; for a group, `"finish"`.
   */
  waitFor?: Time | "finish" | undefined;
  /** Place in the stack: siblings are drawn in rising order, equal ones in the order they were added. Default 0. */
  index?: number | undefined;
}

export interface AnimateOptions {
  /** Length of the animation, from 0. Default 250 ms. */
  duration?: Time | undefined;
  /** The way from the old value to the new. Default: the project's `defaults.easing`, which is `"easeInOut"`. */
  easing?: Easing | undefined;
  /** Whether the pointer moves to the end of the animation. Default true. */
  wait?: boolean | undefined;
}

export interface RemoveOptions {
  /** How long after the pointer the layer ends. Default 0: now. The pointer does not move. */
  in?: Time | undefined;
}

/** The project: the top of a document except its layers, and how the builder behaves. */
export type VideoFlowSettings = {
  [K in keyof VideoJSON as Exclude<K, "layers" | "version" | "duration">]?: VideoJSON[K] | undefined;
} & {
  /** Length of the video. Default: where the flow ends. */
  duration?: Time | undefined;
  /** Whether every call is told to the console with its place in time. Default false. */
  verbose?: boolean | undefined;
  defaults?: BuilderDefaults | undefined;
};

export interface BuilderDefaults {
  /** Easing of `animate`, `fadeIn` and `fadeOut` that name none. Default `"easeInOut"`. */
  easing?: Easing | undefined;
  /** Font family of text and captions layers that name none. */
  fontFamily?: string | undefined;
}
