/**
 * What one frame shows, as plain data in painting order: everything is in pixels and 0..255 colours, nothing refers to time.
 * Equal display lists paint equal frames.
 */
export interface DisplayList {
  readonly width: number;
  readonly height: number;
  readonly background: Color;
  readonly items: readonly DisplayItem[];
}

/** One layer at one instant, in the order of SPEC §8.1: content, then what is done to it, then how it mixes with the backdrop. */
export interface DisplayItem {
  /** JSON Pointer of the layer: names the item from frame to frame, and errors found while painting. */
  readonly pointer: string;
  readonly content: Content;
  /** Undefined where there is nothing around the content. */
  readonly box: BoxStyle | undefined;
  /** Set where the layer is drawn as a picture of its own before it is placed (SPEC §5.5). */
  readonly flattening: Flattening | undefined;
  /** Pixels of such a picture per unit of the layer, where perspective makes one necessary. */
  readonly resolution: Resolution;
  readonly placement: Placement;
  /** Whole, 1..255. */
  readonly opacity: number;
  readonly blendMode: BlendMode;
  /** Where the item can be seen; undefined: everywhere. */
  readonly matte: Matte | undefined;
}

export type Resolution = 1 | 2 | 4;

export type Content = TextContent | ShapeContent | PictureContent | GroupContent;

/** What surrounds a layer's content (SPEC §8.1 to §8.4). Lengths in pixels of the layer. */
export interface BoxStyle {
  readonly background: Paint | undefined;
  readonly radii: Corners;
  readonly border: BoxBorder | undefined;
  /** Whether the border lies inside the box. */
  readonly innerBorder: boolean;
  readonly outline: BoxLine | undefined;
  /** From the border to the outline; may be negative. */
  readonly outlineOffset: number;
  readonly shadow: BoxShadow | undefined;
}

/** Of the top, right, bottom and left side. */
export type Sides = readonly [top: number, right: number, bottom: number, left: number];

/** Of each corner, clockwise from the upper left: pixels and a fraction of the box's shorter side, together. */
export type Corners = readonly [CornerRadius, CornerRadius, CornerRadius, CornerRadius];

export interface CornerRadius {
  readonly pixels: number;
  readonly fraction: number;
}

export interface BoxBorder extends Omit<BoxLine, "width"> {
  /** None below 0, at least one above. */
  readonly widths: Sides;
}

export interface BoxLine {
  /** Above 0. */
  readonly width: number;
  readonly style: "solid" | "dashed" | "dotted" | "double" | "groove" | "ridge" | "inset" | "outset";
  readonly color: Color;
}

export interface BoxShadow {
  readonly color: Color;
  /** Standard deviation of its blur; 0: sharp. */
  readonly sigma: number;
  /** By how much it is larger than the border's outer edge on every side; may be negative. */
  readonly spread: number;
  readonly offset: readonly [x: number, y: number];
}

/** SPEC §8.7. */
export interface Matte {
  /** Painted alone; its blend mode is normal. */
  readonly item: DisplayItem;
  /** What of it counts. */
  readonly mode: "alpha" | "luma";
  readonly inverted: boolean;
}

/** Where a box stands: SPEC §5.4's T(position) · P · Rx · Ry · Rz · S · T(−anchor). */
export interface Placement {
  /** Pixels of the parent's canvas; z towards the viewer. */
  readonly position: Point;
  /** Fractions of the box: x and z of its width, y of its height. */
  readonly anchor: Point;
  readonly scale: Point;
  /** Degrees about x, y and z. */
  readonly rotation: Point;
  /** Distance of the viewer in pixels; 0: no perspective. */
  readonly perspective: number;
}

export type Point = readonly [x: number, y: number, z: number];

export interface Flattening {
  /** Undefined where all are at their defaults. */
  readonly filters: Filters | undefined;
  /** In the order in which they are applied. */
  readonly effects: readonly EffectCall[];
  /** Standard deviation in pixels of the layer of a blur after the effects; 0: none. */
  readonly blur: number;
}

/** SPEC §8.5; the values of the schema, blur as standard deviation in pixels of the layer. */
export interface Filters {
  readonly brightness: number;
  readonly contrast: number;
  readonly grayscale: number;
  readonly sepia: number;
  readonly invert: number;
  readonly hueRotate: number;
  readonly saturate: number;
  readonly blur: number;
}

export interface EffectCall {
  readonly effect: string;
  /** By name; numbers in the units of the schema (lengths in em), colours as `Color`. */
  readonly parameters: Readonly<Record<string, number | string | boolean | Color>>;
  /** SPEC §14.5. */
  readonly seed: number;
  /** Whole microseconds of the layer's local time; 0 where the effect does not change with time. */
  readonly time: number;
  /** Set where numbers may leave the ranges of the schema (SPEC §15.2). */
  readonly unlimited?: true;
}

export type BlendMode =
  | "normal"
  | "multiply"
  | "screen"
  | "overlay"
  | "darken"
  | "lighten"
  | "color-dodge"
  | "color-burn"
  | "hard-light"
  | "soft-light"
  | "difference"
  | "exclusion"
  | "hue"
  | "saturation"
  | "color"
  | "luminosity";

/** Straight (not premultiplied) sRGB, each channel 0..255 (fractions occur between keyframes). */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

interface GradientStop {
  /** 0..1, ascending. */
  readonly offset: number;
  readonly color: Color;
}

/** Centres and radii are fractions of the filled box; angles are degrees, clockwise, 0 to the right. */
export type Gradient =
  | { readonly kind: "linear"; readonly angle: number; readonly stops: readonly GradientStop[] }
  | {
      readonly kind: "radial";
      readonly center: readonly [number, number];
      readonly radius: number;
      readonly shape: "ellipse" | "circle";
      readonly stops: readonly GradientStop[];
    }
  | {
      readonly kind: "conic";
      readonly center: readonly [number, number];
      readonly angle: number;
      readonly stops: readonly GradientStop[];
    };

export type Paint = Color | Gradient;

export function isGradient(paint: Paint): paint is Gradient {
  return "stops" in paint;
}

export interface TextContent {
  readonly kind: "text";
  readonly text: string;
  readonly style: TextStyle;
  readonly box: TextBox;
  /** Parts of the text that are drawn otherwise than the rest; they ascend and do not overlap. */
  readonly spans?: readonly TextSpan[];
  readonly cursor?: TextCursor;
  /** Boxes behind its lines or words, in place of the layer's background. */
  readonly background?: TextBackground;
  /** Pixels added to the letter spacing after lines have been broken and the box has got its size. */
  readonly tracking?: number;
}

/** Indices count UTF-16 code units: start ≤ index < end. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  /** Instead of the colour of the text. */
  readonly color?: Paint;
  /** Takes its room, but is not drawn. */
  readonly hidden?: true;
  /** A character drawn in its place, in the middle of its room. */
  readonly substitute?: string;
  /** Factor of size about the middle of its part of the line, whose room stays as it is. */
  readonly scale?: number;
  /** A box behind the text of the line. */
  readonly background?: SpanBackground;
}

/** Behind whatever is drawn of each line or word, below all text. */
export interface TextBackground {
  readonly fit: "lines" | "words";
  /** A gradient spans the layer's box. */
  readonly paint: Paint;
  /** Corners of each box; each reaches beyond its text by the padding of the layer's box. */
  readonly radii: Corners;
}

export interface SpanBackground {
  readonly color: Color;
  /** Pixels by which it is larger than the word's part of the line, on every side. */
  readonly padding: number;
  /** Pixels. */
  readonly radius: number;
  /** Added to the radius, as a fraction of the shorter side. */
  readonly radiusFraction: number;
}

export interface TextCursor {
  readonly style: "bar" | "block" | "underscore";
  /** It follows the character before this index. */
  readonly after: number;
}

/** Lengths in pixels. */
export interface TextStyle {
  /** Font files to look glyphs up in, in this order. */
  readonly fontFiles: readonly string[];
  readonly fontSize: number;
  readonly fontWeight: number;
  /** Percent of the normal width. */
  readonly fontStretch: number;
  readonly color: Paint;
  readonly textAlign: "left" | "right" | "center" | "justify";
  readonly direction: "ltr" | "rtl";
  readonly decoration: "none" | "underline" | "overline" | "line-through";
  readonly lineHeight: number;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  /** Before the first line of every paragraph. */
  readonly indent: number;
  /** Lines are broken to fit this width; undefined: they are not broken. */
  readonly wrapWidth: number | undefined;
  readonly stroke: TextStroke | undefined;
  readonly shadow: TextShadow | undefined;
}

/** A line along the outlines of the glyphs, half of it outside, below their fill. */
export interface TextStroke {
  readonly width: number;
  readonly color: Color;
}

/** A blurred copy of the glyphs and their stroke in one colour, below them. */
export interface TextShadow {
  readonly color: Color;
  readonly offset: readonly [x: number, y: number];
  /** Standard deviation of the blur. */
  readonly blur: number;
}

/** The box around the lines. */
export interface TextBox {
  /** Outer size; undefined: as large as the text and its padding. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly padding: Sides;
  readonly verticalAlign: "top" | "middle" | "bottom";
}

export interface ShapeContent {
  readonly kind: "shape";
  readonly geometry: ShapeGeometry;
  readonly width: number;
  readonly height: number;
  readonly fill: Paint;
  readonly fillRule: "nonzero" | "evenodd";
  readonly stroke: Stroke;
}

export type ShapeGeometry =
  | { readonly type: "rectangle"; readonly cornerRadius: number }
  | { readonly type: "ellipse" }
  | { readonly type: "polygon"; readonly sides: number; readonly cornerRadius: number }
  | { readonly type: "star"; readonly sides: number; readonly innerRadius: number; readonly cornerRadius: number }
  | { readonly type: "path"; readonly path: string; readonly viewBox: readonly [number, number, number, number] };

export interface Stroke {
  readonly width: number;
  readonly color: Color;
  readonly alignment: "inner" | "center" | "outer";
  readonly dash: number;
  readonly gap: number;
  readonly linejoin: "miter" | "round" | "bevel";
  readonly linecap: "butt" | "round" | "square";
  /** The part of the outline that is stroked, as fractions of its length. */
  readonly trimStart: number;
  readonly trimEnd: number;
}

/** A decoded picture in its box (SPEC §11.1). Lengths in pixels. */
export interface PictureContent {
  readonly kind: "picture";
  /** Place in `MediaInfo.pictures` or, if `moving`, in `MediaInfo.movies`. */
  readonly picture: number;
  /** Frame of an animated picture or a video, else 0. */
  readonly frame: number;
  /** Set where the picture is a video's. */
  readonly moving?: true;
  /** The box. */
  readonly width: number;
  readonly height: number;
  /** Where the whole picture lies in the box, beyond which it is cut off. */
  readonly placed: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

/** Painted on a transparent canvas of its own, as large as the video's. */
export interface GroupContent {
  readonly kind: "group";
  readonly items: readonly DisplayItem[];
}
