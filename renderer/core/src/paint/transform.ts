import type { Matrix, Rect } from "../engine/surface.js";
import type { Placement } from "../evaluate/display-list.js";
import { cosineOfDegrees, sineOfDegrees } from "../math/transcendental.js";

/** From an item's box (width × height pixels, origin top left) to the canvas. */
export function placementMatrix(placement: Placement, width: number, height: number): Matrix {
  const { position, anchor, scale, rotation } = placement;
  const [cos, sin] = [cosineOfDegrees(rotation), sineOfDegrees(rotation)];
  const [a, b, c, d] = [cos * scale[0], sin * scale[0], -sin * scale[1], cos * scale[1]];
  const [x, y] = [anchor[0] * width, anchor[1] * height];
  return { a, b, c, d, e: position[0] - a * x - c * y, f: position[1] - b * x - d * y };
}

/** The pixels that the box widened by `overhang` touches after `matrix`, cut to a target of width × height; undefined if none. */
export function touchedPixels(
  matrix: Matrix,
  box: { readonly width: number; readonly height: number; readonly overhang: number },
  width: number,
  height: number,
): Rect | undefined {
  const xs = [-box.overhang, box.width + box.overhang];
  const ys = [-box.overhang, box.height + box.overhang];
  const corners = xs.flatMap((x) => ys.map((y) => apply(matrix, x, y)));
  const left = Math.max(0, Math.floor(Math.min(...corners.map(([x]) => x))));
  const top = Math.max(0, Math.floor(Math.min(...corners.map(([, y]) => y))));
  const right = Math.min(width, Math.ceil(Math.max(...corners.map(([x]) => x))));
  const bottom = Math.min(height, Math.ceil(Math.max(...corners.map(([, y]) => y))));
  return left < right && top < bottom ? { left, top, right, bottom } : undefined;
}

function apply({ a, b, c, d, e, f }: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The inverse map, or undefined where the item is squeezed to a line. */
export function inverse({ a, b, c, d, e, f }: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  if (determinant === 0) return undefined;
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  };
}
