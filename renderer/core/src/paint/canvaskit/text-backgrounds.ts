import type { Canvas, CanvasKit } from "canvaskit-wasm";
import type { TextBackground, TextSpan } from "../../evaluate/display-list.js";
import { movedBy, roundedBox } from "../rounded-rect.js";
import { fillPaint } from "./paint-style.js";
import { skRoundedRect } from "./ring.js";
import type { LayoutLine } from "./text-layout.js";
import type { TextToPaint } from "./text-painting.js";

/** Boxes behind lines or words, as one shape: where they overlap, nothing shows twice (SPEC §9.6). */
export function paintTextBackground(
  kit: CanvasKit,
  canvas: Canvas,
  { item, text, left, top, width, height, layout }: TextToPaint,
  background: TextBackground,
): void {
  const set = layout();
  const [above, right, below, before] = item.box.padding;
  const outline = new kit.PathBuilder();
  for (const { start, end } of partsBehind(text, set.lines(), background.fit, item.spans ?? [])) {
    const box = set.box(start, end);
    if (!box || box.left >= box.right) continue;
    const [boxWidth, boxHeight] = [box.right - box.left + before + right, box.bottom - box.top + above + below];
    const shape = roundedBox(boxWidth, boxHeight, background.radii);
    outline.addRRect(skRoundedRect(movedBy(shape, [left + box.left - before, top + box.top - above])));
  }
  const path = outline.detachAndDelete();
  const paint = fillPaint(kit, background.paint, width, height);
  canvas.drawPath(path, paint);
  paint.delete();
  path.delete();
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** What of the text has a box of its own: lines without the white space around them, or words, as far as they are drawn. */
function partsBehind(
  text: string,
  lines: readonly LayoutLine[],
  fit: TextBackground["fit"],
  spans: readonly TextSpan[],
): Part[] {
  const pattern = fit === "lines" ? /\S(?:.*\S)?/gsu : /\S+/gu;
  const parts = lines.flatMap(({ start, end }) => {
    const found = [...text.slice(start, end).matchAll(pattern)];
    return found.map(({ 0: match, index }) => ({ start: start + index, end: start + index + match.length }));
  });
  const hidden = spans.filter((span) => span.hidden);
  return parts.flatMap((part) => hidden.reduce<Part[]>((shown, span) => shown.flatMap(without(span)), [part]));
}

function without(hidden: Part): (part: Part) => Part[] {
  return ({ start, end }) => {
    const pieces = [
      { start, end: Math.min(end, hidden.start) },
      { start: Math.max(start, hidden.end), end },
    ];
    return hidden.start >= end || hidden.end <= start ? [{ start, end }] : pieces.filter((one) => one.start < one.end);
  };
}
