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

export type DisplayItem = TextItem | ShapeItem | GroupItem;

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

/** Where an item stands: SPEC's translate(position) · rotate · scale · translate(−anchor · box). */
export interface Placement {
  /** JSON Pointer of the layer, for errors found while painting. */
  readonly pointer: string;
  /** Pixels from the canvas' top left corner. */
  readonly position: readonly [number, number];
  /** Fractions of the item's own box. */
  readonly anchor: readonly [number, number];
  readonly scale: readonly [number, number];
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** 0..1 */
  readonly opacity: number;
}

export interface TextItem {
  readonly kind: "text";
  readonly placement: Placement;
  readonly text: string;
  readonly style: TextStyle;
  readonly box: TextBox;
}

/** Lengths in pixels. */
export interface TextStyle {
  /** Bundled font files to look glyphs up in, in this order. */
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
  /** Lines are broken to fit this width; undefined: they are not broken. */
  readonly wrapWidth: number | undefined;
}

/** The box around the lines. */
export interface TextBox {
  /** Outer size; undefined: as large as the text and its padding. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly padding: number;
  readonly verticalAlign: "top" | "middle" | "bottom";
}

export interface ShapeItem {
  readonly kind: "shape";
  readonly placement: Placement;
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

/** Painted on a transparent canvas of its own, then placed as one. */
export interface GroupItem {
  readonly kind: "group";
  readonly placement: Placement;
  readonly items: readonly DisplayItem[];
}
