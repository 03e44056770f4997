import binaryen from "binaryen";
import type { Arithmetic } from "./arithmetic.js";
import { FRAME, type Lanes, type Word } from "./emitter.js";

/** Floats in [2^15, 2^16) have steps of 1/256: adding 2^15 turns a coordinate into 15.8 fixed point in the mantissa. */
const FIXED_POINT_BIAS = 32768;
const FIXED_POINT_EXPONENT = 0x47000000;

/** A surface that a pass reads: where its descriptor lies and how many full-size pixels one of its pixels covers. */
export interface Texture {
  readonly name: string;
  /** Byte offset of pointer, stride, width, height in the uniform block. */
  readonly offset: number;
  readonly reduction: number;
}

/** Where coordinates start in the surface, in full-size pixels. */
export type Corner = readonly [Lanes, Lanes];
/** They start at the surface's own corner. */
export const SURFACE: Corner = [{ constant: 0 }, { constant: 0 }];

/** From coordinates to addresses; every address is clamped into the surface. */
export class Addressing {
  /** Textures whose rows are read out of order: the neighbours on a row of the pass lie on several rows of these. */
  readonly bent = new Set<Texture>();

  /** `uniforms` is the local that holds the address of the uniform block. */
  constructor(
    readonly arithmetic: Arithmetic,
    readonly uniforms: number,
  ) {}

  /**
   * Coordinate → 15.8 fixed point below the exponent bits of FIXED_POINT_BIAS, clamped so that the pixel it falls on exists
   * (NaN falls on the first). Bilinear pairs end 1/256 before the last centre: both pixels of a pair exist.
   */
  fixed(texture: Texture, coordinate: Lanes, corner: Lanes, field: "width" | "height", center: 0 | 0.5): Lanes {
    const { arithmetic } = this;
    const size = this.#float(this.descriptor(texture, field));
    const inTexture = arithmetic.binary("mul", coordinate, { constant: 1 / texture.reduction });
    const start = arithmetic.binary("mul", corner, { constant: 1 / texture.reduction });
    const shifted = arithmetic.binary("add", inTexture, arithmetic.binary("sub", start, { constant: center }));
    const end = arithmetic.binary("sub", size, { constant: (center === 0 ? 0 : 1) + 1 / 256 });
    const last = arithmetic.binary("max", { constant: 0 }, end);
    const clamped = arithmetic.clamp(shifted, { constant: 0 }, last);
    return arithmetic.binary("add", clamped, { constant: FIXED_POINT_BIAS });
  }

  /** Bytes from the texture's first row to each lane's, below the exponent bits of the row number times the stride. */
  #rows(texture: Texture, fixed: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i32, i32x4 } = emitter.module;
    const stride = this.descriptor(texture, "stride");
    const strides = emitter.operation("splat", [stride], () => i32x4.splat(emitter.readWord(stride)));
    return emitter.operation("rows", [fixed, strides], () =>
      i32x4.mul(i32x4.shr_u(emitter.read(fixed), i32.const(8)), emitter.read(strides)),
    );
  }

  /** What takes `#rows` to addresses: the exponent bits above the row number are taken off the pointer. */
  #origin(texture: Texture): Word {
    const { emitter } = this.arithmetic;
    const { i32 } = emitter.module;
    const pointer = this.descriptor(texture, "pointer");
    const stride = this.descriptor(texture, "stride");
    return emitter.wordOperation("origin", [pointer, stride], () =>
      i32.sub(emitter.readWord(pointer), i32.mul(emitter.readWord(stride), i32.const(FIXED_POINT_EXPONENT >> 8))),
    );
  }

  add(name: string, a: Word, b: Word): Word {
    const { emitter } = this.arithmetic;
    return emitter.wordOperation(name, [a, b], () => emitter.module.i32.add(emitter.readWord(a), emitter.readWord(b)));
  }

  lane(lanes: Lanes, lane: number): Word {
    const { emitter } = this.arithmetic;
    return emitter.wordOperation(`lane${lane}`, [lanes], () =>
      emitter.module.i32x4.extract_lane(emitter.read(lanes), lane),
    );
  }

  /** Bytes from the start of a row to each lane's pixel. */
  #columns(fixed: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i32, i32x4, v128 } = emitter.module;
    return emitter.operation("column", [fixed], () =>
      v128.and(i32x4.shr_u(emitter.read(fixed), i32.const(6)), emitter.splatInteger(0x1fffc)),
    );
  }

  /** Address of the row that all four lanes lie on. */
  row(texture: Texture, line: Lanes): Word {
    return this.add("row-base", this.lane(this.#rows(texture, line), 0), this.#origin(texture));
  }

  /**
   * Where the four pixels lie: `base` plus `offsets`. Bases are added as words, which also spares extending offsets to the
   * width of an address. Rows that are the same for all four lanes belong to the base.
   */
  places(texture: Texture, line: Lanes, column: Lanes): { readonly base: Word; readonly offsets: Lanes } {
    const { emitter } = this.arithmetic;
    const rows = this.#rows(texture, line);
    const columns = this.#columns(column);
    const origin = this.#origin(texture);
    if (emitter.step(rows) === 0) {
      return { base: this.row(texture, line), offsets: columns };
    }
    this.bent.add(texture);
    const offsets = emitter.operation("offset", [rows, columns], () =>
      emitter.module.i32x4.add(emitter.read(rows), emitter.read(columns)),
    );
    return { base: origin, offsets };
  }

  addresses(base: Word, offsets: Lanes): Word[] {
    return [0, 1, 2, 3].map((lane) => this.add("address", this.lane(offsets, lane), base));
  }

  /** Bytes from a row to the one below; 0 in a texture of one row, which is then its own neighbour with weight 0. */
  rowStep(texture: Texture): Word {
    const { emitter } = this.arithmetic;
    const { module } = emitter;
    const height = this.descriptor(texture, "height");
    const stride = this.descriptor(texture, "stride");
    return emitter.wordOperation("row-step", [height, stride], () =>
      module.select(
        module.i32.gt_s(emitter.readWord(height), module.i32.const(1)),
        emitter.readWord(stride),
        module.i32.const(0),
      ),
    );
  }

  /** A field of the texture's descriptor as an i32. */
  descriptor(texture: Texture, field: "pointer" | "stride" | "width" | "height"): Word {
    const offset = texture.offset + { pointer: 0, stride: 4, width: 8, height: 12 }[field];
    return this.#word(`descriptor${offset}`, () =>
      this.#module.i32.load(offset, 4, this.#module.local.get(this.uniforms, binaryen.i32)),
    );
  }

  /** Size of the texture in its own pixels, as floats. */
  size(texture: Texture): [Lanes, Lanes] {
    return [this.#float(this.descriptor(texture, "width")), this.#float(this.descriptor(texture, "height"))];
  }

  get #module() {
    return this.arithmetic.emitter.module;
  }

  #word(name: string, build: () => number): Word {
    return this.arithmetic.emitter.wordOperation(name, [], build, FRAME);
  }

  #float(word: Word): Lanes {
    const { emitter } = this.arithmetic;
    return emitter.operation("float", [word], () =>
      emitter.module.f32x4.splat(emitter.module.f32.convert_s.i32(emitter.readWord(word))),
    );
  }
}
