import { type Issue, issue, VideoJSONError } from "@videoflow/core";
import type { CanvasKit, FontCollection, Paragraph, TypefaceFontProvider } from "canvaskit-wasm";
import { blurMargin } from "../../engine/blur.js";
import type { TextContent, TextShadow, TextStyle } from "../../evaluate/display-list.js";
import type { FontFile } from "../../fonts/catalogue.js";
import { keyOf } from "../key.js";
import { moved } from "../rect.js";
import type { Drawable } from "./drawable.js";
import { glyphInk } from "./glyph-ink.js";
import { hasSoftHyphens, hyphenated } from "./hyphenation.js";
import { type SpacingUnit, spacingUnits } from "./spacing-units.js";
import { type LayoutLine, TextLayout } from "./text-layout.js";
import { paintText, type TextToPaint } from "./text-painting.js";
import { partsOf } from "./text-parts.js";
import { type Ink, setParagraph, settingOf, type TextSetting, unspaced } from "./text-setting.js";
import { type Tracked, trackedText, withoutRoom } from "./tracking.js";

/** Laid-out paragraphs kept for the next frame. A paragraph is a few kilobytes; the least recently used one goes first. */
const KEPT_PARAGRAPHS = 2048;

/** Everything, as it is to be read. */
const WHOLE: Ink = { parts: undefined, decorated: true };

/** Shapes and draws text with the fonts it was given, and no others. */
export class TextSetter {
  readonly #kit: CanvasKit;
  readonly #fonts: FontCollection;
  readonly #paragraphs = new Map<string, Paragraph>();
  readonly #unitsOf = new Map<string, readonly SpacingUnit[]>();

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
    const { box, tracking = 0 } = item;
    // Without bounds there is no room that lines could be justified to.
    const style = item.style.wrapWidth === undefined ? withoutRoom(item.style) : item.style;
    const text = this.#hyphenated(item.text, style);
    const atRest = this.#atRest(text, style);
    const resting = this.#paragraph(atRest, WHOLE);
    const [above, right, below, before] = box.padding;
    const [aside, stacked] = [before + right, above + below];
    const width = box.width ?? widthOf(resting, style) + aside;
    const height = box.height ?? resting.getHeight() + stacked;
    const { setting, widening } = tracking === 0 ? still(atRest) : this.#tracked(atRest, resting, tracking);
    const paragraph = this.#paragraph(setting, WHOLE);
    const isJustified = style.textAlign === "justify";
    // Tracking widens justified lines, and a box without a width, about the middle, as if they were there.
    const tracked = isJustified ? width + widening : (box.width ?? widthOf(paragraph, setting.style) + aside);
    const start = (width - tracked) / 2 + before;
    // The layout is as wide as the room for lines, the box perhaps only as wide as the longest of them.
    const left = start + (tracked - aside - paragraph.getMaxWidth()) * ALIGNMENT[setting.style.textAlign];
    const free = height - stacked - paragraph.getHeight();
    // Lines that do not break hang out of a box that has a width, and many lines out of one that has a height.
    const widest = isJustified ? paragraph.getLongestLine() : resting.getLongestLine();
    const wider = box.width === undefined && !isJustified ? 0 : Math.max(0, widest + aside - width);
    const higher = Math.max(0, resting.getHeight() + stacked - height);
    const overhang = overhangOf(item, Math.max(0, (tracked - width) / 2, wider, higher), width);
    const layout = () => new TextLayout(this.#kit, this.#paragraph(setting, WHOLE), setting);
    const painted: TextToPaint = {
      item,
      text,
      left,
      top: above + free * ALIGNMENT[box.verticalAlign],
      width,
      height,
      overhang,
      parts: partsOf(item),
      paragraph: (ink) => this.#paragraph(setting, ink),
      layout,
      units: setting.units,
      character: (character, ink) => this.#paragraph(alone(character, style), ink),
      unit: (characters, ink) => this.#paragraph(unspaced(characters, style), ink),
    };
    return {
      key: `text ${keyOf(item)}`,
      width,
      height,
      overhang: overhang + (style.shadow ? shadowReach(style.shadow) : 0),
      ink: isPlain(item, setting) ? moved(glyphInk(this.#kit, paragraph), painted.left, painted.top) : undefined,
      draw: (canvas, castShadow) => paintText(this.#kit, canvas, painted, castShadow),
    };
  }

  dispose(): void {
    for (const paragraph of this.#paragraphs.values()) paragraph.delete();
    this.#paragraphs.clear();
    this.#fonts.delete();
  }

  #units(text: string, style: TextStyle): readonly SpacingUnit[] {
    const { fontFiles, fontWeight, fontStretch, direction } = style;
    const key = JSON.stringify([text, fontFiles, fontWeight, fontStretch, direction]);
    const units = this.#unitsOf.get(key) ?? spacingUnits(text, this.#paragraph(unspaced(text, style), WHOLE));
    this.#unitsOf.delete(key);
    this.#unitsOf.set(key, units);
    if (this.#unitsOf.size > KEPT_PARAGRAPHS) this.#unitsOf.delete(this.#unitsOf.keys().next().value as string);
    return units;
  }

  #tracked(atRest: TextSetting, resting: Paragraph, tracking: number): Tracked {
    const lines = new TextLayout(this.#kit, resting, atRest).lines();
    const units = this.#units(atRest.text, atRest.style);
    return trackedText(atRest, lines, tracking, units, (other) => this.#linesOf(other));
  }

  #linesOf(setting: TextSetting): readonly LayoutLine[] {
    return new TextLayout(this.#kit, this.#paragraph(setting, WHOLE), setting).lines();
  }

  #atRest(text: string, style: TextStyle): TextSetting {
    return settingOf(text, style, style.letterSpacing === 0 ? [] : this.#units(text, style));
  }

  #hyphenated(text: string, style: TextStyle): string {
    if (style.wrapWidth === undefined || !hasSoftHyphens(text)) return text;
    return hyphenated(text, (other) => this.#linesOf(this.#atRest(other, style)));
  }

  #paragraph(setting: TextSetting, ink: Ink): Paragraph {
    const key = `${keyOf(setting)} ${JSON.stringify(ink)}`;
    const kept = this.#paragraphs.get(key);
    this.#paragraphs.delete(key);
    const paragraph = kept ?? setParagraph(this.#kit, this.#fonts, setting, ink);
    this.#paragraphs.set(key, paragraph);
    if (this.#paragraphs.size > KEPT_PARAGRAPHS) {
      const [oldest, unused] = this.#paragraphs.entries().next().value as [string, Paragraph];
      this.#paragraphs.delete(oldest);
      unused.delete();
    }
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

function still(setting: TextSetting): Tracked {
  return { setting, widening: 0 };
}

function widthOf(paragraph: Paragraph, { textAlign }: TextStyle): number {
  return textAlign === "justify" ? paragraph.getMaxWidth() : paragraph.getLongestLine();
}

/** Whether nothing but the glyphs of its paragraph is drawn. */
function isPlain({ style, spans = [], background, cursor }: TextContent, { units }: TextSetting): boolean {
  const { decoration, shadow, stroke } = style;
  const isBare = decoration === "none" && shadow === undefined && stroke === undefined;
  return isBare && background === undefined && cursor === undefined && spans.length === 0 && units.length === 0;
}

/** One character by itself. */
function alone(character: string, style: TextStyle): TextSetting {
  const single: TextStyle = { ...style, textAlign: "left", letterSpacing: 0, indent: 0, wrapWidth: undefined };
  return settingOf(character, single);
}

/** Swashes, accents and slanted glyphs leave their line by less than the font size. */
function overhangOf({ style, spans = [], background, box }: TextContent, widening: number, width: number): number {
  const growths = spans.map(({ scale = 1, background }) => {
    const growth = (Math.max(0, scale - 1) * Math.max(width, style.lineHeight)) / 2;
    return growth + (background?.padding ?? 0) * scale;
  });
  const growth = growths.reduce((most, other) => Math.max(most, other), 0);
  const hanging = Math.max(0, -style.indent) + (background ? Math.max(...box.padding) : 0);
  return style.fontSize + hanging + (style.stroke?.width ?? 0) / 2 + widening + growth;
}

/** In pictures of every resolution: boxes of whole pixels spread a little differently in each. */
function shadowReach({ offset: [x, y], blur }: TextShadow): number {
  const spreads = [1, 2, 4].map((resolution) => blurMargin(blur * resolution) / resolution);
  return Math.max(Math.abs(x), Math.abs(y)) + Math.max(...spreads);
}

/** Share of the free room that lies before the text. */
const ALIGNMENT = { left: 0, center: 0.5, right: 1, justify: 0, top: 0, middle: 0.5, bottom: 1 };
