import type { Canvas, CanvasKit, Paragraph } from "canvaskit-wasm";
import {
  type Color,
  isGradient,
  type SpanBackground,
  type TextContent,
  type TextCursor,
  type TextShadow,
} from "../../evaluate/display-list.js";
import { grown } from "../rect.js";
import type { CastShadow } from "./drawable.js";
import { fillPaint, skColor } from "./paint-style.js";
import type { SpacingUnit } from "./spacing-units.js";
import { paintTextBackground } from "./text-backgrounds.js";
import type { LayoutBox, TextLayout } from "./text-layout.js";
import type { TextPart } from "./text-parts.js";
import type { Ink } from "./text-setting.js";

/** A text that has been set, in its box of width × height pixels. */
export interface TextToPaint {
  readonly item: TextContent;
  /** As it is set: with as many code units, but hyphens where it breaks. */
  readonly text: string;
  /** Where the paragraph lies in the box. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly TextPart[];
  /** How far glyphs and what lies behind words may reach beyond the box, not counting the shadow. */
  readonly overhang: number;
  paragraph(ink: Ink): Paragraph;
  layout(): TextLayout;
  /** Parts of the text that are drawn by themselves, with half the spacing on either side. */
  readonly units: readonly SpacingUnit[];
  /** One character by itself. */
  character(character: string, ink: Ink): Paragraph;
  /** A spacing unit by itself, as it is in the text. */
  unit(characters: string, ink: Ink): Paragraph;
}

/** SPEC §9.6, and what lies behind words (§13.3). */
export function paintText(kit: CanvasKit, canvas: Canvas, text: TextToPaint, castShadow: CastShadow): void {
  const { stroke, shadow } = text.item.style;
  if (text.item.background) paintTextBackground(kit, canvas, text, text.item.background);
  paintBackgrounds(kit, canvas, text);
  if (shadow) paintShadow(kit, canvas, text, shadow, castShadow);
  if (stroke) for (const part of text.parts) paintPart(canvas, text, part, { stroke, decorated: false });
  for (const part of text.parts) paintFill(kit, canvas, text, part);
}

/** Glyphs and their stroke in one colour, somewhere else. */
function paintShadow(
  kit: CanvasKit,
  canvas: Canvas,
  text: TextToPaint,
  { color, offset: [x, y], blur }: TextShadow,
  castShadow: CastShadow,
): void {
  const draw = (target: Canvas) => {
    target.save();
    target.translate(x, y);
    paintSilhouette(target, text);
    target.restore();
  };
  if (blur > 0) {
    const box = { left: x, top: y, right: x + text.width, bottom: y + text.height };
    const bounds = grown(box, text.overhang);
    castShadow({ key: `text ${JSON.stringify(text.item)}`, bounds, sigma: blur, color, draw });
    return;
  }
  const filter = kit.ColorFilter.MakeBlend(skColor(kit, color), kit.BlendMode.SrcIn);
  const layer = new kit.Paint();
  layer.setColorFilter(filter);
  filter.delete();
  canvas.saveLayer(layer);
  layer.delete();
  draw(canvas);
  canvas.restore();
}

/** All that casts the shadow, opaque. */
function paintSilhouette(canvas: Canvas, text: TextToPaint): void {
  const { stroke } = text.item.style;
  for (const part of text.parts) {
    if (stroke) paintPart(canvas, text, part, { stroke: { ...stroke, color: OPAQUE }, decorated: false });
    paintPart(canvas, text, inOneColor(part, text.item.text.length), { decorated: false });
  }
}

const OPAQUE: Color = [0, 0, 0, 255];

function inOneColor(part: TextPart, length: number): TextPart {
  const ink = part.ink ?? [{ start: 0, end: length, color: OPAQUE }];
  return { ...part, ink: ink.map((stretch) => ({ ...stretch, color: OPAQUE })) };
}

/** A gradient spans the whole box, not single glyphs: the text is drawn as a mask for it. */
function paintFill(kit: CanvasKit, canvas: Canvas, text: TextToPaint, part: TextPart): void {
  const { gradient } = part;
  if (!gradient) {
    paintPart(canvas, text, part, { decorated: true });
    paintCursor(kit, canvas, text, part);
    return;
  }
  const paint = fillPaint(kit, gradient, text.width, text.height);
  paint.setBlendMode(kit.BlendMode.SrcIn);
  canvas.saveLayer();
  paintPart(canvas, text, part, { decorated: true });
  paintCursor(kit, canvas, text, part);
  canvas.drawPaint(paint);
  canvas.restore();
  paint.delete();
}

/** The glyphs of a part, and what is drawn in place of others where they are not. */
function paintPart(canvas: Canvas, text: TextToPaint, part: TextPart, ink: Omit<Ink, "parts">): void {
  const { item, left, top } = text;
  const box = part.grown && text.layout().box(part.grown.start, part.grown.end);
  if (part.grown && !box) return;
  canvas.save();
  if (part.grown && box) canvas.concat(growth(shifted(box, left, top), part.grown.scale));
  const paragraph = text.paragraph({ ...ink, parts: part.ink });
  canvas.drawParagraph(paragraph, left, top);
  paintUnits(canvas, text, part, ink);
  if (part.isFirst) paintSubstitutes(canvas, text, item, ink);
  canvas.restore();
}

function paintUnits(canvas: Canvas, text: TextToPaint, part: TextPart, { stroke }: Omit<Ink, "parts">): void {
  if (text.units.length === 0) return;
  const { left, top } = text;
  const layout = text.layout();
  for (const { start, end, share } of text.units) {
    const own = part.ink?.find((candidate) => candidate.start <= start && start < candidate.end);
    const room = share > 0 && (own || !part.ink) ? layout.box(start, end) : undefined;
    if (!room) continue;
    const characters = text.text.slice(start, end);
    const parts = own && [{ start: 0, end: characters.length, color: own.color }];
    const unit = text.unit(characters, { parts, decorated: false, ...(stroke && { stroke }) });
    const y = layout.baselineAt(room.top) - unit.getAlphabeticBaseline();
    canvas.drawParagraph(unit, left + room.left + layout.spacingBefore(start), top + y);
  }
}

function paintSubstitutes(
  canvas: Canvas,
  text: TextToPaint,
  { spans = [] }: TextContent,
  ink: Omit<Ink, "parts">,
): void {
  const layout = text.layout();
  for (const { start, end, substitute } of spans) {
    const room = substitute === undefined ? undefined : layout.box(start, end);
    if (substitute === undefined || !room) continue;
    const character = text.character(substitute, { ...ink, parts: undefined });
    const x = (room.left + room.right - character.getLongestLine()) / 2;
    const y = layout.baselineAt(room.top) - character.getAlphabeticBaseline();
    canvas.drawParagraph(character, text.left + x, text.top + y);
  }
}

function paintBackgrounds(kit: CanvasKit, canvas: Canvas, text: TextToPaint): void {
  for (const { start, end, scale = 1, background } of text.item.spans ?? []) {
    const box = background && text.layout().box(start, end);
    if (!background || !box) continue;
    const place = shifted(box, text.left, text.top);
    const paint = fillPaint(kit, background.color, 0, 0);
    canvas.save();
    canvas.concat(growth(place, scale));
    canvas.drawRRect(roundedBox(kit, place, background), paint);
    canvas.restore();
    paint.delete();
  }
}

function roundedBox(kit: CanvasKit, box: LayoutBox, { padding, radius, radiusFraction }: SpanBackground): Float32Array {
  const [width, height] = [box.right - box.left + 2 * padding, box.bottom - box.top + 2 * padding];
  const shorter = Math.min(width, height);
  const corner = Math.max(0, Math.min(radius + radiusFraction * shorter, shorter / 2));
  const rect = kit.LTRBRect(box.left - padding, box.top - padding, box.right + padding, box.bottom + padding);
  return kit.RRectXY(rect, corner, corner);
}

/** Sizes of a cursor in em of the font. */
const BAR_WIDTH = 0.08;
const BLOCK_WIDTH = 0.5;
const UNDERSCORE_HEIGHT = 0.08;
const UNDERSCORE_DROP = 0.1;

function paintCursor(kit: CanvasKit, canvas: Canvas, text: TextToPaint, part: TextPart): void {
  const { cursor, style } = text.item;
  if (!cursor || !part.isFirst) return;
  const layout = text.layout();
  const { at, line, rightToLeft } = cursorPlace(text, layout, cursor);
  const em = style.fontSize;
  const width = (cursor.style === "bar" ? BAR_WIDTH : BLOCK_WIDTH) * em;
  const left = text.left + (rightToLeft ? at - width : at);
  const under = text.top + layout.baselineAt(line.top) + UNDERSCORE_DROP * em;
  const rect =
    cursor.style === "underscore"
      ? kit.LTRBRect(left, under, left + width, under + UNDERSCORE_HEIGHT * em)
      : kit.LTRBRect(left, text.top + line.top, left + width, text.top + line.bottom);
  const paint = fillPaint(kit, isGradient(style.color) ? OPAQUE : style.color, 0, 0);
  canvas.drawRect(rect, paint);
  paint.delete();
}

/** Behind the character before the cursor or, at the start of a line, before the one after it. */
function cursorPlace(
  { item: { text, style } }: TextToPaint,
  layout: TextLayout,
  { after }: TextCursor,
): { at: number; line: LayoutBox; rightToLeft: boolean } {
  const startsLine = after === 0 || text[after - 1] === "\n";
  const before = isLowSurrogate(text, after - 1) ? after - 2 : after - 1;
  const neighbour = startsLine ? layout.boxes(after, after + 1)[0] : layout.boxes(before, after)[0];
  const paragraphRuns = style.direction === "rtl";
  if (!neighbour) {
    const line = layout.lines().find(({ start, end }) => start <= after && after <= end) ?? NO_LINE;
    return { at: paragraphRuns ? line.right : line.left, line, rightToLeft: paragraphRuns };
  }
  const rightToLeft = layout.isRightToLeft(startsLine ? after : before);
  return { at: startsLine === rightToLeft ? neighbour.right : neighbour.left, line: neighbour, rightToLeft };
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

const NO_LINE: LayoutBox = { left: 0, top: 0, right: 0, bottom: 0 };

function shifted({ left, top, right, bottom }: LayoutBox, x: number, y: number): LayoutBox {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** Growing about the middle of a box. */
function growth({ left, top, right, bottom }: LayoutBox, scale: number): number[] {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return [scale, 0, x - scale * x, 0, scale, y - scale * y, 0, 0, 1];
}
