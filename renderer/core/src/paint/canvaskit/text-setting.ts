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
import type { SpacingUnit } from "./spacing-units.js";

/** A text as it is set: what a paragraph of CanvasKit is built from. Indices count UTF-16 code units of `text`. */
export interface TextSetting {
  readonly text: string;
  readonly style: TextStyle;
  /** Where lines end although the text has no line feed there. */
  readonly breaks: readonly number[];
  /** Where paragraphs begin that are indented. */
  readonly indents: readonly number[];
  /** In ascending order. Where letters are set apart, these are not drawn, but take their room: they are to be drawn by themselves. */
  readonly units: readonly SpacingUnit[];
  /** Whether letters may be joined to ligatures. */
  readonly ligatures: boolean;
  /** In ascending order: room that single characters get besides the letter spacing. */
  readonly stretches: readonly Stretch[];
}

/** One character and the pixels that follow it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly spacing: number;
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

/** @param units where the style sets letters apart, what of the text stays together */
export function settingOf(text: string, style: TextStyle, units: readonly SpacingUnit[] = []): TextSetting {
  const starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  const indents = style.indent === 0 ? [] : starts;
  return { text, style, breaks: [], indents, units, ligatures: style.letterSpacing === 0, stretches: [] };
}

/** The text in one line a paragraph as it is without spacing, but with the glyphs that it has with spacing between letters. */
export function unspaced(text: string, style: TextStyle): TextSetting {
  const plain = { textAlign: "left", letterSpacing: 0, wordSpacing: 0, indent: 0, wrapWidth: undefined } as const;
  return { ...settingOf(text, { ...style, ...plain }), ligatures: false };
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
    textStyle: new kit.TextStyle(skTextStyle(kit, setting, lookOf(style, ink))),
    disableHinting: true,
    applyRoundingHack: false,
  });
  const builder = kit.ParagraphBuilder.MakeFromFontCollection(paragraphStyle, fonts);
  const paints = ink.stroke ? strokePaints(kit, ink.stroke) : undefined;
  for (const piece of piecesOf(setting, ink)) addPiece(kit, builder, setting, piece, ink.decorated, paints);
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
  readonly unit: SpacingUnit | undefined;
  readonly stretch: Stretch | undefined;
}

function piecesOf({ text, breaks, indents, units, stretches }: TextSetting, { parts }: Ink): Piece[] {
  const edges = [...(parts ?? []), ...units, ...stretches].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, ...breaks, ...indents, ...edges])].sort((a, b) => a - b);
  const [partAt, unitAt, stretchAt] = [finder(parts ?? []), finder(units), finder(stretches)];
  const [breaking, indented] = [new Set(breaks), new Set(indents)];
  return cuts.map((start, index) => {
    return {
      text: text.slice(start, cuts[index + 1]),
      breaks: breaking.has(start),
      indents: indented.has(start),
      color: parts ? (partAt(start)?.color ?? null) : undefined,
      unit: unitAt(start),
      stretch: stretchAt(start),
    };
  });
}

/** Finds, for places that ascend, which of some ascending stretches of text they lie in. */
function finder<T extends { readonly start: number; readonly end: number }>(
  stretches: readonly T[],
): (place: number) => T | undefined {
  let next = 0;
  return (place) => {
    while ((stretches[next]?.end ?? Infinity) <= place) next++;
    const found = stretches[next];
    return found && found.start <= place ? found : undefined;
  };
}

function addPiece(
  kit: CanvasKit,
  builder: ParagraphBuilder,
  setting: TextSetting,
  { text, breaks, indents, color, unit, stretch }: Piece,
  decorated: boolean,
  paints: StrokePaints | undefined,
): void {
  const { style } = setting;
  if (breaks) builder.addText("\n");
  if (indents)
    builder.addPlaceholder(style.indent, 0, kit.PlaceholderAlignment.Baseline, kit.TextBaseline.Alphabetic, 0);
  if (text === "") return;
  if (color === undefined && !paints && !unit && !stretch) {
    builder.addText(text);
    return;
  }
  const shown = color === undefined ? colorOf(style) : color;
  const isHidden = shown === null || unit !== undefined;
  const look: PieceLook = {
    letterSpacing: (style.letterSpacing + (stretch?.spacing ?? 0)) * (unit?.share ?? 1),
    glyphs: isHidden ? INVISIBLE : shown,
    decoration: decorated && shown !== null ? shown : undefined,
  };
  const piece = new kit.TextStyle(skTextStyle(kit, setting, look));
  if (paints) builder.pushPaintStyle(piece, isHidden ? paints.nothing : paints.line, paints.nothing);
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

/** What of a piece differs from the whole text. */
interface PieceLook {
  readonly letterSpacing: number;
  readonly glyphs: Color;
  /** Undefined: no lines along the text. */
  readonly decoration: Color | undefined;
}

function lookOf(style: TextStyle, { decorated }: Ink): PieceLook {
  const color = colorOf(style);
  return { letterSpacing: style.letterSpacing, glyphs: color, decoration: decorated ? color : undefined };
}

function skTextStyle(kit: CanvasKit, { style, ligatures }: TextSetting, look: PieceLook): SkTextStyle {
  const decorations = {
    none: kit.NoDecoration,
    underline: kit.UnderlineDecoration,
    overline: kit.OverlineDecoration,
    "line-through": kit.LineThroughDecoration,
  };
  return {
    fontFamilies: [...style.fontFiles],
    fontSize: style.fontSize,
    // Variable fonts take their weight and width from here alone; fontStyle would only choose among files.
    fontVariations: [
      { axis: "wght", value: style.fontWeight },
      { axis: "wdth", value: style.fontStretch },
    ],
    color: skColor(kit, look.glyphs),
    decoration: look.decoration ? decorations[style.decoration] : kit.NoDecoration,
    decorationColor: skColor(kit, look.decoration ?? look.glyphs),
    letterSpacing: look.letterSpacing,
    wordSpacing: style.wordSpacing,
    // Letters that are set apart are no ligatures.
    ...(!ligatures && { fontFeatures: LIGATURES.map((name) => ({ name, value: 0 })) }),
    heightMultiplier: style.lineHeight / style.fontSize,
    halfLeading: true,
  };
}

const LIGATURES = ["liga", "clig"];
