import type { Canvas, CanvasKit, Path, Paint as SkPaint } from "canvaskit-wasm";
import type { ShapeGeometry, ShapeItem, Stroke } from "../../evaluate/display-list.js";
import { cosineOfDegrees, sineOfDegrees } from "../../math/transcendental.js";
import type { Drawable } from "../drawable.js";
import { fillPaint, skColor } from "./paint-style.js";

/** A shape in its box of width × height, filled and stroked. */
export function shapeDrawable(kit: CanvasKit, item: ShapeItem): Drawable {
  const { geometry, width, height, fill, fillRule, stroke } = item;
  return {
    key: `shape ${JSON.stringify([geometry, width, height, fill, fillRule, stroke])}`,
    width,
    height,
    overhang: strokeReach(stroke),
    draw(canvas) {
      const path = shapePath(kit, geometry, width, height);
      path.setFillType(fillRule === "evenodd" ? kit.FillType.EvenOdd : kit.FillType.Winding);
      const paint = fillPaint(kit, fill, width, height);
      canvas.drawPath(path, paint);
      paint.delete();
      if (stroke.width > 0) drawStroke(kit, canvas, path, stroke);
      path.delete();
    },
  };
}

/** How far a stroke reaches beyond the outline. A miter is cut at 4 times the half width (SPEC: shapes). */
function strokeReach({ width, alignment, linejoin }: Stroke): number {
  if (width === 0 || alignment === "inner") return 0;
  return (alignment === "outer" ? width : width / 2) * (linejoin === "miter" ? MITER_LIMIT : 1);
}

const MITER_LIMIT = 4;

function shapePath(kit: CanvasKit, geometry: ShapeGeometry, width: number, height: number): Path {
  const box = kit.LTRBRect(0, 0, width, height);
  const builder = new kit.PathBuilder();
  switch (geometry.type) {
    case "rectangle": {
      const radius = Math.min(geometry.cornerRadius, width / 2, height / 2);
      builder.addRRect(kit.RRectXY(box, radius, radius));
      break;
    }
    case "ellipse":
      builder.addOval(box);
      break;
    case "polygon":
      builder.addPolygon(ring(geometry.sides, 1, width, height), true);
      break;
    case "star":
      builder.addPolygon(ring(geometry.sides, geometry.innerRadius, width, height), true);
      break;
    case "path": {
      const path = kit.Path.MakeFromSVGString(geometry.path);
      const [left, top, boxWidth, boxHeight] = geometry.viewBox;
      const [sx, sy] = [width / boxWidth, height / boxHeight];
      if (path) builder.addPath(path, [sx, 0, -left * sx, 0, sy, -top * sy, 0, 0, 1]);
      path?.delete();
    }
  }
  return builder.detachAndDelete();
}

/**
 * Corners of a regular polygon (`inner` = 1) or star in the ellipse of the box, flat x, y pairs, the first pointing up,
 * clockwise.
 */
function ring(sides: number, inner: number, width: number, height: number): number[] {
  const corners: number[] = [];
  const steps = inner === 1 ? sides : sides * 2;
  for (let step = 0; step < steps; step++) {
    const angle = (360 * step) / steps;
    const radius = inner !== 1 && step % 2 === 1 ? inner : 1;
    corners.push((width / 2) * (1 + radius * sineOfDegrees(angle)), (height / 2) * (1 - radius * cosineOfDegrees(angle)));
  }
  return corners;
}

/** Inner and outer strokes are drawn twice as wide and clipped to their side of the outline. */
function drawStroke(kit: CanvasKit, canvas: Canvas, path: Path, stroke: Stroke): void {
  const paint = strokePaint(kit, stroke);
  canvas.save();
  if (stroke.alignment === "inner") canvas.clipPath(path, kit.ClipOp.Intersect, true);
  if (stroke.alignment === "outer") canvas.clipPath(path, kit.ClipOp.Difference, true);
  canvas.drawPath(path, paint);
  canvas.restore();
  paint.delete();
}

function strokePaint(kit: CanvasKit, stroke: Stroke): SkPaint {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setColor(skColor(kit, stroke.color));
  paint.setStyle(kit.PaintStyle.Stroke);
  paint.setStrokeWidth(stroke.alignment === "center" ? stroke.width : stroke.width * 2);
  paint.setStrokeMiter(MITER_LIMIT);
  const joins = { miter: kit.StrokeJoin.Miter, round: kit.StrokeJoin.Round, bevel: kit.StrokeJoin.Bevel };
  paint.setStrokeJoin(joins[stroke.linejoin]);
  const caps = { butt: kit.StrokeCap.Butt, round: kit.StrokeCap.Round, square: kit.StrokeCap.Square };
  paint.setStrokeCap(caps[stroke.linecap]);
  if (stroke.dash > 0) {
    const effect = kit.PathEffect.MakeDash([stroke.dash, stroke.gap > 0 ? stroke.gap : stroke.dash]);
    paint.setPathEffect(effect);
    effect.delete();
  }
  return paint;
}
