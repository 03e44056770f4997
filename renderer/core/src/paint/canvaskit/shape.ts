import type { Canvas, CanvasKit, Path, Paint as SkPaint } from "canvaskit-wasm";
import type { ShapeContent, Stroke } from "../../evaluate/display-list.js";
import type { Drawable } from "./drawable.js";
import { isClosed, shapeOutline } from "./outline.js";
import { fillPaint, skColor } from "./paint-style.js";

/** A shape in its box of width × height, filled and stroked. */
export function shapeDrawable(kit: CanvasKit, item: ShapeContent): Drawable {
  const { geometry, width, height, fill, fillRule, stroke } = item;
  return {
    key: `shape ${JSON.stringify([geometry, width, height, fill, fillRule, stroke])}`,
    width,
    height,
    overhang: inkOverhang(item),
    draw(canvas) {
      const path = shapeOutline(kit, geometry, width, height);
      path.setFillType(fillRule === "evenodd" ? kit.FillType.EvenOdd : kit.FillType.Winding);
      const paint = fillPaint(kit, fill, width, height);
      canvas.drawPath(path, paint);
      paint.delete();
      if (stroke.width > 0) drawStroke(kit, canvas, path, stroke);
      path.delete();
    },
  };
}

/**
 * How far ink may leave the box: what a stroke adds, where mitres and square caps reach furthest, and for paths the outline
 * itself, which may run anywhere in view box coordinates.
 */
function inkOverhang({ geometry, width, height, stroke }: ShapeContent): number {
  const reach = stroke.width * MITER_LIMIT;
  if (geometry.type !== "path") return reach;
  return reach + 8 * Math.max(width, height);
}

const MITER_LIMIT = 4;

/**
 * Inner and outer strokes are drawn twice as wide and clipped to their side of the filled area; a line with open ends has no
 * sides and is drawn centred.
 */
function drawStroke(kit: CanvasKit, canvas: Canvas, outline: Path, stroke: Stroke): void {
  const alignment = isClosed(kit, outline) ? stroke.alignment : "center";
  const line = trimmed(outline, stroke);
  if (!line) return;
  const paint = strokePaint(kit, stroke, alignment === "center" ? stroke.width : stroke.width * 2);
  canvas.save();
  if (alignment === "inner") canvas.clipPath(outline, kit.ClipOp.Intersect, true);
  if (alignment === "outer") canvas.clipPath(outline, kit.ClipOp.Difference, true);
  canvas.drawPath(line, paint);
  canvas.restore();
  paint.delete();
  if (line !== outline) line.delete();
}

/** The part of the outline that is stroked; undefined if there is none. */
function trimmed(outline: Path, { trimStart, trimEnd }: Stroke): Path | undefined {
  if (trimEnd <= trimStart) return undefined;
  if (trimStart === 0 && trimEnd === 1) return outline;
  return outline.makeTrimmed(trimStart, trimEnd, false) ?? undefined;
}

function strokePaint(kit: CanvasKit, stroke: Stroke, width: number): SkPaint {
  const paint = new kit.Paint();
  paint.setAntiAlias(true);
  paint.setColor(skColor(kit, stroke.color));
  paint.setStyle(kit.PaintStyle.Stroke);
  paint.setStrokeWidth(width);
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
