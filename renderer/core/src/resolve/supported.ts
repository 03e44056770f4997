/**
 * What the painter draws. Anything else a document asks for is refused with UNSUPPORTED_FEATURE: a video in which a part is
 * silently missing is worse than none.
 */
const VISUAL = [
  ...["visible", "opacity", "position", "scale", "rotation", "anchor", "perspective", "blendMode", "effects", "matte"],
  ...["filterBlur", "filterBrightness", "filterContrast", "filterGrayscale", "filterSepia", "filterInvert"],
  ...["filterHueRotate", "filterSaturate", "transitionIn", "transitionOut"],
  ...["backgroundColor", "borderWidth", "borderStyle", "borderColor", "innerBorder", "borderRadius"],
  ...["outlineWidth", "outlineStyle", "outlineColor", "outlineOffset"],
  ...["boxShadowBlur", "boxShadowOffset", "boxShadowSpread", "boxShadowColor"],
];

const TEXTUAL = [
  ...["fontSize", "fontFamily", "fontWeight", "fontStyle", "fontStretch", "color", "width", "height"],
  ...["textAlign", "verticalAlign", "padding", "letterSpacing", "wordSpacing", "lineHeight", "textTransform"],
  ...[
    "textDecoration",
    "backgroundFit",
    "direction",
    "wrap",
    "textIndent",
    "textStrokeWidth",
    "textStrokeColor",
    "textShadowColor",
  ],
  ...["textShadowOffset", "textShadowBlur"],
];

/** What is played of a file, and how it sounds. */
const HEARD = [
  ...["source", "integrity", "sourceStart", "sourceEnd", "speed", "loop", "volume", "pan", "pitch", "mute"],
];

const DRAWN: Readonly<Record<string, readonly string[]>> = {
  text: [...VISUAL, ...TEXTUAL, "text"],
  captions: [...VISUAL, ...TEXTUAL, "captions", "maxCharsPerLine", "maxLines", "highlight"],
  shape: [
    ...VISUAL,
    ...["shapeType", "width", "height", "fill", "fillRule", "cornerRadius", "sides", "innerRadius", "path", "viewBox"],
    ...["strokeColor", "strokeWidth", "strokeAlignment", "strokeDash", "strokeGap", "strokeLinejoin", "strokeLinecap"],
    ...["trimStart", "trimEnd"],
  ],
  image: [...VISUAL, "source", "integrity", "width", "height", "fit", "loop"],
  video: [...VISUAL, ...HEARD, "width", "height", "fit"],
  group: [...VISUAL, "layers"],
  audio: [...HEARD, "autoDucking", "transitionIn", "transitionOut"],
};

/** Fields every layer may have that say nothing about how it looks, or are resolved before painting. */
const NOT_DRAWN = ["type", "id", "name", "enabled", "startTime", "duration", "metadata", "keyframes"];

export function drawsLayerType(type: string): boolean {
  return type in DRAWN;
}

/** Whether a property other than at its default has an effect that the painter draws. */
export function drawsProperty(type: string, property: string): boolean {
  return NOT_DRAWN.includes(property) || (DRAWN[type] ?? []).includes(property);
}
