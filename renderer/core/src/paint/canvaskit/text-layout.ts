import type { CanvasKit, Paragraph } from "canvaskit-wasm";
import { isCursive } from "./spacing-units.js";
import { placeOf, type TextSetting } from "./text-setting.js";

/** Pixels from the upper left corner of the paragraph. */
export interface LayoutBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LayoutLine extends LayoutBox {
  /** Part of the text, UTF-16 code units: start ≤ index < end. */
  readonly start: number;
  readonly end: number;
  readonly baseline: number;
}

/** Where the lines, words and characters of a text that has been set lie. */
export class TextLayout {
  readonly #kit: CanvasKit;
  readonly #paragraph: Paragraph;
  readonly #setting: TextSetting;
  #lines: readonly LayoutLine[] | undefined;
  readonly #shifts = new Map<LayoutLine, number>();

  constructor(kit: CanvasKit, paragraph: Paragraph, setting: TextSetting) {
    this.#kit = kit;
    this.#paragraph = paragraph;
    this.#setting = setting;
  }

  /** From top to bottom; a line is as wide as its text without the white space at its end. */
  lines(): readonly LayoutLine[] {
    this.#lines ??= this.#findLines();
    return this.#lines;
  }

  #findLines(): LayoutLine[] {
    const { text } = this.#setting;
    const indexAt = this.#indices();
    let top = 0;
    return this.#paragraph.getLineMetrics().map((metrics) => {
      const { startIndex, endIncludingNewline, left, width, height, baseline } = metrics;
      const line = {
        start: indexAt[startIndex] ?? text.length,
        end: indexAt[endIncludingNewline] ?? text.length,
        left,
        right: left + width,
        top,
        bottom: top + height,
        baseline,
      };
      top += height;
      return line;
    });
  }

  /** The boxes of a part of the text, one for every piece of a line, as high as the line. */
  boxes(start: number, end: number): LayoutBox[] {
    if (start >= end) return [];
    const lines = this.lines();
    return this.#rects(start, end).map(({ left, top, right, bottom }) => {
      const line = lines.find((candidate) => candidate.top < bottom - 0.5 && top + 0.5 < candidate.bottom);
      const shift = (line ? this.#shiftOf(line) : 0) - this.spacingBefore(start);
      return { left: left + shift, top, right: right + shift, bottom };
    });
  }

  /** As CanvasKit tells them. */
  #rects(start: number, end: number): LayoutBox[] {
    const { Max } = this.#kit.RectHeightStyle;
    const { Tight } = this.#kit.RectWidthStyle;
    const [from, to] = [placeOf(this.#setting, start), placeOf(this.#setting, end - 1) + 1];
    return this.#paragraph.getRectsForRange(from, to, Max, Tight).map(({ rect }) => {
      const [left, top, right, bottom] = rect as unknown as [number, number, number, number];
      return { left, top, right, bottom };
    });
  }

  /** CanvasKit counts all of the spacing between letters to what comes before it, but for half of the first of a line. */
  spacingBefore(index: number): number {
    const { text, style } = this.#setting;
    return isCursive(text.slice(index)) ? 0 : style.letterSpacing / 2;
  }

  /** Pixels to the right of where CanvasKit says that the characters of a line are to where it draws them. */
  #shiftOf(line: LayoutLine): number {
    const known = this.#shifts.get(line);
    if (known !== undefined) return known;
    const { style, indents } = this.#setting;
    const isHanging = style.indent < 0 && indents.includes(line.start);
    const hanging = style.direction === "rtl" ? -style.indent : style.indent;
    const shift = isHanging ? hanging : this.#lineFeedShift(line);
    this.#shifts.set(line, shift);
    return shift;
  }

  /** From right to left a line feed lies before all characters of its line, and takes room that is not drawn. */
  #lineFeedShift({ start, end, right }: LayoutLine): number {
    const { text, style, breaks } = this.#setting;
    const hasFeed = text[end - 1] === "\n";
    if (style.direction !== "rtl" || !(hasFeed || breaks.includes(end))) return 0;
    const rights = this.#rects(start, hasFeed ? end - 1 : end).map((rect) => rect.right);
    const beyond = Math.max(right, ...rights) - right;
    // As far as spacing goes, letters may well lie beyond.
    return beyond > Math.abs(style.letterSpacing) ? -beyond + this.spacingBefore(start) : 0;
  }

  /** Whether the character at `index` runs from right to left. */
  isRightToLeft(index: number): boolean {
    const place = placeOf(this.#setting, index);
    const { Max } = this.#kit.RectHeightStyle;
    const { Tight } = this.#kit.RectWidthStyle;
    const [box] = this.#paragraph.getRectsForRange(place, place + 1, Max, Tight);
    return box?.dir === this.#kit.TextDirection.RTL;
  }

  /** Around a part of the text as far as it lies on one line. */
  box(start: number, end: number): LayoutBox | undefined {
    const boxes = this.boxes(start, end);
    const line = boxes.filter(({ top }) => top === boxes[0]?.top);
    const [first] = line;
    if (!first) return undefined;
    const left = Math.min(...line.map((box) => box.left));
    return { ...first, left, right: Math.max(...line.map((box) => box.right)) };
  }

  /** The baseline of the line whose top is at `top`. */
  baselineAt(top: number): number {
    const line = this.lines().find(({ bottom }) => bottom > top + 0.5);
    return line?.baseline ?? this.#paragraph.getAlphabeticBaseline();
  }

  /** By place in the paragraph, the index of the character there; what was put in counts as what follows it. */
  #indices(): number[] {
    const indices: number[] = [];
    for (let index = 0; index <= this.#setting.text.length; index++) {
      const place = placeOf(this.#setting, index);
      while (indices.length <= place) indices.push(index);
    }
    return indices;
  }
}
