import type { TextTransform } from "@videoflow/core";
import { effectTime } from "../effects/index.js";
import type { TimelineCaptionPart } from "../resolve/captions.js";
import { instantOf } from "../resolve/time.js";
import type { Timeline, TimelineLayer } from "../resolve/timeline.js";
import { boxAt, textBackgroundAt } from "./box.js";
import { captionPartAt, spokenWords } from "./captions.js";
import type {
  Content,
  DisplayItem,
  DisplayList,
  EffectCall,
  Filters,
  Flattening,
  Placement,
  ShapeGeometry,
  Stroke,
  TextBox,
  TextContent,
  TextShadow,
  TextStroke,
  TextStyle,
} from "./display-list.js";
import { inLetterCase } from "./letter-case.js";
import { matted } from "./matte.js";
import { Moment } from "./moment.js";
import { pictureAt } from "./picture.js";
import {
  AT_REST,
  changedPlacement,
  changeIn,
  type Phase,
  type PictureChange,
  type RunningTransition,
  runningAt,
} from "./transition.js";
import { changedText } from "./transition-text.js";

/** The display list of frame `frame`: a pure function of its arguments. */
export function evaluate(timeline: Timeline, frame: number): DisplayList {
  return {
    width: timeline.width,
    height: timeline.height,
    background: timeline.background,
    items: itemsAt(timeline, timeline.layers, frame),
  };
}

function itemsAt(timeline: Timeline, layers: readonly TimelineLayer[], frame: number): DisplayItem[] {
  return layers.flatMap((layer) => (layer.isMatte ? [] : (itemIn(timeline, layers, layer, frame) ?? [])));
}

/** The item of one of `layers` at a frame of their parent; undefined while it cannot be seen. */
function itemIn(
  timeline: Timeline,
  layers: readonly TimelineLayer[],
  layer: TimelineLayer,
  frame: number,
): DisplayItem | undefined {
  if (layer.source.type === "audio" || frame < layer.firstFrame || frame >= layer.endFrame) return undefined;
  const local = frame - layer.firstFrame;
  const running = runningAt(layer, instantOf(local, timeline.fps));
  const item = layer.still && !running ? stillItem(timeline, layer) : itemAt(timeline, layer, local, running);
  if (item === undefined || layer.matte === undefined) return item;
  const other = layers[layer.matte.layer ?? layers.length];
  return matted(item, layer.matte, other && itemIn(timeline, layers, other, frame));
}

/** What never changes is evaluated once; being the very same item, it is also recognised at once as painted already. */
const stillItems = new WeakMap<TimelineLayer, { readonly item: DisplayItem | undefined }>();

function stillItem(timeline: Timeline, layer: TimelineLayer): DisplayItem | undefined {
  const known = stillItems.get(layer) ?? { item: itemAt(timeline, layer, 0) };
  stillItems.set(layer, known);
  return known.item;
}

/** The item of a layer at its local frame; undefined while it cannot be seen. */
function itemAt(
  timeline: Timeline,
  layer: TimelineLayer,
  frame: number,
  running?: RunningTransition,
): DisplayItem | undefined {
  const time = instantOf(frame, timeline.fps);
  const moment = new Moment(timeline, layer.properties, time);
  const fontSize = moment.has("fontSize") ? moment.size("fontSize", moment.em) : 0;
  const phase = running && { ...running, time, canvas: timeline, fontSize };
  const change = phase ? changeIn(phase) : AT_REST;
  const opacity = Math.floor(Math.min(255, 255 * moment.number("opacity") * (change.opacity ?? 1)) + 0.5);
  if (opacity === 0 || !moment.flag("visible")) return undefined;
  const content = phase ? contentAt(timeline, layer, moment, frame, phase) : restingContent(timeline, layer, frame);
  if (content === undefined) return undefined;
  return {
    pointer: layer.pointer,
    content,
    box: boxAt(moment, layer.layers !== undefined || layer.picture !== undefined),
    flattening: layer.flat || change.picture ? flatteningAt(timeline, layer, moment, time, change.picture) : undefined,
    resolution: layer.resolution,
    placement: changedPlacement(placementAt(timeline, moment), change),
    opacity,
    blendMode: moment.name("blendMode"),
    matte: undefined,
  };
}

/** What stays the same while its layer moves, or its caption is read, is evaluated once, so that it is known again by itself. */
const stillContents = new WeakMap<TimelineLayer | TimelineCaptionPart, Content>();

/** The content of a layer that no transition changes. */
function restingContent(timeline: Timeline, layer: TimelineLayer, frame: number): Content | undefined {
  const time = instantOf(frame, timeline.fps);
  const moment = new Moment(timeline, layer.properties, time);
  const captions = layer.captions?.get(moment.name<TextTransform>("textTransform"));
  const subject = captions ? captionPartAt(captions, time) : layer;
  const known = subject && stillContents.get(subject);
  if (known) return known;
  const content = contentAt(timeline, layer, moment, frame, undefined);
  const dependsOnTime = moment.changes || layer.layers || layer.picture || captions?.highlight;
  if (subject && content && !dependsOnTime) stillContents.set(subject, content);
  return content;
}

function contentAt(
  timeline: Timeline,
  layer: TimelineLayer,
  moment: Moment,
  frame: number,
  phase: Phase | undefined,
): Content | undefined {
  if (layer.layers) return { kind: "group", items: itemsAt(timeline, layer.layers, frame) };
  if (layer.text) {
    const box = textBoxAt(timeline, moment);
    const style = textStyleAt(
      layer.text.fonts.of(moment.name("fontFamily"), moment.name("fontStyle")).filesAt(moment.number("fontWeight")),
      moment,
      (box.width ?? timeline.width) - (box.padding[1] + box.padding[3]),
    );
    const text = textAt(layer, moment, instantOf(frame, timeline.fps), style, box);
    if (!text) return undefined;
    const background = textBackgroundAt(moment);
    const content = background ? { ...text, background } : text;
    return phase ? changedText(content, phase) : content;
  }
  if (layer.picture) return pictureAt(timeline, layer.picture, moment, instantOf(frame, timeline.fps));
  const width = moment.size("width", moment.em, timeline.width);
  const height = moment.size("height", moment.em, timeline.height);
  return {
    kind: "shape",
    geometry: geometryAt(layer, moment, Math.min(width, height)),
    width,
    height,
    fill: moment.paint("fill"),
    fillRule: moment.name("fillRule"),
    stroke: strokeAt(moment),
  };
}

/** The text of a layer as it is read at `time`; undefined between captions. */
function textAt(
  { captions }: TimelineLayer,
  moment: Moment,
  time: number,
  style: TextStyle,
  box: TextBox,
): TextContent | undefined {
  const letterCase = moment.name<TextTransform>("textTransform");
  if (!captions) return { kind: "text", text: inLetterCase(moment.name("text"), letterCase), style, box };
  const inCase = captions.get(letterCase);
  const part = inCase && captionPartAt(inCase, time);
  if (!part) return undefined;
  const spans = spokenWords(part, inCase.highlight, time, style);
  return { kind: "text", text: part.text, style, box, ...(spans.length > 0 && { spans }) };
}

function flatteningAt(
  timeline: Timeline,
  layer: TimelineLayer,
  moment: Moment,
  time: number,
  { effects, blur }: PictureChange = { effects: [], blur: 0 },
): Flattening {
  const filters = filtersAt(moment);
  const own = layer.effects.map(({ effect, seed, parameters }): EffectCall => {
    const values = new Moment(timeline, parameters, time);
    return { effect, seed, time: effectTime(effect, time), parameters: values.all() as EffectCall["parameters"] };
  });
  return {
    filters: Object.entries(NO_FILTERS).some(([name, none]) => filters[name as keyof Filters] !== none)
      ? filters
      : undefined,
    effects: [...own, ...effects],
    blur,
  };
}

const NO_FILTERS: Filters = {
  brightness: 1,
  contrast: 1,
  grayscale: 0,
  sepia: 0,
  invert: 0,
  hueRotate: 0,
  saturate: 1,
  blur: 0,
};

function filtersAt(moment: Moment): Filters {
  return {
    brightness: moment.number("filterBrightness"),
    contrast: moment.number("filterContrast"),
    grayscale: moment.number("filterGrayscale"),
    sepia: moment.number("filterSepia"),
    invert: moment.number("filterInvert"),
    hueRotate: moment.number("filterHueRotate"),
    saturate: moment.number("filterSaturate"),
    blur: moment.size("filterBlur", moment.em),
  };
}

function placementAt(timeline: Timeline, moment: Moment): Placement {
  const [x, y, z] = moment.vector("position");
  return {
    position: [x * timeline.width, y * timeline.height, z * timeline.width],
    anchor: moment.vector("anchor"),
    scale: moment.vector("scale"),
    rotation: moment.vector("rotation"),
    perspective: moment.size("perspective", moment.em),
  };
}

function textBoxAt(timeline: Timeline, moment: Moment): TextBox {
  return {
    width: moment.has("width") ? moment.size("width", moment.em, timeline.width) : undefined,
    height: moment.has("height") ? moment.size("height", moment.em, timeline.height) : undefined,
    padding: moment.sides("padding", moment.size("fontSize", moment.em)),
    verticalAlign: moment.name("verticalAlign"),
  };
}

function textStyleAt(fontFiles: readonly string[], moment: Moment, room: number): TextStyle {
  const fontSize = moment.size("fontSize", moment.em);
  return {
    fontFiles,
    fontSize,
    fontWeight: moment.number("fontWeight"),
    fontStretch: moment.number("fontStretch"),
    color: moment.paint("color"),
    textAlign: moment.name("textAlign"),
    direction: moment.name("direction"),
    decoration: moment.name("textDecoration"),
    lineHeight: moment.size("lineHeight", fontSize),
    letterSpacing: moment.length("letterSpacing", fontSize),
    wordSpacing: moment.length("wordSpacing", fontSize),
    indent: moment.length("textIndent", fontSize),
    wrapWidth: moment.flag("wrap") ? Math.max(0, room) : undefined,
    stroke: textStrokeAt(moment, fontSize),
    shadow: textShadowAt(moment, fontSize),
  };
}

function textStrokeAt(moment: Moment, fontSize: number): TextStroke | undefined {
  const width = moment.size("textStrokeWidth", fontSize);
  const color = moment.color("textStrokeColor");
  return width > 0 && color[3] > 0 ? { width, color } : undefined;
}

function textShadowAt(moment: Moment, fontSize: number): TextShadow | undefined {
  const color = moment.color("textShadowColor");
  const offset = moment.offset("textShadowOffset", fontSize);
  const blur = moment.size("textShadowBlur", fontSize) / 2;
  return color[3] > 0 && (blur > 0 || offset[0] !== 0 || offset[1] !== 0) ? { color, offset, blur } : undefined;
}

function geometryAt({ source }: TimelineLayer, moment: Moment, shorterSide: number): ShapeGeometry {
  if (source.type !== "shape") throw new Error(`a ${source.type} layer has no geometry`);
  const cornerRadius = moment.size("cornerRadius", moment.em, shorterSide);
  switch (source.shapeType) {
    case "rectangle":
      return { type: "rectangle", cornerRadius };
    case "ellipse":
      return { type: "ellipse" };
    case "polygon":
      return { type: "polygon", sides: moment.number("sides"), cornerRadius };
    case "star":
      return { type: "star", sides: moment.number("sides"), innerRadius: moment.number("innerRadius"), cornerRadius };
    case "path":
      return { type: "path", path: moment.name("path"), viewBox: source.viewBox ?? [0, 0, 100, 100] };
  }
}

function strokeAt(moment: Moment): Stroke {
  return {
    width: moment.size("strokeWidth", moment.em),
    color: moment.color("strokeColor"),
    alignment: moment.name("strokeAlignment"),
    dash: moment.size("strokeDash", moment.em),
    gap: moment.size("strokeGap", moment.em),
    linejoin: moment.name("strokeLinejoin"),
    linecap: moment.name("strokeLinecap"),
    trimStart: moment.number("trimStart"),
    trimEnd: moment.number("trimEnd"),
  };
}
