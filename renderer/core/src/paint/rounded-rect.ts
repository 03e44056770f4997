import type { Rect } from "../engine/surface.js";
import type { Corners, Sides } from "../evaluate/display-list.js";

/** Any numbers; corners are quarters of ellipses. */
export interface RoundedRect extends Rect {
  readonly corners: Arcs;
}

/** Clockwise from the upper left. */
export type Arcs = readonly [Arc, Arc, Arc, Arc];

/** Both radii are above 0, or both are 0. */
export interface Arc {
  readonly x: number;
  readonly y: number;
}

/** A box of width × height with its corners (SPEC §8.2). */
export function roundedBox(width: number, height: number, radii: Corners): RoundedRect {
  const shorter = Math.min(width, height);
  const wanted = radii.map(({ pixels, fraction }) => Math.max(0, pixels + fraction * shorter)) as unknown as Sides;
  const fitting = isUniform(wanted)
    ? wanted.map((radius) => Math.min(radius, shorter / 2))
    : fitted(wanted, width, height);
  const corners = fitting.map((radius) => (radius > 0 ? { x: radius, y: radius } : SHARP)) as unknown as Arcs;
  return { left: 0, top: 0, right: width, bottom: height, corners };
}

/** All radii are made smaller in proportion until no two of them are longer than their side. */
function fitted([a, b, c, d]: Sides, width: number, height: number): number[] {
  const share = (side: number, both: number) => (both > side ? side / both : 1);
  const factor = Math.min(share(width, a + b), share(height, b + c), share(width, c + d), share(height, d + a));
  return [a, b, c, d].map((radius) => radius * factor);
}

export function isUniform(four: readonly [number, number, number, number]): boolean {
  return four.every((one) => one === four[0]);
}

/** The radius of all corners; undefined where they differ. */
export function commonRadius({ corners }: RoundedRect): number | undefined {
  const [{ x: radius }] = corners;
  return corners.every(({ x, y }) => x === radius && y === radius) ? radius : undefined;
}

/** Larger by `margin` on every side, which may be negative; sharp corners stay sharp (SPEC §8.2). */
export function grownCorners(rect: RoundedRect, margin: number): RoundedRect {
  return grownSides(rect, [margin, margin, margin, margin]);
}

/** Larger by a margin on each side, which may be negative; sharp corners stay sharp (SPEC §8.2). */
export function grownSides({ left, top, right, bottom, corners }: RoundedRect, margins: Sides): RoundedRect {
  const [above, after, below, before] = margins;
  const [upperLeft, upperRight, lowerRight, lowerLeft] = corners;
  return {
    ...{ left: left - before, top: top - above, right: right + after, bottom: bottom + below },
    corners: [
      grownArc(upperLeft, before, above),
      grownArc(upperRight, after, above),
      grownArc(lowerRight, after, below),
      grownArc(lowerLeft, before, below),
    ],
  };
}

function grownArc({ x, y }: Arc, across: number, down: number): Arc {
  const arc = { x: x + across, y: y + down };
  return x > 0 && arc.x > 0 && arc.y > 0 ? arc : SHARP;
}

const SHARP: Arc = { x: 0, y: 0 };

export function movedBy(
  { left, top, right, bottom, corners }: RoundedRect,
  [x, y]: readonly [number, number],
): RoundedRect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y, corners };
}

export function perimeter(rect: RoundedRect): number {
  const { left, top, right, bottom, corners } = rect;
  const straight = 2 * (right - left) + 2 * (bottom - top);
  const radius = commonRadius(rect);
  if (radius !== undefined) return straight + (2 * Math.PI - 8) * radius;
  return corners.reduce((length, arc) => length + quarter(arc) - arc.x - arc.y, straight);
}

/** Length of a quarter of an ellipse, by Ramanujan's first formula (1914). */
function quarter({ x, y }: Arc): number {
  return (Math.PI / 4) * (3 * (x + y) - Math.sqrt((3 * x + y) * (x + 3 * y)));
}
