import type { Surface } from "../engine/surface.js";
import { EDGE_MODES, type EdgeMode, type EffectDefinition, type EffectParameter } from "./effect-definition.js";

/** Straight RGBA, each 0..1. */
export type EffectColor = readonly [red: number, green: number, blue: number, alpha: number];
export type EffectValue = number | boolean | string | EffectColor;

/** Parameter values by name; an absent one has its default. */
export type EffectValues = Readonly<Record<string, EffectValue | undefined>>;

/** What an effect knows of the frame it is drawn in. */
export interface EffectContext {
  /** Pixels per em: 1% of the project's width in pixels. */
  readonly em: number;
  /** Seconds from the start of the layer. */
  readonly time: number;
  /** Whole number, |seed| ≤ 4194303, that tells one use of the effect from another. */
  readonly seed: number;
  /**
   * The layer's box within the surface, in pixels: what positions and fractions refer to. The picture may be larger, or cut.
   * Default: the whole surface.
   */
  readonly box?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Whether numbers are taken as they are, not brought into the ranges of the parameters. Default false. */
  readonly unlimited?: boolean;
}

/** Byte offset of the box; built-in numbers lie before it, textures behind it. */
const BOX = 16;

/** Writes an effect's inputs where its passes read them. `view` starts at the block. */
export class UniformBlock {
  readonly #view: DataView;

  constructor(buffer: ArrayBuffer, address: number, bytes: number) {
    this.#view = new DataView(buffer, address, bytes);
  }

  writeContext({ em, time, seed, box }: EffectContext, { width, height }: Surface): void {
    this.#writeFloats(0, [em, time, seed]);
    this.#writeFloats(BOX, box ? [box.left, box.top, box.width, box.height] : [0, 0, width, height]);
  }

  writeTexture(offset: number, surface: Surface): void {
    for (const [index, value] of [surface.pointer, surface.stride, surface.width, surface.height].entries()) {
      this.#view.setInt32(offset + index * 4, value, true);
    }
  }

  writeParameters(definition: EffectDefinition, values: EffectValues, unlimited = false): void {
    for (const parameter of definition.parameters) {
      const value = values[parameter.name] ?? parameter.default;
      this.#writeFloats(parameter.offset, encode(parameter, value, definition, unlimited));
    }
  }

  #writeFloats(offset: number, values: readonly number[]): void {
    for (const [index, value] of values.entries()) {
      this.#view.setFloat32(offset + index * 4, value, true);
    }
  }
}

/** Numbers are clamped into their range, unless they are free to leave it: an eased value may overshoot it. */
function encode(
  parameter: EffectParameter,
  value: EffectValue,
  definition: EffectDefinition,
  unlimited: boolean,
): readonly number[] {
  if (parameter.type === "float" && typeof value === "number" && !Number.isNaN(value)) {
    if (unlimited) return [value];
    return [Math.min(Math.max(value, parameter.minimum), parameter.maximum)];
  }
  if (parameter.type === "bool" && typeof value === "boolean") {
    return [value ? 1 : 0];
  }
  if (parameter.type === "option" && typeof value === "string" && parameter.values.includes(value)) {
    return [parameter.values.indexOf(value)];
  }
  if (parameter.type === "color") {
    const color = typeof value === "string" ? parseHexColor(value) : value;
    if (Array.isArray(color) && color.length === 4 && color.every((channel) => channel >= 0 && channel <= 1)) {
      return color;
    }
  }
  throw new TypeError(
    `effect '${definition.name}': ${JSON.stringify(value)} is no value for '${parameter.name}'; ${expectation(parameter)}`,
  );
}

function expectation(parameter: EffectParameter): string {
  switch (parameter.type) {
    case "float":
      return `it is a number from ${parameter.minimum} to ${parameter.maximum}`;
    case "bool":
      return "it is true or false";
    case "option":
      return `it is one of ${parameter.values.join(", ")}`;
    case "color":
      return "it is [red, green, blue, alpha], each 0 to 1";
  }
}

/** The defaults of colour parameters are written #rrggbb or #rrggbbaa. */
function parseHexColor(text: string): readonly number[] {
  const digits = /^#((?:[0-9a-fA-F]{2}){3,4})$/.exec(text)?.[1]?.padEnd(8, "f") ?? "";
  return [0, 2, 4, 6].map((start) => Number.parseInt(digits.slice(start, start + 2), 16) / 255);
}

/** The edge mode of a blur: fixed, or chosen by an option parameter. */
export function edgeModeOf(
  edge: EdgeMode | { readonly parameter: string },
  definition: EffectDefinition,
  values: EffectValues,
): EdgeMode {
  if (typeof edge === "string") {
    return edge;
  }
  const parameter = definition.parameters.find(({ name }) => name === edge.parameter);
  const chosen = values[edge.parameter] ?? parameter?.default;
  return EDGE_MODES.find((mode) => mode === chosen) ?? "clamp";
}
