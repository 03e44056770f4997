import type { Rect } from "../engine/surface.js";
import { grown } from "./rect.js";

/** Any numbers; corners are quarters of circles. */
export interface RoundedRect extends Rect {
  readonly radius: number;
}

/** A box of width × height with its corners (SPEC §8.2). */
export function roundedBox(
  width: number,
  height: number,
  { pixels, fraction }: { readonly pixels: number; readonly fraction: number },
): RoundedRect {
  const shorter = Math.min(width, height);
  const radius = Math.max(0, Math.min(pixels + fraction * shorter, shorter / 2));
  return { left: 0, top: 0, right: width, bottom: height, radius };
}

/** Larger by `margin` on every side, which may be negative; sharp corners stay sharp (SPEC §8.2). */
export function grownCorners(rect: RoundedRect, margin: number): RoundedRect {
  return { ...grown(rect, margin), radius: rect.radius > 0 ? Math.max(0, rect.radius + margin) : 0 };
}

export function movedBy(
  { left, top, right, bottom, radius }: RoundedRect,
  [x, y]: readonly [number, number],
): RoundedRect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y, radius };
}

export function perimeter({ left, top, right, bottom, radius }: RoundedRect): number {
  return 2 * (right - left) + 2 * (bottom - top) + (2 * Math.PI - 8) * radius;
}
