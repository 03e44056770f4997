import type { Parameter, Program } from "./syntax.js";

/** Where a pass finds its inputs in the uniform block: little-endian f32 and i32, four bytes each. */
export interface UniformLayout {
  /** Byte offsets of em, time and seed. */
  readonly em: number;
  readonly time: number;
  readonly seed: number;
  /** Byte offsets of the box: left and top in the surface, width and height, four floats in pixels. */
  readonly box: number;
  /** Texture name -> offset of its pointer, stride (bytes), width and height (pixels), i32 each. "source" is the first. */
  readonly textures: ReadonlyMap<string, number>;
  /** Parameter name -> offset: one float, or four for a colour (straight RGBA). */
  readonly parameters: ReadonlyMap<string, number>;
  /** Size of the whole block in bytes, a multiple of 16. */
  readonly bytes: number;
}

/** The one order of the block: built-ins, textures in the order of the steps, parameters in the order of the file. */
export function layoutUniforms(program: Program): UniformLayout {
  let offset = 32;
  const textures = new Map<string, number>();
  for (const name of ["source", ...program.steps.map((step) => step.name)]) {
    textures.set(name, offset);
    offset += 16;
  }
  const parameters = new Map<string, number>();
  for (const parameter of program.parameters) {
    parameters.set(parameter.name, offset);
    offset += parameterBytes(parameter);
  }
  return { em: 0, time: 4, seed: 8, box: 16, textures, parameters, bytes: Math.ceil(offset / 16) * 16 };
}

function parameterBytes(parameter: Parameter): number {
  return parameter.type === "color" ? 16 : 4;
}
