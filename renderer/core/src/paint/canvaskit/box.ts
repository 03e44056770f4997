import type { Canvas, CanvasKit, Paint as SkPaint } from "canvaskit-wasm";
import { blurMargin } from "../../engine/blur.js";
import type { BoxShadow, BoxStyle, Color, Sides } from "../../evaluate/display-list.js";
import { isEmpty } from "../rect.js";
import { commonRadius, grownCorners, grownSides, movedBy, type RoundedRect, roundedBox } from "../rounded-rect.js";
import type { CastShadow, Drawable } from "./drawable.js";
import { fillPaint } from "./paint-style.js";
import { drawRing, skRoundedRect } from "./ring.js";

/** What lies below and above a layer's content. */
export interface BoxFrame {
  /** Shadow and background. */
  readonly below: Drawable;
  /** Border and outline. */
  readonly above: Drawable;
  /** What is left of content made of pixels; undefined: all of it. */
  readonly cut: Drawable | undefined;
}

/** The frame around content of width × height pixels (SPEC §8.1 to §8.4). */
export function boxFrame(kit: CanvasKit, style: BoxStyle, width: number, height: number): BoxFrame {
  const edges = edgesOf(style, width, height);
  const common = { key: `box ${JSON.stringify([style, width, height])}`, width, height, overhang: overhangOf(style) };
  return {
    below: {
      ...common,
      draw(canvas, castShadow) {
        if (style.shadow) drawShadow(kit, canvas, castShadow, edges.border, style.shadow);
        if (style.background) fill(canvas, edges.inside, fillPaint(kit, style.background, width, height));
      },
    },
    above: {
      ...common,
      draw(canvas) {
        const { border, outline, outlineOffset } = style;
        if (border) drawRing(kit, canvas, style.innerBorder ? shrunk(edges.box, border.widths) : edges.box, border);
        if (outline) {
          const { width, ...look } = outline;
          drawRing(kit, canvas, grownCorners(edges.border, outlineOffset), { ...look, widths: onAllSides(width) });
        }
      },
    },
    cut:
      commonRadius(edges.inside) === 0
        ? undefined
        : { ...common, draw: (canvas) => fill(canvas, edges.inside, fillPaint(kit, OPAQUE, width, height)) },
  };
}

/** `content` in its frame. */
export function framed(kit: CanvasKit, content: Drawable, style: BoxStyle): Drawable {
  const { below, above } = boxFrame(kit, style, content.width, content.height);
  return {
    key: `${below.key} ${content.key}`,
    width: content.width,
    height: content.height,
    overhang: Math.max(content.overhang, below.overhang),
    draw(canvas, castShadow) {
      below.draw(canvas, castShadow);
      content.draw(canvas, castShadow);
      above.draw(canvas, castShadow);
    },
  };
}

interface Edges {
  readonly box: RoundedRect;
  /** Outer edge of the border. */
  readonly border: RoundedRect;
  /**
   * Of the background, and of content made of pixels. Where an opaque line goes around the box it reaches a little below that,
   * or else what is behind the layer would shine through half covered pixels (SPEC §8.2).
   */
  readonly inside: RoundedRect;
}

function edgesOf({ border, innerBorder, radii }: BoxStyle, width: number, height: number): Edges {
  const box = roundedBox(width, height, radii);
  if (!border || innerBorder) return { box, border: box, inside: box };
  const hides = border.style === "solid" && border.color[3] === 255;
  return {
    box,
    border: grownSides(box, border.widths),
    inside: hides ? grownSides(box, border.widths.map((width) => Math.min(1, width / 2)) as unknown as Sides) : box,
  };
}

function shrunk(box: RoundedRect, [top, right, bottom, left]: Sides): RoundedRect {
  return grownSides(box, [-top, -right, -bottom, -left]);
}

function onAllSides(width: number): Sides {
  return [width, width, width, width];
}

function drawShadow(
  kit: CanvasKit,
  canvas: Canvas,
  castShadow: CastShadow,
  border: RoundedRect,
  { sigma, spread, offset, color }: BoxShadow,
): void {
  const shape = movedBy(grownCorners(border, spread), offset);
  if (isEmpty(shape)) return;
  const draw = (target: Canvas, paint: Color) => fill(target, shape, fillPaint(kit, paint, 0, 0));
  if (sigma === 0) draw(canvas, color);
  else castShadow({ key: JSON.stringify(shape), bounds: shape, sigma, color, draw: (target) => draw(target, OPAQUE) });
  const hole = fillPaint(kit, OPAQUE, 0, 0);
  hole.setBlendMode(kit.BlendMode.Clear);
  fill(canvas, border, hole);
}

/** Deletes the paint. */
function fill(canvas: Canvas, shape: RoundedRect, paint: SkPaint): void {
  canvas.drawRRect(skRoundedRect(shape), paint);
  paint.delete();
}

const OPAQUE: Color = [0, 0, 0, 255];

/** How far the frame reaches beyond the box, on the side where it reaches furthest. */
function overhangOf({ border, innerBorder, outline, outlineOffset, shadow }: BoxStyle): number {
  const borderReach = border && !innerBorder ? Math.max(...border.widths) : 0;
  const outlineReach = outline ? borderReach + outlineOffset + outline.width : 0;
  const shadowReach = shadow ? borderReach + shadowOverhang(shadow) : 0;
  return Math.max(0, borderReach, outlineReach, shadowReach);
}

function shadowOverhang({ sigma, spread, offset }: BoxShadow): number {
  // In a picture of each resolution that there is: boxes of whole pixels spread a little differently in each.
  const blurs = sigma === 0 ? [0] : [1, 2, 4].map((resolution) => blurMargin(sigma * resolution) / resolution);
  return spread + Math.max(Math.abs(offset[0]), Math.abs(offset[1])) + Math.max(...blurs);
}
