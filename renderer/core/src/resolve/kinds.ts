import {
  color,
  discrete,
  fourLengths,
  type Interpolator,
  length,
  number,
  offset,
  paint,
  vector,
} from "../evaluate/interpolate.js";
import type { PropertyDefinition, PropertyKind } from "../generated/properties.js";
import type { Value } from "./timeline.js";
import {
  parseColor,
  parseFourLengths,
  parseLength,
  parsePaint,
  parsePoint,
  parseRotation,
  parseScale,
} from "./values.js";

/** How one kind of property is read from a document and travels between keyframes. */
interface Kind {
  readonly parse: (value: unknown) => Value;
  readonly interpolate: Interpolator;
  /** Brings a number that an easing carried too far back into the range of the schema (SPEC §7.6). */
  readonly limit: (value: Value) => Value;
}

const unlimited = (value: Value): Value => value;

/** Values taken as they are, with nothing between them. */
const plain: Kind = { parse: (value) => value as Value, interpolate: discrete, limit: unlimited };

const numeric = kind((value: number) => value, number);
const lengthKind = kind(parseLength, length);
const fourLengthsKind = kind(parseFourLengths, fourLengths);
const pointKind = kind(parsePoint, vector);

const KINDS: Partial<Record<PropertyKind, Kind>> = {
  number: numeric,
  integer: numeric,
  length: lengthKind,
  nonNegativeLength: lengthKind,
  lengthPercentage: lengthKind,
  sides: fourLengthsKind,
  corners: fourLengthsKind,
  offset: kind(([x, y]: [number | string, number | string]) => [parseLength(x), parseLength(y)] as const, offset),
  color: kind(parseColor, color),
  paint: kind(parsePaint, paint),
  position: pointKind,
  anchor: pointKind,
  scale: kind(parseScale, vector),
  rotation: kind(parseRotation, vector),
};

export function kindOf(definition: PropertyDefinition): Kind {
  const known = KINDS[definition.kind] ?? plain;
  if (definition.animatable && definition.interpolation === "discrete") return { ...known, interpolate: discrete };
  if (known !== numeric) return known;
  const { minimum = -Infinity, maximum = Infinity } = definition;
  return { ...known, limit: (value) => Math.min(maximum, Math.max(minimum, value as number)) };
}

/** A validated document holds what `parse` takes, and a track's values are what the same `parse` gave. */
function kind<Json, T extends Value>(parse: (value: Json) => T, interpolate: Interpolator<T>): Kind {
  return { parse: parse as Kind["parse"], interpolate: interpolate as unknown as Interpolator, limit: unlimited };
}
