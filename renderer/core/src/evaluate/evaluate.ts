import { instantOf } from "../resolve/time.js";
import type { Property, Timeline, TimelineLayer, Track, Value } from "../resolve/timeline.js";
import type { Length, Vector } from "../resolve/values.js";
import type {
  Color,
  DisplayItem,
  DisplayList,
  Paint,
  Placement,
  ShapeGeometry,
  Stroke,
  TextBox,
  TextStyle,
} from "./display-list.js";

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
  return layers.flatMap((layer) => {
    if (frame < layer.firstFrame || frame >= layer.endFrame) return [];
    const local = frame - layer.firstFrame;
    const moment = new Moment(timeline, layer, instantOf(local, timeline.fps));
    return moment.flag("visible") && moment.number("opacity") > 0 ? [itemAt(timeline, layer, moment, local)] : [];
  });
}

function itemAt(timeline: Timeline, layer: TimelineLayer, moment: Moment, frame: number): DisplayItem {
  const placement = placementAt(timeline, layer, moment);
  if (layer.layers) return { kind: "group", placement, items: itemsAt(timeline, layer.layers, frame) };
  if (layer.text) {
    const { characters, fontFiles } = layer.text;
    const box = textBoxAt(timeline, moment);
    const style = textStyleAt(fontFiles, moment, (box.width ?? timeline.width) - 2 * box.padding);
    return { kind: "text", placement, text: characters, style, box };
  }
  const width = moment.size("width", moment.em, timeline.width);
  const height = moment.size("height", moment.em, timeline.height);
  return {
    kind: "shape",
    placement,
    geometry: geometryAt(layer, moment, Math.min(width, height)),
    width,
    height,
    fill: moment.paint("fill"),
    fillRule: moment.name("fillRule"),
    stroke: strokeAt(moment),
  };
}

function placementAt(timeline: Timeline, layer: TimelineLayer, moment: Moment): Placement {
  const [x, y] = moment.vector("position");
  const [anchorX, anchorY] = moment.vector("anchor");
  const [scaleX, scaleY] = moment.vector("scale");
  return {
    pointer: layer.pointer,
    position: [x * timeline.width, y * timeline.height],
    anchor: [anchorX, anchorY],
    scale: [scaleX, scaleY],
    rotation: moment.vector("rotation")[2],
    opacity: moment.number("opacity"),
  };
}

function textBoxAt(timeline: Timeline, moment: Moment): TextBox {
  return {
    width: moment.has("width") ? moment.size("width", moment.em, timeline.width) : undefined,
    height: moment.has("height") ? moment.size("height", moment.em, timeline.height) : undefined,
    padding: moment.size("padding", moment.size("fontSize", moment.em)),
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
    wrapWidth: moment.flag("wrap") ? Math.max(0, room) : undefined,
  };
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

/** The values of one layer's properties at one instant. */
class Moment {
  /** Pixels of one em outside of text: 1% of the project's width. */
  readonly em: number;
  readonly #properties: Readonly<Record<string, Property>>;
  readonly #time: number;

  /** `time`: whole microseconds since the layer's first frame. */
  constructor(timeline: Timeline, layer: TimelineLayer, time: number) {
    this.em = timeline.width / 100;
    this.#properties = layer.properties;
    this.#time = time;
  }

  /** Whether a property without a default is given. */
  has(property: string): boolean {
    return this.#properties[property] !== undefined;
  }
  flag(property: string): boolean {
    return this.#value(property) as boolean;
  }
  number(property: string): number {
    return this.#value(property) as number;
  }
  name<T extends string>(property: string): T {
    return this.#value(property) as T;
  }
  color(property: string): Color {
    return this.#value(property) as Color;
  }
  paint(property: string): Paint {
    return this.#value(property) as Paint;
  }
  vector(property: string): Vector {
    return this.#value(property) as Vector;
  }
  /** Pixels, where one em is `em` pixels and percentages are of `whole` pixels. */
  length(property: string, em: number, whole = 0): number {
    const length = this.#value(property) as Length;
    return length.em * em + length.px + length.fraction * whole;
  }
  /** A length that is never negative, not even where an easing carries it below 0 (SPEC §7.6). */
  size(property: string, em: number, whole = 0): number {
    return Math.max(0, this.length(property, em, whole));
  }

  #value(name: string): Value {
    const property = this.#properties[name];
    if (property === undefined) throw new Error(`the layer has no property ${name}`);
    return "constant" in property ? property.constant : valueAt(property, this.#time);
  }
}

/** Before the first keyframe its value holds, after the last one the last one's. */
function valueAt({ keyframes, interpolate }: Track, time: number): Value {
  let index = keyframes.length - 1;
  while (index > 0 && (keyframes[index] as { time: number }).time > time) index--;
  const from = keyframes[index] as Track["keyframes"][number];
  const to = keyframes[index + 1];
  if (to === undefined || time <= from.time) return from.value;
  return interpolate(from.value, to.value, from.curve((time - from.time) / (to.time - from.time)));
}
