import { type Issue, issue, VideoJSONError } from "@videoflow/core";
import type {
  Canvas,
  CanvasKit,
  FontCollection,
  Paragraph,
  TextStyle as SkTextStyle,
  TypefaceFontProvider,
} from "canvaskit-wasm";
import { type Gradient, isGradient, type TextContent, type TextStyle } from "../../evaluate/display-list.js";
import type { FontFile } from "../../fonts/catalogue.js";
import type { Drawable } from "./drawable.js";
import { fillPaint, skColor } from "./paint-style.js";

/** Laid-out paragraphs kept for the next frame. A paragraph is a few kilobytes; the least recently used one goes first. */
const KEPT_PARAGRAPHS = 512;

/** Shapes and draws text with the fonts it was given, and no others. */
export class TextSetter {
  readonly #kit: CanvasKit;
  readonly #fonts: FontCollection;
  readonly #paragraphs = new Map<string, Paragraph>();

  constructor(kit: CanvasKit, files: readonly FontFile[]) {
    this.#kit = kit;
    const provider = kit.TypefaceFontProvider.Make();
    const issues = files.flatMap((file) => register(kit, provider, file));
    if (issues.length > 0) throw new VideoJSONError(issues);
    this.#fonts = kit.FontCollection.Make();
    this.#fonts.setDefaultFontManager(provider);
    provider.delete();
  }

  drawable(item: TextContent): Drawable {
    const { text, style, box } = item;
    const paragraph = this.#paragraph(`${JSON.stringify([text, style])}`, item);
    const textWidth = style.textAlign === "justify" ? paragraph.getMaxWidth() : paragraph.getLongestLine();
    const textHeight = paragraph.getHeight();
    const width = box.width ?? textWidth + 2 * box.padding;
    const height = box.height ?? textHeight + 2 * box.padding;
    const x = ALIGNMENT[style.textAlign];
    return {
      key: `text ${JSON.stringify([text, style, box])}`,
      width,
      height,
      // Swashes, accents and slanted glyphs leave their line by less than this.
      overhang: style.fontSize,
      draw: (canvas) => {
        // The layout is as wide as the room for lines, the box perhaps only as wide as the longest of them.
        const left = box.padding + (width - 2 * box.padding - paragraph.getMaxWidth()) * x;
        const top = box.padding + (height - 2 * box.padding - textHeight) * ALIGNMENT[box.verticalAlign];
        if (isGradient(style.color)) this.#drawThrough(canvas, paragraph, left, top, style.color, width, height);
        else canvas.drawParagraph(paragraph, left, top);
      },
    };
  }

  dispose(): void {
    for (const paragraph of this.#paragraphs.values()) paragraph.delete();
    this.#paragraphs.clear();
    this.#fonts.delete();
  }

  /** A gradient spans the whole box, not single glyphs: the text is drawn as a mask for it. */
  #drawThrough(
    canvas: Canvas,
    mask: Paragraph,
    left: number,
    top: number,
    gradient: Gradient,
    width: number,
    height: number,
  ): void {
    const paint = fillPaint(this.#kit, gradient, width, height);
    paint.setBlendMode(this.#kit.BlendMode.SrcIn);
    canvas.saveLayer();
    canvas.drawParagraph(mask, left, top);
    canvas.drawPaint(paint);
    canvas.restore();
    paint.delete();
  }

  #paragraph(key: string, item: TextContent): Paragraph {
    const kept = this.#paragraphs.get(key);
    this.#paragraphs.delete(key);
    const paragraph = kept ?? this.#layOut(item);
    this.#paragraphs.set(key, paragraph);
    if (this.#paragraphs.size > KEPT_PARAGRAPHS) {
      const [oldest, unused] = this.#paragraphs.entries().next().value as [string, Paragraph];
      this.#paragraphs.delete(oldest);
      unused.delete();
    }
    return paragraph;
  }

  #layOut({ text, style }: TextContent): Paragraph {
    const kit = this.#kit;
    const aligns = {
      left: kit.TextAlign.Left,
      right: kit.TextAlign.Right,
      center: kit.TextAlign.Center,
      justify: kit.TextAlign.Justify,
    };
    const textStyle = new kit.TextStyle(skTextStyle(kit, style));
    const paragraphStyle = new kit.ParagraphStyle({
      textAlign: aligns[style.textAlign],
      textDirection: style.direction === "rtl" ? kit.TextDirection.RTL : kit.TextDirection.LTR,
      textStyle,
      disableHinting: true,
      applyRoundingHack: false,
    });
    const builder = kit.ParagraphBuilder.MakeFromFontCollection(paragraphStyle, this.#fonts);
    builder.addText(text);
    const paragraph = builder.build();
    builder.delete();
    paragraph.layout(style.wrapWidth ?? UNBOUNDED);
    return paragraph;
  }
}

/** Registers a font under the name of its file. Files from outside are tried first: what cannot be used would draw nothing. */
function register(kit: CanvasKit, provider: TypefaceFontProvider, { file, bytes, origin }: FontFile): Issue[] {
  if (origin) {
    const typeface = kit.Typeface.MakeTypefaceFromData(bytes.slice().buffer);
    if (!typeface) {
      const parameters = { source: origin.source, reason: "its outlines cannot be read" };
      return [issue("FONT_INVALID", origin.pointer, parameters)];
    }
    typeface.delete();
  }
  provider.registerFont(bytes, file);
  return [];
}

/** Wide enough never to break a line, small enough for exact f32 positions. */
const UNBOUNDED = 1_000_000;

function skTextStyle(kit: CanvasKit, style: TextStyle): SkTextStyle {
  const decorations = {
    none: kit.NoDecoration,
    underline: kit.UnderlineDecoration,
    overline: kit.OverlineDecoration,
    "line-through": kit.LineThroughDecoration,
  };
  const color = isGradient(style.color) ? kit.BLACK : skColor(kit, style.color);
  return {
    fontFamilies: [...style.fontFiles],
    fontSize: style.fontSize,
    // Variable fonts take their weight and width from here alone; fontStyle would only choose among files.
    fontVariations: [
      { axis: "wght", value: style.fontWeight },
      { axis: "wdth", value: style.fontStretch },
    ],
    color,
    decoration: decorations[style.decoration],
    decorationColor: color,
    letterSpacing: style.letterSpacing,
    wordSpacing: style.wordSpacing,
    heightMultiplier: style.lineHeight / style.fontSize,
    halfLeading: true,
  };
}

/** Share of the free room that lies before the text. */
const ALIGNMENT = { left: 0, center: 0.5, right: 1, justify: 0, top: 0, middle: 0.5, bottom: 1 };
