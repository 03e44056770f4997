import binaryen from "binaryen";
import { type Corner, SURFACE, type Texture } from "./addressing.js";
import { Arithmetic } from "./arithmetic.js";
import { Emitter, FRAME, type Lanes, PIXEL, ROW, type Word } from "./emitter.js";
import type { UniformLayout } from "./layout.js";
import { enlarge, halve } from "./resample.js";
import { Sampler } from "./sampling.js";
import type { BuiltinVariable, Parameter, Statement, Variable } from "./syntax.js";

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
    /** Lowers the body of an inlined function. Handed in, because expressions and statements contain each other. */
    readonly lowerBody: (body: readonly Statement[], shader: Shader) => readonly Lanes[],
  ) {
    this.file = file;
    this.emitter = new Emitter(module, PASS_PARAMETERS.length, layout.bytes);
    this.arithmetic = new Arithmetic(this.emitter);
    this.sampler = new Sampler(this.arithmetic, PASS_PARAMETERS.indexOf("uniforms"));
    this.y = this.emitter.local(binaryen.i32);
    this.x = this.emitter.local(binaryen.i32);
    this.#pixelX = this.emitter.local(binaryen.v128);
    this.#pixelY = this.emitter.local(binaryen.v128);
    this.emitter.setStep({ local: this.#pixelX, level: PIXEL }, 1);
  }

  parameterWord(name: PassParameter): number {
    return this.module.local.get(PASS_PARAMETERS.indexOf(name), binaryen.i32);
  }

  /** Centres of the four pixels in pixels of this pass, kept by the row and pixel loops. */
  get pixelLocals(): { readonly x: number; readonly y: number } {
    return { x: this.#pixelX, y: this.#pixelY };
  }

  /** Left and top of the layer's box in the surface. */
  boxCorner(): Corner {
    return [this.uniform(this.layout.box), this.uniform(this.layout.box + 4)];
  }

  /** Centres of the four pixels in full-size pixels of the surface. */
  surfacePixel(): readonly Lanes[] {
    const x: Lanes = { local: this.#pixelX, level: PIXEL };
    const y: Lanes = { local: this.#pixelY, level: ROW };
    return [x, y].map((axis) => this.arithmetic.binary("mul", axis, { constant: this.reduction }));
  }

  builtin(name: BuiltinVariable): readonly Lanes[] {
    switch (name) {
      case "pixel": {
        const corner = this.boxCorner();
        return this.surfacePixel().map((axis, index) => this.arithmetic.binary("sub", axis, corner[index] as Lanes));
      }
      case "uv": {
        const resolution = this.builtin("resolution");
        return this.builtin("pixel").map((axis, index) =>
          this.arithmetic.binary(
            "mul",
            axis,
            this.arithmetic.binary("div", { constant: 1 }, resolution[index] as Lanes),
          ),
        );
      }
      case "resolution":
        return [8, 12].map((step) => this.uniform(this.layout.box + step));
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

  /** The texture at this pixel: a plain load where the sizes agree, else the same as a bilinear sample. */
  here(texture: Texture): readonly Lanes[] {
    const [x, y] = this.surfacePixel() as [Lanes, Lanes];
    const bilinear = () => this.sampler.bilinear(texture, x, y, SURFACE);
    if (texture.reduction === this.reduction) {
      return this.sampler.aligned(this.#address(texture, 0));
    }
    if (texture.reduction * 2 === this.reduction) {
      const inside = () => this.#columnsInside(texture, 1, 0, 7);
      const pixels = () => halve(this.sampler, texture, this.#address(texture, 1), y);
      return this.#eitherSample(`halve ${texture.name}`, inside, pixels, bilinear);
    }
    const shrink = Math.log2(texture.reduction / this.reduction);
    if (shrink === 1 || shrink === 2) {
      const inside = () => this.#columnsInside(texture, -shrink, -1, 2);
      const pixels = () => enlarge(this.sampler, texture, this.#address(texture, -shrink), y, shrink);
      return this.#eitherSample(`enlarge ${texture.name}`, inside, pixels, bilinear);
    }
    return bilinear();
  }

  /** The fast form of a sample where all it loads lies inside the texture, else the general one. */
  #eitherSample(
    name: string,
    inside: () => number,
    fast: () => readonly Lanes[],
    general: () => readonly Lanes[],
  ): readonly Lanes[] {
    const { emitter, sampler } = this;
    const channels = emitter.choose(name, [], inside, fast, general);
    const bytes = (sample: () => readonly Lanes[]) => () => [sampler.packed(sample()) as Lanes];
    sampler.setPacked(
      channels,
      () => emitter.choose(`${name} packed`, [], inside, bytes(fast), bytes(general))[0] as Lanes,
    );
    return channels;
  }

  /** Column of the texture that belongs to the first of the four pixels; `shift` is log2 of texture per pass columns. */
  #column(shift: number): number {
    const { i32, local } = this.module;
    const x = local.get(this.x, binaryen.i32);
    return shift >= 0 ? i32.shl(x, i32.const(shift)) : i32.shr_s(x, i32.const(-shift));
  }

  /** Whether the columns from `first` to `last`, counted from the group's own, lie in the texture. */
  #columnsInside(texture: Texture, shift: number, first: number, last: number): number {
    const { i32 } = this.module;
    const width = this.emitter.readWord(this.sampler.addressing.descriptor(texture, "width"));
    return i32.and(
      i32.ge_s(this.#column(shift), i32.const(-first)),
      i32.lt_s(i32.add(this.#column(shift), i32.const(last)), width),
    );
  }

  /** Address of the group's column, in the row of the texture with this pass's row number (or its first row). */
  #address(texture: Texture, shift: number): Word {
    const { emitter, module } = this;
    const pointer = this.sampler.addressing.descriptor(texture, "pointer");
    const stride = this.sampler.addressing.descriptor(texture, "stride");
    const row =
      texture.reduction === this.reduction
        ? emitter.wordOperation(
            "row",
            [pointer, stride],
            () =>
              module.i32.add(
                emitter.readWord(pointer),
                module.i32.mul(module.local.get(this.y, binaryen.i32), emitter.readWord(stride)),
              ),
            ROW,
          )
        : undefined;
    const operands = row === undefined ? [] : [row];
    return emitter.wordOperation(
      `column${shift}`,
      operands,
      () => {
        const column = module.i32.shl(this.#column(shift), module.i32.const(2));
        return row === undefined ? column : module.i32.add(emitter.readWord(row), column);
      },
      PIXEL,
    );
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
