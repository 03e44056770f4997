/** Parts of easing curves. A part of a cubic Bézier curve is one itself (de Casteljau), so nothing is lost by cutting. */

import type { CubicBezierEasing } from "../generated/types.js";
import { roundNumber } from "./numbers.js";

type Coordinates = readonly [number, number, number, number];

export function bezier(x1: number, y1: number, x2: number, y2: number): CubicBezierEasing {
  return { type: "cubicBezier", x1, y1, x2, y2 };
}

/** How far a value has come where the share `p` of the time between two keyframes is over, 0 < p < 1. */
export function progressAt(curve: CubicBezierEasing | undefined, p: number): number {
  if (curve === undefined) return p;
  const s = parameterAt(curve, p);
  return blossom(ys(curve), s, s, s);
}

/** The curve between the shares `from` and `to` of the time, 0 ≤ from < to ≤ 1. */
export function partOf(curve: CubicBezierEasing | undefined, from: number, to: number): CubicBezierEasing | undefined {
  if (curve === undefined) return undefined;
  const [a, b] = [parameterAt(curve, from), parameterAt(curve, to)];
  const [x1, x2] = inner(xs(curve), a, b);
  const [y1, y2] = inner(ys(curve), a, b);
  return bezier(x1, y1, x2, y2);
}

/** The curve of the way back. */
export function reversed({ x1, y1, x2, y2 }: CubicBezierEasing): CubicBezierEasing {
  return bezier(1 - x2, 1 - y2, 1 - x1, 1 - y1);
}

/** The inner control points of the part from `a` to `b`, where it begins at 0 and ends at 1. */
function inner(points: Coordinates, a: number, b: number): [number, number] {
  const [first, last] = [blossom(points, a, a, a), blossom(points, b, b, b)];
  const scaled = (value: number) => roundNumber((value - first) / (last - first));
  return [scaled(blossom(points, a, a, b)), scaled(blossom(points, a, b, b))];
}

/** The polar form of the curve: linear in each of r, s and t, and the curve's point where all three are alike. */
function blossom([p0, p1, p2, p3]: Coordinates, r: number, s: number, t: number): number {
  const mix = (from: number, to: number, share: number) => from + (to - from) * share;
  const [a, b, c] = [mix(p0, p1, r), mix(p1, p2, r), mix(p2, p3, r)];
  return mix(mix(a, b, s), mix(b, c, s), t);
}

/** Where along the curve x is `p`. x grows throughout, as SPEC §7.3 has it. */
function parameterAt(curve: CubicBezierEasing, p: number): number {
  let [low, high] = [0, 1];
  if (p <= low || p >= high) return Math.min(1, Math.max(0, p));
  for (let halving = 0; halving < 53; halving++) {
    const middle = (low + high) / 2;
    if (blossom(xs(curve), middle, middle, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function xs({ x1, x2 }: CubicBezierEasing): Coordinates {
  return [0, x1, x2, 1];
}

function ys({ y1, y2 }: CubicBezierEasing): Coordinates {
  return [0, y1, y2, 1];
}
