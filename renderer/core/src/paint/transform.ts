import type { Matrix as Affine, Rect } from "../engine/surface.js";
import type { Placement, Point } from "../evaluate/display-list.js";
import { cosineOfDegrees, sineOfDegrees } from "../math/transcendental.js";

export type { Affine };

/** Map of the plane in homogeneous coordinates, row by row: X = m[0]·x + m[1]·y + m[2], …, W = m[6]·x + m[7]·y + m[8]. */
export type Projection = readonly [number, number, number, number, number, number, number, number, number];

/** From a layer's box of width × height pixels to its parent's canvas (SPEC §5.4). */
export function placementProjection(placement: Placement, width: number, height: number): Projection {
  const { position, anchor, perspective } = placement;
  const [ax, ay, az] = [anchor[0] * width, anchor[1] * height, anchor[2] * width];
  const [x, y, z] = rotatedAndScaled(placement);
  // Each row times (x − ax, y − ay, −az), as coefficients of x, y and 1.
  const row = (r: Point): [number, number, number] => [r[0], r[1], -(r[0] * ax + r[1] * ay + r[2] * az)];
  const [px, py, pz] = [row(x), row(y), row(z)];
  const depth = perspective > 0 ? 1 / perspective : 0;
  const w: [number, number, number] = [-pz[0] * depth, -pz[1] * depth, 1 - (pz[2] + position[2]) * depth];
  const moved = (p: [number, number, number], by: number) => p.map((value, i) => value + by * (w[i] as number));
  return [...moved(px, position[0]), ...moved(py, position[1]), ...w] as unknown as Projection;
}

/** The rows of Rx · Ry · Rz · S. */
function rotatedAndScaled({ rotation, scale }: Placement): [Point, Point, Point] {
  const [cx, cy, cz] = rotation.map(cosineOfDegrees) as unknown as Point;
  const [sx, sy, sz] = rotation.map(sineOfDegrees) as unknown as Point;
  const scaled = (a: number, b: number, c: number): Point => [a * scale[0], b * scale[1], c * scale[2]];
  return [
    scaled(cy * cz, -cy * sz, sy),
    scaled(cx * sz + sx * sy * cz, cx * cz - sx * sy * sz, -sx * cy),
    scaled(sx * sz - cx * sy * cz, sx * cz + cx * sy * sz, cx * cy),
  ];
}

/** `projection`, and then everything `factor` times as large. */
export function magnified([a, b, c, d, e, f, g, h, i]: Projection, factor: number): Projection {
  return [a * factor, b * factor, c * factor, d * factor, e * factor, f * factor, g, h, i];
}

export function scaling(factor: number): Affine {
  return { a: factor, b: 0, c: 0, d: factor, e: 0, f: 0 };
}

export function projectionOf({ a, b, c, d, e, f }: Affine): Projection {
  return [a, c, e, b, d, f, 0, 0, 1];
}

/** The same map without division, where there is no perspective in it; undefined where there is. */
export function affineOf([a, c, e, b, d, f, g, h, w]: Projection): Affine | undefined {
  if (g !== 0 || h !== 0) return undefined;
  return w === 1 ? { a, b, c, d, e, f } : { a: a / w, b: b / w, c: c / w, d: d / w, e: e / w, f: f / w };
}

/** The inverse map, or undefined where the plane is squeezed to a line. */
export function inverse({ a, b, c, d, e, f }: Affine): Affine | undefined {
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

/** First `inner`, then `outer`. */
export function multiplied(outer: Projection, { a, b, c, d, e, f }: Affine): Projection {
  const row = (x: number, y: number, w: number) => [x * a + y * b, x * c + y * d, x * e + y * f + w];
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = outer;
  return [...row(m0, m1, m2), ...row(m3, m4, m5), ...row(m6, m7, m8)] as unknown as Projection;
}

/** The inverse map, or undefined where the plane is seen edge-on. */
export function inverseProjection([a, b, c, d, e, f, g, h, i]: Projection): Projection | undefined {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (determinant === 0) return undefined;
  const adjugate = [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return adjugate.map((value) => value / determinant) as unknown as Projection;
}

/** The pixels that a rectangle (left, top, right, bottom; any numbers) touches after `matrix`. */
export function touchedPixels({ a, b, c, d, e, f }: Affine, { left, top, right, bottom }: Rect): Rect {
  const xs = [a * left + c * top, a * right + c * top, a * left + c * bottom, a * right + c * bottom];
  const ys = [b * left + d * top, b * right + d * top, b * left + d * bottom, b * right + d * bottom];
  return {
    left: Math.floor(Math.min(...xs) + e),
    top: Math.floor(Math.min(...ys) + f),
    right: Math.ceil(Math.max(...xs) + e),
    bottom: Math.ceil(Math.max(...ys) + f),
  };
}

/** As `touchedPixels`, for any map; all of `canvas` where part of the rectangle lies behind the viewer. */
export function projectedPixels(projection: Projection, rect: Rect, canvas: Rect): Rect {
  const affine = affineOf(projection);
  if (affine) return touchedPixels(affine, rect);
  const [a, b, c, d, e, f, g, h, i] = projection;
  const corners = [rect.left, rect.right].flatMap((x) => [rect.top, rect.bottom].map((y) => [x, y] as const));
  const depths = corners.map(([x, y]) => g * x + h * y + i);
  if (depths.some((w) => w < NEAREST)) return canvas;
  const xs = corners.map(([x, y], corner) => (a * x + b * y + c) / (depths[corner] as number));
  const ys = corners.map(([x, y], corner) => (d * x + e * y + f) / (depths[corner] as number));
  return {
    left: Math.floor(Math.min(...xs)),
    top: Math.floor(Math.min(...ys)),
    right: Math.ceil(Math.max(...xs)),
    bottom: Math.ceil(Math.max(...ys)),
  };
}

/** Smaller depths are behind the viewer (SPEC §5.4). */
const NEAREST = 1 / 256;
