import binaryen from "binaryen";
import { Arithmetic } from "./arithmetic.js";
import { Emitter, FRAME, type Lanes, PIXEL, ROW } from "./emitter.js";
import type { UniformLayout } from "./layout.js";
import { Sampler, type Texture } from "./sampling.js";
import type { BuiltinVariable, Parameter, Variable } from "./syntax.js";

/** Parameters of every exported pass, in this order; all i32. */
export const PASS_PARAMETERS = ["dst", "src", "stride", "width", "height", "y0", "y1", "uniforms"] as const;
export type PassParameter = (typeof PASS_PARAMETERS)[number];

/** The values of the local variables in scope. Replaced as a whole, so that branches can start from the same one. */
export type Environment = Map<Variable, readonly Lanes[]>;

/** All that lowering one pass needs: the emitter, the pass's textures, and the built-in variables. */
export class Shader {
  readonly emitter: Emitter;
  readonly arithmetic: Arithmetic;
  readonly sampler: Sampler;
  /** Row and first pixel of the group being computed; i32 locals. */
  readonly y: number;
  readonly x: number;
  environment: Environment = new Map();
  /** The file of the function being inlined, for errors. */
  file: string;

  readonly #pixelX: number;
  readonly #pixelY: number;

  constructor(
    readonly module: binaryen.Module,
    file: string,
    readonly layout: UniformLayout,
    readonly textures: ReadonlyMap<string, Texture>,
    /** Full-size pixels per pixel of this pass. */
    readonly reduction: number,
  ) {
    this.file = file;
    this.emitter = new Emitter(module, PASS_PARAMETERS.length);
    this.arithmetic = new Arithmetic(this.emitter);
    this.sampler = new Sampler(this.arithmetic, PASS_PARAMETERS.indexOf("uniforms"));
    this.y = this.emitter.local(binaryen.i32);
    this.x = this.emitter.local(binaryen.i32);
    this.#pixelX = this.emitter.local(binaryen.v128);
    this.#pixelY = this.emitter.local(binaryen.v128);
  }

  parameterWord(name: PassParameter): number {
    return this.module.local.get(PASS_PARAMETERS.indexOf(name), binaryen.i32);
  }

  /** Centres of the four pixels in pixels of this pass, kept by the row and pixel loops. */
  get pixelLocals(): { readonly x: number; readonly y: number } {
    return { x: this.#pixelX, y: this.#pixelY };
  }

  builtin(name: BuiltinVariable): Lanes[] {
    switch (name) {
      case "pixel": {
        const x: Lanes = { local: this.#pixelX, level: PIXEL };
        const y: Lanes = { local: this.#pixelY, level: ROW };
        return [x, y].map((axis) => this.arithmetic.binary("mul", axis, { constant: this.reduction }));
      }
      case "uv": {
        const resolution = this.builtin("resolution");
        return this.builtin("pixel").map((axis, index) =>
          this.arithmetic.binary("mul", axis, this.arithmetic.binary("div", { constant: 1 }, resolution[index] as Lanes)),
        );
      }
      case "resolution":
        return this.sampler.size(this.texture("source"));
      case "em":
      case "time":
      case "seed":
        return [this.uniform(this.layout[name])];
      case "self":
        return this.here(this.texture("source"));
    }
  }

  texture(name: string): Texture {
    const texture = this.textures.get(name);
    if (texture === undefined) {
      throw new Error(`the checker lets only known textures through, not '${name}'`);
    }
    return texture;
  }

  /** The texture at this pixel: a plain load where the sizes agree, a bilinear sample where they do not. */
  here(texture: Texture): Lanes[] {
    if (texture.reduction !== this.reduction) {
      const [x, y] = this.builtin("pixel");
      return this.sampler.bilinear(texture, x as Lanes, y as Lanes);
    }
    const { emitter, module } = this;
    const pointer = this.sampler.descriptor(texture, "pointer");
    const stride = this.sampler.descriptor(texture, "stride");
    const row = emitter.wordOperation(
      "row",
      [pointer, stride],
      () =>
        module.i32.add(
          emitter.readWord(pointer),
          module.i32.mul(module.local.get(this.y, binaryen.i32), emitter.readWord(stride)),
        ),
      ROW,
    );
    const address = emitter.wordOperation(
      "here",
      [row],
      () =>
        module.i32.add(
          emitter.readWord(row),
          module.i32.shl(module.local.get(this.x, binaryen.i32), module.i32.const(2)),
        ),
      PIXEL,
    );
    return this.sampler.aligned(address);
  }

  uniform(offset: number): Lanes {
    return this.emitter.operation(
      `uniform${offset}`,
      [],
      () => this.module.v128.load32_splat(offset, 4, this.parameterWord("uniforms")),
      FRAME,
    );
  }

  parameter(parameter: Parameter): Lanes[] {
    const offset = this.layout.parameters.get(parameter.name) ?? 0;
    if (parameter.type === "color") {
      return [0, 4, 8, 12].map((step) => this.uniform(offset + step));
    }
    const value = this.uniform(offset);
    return [parameter.type === "bool" ? this.arithmetic.compare("!=", value, { constant: 0 }) : value];
  }
}
