/** How a surface continues outside its edges, for blurs. */
export const EDGE_MODES = ["clamp", "transparent", "mirror"] as const;
export type EdgeMode = (typeof EDGE_MODES)[number];

/** What the effect compiler tells about an effect: how to fill its uniform block and which functions to call in turn. */
export interface EffectDefinition {
  readonly name: string;
  /** Size of the uniform block in bytes. */
  readonly uniformBytes: number;
  /** Whether the result changes with time although the parameters stay as they are. */
  readonly readsTime: boolean;
  readonly parameters: readonly EffectParameter[];
  readonly steps: readonly EffectStep[];
}

/** A parameter and its byte offset in the uniform block: one f32, or four (straight RGBA, 0..1) for a colour. */
export type EffectParameter = { readonly name: string; readonly offset: number } & (
  | {
      readonly type: "float";
      readonly default: number;
      readonly minimum: number;
      readonly maximum: number;
      /** "em", "deg", "rad" or "". */
      readonly unit: string;
    }
  | { readonly type: "color"; readonly default: string }
  | { readonly type: "bool"; readonly default: boolean }
  | { readonly type: "option"; readonly default: string; readonly values: readonly string[] }
);

/**
 * A step writes one texture, `ceil(size / reduction)` pixels large; the last one writes the result. `texture` is the byte
 * offset of the texture's descriptor (pointer, stride, width, height) in the uniform block; the source's is at 32.
 */
export type EffectStep = {
  readonly name: string;
  /** Export of the module: the pass itself, or the function that writes a blur's two radii. */
  readonly export: string;
  readonly texture: number;
  readonly reduction: number;
} & (
  | { readonly kind: "pass" }
  | {
      readonly kind: "blur";
      /** Descriptor offset of the texture to blur. */
      readonly source: number;
      /** A fixed edge mode, or the option parameter that chooses one. */
      readonly edge: EdgeMode | { readonly parameter: string };
    }
);
