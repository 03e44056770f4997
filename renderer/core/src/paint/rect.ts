import type { Rect } from "../engine/surface.js";

export const NOTHING: Rect = { left: 0, top: 0, right: 0, bottom: 0 };

export function isEmpty({ left, top, right, bottom }: Rect): boolean {
  return left >= right || top >= bottom;
}

export function area(rect: Rect): number {
  return isEmpty(rect) ? 0 : (rect.right - rect.left) * (rect.bottom - rect.top);
}

export function intersection(a: Rect, b: Rect): Rect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** The smallest rectangle around both. */
export function union(a: Rect, b: Rect): Rect {
  if (isEmpty(a)) return b;
  if (isEmpty(b)) return a;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Larger by `margin` on every side. */
export function grown({ left, top, right, bottom }: Rect, margin: number): Rect {
  return { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin };
}

export function moved({ left, top, right, bottom }: Rect, x: number, y: number): Rect {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** Larger pictures of layers are cut, in their own pixels: the engine samples up to 16384. */
export const LARGEST_PICTURE: Rect = { left: -4096, top: -4096, right: 12288, bottom: 12288 };

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom
  );
}
