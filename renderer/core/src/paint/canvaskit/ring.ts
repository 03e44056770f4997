import type { Canvas, CanvasKit, Path, Paint as SkPaint } from "canvaskit-wasm";
import type { Rect } from "../../engine/surface.js";
import type { BoxBorder, Color, Sides } from "../../evaluate/display-list.js";
import { isEmpty, NOTHING, union } from "../rect.js";
import { commonRadius, grownCorners, grownSides, isUniform, perimeter, type RoundedRect } from "../rounded-rect.js";
import { shapeOutline } from "./outline.js";
import { skColor } from "./paint-style.js";

/** The line around `inner`, as wide on each side as `line.widths`, in its style (SPEC §8.3). */
export function drawRing(kit: CanvasKit, canvas: Canvas, inner: RoundedRect, line: BoxBorder): void {
  const { widths, style, color } = line;
  if (isEmpty(grownSides(inner, widths))) return;
  switch (style) {
    case "solid":
      fillRing(kit, canvas, inner, widths, color);
      break;
    case "double":
      fillRing(
        kit,
        canvas,
        inner,
        each(widths, (width) => width / 3),
        color,
      );
      fillRing(
        kit,
        canvas,
        grownSides(
          inner,
          each(widths, (width) => (width * 2) / 3),
        ),
        each(widths, (width) => width / 3),
        color,
      );
      break;
    case "dashed":
    case "dotted":
      if (isUniform(widths)) drawBroken(kit, canvas, inner, widths[0], style, color);
      else drawBrokenSides(kit, canvas, inner, line);
      break;
    case "inset":
    case "outset":
      drawRelief(kit, canvas, [{ inner, widths, sunken: style === "inset" }], color);
      break;
    case "groove":
    case "ridge": {
      const halves = each(widths, (width) => width / 2);
      const outer = { inner: grownSides(inner, halves), widths: halves, sunken: style === "groove" };
      drawRelief(kit, canvas, [outer, { inner, widths: halves, sunken: style === "ridge" }], color);
    }
  }
}

function each(widths: Sides, change: (width: number) => number): Sides {
  return widths.map(change) as unknown as Sides;
}

/** Collapses to a line or a point where nothing is left of it. */
export function skRoundedRect({ left, top, right, bottom, corners }: RoundedRect): Float32Array {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const sides = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  return Float32Array.from([...sides, ...corners.flatMap((arc) => [arc.x, arc.y])]);
}

function fillRing(kit: CanvasKit, canvas: Canvas, inner: RoundedRect, widths: Sides, color: Color): void {
  const paint = linePaint(kit, color);
  drawBetween(canvas, inner, widths, paint);
  paint.delete();
}

function drawBetween(canvas: Canvas, inner: RoundedRect, widths: Sides, paint: SkPaint): void {
  const outer = skRoundedRect(grownSides(inner, widths));
  if (isEmpty(inner)) canvas.drawRRect(outer, paint);
  else canvas.drawDRRect(outer, skRoundedRect(inner), paint);
}

function linePaint(kit: CanvasKit, color: Color): SkPaint {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setColor(skColor(kit, color));
  return paint;
}

/** More dashes or dots than this cannot be told apart, and would only take time. */
const MOST_PIECES = 10_000;

/** Where sides differ: each shows, in its part of the ring, the dashes or discs of a ring that is as wide as it all around. */
function drawBrokenSides(
  kit: CanvasKit,
  canvas: Canvas,
  inner: RoundedRect,
  { widths, style, color }: BoxBorder,
): void {
  const outer = grownSides(inner, widths);
  sidesOf(inner, widths).forEach((corners, side) => {
    const width = widths[side] as number;
    if (width === 0) return;
    canvas.save();
    canvas.clipRRect(skRoundedRect(outer), kit.ClipOp.Intersect, true);
    const part = new kit.PathBuilder().addPolygon(corners.flat(), true).detachAndDelete();
    canvas.clipPath(part, kit.ClipOp.Intersect, true);
    drawBroken(kit, canvas, inner, width, style, color);
    canvas.restore();
    part.delete();
  });
}

type Point = readonly [x: number, y: number];

/**
 * The parts of a ring that belong to its sides, clockwise from the top: between the lines from the outer corners to the centres of
 * the inner corners' arcs (SPEC §8.3).
 */
function sidesOf(inner: RoundedRect, widths: Sides): Point[][] {
  const outer = grownSides(inner, widths);
  const [a, b, c, d] = inner.corners;
  const outside: Point[] = [
    [outer.left, outer.top],
    [outer.right, outer.top],
    [outer.right, outer.bottom],
    [outer.left, outer.bottom],
  ];
  const inside: Point[] = [
    [inner.left + a.x, inner.top + a.y],
    [inner.right - b.x, inner.top + b.y],
    [inner.right - c.x, inner.bottom - c.y],
    [inner.left + d.x, inner.bottom - d.y],
  ];
  return outside.map((corner, side) => {
    const next = (side + 1) % 4;
    return [corner, outside[next] as Point, inside[next] as Point, inside[side] as Point];
  });
}

/** Dashes and dots along the middle of a ring of one width. */
function drawBroken(
  kit: CanvasKit,
  canvas: Canvas,
  inner: RoundedRect,
  width: number,
  style: BoxBorder["style"],
  color: Color,
): void {
  const middle = grownCorners(inner, width / 2);
  const [w, h] = [Math.max(0, middle.right - middle.left), Math.max(0, middle.bottom - middle.top)];
  const length = perimeter({ ...middle, right: middle.left + w, bottom: middle.top + h });
  const dotted = style === "dotted";
  if (length === 0) {
    if (dotted) drawDisc(kit, canvas, (middle.left + middle.right) / 2, (middle.top + middle.bottom) / 2, width, color);
    return;
  }
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
  const radius = commonRadius(middle);
  const path =
    radius === undefined
      ? outlineOf(kit, { ...middle, left: 0, top: 0, right: w, bottom: h })
      : shapeOutline(kit, { type: "rectangle", cornerRadius: radius }, w, h);
  canvas.save();
  canvas.translate(middle.left, middle.top);
  canvas.drawPath(path, paint);
  canvas.restore();
  path.delete();
  paint.delete();
}

/** The single disc of a line that has shrunk to a point; a dash would have no length there. */
function drawDisc(kit: CanvasKit, canvas: Canvas, x: number, y: number, diameter: number, color: Color): void {
  const paint = linePaint(kit, color);
  canvas.drawCircle(x, y, diameter / 2, paint);
  paint.delete();
}

/** Begins, like those of shapes, where the arc of the upper left corner ends. */
function outlineOf(kit: CanvasKit, { left, top, right, bottom, corners: [a, b, c, d] }: RoundedRect): Path {
  const weight = Math.SQRT1_2;
  const builder = new kit.PathBuilder();
  builder
    .moveTo(left + a.x, top)
    .lineTo(right - b.x, top)
    .conicTo(right, top, right, top + b.y, weight)
    .lineTo(right, bottom - c.y)
    .conicTo(right, bottom, right - c.x, bottom, weight)
    .lineTo(left + d.x, bottom)
    .conicTo(left, bottom, left, bottom - d.y, weight)
    .lineTo(left, top + a.y)
    .conicTo(left, top, left + a.x, top, weight)
    .close();
  return builder.detachAndDelete();
}

/** A ring with light from the upper left. */
interface Relief {
  readonly inner: RoundedRect;
  readonly widths: Sides;
  /** Whether its upper and left side are the dark ones. */
  readonly sunken: boolean;
}

/** Parts that meet are added up, so that what is behind does not shine through where they do. */
function drawRelief(kit: CanvasKit, canvas: Canvas, rings: readonly Relief[], color: Color): void {
  const [dark, light] = [linePaint(kit, darkTone(color)), linePaint(kit, lightTone(color))];
  for (const paint of [dark, light]) paint.setBlendMode(kit.BlendMode.Plus);
  const bounds = rings.map(({ inner, widths }) => grownSides(inner, widths)).reduce<Rect>(union, NOTHING);
  canvas.saveLayer(undefined, kit.LTRBRect(bounds.left, bounds.top, bounds.right, bounds.bottom));
  for (const { inner, widths, sunken } of rings) {
    const upperLeft = upperLeftOf(kit, inner, widths);
    for (const [side, paint] of [
      [kit.ClipOp.Intersect, sunken ? dark : light],
      [kit.ClipOp.Difference, sunken ? light : dark],
    ] as const) {
      canvas.save();
      canvas.clipPath(upperLeft, side, true);
      drawBetween(canvas, inner, widths, paint);
      canvas.restore();
    }
    upperLeft.delete();
  }
  canvas.restore();
  dark.delete();
  light.delete();
}

/** Around the upper and the left side of a ring, bounded by the lines from its outer to its inner corners. */
function upperLeftOf(kit: CanvasKit, inner: RoundedRect, widths: Sides): Path {
  const radius = commonRadius(inner);
  if (radius === undefined || !isUniform(widths)) {
    const [top, , , left] = sidesOf(inner, widths) as [Point[], Point[], Point[], Point[]];
    const [upperLeft, upperRight, innerRight, innerMiddle] = top;
    const [lowerLeft, , , innerLower] = left;
    const around = [upperLeft, upperRight, innerRight, innerMiddle, innerLower, lowerLeft];
    return new kit.PathBuilder().addPolygon((around as Point[]).flat(), true).detachAndDelete();
  }
  const [width] = widths;
  const outer = grownCorners(inner, width);
  // The lines go on to the middles of the inner arcs, at most to where they would meet the opposite side.
  const reach = Math.min(width + radius, (outer.right - outer.left) / 2, (outer.bottom - outer.top) / 2);
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
