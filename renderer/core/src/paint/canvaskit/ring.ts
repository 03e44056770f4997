import type { Canvas, CanvasKit, Path, Paint as SkPaint } from "canvaskit-wasm";
import type { Rect } from "../../engine/surface.js";
import type { BoxLine, Color } from "../../evaluate/display-list.js";
import { isEmpty, NOTHING, union } from "../rect.js";
import { grownCorners, perimeter, type RoundedRect } from "../rounded-rect.js";
import { shapeOutline } from "./outline.js";
import { skColor } from "./paint-style.js";

/** The line of `line.width` around `inner`, in its style (SPEC §8.3). */
export function drawRing(kit: CanvasKit, canvas: Canvas, inner: RoundedRect, line: BoxLine): void {
  const { width, style, color } = line;
  if (isEmpty(grownCorners(inner, width))) return;
  switch (style) {
    case "solid":
      fillRing(kit, canvas, inner, width, color);
      break;
    case "double":
      fillRing(kit, canvas, inner, width / 3, color);
      fillRing(kit, canvas, grownCorners(inner, (width * 2) / 3), width / 3, color);
      break;
    case "dashed":
    case "dotted":
      drawBroken(kit, canvas, inner, line);
      break;
    case "inset":
    case "outset":
      drawRelief(kit, canvas, [{ inner, width, sunken: style === "inset" }], color);
      break;
    case "groove":
    case "ridge": {
      const half = width / 2;
      const outer = { inner: grownCorners(inner, half), width: half, sunken: style === "groove" };
      drawRelief(kit, canvas, [outer, { inner, width: half, sunken: style === "ridge" }], color);
    }
  }
}

/** Collapses to a line or a point where nothing is left of it. */
export function skRoundedRect(kit: CanvasKit, { left, top, right, bottom, radius }: RoundedRect): Float32Array {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const rect = kit.LTRBRect(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
  return kit.RRectXY(rect, radius, radius);
}

function fillRing(kit: CanvasKit, canvas: Canvas, inner: RoundedRect, width: number, color: Color): void {
  const paint = linePaint(kit, color);
  drawBetween(kit, canvas, inner, width, paint);
  paint.delete();
}

function drawBetween(kit: CanvasKit, canvas: Canvas, inner: RoundedRect, width: number, paint: SkPaint): void {
  const outer = skRoundedRect(kit, grownCorners(inner, width));
  if (isEmpty(inner)) canvas.drawRRect(outer, paint);
  else canvas.drawDRRect(outer, skRoundedRect(kit, inner), paint);
}

function linePaint(kit: CanvasKit, color: Color): SkPaint {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setColor(skColor(kit, color));
  return paint;
}

/** More dashes or dots than this cannot be told apart, and would only take time. */
const MOST_PIECES = 10_000;

/** Dashes and dots along the middle of the ring. */
function drawBroken(kit: CanvasKit, canvas: Canvas, inner: RoundedRect, { width, style, color }: BoxLine): void {
  const middle = grownCorners(inner, width / 2);
  const [w, h] = [Math.max(0, middle.right - middle.left), Math.max(0, middle.bottom - middle.top)];
  const length = perimeter({ ...middle, right: middle.left + w, bottom: middle.top + h });
  const dotted = style === "dotted";
  const pieces = Math.min(MOST_PIECES, Math.max(1, Math.floor(length / ((dotted ? 2 : 6) * width) + 0.5)));
  const period = length / pieces;
  const paint = linePaint(kit, color);
  paint.setStyle(kit.PaintStyle.Stroke);
  paint.setStrokeWidth(width);
  // A dash of no length with round ends is a disc.
  if (dotted) paint.setStrokeCap(kit.StrokeCap.Round);
  const effect = kit.PathEffect.MakeDash(dotted ? [0, period] : [period / 2, period / 2]);
  paint.setPathEffect(effect);
  effect.delete();
  const path = shapeOutline(kit, { type: "rectangle", cornerRadius: middle.radius }, w, h);
  canvas.save();
  canvas.translate(middle.left, middle.top);
  canvas.drawPath(path, paint);
  canvas.restore();
  path.delete();
  paint.delete();
}

/** A ring with light from the upper left. */
interface Relief {
  readonly inner: RoundedRect;
  readonly width: number;
  /** Whether its upper and left side are the dark ones. */
  readonly sunken: boolean;
}

/** Parts that meet are added up, so that what is behind does not shine through where they do. */
function drawRelief(kit: CanvasKit, canvas: Canvas, rings: readonly Relief[], color: Color): void {
  const [dark, light] = [linePaint(kit, darkTone(color)), linePaint(kit, lightTone(color))];
  for (const paint of [dark, light]) paint.setBlendMode(kit.BlendMode.Plus);
  const bounds = rings.map(({ inner, width }) => grownCorners(inner, width)).reduce<Rect>(union, NOTHING);
  canvas.saveLayer(undefined, kit.LTRBRect(bounds.left, bounds.top, bounds.right, bounds.bottom));
  for (const { inner, width, sunken } of rings) {
    const upperLeft = upperLeftOf(kit, inner, width);
    for (const [side, paint] of [
      [kit.ClipOp.Intersect, sunken ? dark : light],
      [kit.ClipOp.Difference, sunken ? light : dark],
    ] as const) {
      canvas.save();
      canvas.clipPath(upperLeft, side, true);
      drawBetween(kit, canvas, inner, width, paint);
      canvas.restore();
    }
    upperLeft.delete();
  }
  canvas.restore();
  dark.delete();
  light.delete();
}

/** Around the upper and the left side of a ring, bounded by the lines from its outer to its inner corners. */
function upperLeftOf(kit: CanvasKit, inner: RoundedRect, width: number): Path {
  const outer = grownCorners(inner, width);
  // The lines go on to the middles of the inner arcs, at most to where they would meet the opposite side.
  const reach = Math.min(width + inner.radius, (outer.right - outer.left) / 2, (outer.bottom - outer.top) / 2);
  const corners = [
    ...[outer.left, outer.top, outer.right, outer.top, outer.right - reach, outer.top + reach],
    ...[outer.left + reach, outer.bottom - reach, outer.left, outer.bottom],
  ];
  return new kit.PathBuilder().addPolygon(corners, true).detachAndDelete();
}

function darkTone([red, green, blue, alpha]: Color): Color {
  const darker = (channel: number) => (channel * 2) / 3;
  return [darker(red), darker(green), darker(blue), alpha];
}

function lightTone([red, green, blue, alpha]: Color): Color {
  const lighter = (channel: number) => channel + (255 - channel) / 3;
  return [lighter(red), lighter(green), lighter(blue), alpha];
}
