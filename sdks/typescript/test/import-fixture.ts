/**
 * VideoFlow 1.2 as its published type definitions describe it: every property of every layer type, with a value of each
 * form that the types allow. Facts, written down from the definitions; nothing here is taken from the generated tables.
 */

export interface Layer {
  id: string;
  type: string;
  settings: Record<string, unknown>;
  properties: Record<string, unknown>;
  animations: { property: string; keyframes: object[]; easing?: string }[];
  [member: string]: unknown;
}

/** Forms of a value, at least two different ones: each of them is tried. */
type Forms = Readonly<Record<string, readonly unknown[]>>;

const four = (side: unknown) => [side, side, side, side];
const lineStyles = ["none", "solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"];
const colors = [
  "#f0a",
  "#FF5A1F",
  "#11223344",
  "red",
  "rebeccapurple",
  "rgb(1, 2, 3)",
  "rgba(1, 2, 3, 0.5)",
  "hsl(210 50% 40% / 0.5)",
  "transparent",
];

export const visual: Forms = {
  visible: [true, false],
  opacity: [0.5, 1],
  blendMode: [
    "normal",
    "multiply",
    "screen",
    "overlay",
    "darken",
    "lighten",
    "color-dodge",
    "color-burn",
    "hard-light",
    "soft-light",
    "difference",
    "exclusion",
    "hue",
    "saturation",
    "color",
    "luminosity",
  ],
  position: [
    [0.25, 0.75],
    [0.25, 0.75, 10],
  ],
  scale: [2, [1, 2], [1, 2, 3]],
  rotation: [45, [10, 20, 30]],
  anchor: [
    [0, 1],
    [0, 1, 0],
  ],
  backgroundColor: colors,
  borderWidth: [1, four(1), [1, 2, 3, 4], [1, "2px", "0.5em", 0], "2px", "0.5em"],
  borderStyle: lineStyles,
  borderColor: colors,
  innerBorder: [true, false],
  borderRadius: [1, four(1), [1, 2, 3, 4], ["50%", "2px", 0, "1em"], "50%"],
  boxShadow: [true, false],
  boxShadowBlur: [1, "3px"],
  boxShadowOffset: [
    [1, -1],
    [0, 2],
    ["2px", "-1em"],
  ],
  boxShadowSpread: [1, -1],
  boxShadowColor: colors,
  outlineWidth: [1, 2],
  outlineStyle: lineStyles,
  outlineColor: colors,
  outlineOffset: [1, -1],
  filterBlur: [1, 0],
  filterBrightness: [1.5, 1],
  filterContrast: [1.5, 0.5],
  filterGrayscale: [0.5, 1],
  filterSepia: [0.5, 0],
  filterInvert: [0.5, 1],
  filterHueRotate: [90, "45deg"],
  filterSaturate: [1.5, 0],
  perspective: [50, 200],
};

export const textual: Forms = {
  fontSize: [6, "24px"],
  fontFamily: ["Inter", "Noto Sans"],
  fontWeight: [400, "500", "bold"],
  fontStyle: ["normal", "italic"],
  fontStretch: ["75%", "condensed", 100],
  color: colors,
  textAlign: ["left", "right", "center", "justify"],
  verticalAlign: ["top", "middle", "bottom"],
  padding: [1, four(2), [1, 2, 3, 4], ["1px", "0.5em", 0, 2]],
  textStroke: [true, false],
  textStrokeWidth: [0.1, 0],
  textStrokeColor: colors,
  textShadow: [true, false],
  textShadowColor: colors,
  textShadowOffset: [
    [0.1, 0.1],
    [0, -0.2],
  ],
  textShadowBlur: [0.2, 1],
  letterSpacing: [0.1, -0.1],
  lineHeight: [1.2, "20px", "150%"],
  textTransform: ["none", "capitalize", "uppercase", "lowercase"],
  textDecoration: ["none", "underline", "overline", "line-through"],
  wordSpacing: [0.1, 1],
  direction: ["ltr", "rtl"],
  textIndent: [1, 2],
  wrap: [true, false],
};

export const auditory: Forms = { volume: [0.5, 1], pan: [-0.5, 1], pitch: [1.5, 0.5], mute: [true, false] };

export const shape: Forms = {
  width: [50, "40em"],
  height: [20, "30em"],
  fill: colors,
  strokeColor: colors,
  strokeWidth: [2, 0],
  strokeAlignment: ["inner", "center", "outer"],
  strokeDash: [3, 6],
  strokeGap: [1, 2],
  strokeLinejoin: ["miter", "round", "bevel"],
  cornerRadius: [4, 0],
  sides: [5, 8],
  innerRadius: [0.3, 0.6],
};

/** Properties of each layer type. */
export const propertiesByType: Readonly<Record<string, Forms>> = {
  text: { ...visual, ...textual, text: ["Hello", "Good day"] },
  captions: { ...visual, ...textual },
  image: { ...visual, fit: ["contain", "cover"] },
  video: { ...visual, ...auditory, fit: ["contain", "cover"] },
  audio: auditory,
  shape: { ...visual, ...shape },
  group: visual,
};

/** Settings that a type needs. */
export const settingsByType: Readonly<Record<string, Record<string, unknown>>> = {
  image: { source: "media/photo.png" },
  video: { source: "media/clip.mp4", mediaDuration: 20 },
  audio: { source: "media/song.mp3" },
  shape: { shapeType: "star" },
  captions: { captions: [{ caption: "Hello", startTime: 0, endTime: 1 }], maxCharsPerLine: 20, maxLines: 1 },
};

/** The types have no lists with units; whoever writes them is told where their parts go different ways. */
export function isTyped(value: unknown): boolean {
  return !Array.isArray(value) || value.every((item) => typeof item === "number");
}

/** What VideoFlow has nothing between of: its definitions call it not animatable, and its renderer steps it. */
export const stepping = [
  ...["visible", "blendMode", "borderStyle", "innerBorder", "boxShadow", "outlineStyle", "fontFamily", "fontStyle"],
  ...["textAlign", "verticalAlign", "textStroke", "textShadow", "textTransform", "textDecoration", "direction", "wrap"],
  ...["text", "fit", "mute", "strokeAlignment", "strokeLinejoin", "sides"],
];

let count = 0;

export function layer(type: string, change: Partial<Layer> = {}): Layer {
  const { settings, ...rest } = change;
  return {
    id: `${type}-${++count}`,
    type,
    settings: { enabled: true, startTime: 0, sourceDuration: 4, ...settingsByType[type], ...settings },
    properties: {},
    animations: [],
    ...(type === "group" && { children: [] }),
    ...rest,
  };
}

export function video(layers: readonly object[], change: object = {}): Record<string, unknown> {
  return {
    name: "Old",
    duration: 10,
    width: 1280,
    height: 720,
    fps: 30,
    backgroundColor: "#000000",
    layers,
    ...change,
  };
}
