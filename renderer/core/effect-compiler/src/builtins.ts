import type { BuiltinVariable, ValueType } from "./syntax.js";

export const BUILTIN_VARIABLES: Readonly<Record<BuiltinVariable, ValueType>> = {
  /** Centre of this pixel in full-size pixels from the top left corner of the layer's box. */
  pixel: "vec2",
  /** pixel / resolution. */
  uv: "vec2",
  /** Size of the layer's box in full-size pixels. */
  resolution: "vec2",
  /** Pixels per em. */
  em: "float",
  /** Seconds from the start of the layer. */
  time: "float",
  /** The effect's random seed, a whole number; hash and noise already mix it in. */
  seed: "float",
  /** This pixel of the source, premultiplied. */
  self: "vec4",
};

/** Intrinsic functions that work on each component, with their number of arguments. All others are in prelude.fx. */
export const COMPONENT_INTRINSICS: ReadonlyMap<string, number> = new Map([
  ["abs", 1],
  ["floor", 1],
  ["ceil", 1],
  ["sqrt", 1],
  ["min", 2],
  ["max", 2],
  ["exponent", 1],
  ["mantissa", 1],
  ["scaleByPowerOfTwo", 2],
]);

/** Intrinsics with types of their own; vec2, vec3 and vec4 take any mix of parts with the right total or one float. */
export const TYPED_INTRINSICS = ["dot", "hash", "noise", "vec2", "vec3", "vec4"] as const;

export const SAMPLERS = ["tex", "texel"] as const;

export const INTRINSIC_NAMES: readonly string[] = [...COMPONENT_INTRINSICS.keys(), ...TYPED_INTRINSICS, ...SAMPLERS];

export function vectorType(components: number): ValueType {
  return (["float", "float", "vec2", "vec3", "vec4"] as const)[components] ?? "vec4";
}
