import type { Value } from "../resolve/timeline.js";
import type { FourLengths, Length, Vector } from "../resolve/values.js";
import { type Color, type Gradient, isGradient, type Paint } from "./display-list.js";

/**
 * The value at `progress` of the way between two keyframes (SPEC: keyframes). Progress is 0..1, beyond it where an easing
 * overshoots.
 */
export type Interpolator<T extends Value = Value> = (from: T, to: T, progress: number) => T;

export const number: Interpolator<number> = (from, to, progress) => from + (to - from) * progress;

/** Values without anything between them hold until the next keyframe, wherever an easing has carried progress. */
export const discrete: Interpolator = (from) => from;

export const length: Interpolator<Length> = (from, to, progress) => ({
  em: number(from.em, to.em, progress),
  px: number(from.px, to.px, progress),
  fraction: number(from.fraction, to.fraction, progress),
});

export const offset: Interpolator<readonly [Length, Length]> = (from, to, progress) => [
  length(from[0], to[0], progress),
  length(from[1], to[1], progress),
];

export const fourLengths: Interpolator<FourLengths> = (from, to, progress) => [
  length(from[0], to[0], progress),
  length(from[1], to[1], progress),
  length(from[2], to[2], progress),
  length(from[3], to[3], progress),
];

export const vector: Interpolator<Vector> = (from, to, progress) => [
  number(from[0], to[0], progress),
  number(from[1], to[1], progress),
  number(from[2], to[2], progress),
];

/** Premultiplied, so that a colour fading to transparent does not darken on the way; channels are kept within 0..255. */
export const color: Interpolator<Color> = (from, to, progress) => {
  const alpha = clamp(number(from[3], to[3], progress));
  if (alpha === 0) return [0, 0, 0, 0];
  const mix = (a: number, b: number) => clamp(number(a * from[3], b * to[3], progress) / alpha);
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2]), alpha];
};

function clamp(channel: number): number {
  return Math.min(255, Math.max(0, channel));
}

/**
 * Colours blend; gradients of one kind with equally many stops blend part by part, and a colour beside a gradient counts as that
 * gradient in one colour. Anything else holds (and is refused by validation unless the easing is step).
 */
export const paint: Interpolator<Paint> = (from, to, progress) => {
  if (!isGradient(from))
    return isGradient(to) ? gradient(inOneColor(to, from), to, progress) : color(from, to, progress);
  return gradient(from, isGradient(to) ? to : inOneColor(from, to), progress);
};

function inOneColor(gradient: Gradient, color: Color): Gradient {
  return { ...gradient, stops: gradient.stops.map(({ offset }) => ({ offset, color })) };
}

function gradient(from: Gradient, to: Gradient, progress: number): Gradient {
  if (from.stops.length !== to.stops.length) return progress < 1 ? from : to;
  const stops = from.stops.map((stop, index) => {
    const goal = to.stops[index] as typeof stop;
    return { offset: number(stop.offset, goal.offset, progress), color: color(stop.color, goal.color, progress) };
  });
  if (from.kind === "linear" && to.kind === "linear") {
    return { kind: "linear", angle: number(from.angle, to.angle, progress), stops };
  }
  if (from.kind === "conic" && to.kind === "conic") {
    const angle = number(from.angle, to.angle, progress);
    return { kind: "conic", center: point(from.center, to.center, progress), angle, stops };
  }
  if (from.kind === "radial" && to.kind === "radial" && from.shape === to.shape) {
    const radius = number(from.radius, to.radius, progress);
    return { kind: "radial", center: point(from.center, to.center, progress), radius, shape: from.shape, stops };
  }
  return progress < 1 ? from : to;
}

function point(from: readonly [number, number], to: readonly [number, number], progress: number): [number, number] {
  return [number(from[0], to[0], progress), number(from[1], to[1], progress)];
}
