import type { TimelineLayer, TimelineTransition } from "../resolve/timeline.js";
import type { EffectCall, Placement, Point } from "./display-list.js";
import { transitionChanges } from "./transition-changes.js";

/** A transition and how far it has come. */
export interface RunningTransition {
  readonly transition: TimelineTransition;
  /** Eased: 0 where the layer is not there yet, 1 where it is at rest; beyond them where an easing overshoots. */
  readonly progress: number;
}

/** A transition at one instant, and what it depends on. */
export interface Phase extends RunningTransition {
  /** Whole microseconds of the layer's local time. */
  readonly time: number;
  /** Pixels of the parent's canvas. */
  readonly canvas: { readonly width: number; readonly height: number };
  /** Pixels; 0 for layers without text. */
  readonly fontSize: number;
}

/** What a transition adds to a layer at one instant; what is left out stays as it is. */
export interface Change {
  /** Factor. Default 1. */
  readonly opacity?: number;
  /** Pixels of the parent's canvas, to the right and down. */
  readonly move?: readonly [x: number, y: number];
  /** Degrees about x, y and z. */
  readonly turn?: Point;
  /** Factor. Default 1. */
  readonly scale?: number;
  /** Set where the layer is drawn as a picture (SPEC §15.2, "pictorial"). */
  readonly picture?: PictureChange;
}

export interface PictureChange {
  /** Applied after the layer's own. */
  readonly effects: readonly EffectCall[];
  /** Standard deviation of the blur after them in pixels; 0 is none. */
  readonly blur: number;
}

/** No transition is running. */
export const AT_REST: Change = {};

/** The transition that is running at `time` (whole microseconds of the layer's local time), if one is. */
export function runningAt(layer: TimelineLayer, time: number): RunningTransition | undefined {
  const { transitionIn, transitionOut, length } = layer;
  if (transitionIn && time < transitionIn.duration) {
    return { transition: transitionIn, progress: transitionIn.curve(time / transitionIn.duration) };
  }
  if (transitionOut && transitionOut.duration > 0 && time >= length - transitionOut.duration) {
    return { transition: transitionOut, progress: transitionOut.curve((length - time) / transitionOut.duration) };
  }
  return undefined;
}

/** What the transition does to the layer besides its text. */
export function changeIn(phase: Phase): Change {
  const { name, fade } = phase.transition;
  const change = transitionChanges[name](phase);
  return fade ? { ...change, opacity: Math.min(1, Math.max(0, phase.progress)) } : change;
}

export function changedPlacement(placement: Placement, { move, turn, scale = 1 }: Change): Placement {
  const [x, y, z] = placement.position;
  return {
    ...placement,
    position: move ? [x + move[0], y + move[1], z] : placement.position,
    rotation: turn ? sum(placement.rotation, turn) : placement.rotation,
    scale: scale === 1 ? placement.scale : (placement.scale.map((value) => value * scale) as unknown as Point),
  };
}

function sum(a: Point, b: Point): Point {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}
