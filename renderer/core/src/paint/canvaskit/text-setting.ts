import type {
  CanvasKit,
  FontCollection,
  Paragraph,
  ParagraphBuilder,
  Paint as SkPaint,
  TextStyle as SkTextStyle,
} from "canvaskit-wasm";
import { type Color, isGradient, type TextStroke, type TextStyle } from "../../evaluate/display-list.js";
import { skColor } from "./paint-style.js";

/** A text as it is set: what a paragraph of CanvasKit is built from. Indices count UTF-16 code units of `text`. */
export interface TextSetting {
  readonly text: string;
  readonly style: TextStyle;
  /** Where lines end although the text has no line feed there. */
  readonly breaks: readonly number[];
  /** Where paragraphs begin that are indented. */
  readonly indents: readonly number[];
}

/** What is drawn of a setting, and in what. All inks take the same room. */
export interface Ink {
  /** Parts that are drawn, in ascending order; the rest only takes its room. Undefined: everything. */
  readonly parts: readonly InkPart[] | undefined;
  /** Set for the outlines of the glyphs instead of their insides. */
  readonly stroke?: TextStroke;
  /** Whether lines along the text are drawn too. */
  readonly decorated: boolean;
}

export interface InkPart {
  readonly start: number;
  readonly end: number;
  readonly color: Color;
}

export function settingOf(text: string, style: TextStyle): TextSetting {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  return { text, style, breaks: [], indents: style.indent === 0 ? [] : starts };
}

/** Where in the paragraph the character at `index` lies: what has been put in counts there. */
export function placeOf({ breaks, indents }: TextSetting, index: number): number {
  const before = (places: readonly number[]) => places.filter((place) => place <= index).length;
  return index + before(breaks) + before(indents);
}

/** Lays a setting out and gives it ink. The caller deletes the paragraph. */
export function setParagraph(kit: CanvasKit, fonts: FontCollection, setting: TextSetting, ink: Ink): Paragraph {
  const { style } = setting;
  const aligns = {
    left: kit.TextAlign.Left,
    right: kit.TextAlign.Right,
    center: kit.TextAlign.Center,
    justify: kit.TextAlign.Justify,
  };
  const paragraphStyle = new kit.ParagraphStyle({
    textAlign: aligns[style.textAlign],
    textDirection: style.direction === "rtl" ? kit.TextDirection.RTL : kit.TextDirection.LTR,
    textStyle: new kit.TextStyle(skTextStyle(kit, style, colorOf(style), ink.decorated)),
    disableHinting: true,
    applyRoundingHack: false,
  });
  const builder = kit.ParagraphBuilder.MakeFromFontCollection(paragraphStyle, fonts);
  const paints = ink.stroke ? strokePaints(kit, ink.stroke) : undefined;
  for (const piece of piecesOf(setting, ink)) addPiece(kit, builder, style, piece, ink.decorated, paints);
  const paragraph = builder.build();
  builder.delete();
  for (const paint of Object.values(paints ?? {})) paint.delete();
  paragraph.layout(style.wrapWidth ?? UNBOUNDED);
  return paragraph;
}

/** Wide enough never to break a line, small enough for exact f32 positions. */
const UNBOUNDED = 1_000_000;

/** A stretch of text in one ink, and what comes before it. */
interface Piece {
  readonly text: string;
  readonly breaks: boolean;
  readonly indents: boolean;
  /** Undefined: the ink of the whole text; null: none. */
  readonly color: Color | null | undefined;
}

function piecesOf({ text, breaks, indents }: TextSetting, { parts }: Ink): Piece[] {
  const edges = (parts ?? []).flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...breaks, ...indents, ...edges])].sort((a, b) => a - b);
  return cuts.map((start, index) => {
    const part = parts?.find((candidate) => candidate.start <= start && start < candidate.end);
    return {
      text: text.slice(start, cuts[index + 1]),
      breaks: breaks.includes(start),
      indents: indents.includes(start),
      color: parts ? (part?.color ?? null) : undefined,
    };
  });
}

function addPiece(
  kit: CanvasKit,
  builder: ParagraphBuilder,
  style: TextStyle,
  { text, breaks, indents, color }: Piece,
  decorated: boolean,
  paints: StrokePaints | undefined,
): void {
  if (breaks) builder.addText("\n");
  if (indents)
    builder.addPlaceholder(style.indent, 0, kit.PlaceholderAlignment.Baseline, kit.TextBaseline.Alphabetic, 0);
  if (text === "") return;
  if (color === undefined && !paints) {
    builder.addText(text);
    return;
  }
  const shown = color === undefined ? colorOf(style) : color;
  const piece = new kit.TextStyle(skTextStyle(kit, style, shown ?? INVISIBLE, decorated && shown !== null));
  if (paints) builder.pushPaintStyle(piece, shown === null ? paints.nothing : paints.line, paints.nothing);
  else builder.pushStyle(piece);
  builder.addText(text);
  builder.pop();
}

interface StrokePaints {
  readonly line: SkPaint;
  readonly nothing: SkPaint;
}

function strokePaints(kit: CanvasKit, { width, color }: TextStroke): StrokePaints {
  const line = new kit.Paint();
  line.setAntiAlias(true);
  line.setStyle(kit.PaintStyle.Stroke);
  line.setStrokeWidth(width);
  line.setStrokeJoin(kit.StrokeJoin.Round);
  line.setColor(skColor(kit, color));
  const nothing = new kit.Paint();
  nothing.setColor(kit.TRANSPARENT);
  return { line, nothing };
}

const INVISIBLE: Color = [0, 0, 0, 0];
const BLACK: Color = [0, 0, 0, 255];

/** Text in a gradient is drawn as a mask for it. */
function colorOf({ color }: TextStyle): Color {
  return isGradient(color) ? BLACK : color;
}

function skTextStyle(kit: CanvasKit, style: TextStyle, paint: Color, decorated: boolean): SkTextStyle {
  const decorations = {
    none: kit.NoDecoration,
    underline: kit.UnderlineDecoration,
    overline: kit.OverlineDecoration,
    "line-through": kit.LineThroughDecoration,
  };
  const color = skColor(kit, paint);
  return {
    fontFamilies: [...style.fontFiles],
    fontSize: style.fontSize,
    // Variable fonts take their weight and width from here alone; fontStyle would only choose among files.
    fontVariations: [
      { axis: "wght", value: style.fontWeight },
      { axis: "wdth", value: style.fontStretch },
    ],
    color,
    decoration: decorated ? decorations[style.decoration] : kit.NoDecoration,
    decorationColor: color,
    letterSpacing: style.letterSpacing,
    wordSpacing: style.wordSpacing,
    // Letters that are set apart are no ligatures.
    ...(style.letterSpacing !== 0 && { fontFeatures: LIGATURES.map((name) => ({ name, value: 0 })) }),
    heightMultiplier: style.lineHeight / style.fontSize,
    halfLeading: true,
  };
}

const LIGATURES = ["liga", "clig"];
