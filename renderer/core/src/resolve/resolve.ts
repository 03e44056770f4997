import { type Issue, issue, type Layer, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { easingCurve } from "../evaluate/easing.js";
import { layerProperties, type PropertyDefinition } from "../generated/properties.js";
import { kindOf } from "./kinds.js";
import { drawsLayerType, drawsProperty, leavesThePlane } from "./supported.js";
import { resolveText } from "./text.js";
import { type FrameRate, frameOf, frameRate, microseconds } from "./time.js";
import type { Property, Timeline, TimelineLayer } from "./timeline.js";
import { parseColor } from "./values.js";

/** Length of a document in which nothing says when it ends (SPEC: duration). */
const DEFAULT_DURATION = 5_000_000;

/**
 * Fills in defaults, turns seconds into frames and values into the evaluator's forms.
 * The document must be valid. Throws a VideoJSONError that lists everything this renderer cannot draw.
 */
export function resolve(document: VideoJSON): Timeline {
  const fps = frameRate(document.fps ?? 30);
  const duration = document.duration === undefined ? contentEnd(document.layers) : microseconds(document.duration);
  const issues: Issue[] = [];
  const frameCount = Math.max(1, frameOf(duration || DEFAULT_DURATION, fps));
  if (document.fonts && document.fonts.length > 0) {
    issues.push(issue("UNSUPPORTED_FEATURE", "/fonts", { feature: "fonts declared in the document" }));
  }
  const layers = resolveLayers(document.layers, "/layers", fps, frameCount, issues);
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
function contentEnd(layers: readonly Layer[]): number | undefined {
  const ends = layers.flatMap((layer) => {
    if (layer.enabled === false) return [];
    const length =
      layer.duration === undefined && layer.type === "group" ? contentEnd(layer.layers) : explicitLength(layer);
    return length === undefined ? [] : [microseconds(layer.startTime ?? 0) + length];
  });
  const latest = ends.reduce((end, other) => Math.max(end, other), 0);
  return ends.length === 0 ? undefined : latest;
}

function explicitLength({ duration }: Layer): number | undefined {
  return duration === undefined ? undefined : microseconds(duration);
}

function resolveLayers(
  layers: readonly Layer[],
  pointer: string,
  fps: FrameRate,
  parentFrames: number,
  issues: Issue[],
): TimelineLayer[] {
  return layers.flatMap((layer, index) =>
    layer.enabled === false ? [] : [resolveLayer(layer, `${pointer}/${index}`, fps, parentFrames, issues)],
  );
}

function resolveLayer(
  layer: Layer,
  pointer: string,
  fps: FrameRate,
  parentFrames: number,
  issues: Issue[],
): TimelineLayer {
  issues.push(...undrawable(layer, pointer));
  const start = microseconds(layer.startTime ?? 0);
  const length = explicitLength(layer);
  const firstFrame = frameOf(start, fps);
  const endFrame = length === undefined ? parentFrames : Math.min(parentFrames, frameOf(start + length, fps));
  const resolved = { pointer, source: layer, firstFrame, endFrame, properties: resolveProperties(layer) };
  if (layer.type === "group") {
    const layers = resolveLayers(layer.layers, `${pointer}/layers`, fps, endFrame - firstFrame, issues);
    return { ...resolved, layers };
  }
  if (layer.type === "text") {
    const { characters, fontFiles, issues: fontIssues } = resolveText(layer, pointer);
    issues.push(...fontIssues);
    return { ...resolved, text: { characters, fontFiles } };
  }
  return resolved;
}

function undrawable(layer: Layer, pointer: string): Issue[] {
  if (!drawsLayerType(layer.type)) {
    return [issue("UNSUPPORTED_FEATURE", pointer, { feature: `a layer of type "${layer.type}"` })];
  }
  const refused = (at: string, feature: string) => issue("UNSUPPORTED_FEATURE", `${pointer}/${at}`, { feature });
  const check = (at: string, property: string, values: readonly unknown[]) => {
    if (!drawsProperty(layer.type, property)) return [refused(at, `"${property}" of a ${layer.type} layer`)];
    return values.some((value) => leavesThePlane(property, value))
      ? [refused(at, `a ${property} in three dimensions`)]
      : [];
  };
  const tracks = Object.entries((layer.keyframes ?? {}) as Record<string, readonly KeyframeJson[]>);
  return [
    ...Object.entries(layer).flatMap(([property, value]) => check(property, property, [value])),
    ...tracks.flatMap(([property, track]) =>
      check(
        `keyframes/${property}`,
        property,
        track.map(({ value }) => value),
      ),
    ),
  ];
}

function resolveProperties(layer: Layer): Record<string, Property> {
  const values = layer as unknown as Record<string, unknown>;
  const tracks = (layer.keyframes ?? {}) as Record<string, readonly KeyframeJson[]>;
  const properties: Record<string, Property> = {};
  for (const definition of layerProperties[layer.type]) {
    const track = tracks[definition.name];
    const value = values[definition.name] ?? definition.default;
    if (track) properties[definition.name] = resolveTrack(definition, track);
    else if (value !== undefined) properties[definition.name] = { constant: kindOf(definition).parse(value) };
  }
  return properties;
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
