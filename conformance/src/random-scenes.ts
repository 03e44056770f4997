import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Layer, type VideoJSON, VideoJSONError, validate } from "@videoflow/core";
import { Random } from "./random.js";

/**
 * Small random documents of everything the renderer draws, the same for the same seed. They are valid by construction where
 * the construction is simple, and by trial where it is not.
 */
export function randomScene(seed: number): VideoJSON {
  const random = new Random(seed);
  const document = {
    width: random.whole(40, 200),
    height: random.whole(40, 120),
    fps: 10,
    duration: 1,
    backgroundColor: random.color(),
    layers: layers(random, 5, 2),
  };
  const { document: valid, issues } = validate(document);
  if (!valid) throw new VideoJSONError(issues);
  return valid;
}

function layers(random: Random, most: number, depth: number): Layer[] {
  const list = random.list(1, most, () => layer(random, depth));
  if (random.chance(0.7)) return list;
  const named = list.map((made) => ({ ...made, id: `layer ${random.whole(0, 1e9)}` }));
  // Mattes are earlier layers, so that no way leads back to where it began.
  return named.map((made, index) => {
    const other = named[random.whole(0, index) - 1];
    if (other === undefined) return made;
    return {
      ...made,
      matte: { layer: other.id, mode: random.pick(["alpha", "luma"]), invert: random.chance(0.5) },
    } as Layer;
  });
}

function layer(random: Random, depth: number): Layer {
  const kind = random.pick(depth > 0 ? ["text", "shape", "shape", "image", "group"] : ["text", "shape", "image"]);
  const common = { ...placement(random), ...appearance(random), ...timing(random, kind) };
  if (kind === "group") return { type: "group", ...common, layers: layers(random, 3, depth - 1) } as Layer;
  if (kind === "image") return { type: "image", ...common, ...image(random) } as Layer;
  if (kind === "text") return { type: "text", ...common, ...text(random) } as Layer;
  return { type: "shape", ...common, ...shape(random) } as Layer;
}

function placement(random: Random): object {
  const flat = random.chance(0.8);
  return {
    position: [random.real(-0.2, 1.2), random.real(-0.2, 1.2), ...(flat ? [] : [random.real(-0.5, 0.5)])],
    anchor: [random.real(0, 1), random.real(0, 1)],
    scale: random.pick([1, random.real(0.05, 3), [random.real(-2, 2), random.real(-2, 2)]]),
    rotation: flat ? random.pick([0, random.real(-180, 180)]) : random.triple(-80, 80),
  };
}

function appearance(random: Random): object {
  return {
    opacity: random.pick([1, random.real(0, 1)]),
    ...(random.chance(0.3) && { blendMode: random.pick(BLEND_MODES) }),
    ...(random.chance(0.15) && { filterBlur: random.real(0, 3) }),
    ...(random.chance(0.15) && { filterHueRotate: random.real(-180, 180), filterContrast: random.real(0, 2) }),
    ...(random.chance(0.4) && box(random)),
    ...(random.chance(0.25) && { effects: random.list(1, 2, () => effect(random)) }),
  };
}

function box(random: Random): object {
  const line = () => random.pick(LINE_STYLES);
  return {
    ...(random.chance(0.6) && { backgroundColor: random.chance(0.7) ? random.color() : random.gradient() }),
    ...(random.chance(0.5) && { borderRadius: random.pick(["50%", "5%", random.real(0, 20)]) }),
    ...(random.chance(0.5) && { borderWidth: random.real(0, 8), borderStyle: line(), borderColor: random.color() }),
    ...(random.chance(0.2) && { innerBorder: true }),
    ...(random.chance(0.3) && { outlineWidth: random.real(0, 5), outlineStyle: line(), outlineColor: random.color() }),
    ...(random.chance(0.3) && { outlineOffset: random.real(-20, 10) }),
    ...(random.chance(0.4) && { boxShadowBlur: random.real(0, 20), boxShadowColor: random.color() }),
    ...(random.chance(0.3) && { boxShadowSpread: random.real(-10, 10) }),
    ...(random.chance(0.3) && { boxShadowOffset: [random.real(-10, 10), random.real(-10, 10)] }),
  };
}

function timing(random: Random, kind: string): object {
  return {
    ...(random.chance(0.3) && { startTime: random.whole(0, 5) / 10 }),
    ...(random.chance(0.3) && { duration: random.whole(1, 8) / 10 }),
    ...(random.chance(0.4) && { keyframes: keyframes(random, kind) }),
  };
}

/** What changes from one keyframe to the next, with nothing between. */
const STEPPING: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  text: {
    fontFamily: ["Noto Sans", "Inter"],
    fontStyle: ["normal", "italic"],
    textAlign: ["left", "right", "justify"],
    textTransform: ["none", "uppercase", "capitalize"],
    wrap: [true, false],
    backgroundFit: ["box", "lines", "words"],
  },
  image: { fit: ["contain", "cover", "fill", "none"] },
  shape: { sides: [3, 5, 8], strokeAlignment: ["inner", "center", "outer"], strokeLinejoin: ["miter", "round"] },
  group: {},
};

function keyframes(random: Random, kind: string): object {
  const track = (value: () => unknown) => [
    { time: 0, value: value(), easing: random.pick(["linear", "easeIn", "step", { type: "spring" }]) },
    { time: random.whole(1, 9) / 10, value: value() },
  ];
  return {
    ...(random.chance(0.5) && { opacity: track(() => random.real(0, 1)) }),
    ...(random.chance(0.5) && { position: track(() => [random.real(0, 1), random.real(0, 1)]) }),
    ...(random.chance(0.3) && { rotation: track(() => random.real(-90, 90)) }),
    ...(random.chance(0.2) && { borderWidth: track(() => random.real(0, 6)) }),
    ...(random.chance(0.2) && { boxShadowBlur: track(() => random.real(0, 10)) }),
    ...(random.chance(0.2) && { filterBlur: track(() => random.real(0, 2)) }),
    ...Object.fromEntries(
      Object.entries({ ...STEPPING[kind], blendMode: BLEND_MODES, borderStyle: LINE_STYLES })
        .filter(() => random.chance(0.2))
        .map(([property, values]) => [property, track(() => random.pick(values))]),
    ),
  };
}

function text(random: Random): object {
  return {
    text: random.pick(TEXTS),
    fontSize: random.real(3, 30),
    fontWeight: random.whole(100, 900),
    fontFamily: random.pick(["Noto Sans", "Inter"]),
    color: random.chance(0.8) ? random.color() : random.gradient(),
    textAlign: random.pick(["left", "right", "center", "justify"]),
    ...(random.chance(0.3) && { letterSpacing: random.real(-0.1, 0.4) }),
    ...(random.chance(0.3) && {
      padding: [random.real(0, 1), random.real(0, 1), random.real(0, 1), random.real(0, 1)],
    }),
    ...(random.chance(0.3) && { backgroundFit: random.pick(["lines", "words"]) }),
    ...(random.chance(0.2) && { textStrokeWidth: random.real(0, 0.3), textStrokeColor: random.color() }),
    ...(random.chance(0.2) && { textDecoration: random.pick(["underline", "overline", "line-through"]) }),
    ...(random.chance(0.2) && { transitionIn: random.pick(TRACKED) }),
  };
}

const TEXTS = [
  ...["Text", "two\nlines", "A rather long line that has to wrap", "Ærøskøbing", "x"],
  ...["q\u0303 and e\u0323\u0303 in one", "soft\u00adly hy\u00adphen\u00adat\u00aded words\tand tabs"],
];

const TRACKED = [
  { transition: "trackingExpand", duration: 0.5, startTracking: -0.1, finalTracking: 0.2, blur: 0 },
  { transition: "typewriter", duration: 0.5 },
];

function image(random: Random): object {
  return {
    source: random.pick([OPAQUE_PICTURE, TRANSPARENT_PICTURE, DRAWING]),
    fit: random.pick(["contain", "cover", "fill", "none"]),
    ...(random.chance(0.6) && { width: random.pick(["30px", random.real(5, 120)]) }),
    ...(random.chance(0.6) && { height: random.pick(["20px", random.real(5, 80)]) }),
  };
}

function shape(random: Random): object {
  return {
    shapeType: random.pick(["rectangle", "ellipse", "polygon", "star"]),
    width: random.real(1, 120),
    height: random.real(1, 80),
    fill: random.chance(0.6) ? random.color() : random.gradient(),
    cornerRadius: random.pick([0, random.real(0, 20)]),
    strokeWidth: random.pick([0, random.real(0, 5)]),
    strokeColor: random.color(),
    strokeAlignment: random.pick(["inner", "center", "outer"]),
    strokeDash: random.pick([0, random.real(0.5, 6)]),
  };
}

/** The effects of the schema with parameters anywhere in their ranges. */
function effect(random: Random): object {
  const definition = random.pick(EFFECTS);
  const parameters = Object.entries(definition.properties).flatMap(([name, property]): [string, unknown][] => {
    const { const: constant, minimum = 0, maximum = 1, $ref } = property;
    if (name === "enabled" || name === "keyframes") return [];
    if (constant !== undefined) return [[name, constant]];
    if (property.type === "boolean") return [[name, random.chance(0.5)]];
    if (property.type === "number") return [[name, random.real(minimum, maximum)]];
    if ($ref?.endsWith("/Color")) return [[name, random.color()]];
    return [];
  });
  return Object.fromEntries(parameters);
}

interface SchemaProperty {
  readonly const?: string;
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly $ref?: string;
}

const picture = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../cases/image/${path}`, import.meta.url)), "base64");
const OPAQUE_PICTURE = `data:image/png;base64,${picture("made-larger/tiny.png")}`;
const TRANSPARENT_PICTURE = `data:image/png;base64,${picture("formats/disc.png")}`;
const DRAWING = `data:image/svg+xml;base64,${picture("svg/logo.svg")}`;

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../spec/videojson.schema.json", import.meta.url)), "utf8"),
) as {
  readonly $defs: Record<
    string,
    { readonly properties: Record<string, SchemaProperty>; readonly oneOf?: SchemaProperty[]; readonly enum?: string[] }
  >;
};

const EFFECTS = (schema.$defs["Effect"]?.oneOf ?? []).map(({ $ref = "" }) => {
  return schema.$defs[$ref.slice("#/$defs/".length)] as { readonly properties: Record<string, SchemaProperty> };
});

const BLEND_MODES = schema.$defs["BlendMode"]?.enum ?? [];

const LINE_STYLES = schema.$defs["LineStyle"]?.enum ?? [];
