import {
  type Effect,
  type Issue,
  issue,
  type Layer,
  type TextTransform,
  type VideoJSON,
  VideoJSONError,
} from "@videoflow/core";
import { easingCurve } from "../evaluate/easing.js";
import { effectProperties, layerProperties, type PropertyDefinition } from "../generated/properties.js";
import { type MediaInfo, NO_MEDIA } from "../media/media-info.js";
import { lengthOfCaptions, resolveCaptions, type TimelineCaptions } from "./captions.js";
import { kindOf } from "./kinds.js";
import { withMattes } from "./mattes.js";
import { lengthOfPicture, resolveMovie, resolvePicture, svgIssues } from "./picture.js";
import { lengthOfPlayed, playedIssues, resolvePlayed } from "./played.js";
import { drawsLayerType, drawsProperty } from "./supported.js";
import { preparedText, resolveFonts } from "./text.js";
import { type FrameRate, frameOf, frameRate, microseconds } from "./time.js";
import type { Properties, Property, Timeline, TimelineEffect, TimelineLayer, Value } from "./timeline.js";
import { resolveTransitions } from "./transitions.js";
import { type Length, parseColor, type Vector } from "./values.js";

/** Length of a document in which nothing says when it ends (SPEC: duration). */
const DEFAULT_DURATION = 5_000_000;

/**
 * Fills in defaults, turns seconds into frames and values into the evaluator's forms.
 * The document must be valid. Throws a VideoJSONError that lists everything this renderer cannot draw. Without `media` nothing
 * is known of the lengths of its media, nor can its pictures be drawn.
 */
export function resolve(document: VideoJSON, media: MediaInfo = NO_MEDIA): Timeline {
  const fps = frameRate(document.fps ?? 30);
  const duration =
    document.duration === undefined ? contentEnd(document.layers, media) : microseconds(document.duration);
  const issues: Issue[] = [];
  const frameCount = Math.max(1, frameOf(duration || DEFAULT_DURATION, fps));
  const parent = { frames: frameCount, length: duration || DEFAULT_DURATION };
  const layers = resolveLayers(document.layers, "/layers", fps, parent, issues, media);
  if (issues.length > 0) throw new VideoJSONError(issues);
  return {
    width: document.width ?? 1920,
    height: document.height ?? 1080,
    fps,
    frameCount,
    background: parseColor(document.backgroundColor ?? "#000000"),
    layers,
  };
}

/** The latest explicit end among the layers in microseconds; undefined when none has one. */
function contentEnd(layers: readonly Layer[], media: MediaInfo): number | undefined {
  const ends = layers.flatMap((layer) => {
    if (layer.enabled === false) return [];
    const length =
      layer.duration === undefined && layer.type === "group"
        ? contentEnd(layer.layers, media)
        : explicitLength(layer, media);
    return length === undefined ? [] : [microseconds(layer.startTime ?? 0) + length];
  });
  const latest = ends.reduce((end, other) => Math.max(end, other), 0);
  return ends.length === 0 ? undefined : latest;
}

function explicitLength(layer: Layer, media: MediaInfo): number | undefined {
  if (layer.duration !== undefined) return microseconds(layer.duration);
  if (layer.type === "captions") return lengthOfCaptions(layer);
  if (layer.type === "audio" || layer.type === "video") return lengthOfPlayed(layer, media);
  return layer.type === "image" ? lengthOfPicture(layer, media) : undefined;
}

/** The video or group that layers are in. */
interface Parent {
  readonly frames: number;
  /** Whole microseconds. */
  readonly length: number;
}

function resolveLayers(
  layers: readonly Layer[],
  pointer: string,
  fps: FrameRate,
  parent: Parent,
  issues: Issue[],
  media: MediaInfo,
): TimelineLayer[] {
  const resolved = layers.flatMap((layer, index) =>
    layer.enabled === false ? [] : [resolveLayer(layer, `${pointer}/${index}`, fps, parent, issues, media)],
  );
  return withMattes(resolved);
}

function resolveLayer(
  layer: Layer,
  pointer: string,
  fps: FrameRate,
  parent: Parent,
  issues: Issue[],
  media: MediaInfo,
): TimelineLayer {
  issues.push(...undrawable(layer, pointer));
  const start = microseconds(layer.startTime ?? 0);
  const explicit = explicitLength(layer, media);
  const firstFrame = frameOf(start, fps);
  const endFrame = explicit === undefined ? parent.frames : Math.min(parent.frames, frameOf(start + explicit, fps));
  const length = Math.max(0, Math.min(explicit ?? Infinity, parent.length - start));
  const properties = resolveProperties(layerProperties[layer.type], layer);
  const effects = layer.type === "audio" ? [] : resolveEffects(layer.effects ?? []);
  const resolved = {
    pointer,
    source: layer,
    start,
    firstFrame,
    endFrame,
    properties,
    still: layer.type !== "group" && !changes(properties) && effects.length === 0,
    flat: layer.type === "group" || effects.length > 0 || isFiltered(properties),
    resolution: layer.type === "group" ? (1 as const) : resolutionFor(properties),
    effects,
    length,
    ...resolveTransitions(layer, length),
  };
  if (layer.type === "group") {
    const inside = { frames: endFrame - firstFrame, length };
    const layers = resolveLayers(layer.layers, `${pointer}/layers`, fps, inside, issues, media);
    return { ...resolved, layers };
  }
  if (layer.type === "text" || layer.type === "captions") {
    const { fonts, issues: fontIssues } = resolveFonts(layer, pointer, media.fonts);
    issues.push(...fontIssues);
    const text = { fonts };
    if (layer.type === "captions") {
      const cases = new Set(valuesOf(properties["textTransform"] as Property) as TextTransform[]);
      const captions = new Map<TextTransform, TimelineCaptions>();
      for (const transform of cases) captions.set(transform, resolveCaptions(layer, transform));
      return { ...resolved, still: false, text, captions };
    }
    const lines = mapValues(properties["text"] as Property, preparedText as (text: Value) => Value);
    return { ...resolved, text, properties: { ...properties, text: lines } };
  }
  if (layer.type === "audio" || layer.type === "video") {
    issues.push(...playedIssues(layer, pointer, media));
    const played = resolvePlayed(layer, media);
    if (!played) return resolved;
    const picture = layer.type === "video" ? resolveMovie(layer, played, media) : undefined;
    return picture ? { ...resolved, still: false, played, picture } : { ...resolved, played };
  }
  if (layer.type === "image") issues.push(...svgIssues(layer, pointer, media));
  const picture = layer.type === "image" ? resolvePicture(layer, media) : undefined;
  if (picture) return { ...resolved, still: resolved.still && picture.delays.length === 1, picture };
  return resolved;
}

function resolveEffects(effects: readonly Effect[]): TimelineEffect[] {
  return effects.flatMap((effect, index) => {
    if (effect.enabled === false) return [];
    const parameters = resolveProperties(effectProperties[effect.effect], effect);
    return [{ effect: effect.effect, seed: 1 + index, parameters }];
  });
}

function changes(properties: Properties): boolean {
  return Object.values(properties).some((property) => !("constant" in property));
}

/** Whether a filter is animated, or constant at something else than its default. */
function isFiltered(properties: Properties): boolean {
  return layerProperties.text.some(({ name, default: initial }) => {
    const property = name.startsWith("filter") ? properties[name] : undefined;
    if (property === undefined) return false;
    if (!("constant" in property)) return true;
    return name === "filterBlur" ? isLength(property.constant) : property.constant !== initial;
  });
}

function isLength(value: Value): boolean {
  const { em, px, fraction } = value as Length;
  return em !== 0 || px !== 0 || fraction !== 0;
}

/** The smallest resolution that is not below the largest scale the layer ever has. */
function resolutionFor({ scale }: Properties): 1 | 2 | 4 {
  if (scale === undefined) return 1;
  const largest = valuesOf(scale).reduce<number>((most, value) => {
    const [x, y] = value as Vector;
    return Math.max(most, Math.abs(x), Math.abs(y));
  }, 0);
  return largest <= 1 ? 1 : largest <= 2 ? 2 : 4;
}

function undrawable(layer: Layer, pointer: string): Issue[] {
  if (!drawsLayerType(layer.type)) {
    return [issue("UNSUPPORTED_FEATURE", pointer, { feature: `a layer of type "${layer.type}"` })];
  }
  const refused = (at: string, feature: string) => issue("UNSUPPORTED_FEATURE", `${pointer}/${at}`, { feature });
  const check = (at: string, property: string) =>
    drawsProperty(layer.type, property) ? [] : [refused(at, `"${property}" of a ${layer.type} layer`)];
  return [
    ...Object.keys(layer).flatMap((property) => check(property, property)),
    ...Object.keys(layer.keyframes ?? {}).flatMap((property) => check(`keyframes/${property}`, property)),
  ];
}

function resolveProperties(definitions: readonly PropertyDefinition[], owner: Layer | Effect): Properties {
  const values = owner as unknown as Record<string, unknown>;
  const tracks = (("keyframes" in owner && owner.keyframes) || {}) as Record<string, readonly KeyframeJson[]>;
  const properties: Record<string, Property> = {};
  for (const definition of definitions) {
    const track = tracks[definition.name];
    const value = values[definition.name] ?? definition.default;
    if (track) properties[definition.name] = resolveTrack(definition, track);
    else if (value !== undefined) properties[definition.name] = { constant: kindOf(definition).parse(value) };
  }
  return properties;
}

function valuesOf(property: Property): readonly Value[] {
  return "constant" in property ? [property.constant] : property.keyframes.map(({ value }) => value);
}

function mapValues(property: Property, change: (value: Value) => Value): Property {
  if ("constant" in property) return { constant: change(property.constant) };
  const keyframes = property.keyframes.map((keyframe) => ({ ...keyframe, value: change(keyframe.value) }));
  return { ...property, keyframes };
}

interface KeyframeJson {
  readonly time: number;
  readonly value: unknown;
  readonly easing?: Parameters<typeof easingCurve>[0];
}

function resolveTrack(definition: PropertyDefinition, track: readonly KeyframeJson[]): Property {
  const { parse, interpolate, limit } = kindOf(definition);
  const keyframes = track.map(({ time, value, easing }) => ({
    time: microseconds(time),
    value: parse(value),
    curve: easingCurve(easing),
  }));
  return { keyframes, interpolate: (from, to, progress) => limit(interpolate(from, to, progress)) };
}
