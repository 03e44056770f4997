import binaryen from "binaryen";
import type { Arithmetic } from "./arithmetic.js";
import { FRAME, type Lanes, type Word } from "./emitter.js";

/** Floats in [2^15, 2^16) have steps of 1/256: adding 2^15 turns a coordinate into 15.8 fixed point in the mantissa. */
const FIXED_POINT_BIAS = 32768;
const FIXED_POINT_EXPONENT = 0x47000000;

/** A pixel is worked on as two vectors of 16-bit channels. */
export const HALVES = ["red-blue", "green-alpha"] as const;

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

/** Reads textures: four pixels at a time, integer weights, every address clamped into the surface. */
export class Sampler {
  /** Textures whose rows are read out of order: the neighbours on a row of the pass lie on several rows of these. */
  readonly bent = new Set<Texture>();

  /** `uniforms` is the local that holds the address of the uniform block. */
  constructor(
    readonly arithmetic: Arithmetic,
    readonly uniforms: number,
  ) {}

  /**
   * Bilinear sample at (x, y) in full-size pixels from `corner`, premultiplied 0..1. Coordinates round to 1/256 pixel; the horizontal
   * blend rounds to whole levels, the vertical one is exact.
   */
  bilinear(texture: Texture, x: Lanes, y: Lanes, corner: Corner): readonly Lanes[] {
    const column = this.#fixed(texture, x, corner[0], "width", 0.5);
    const line = this.#fixed(texture, y, corner[1], "height", 0.5);
    const [right, down] = [this.#weight(column), this.#weight(line)];
    const { base, offsets } = this.#places(texture, line, column);
    const below = this.#add("row-below", base, this.#rowStep(texture));
    const apart = () => [base, below].flatMap((row) => this.#pairs(this.#addresses(row, offsets)));
    const sides = this.#isRun(texture, x, line)
      ? this.#eitherLoad(
          "pairs",
          [base, below],
          offsets,
          (row, first) => [0, 4].map((byte) => this.#four(row, first, byte)),
          apart,
        )
      : apart();
    const [top, bottom] = [sides.slice(0, 2), sides.slice(2)];
    const [redBlue, greenAlpha] = HALVES.map((half) => {
      const [upper, lower] = [top, bottom].map((pair) => {
        const [near, far] = pair.map((side) => this.half(half, side)) as [Lanes, Lanes];
        return this.roundToLevels(this.blend(near, far, right));
      });
      return this.blend(upper as Lanes, lower as Lanes, down);
    });
    return this.unpack(redBlue as Lanes, greenAlpha as Lanes);
  }

  /** The pixel that contains (x, y), premultiplied 0..1. */
  nearest(texture: Texture, x: Lanes, y: Lanes, corner: Corner): readonly Lanes[] {
    const line = this.#fixed(texture, y, corner[1], "height", 0);
    const { base, offsets } = this.#places(texture, line, this.#fixed(texture, x, corner[0], "width", 0));
    const apart = () => [this.#gather(this.#addresses(base, offsets))];
    const [packed] = this.#isRun(texture, x, line)
      ? this.#eitherLoad("pixels", [base], offsets, (row, first) => [this.#four(row, first, 0)], apart)
      : apart();
    return this.#unpackBytes(packed as Lanes);
  }

  #gather(addresses: readonly Word[]): Lanes {
    const { emitter } = this.arithmetic;
    const { v128 } = emitter.module;
    const [first, ...rest] = addresses as [Word, ...Word[]];
    return emitter.operation("gather", addresses, () =>
      rest.reduce(
        (lanes, address, index) => v128.load32_lane(0, 4, index + 1, emitter.readWord(address), lanes),
        v128.load32_zero(0, 4, emitter.readWord(first)),
      ),
    );
  }

  /** Whether the four pixels are probably neighbours on one row, as where a picture is only shifted. */
  #isRun(texture: Texture, x: Lanes, line: Lanes): boolean {
    const { emitter } = this.arithmetic;
    return emitter.step(line) === 0 && emitter.step(x) === texture.reduction;
  }

  /** Whole vectors from the rows where the four columns follow each other, as they do away from the edges; else `apart`. */
  #eitherLoad(
    name: string,
    rows: readonly Word[],
    columns: Lanes,
    together: (row: Word, first: Word) => readonly Lanes[],
    apart: () => readonly Lanes[],
  ): readonly Lanes[] {
    const { emitter } = this.arithmetic;
    const { i32, i32x4, i8x16, v128 } = emitter.module;
    const first = this.#lane(columns, 0);
    const gaps = emitter.operation("gaps", [columns], () =>
      v128.xor(
        emitter.read(columns),
        i32x4.add(
          i8x16.shuffle(emitter.read(columns), emitter.read(columns), [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]),
          emitter.constant(new Int32Array([0, 4, 8, 12])),
        ),
      ),
    );
    return emitter.choose(
      name,
      [...rows, columns],
      () => i32.eqz(v128.any_true(emitter.read(gaps))),
      () => rows.flatMap((row) => together(row, first)),
      apart,
    );
  }

  /** Four neighbouring pixels, `byte` bytes behind the first one. */
  #four(row: Word, first: Word, byte: number): Lanes {
    const { emitter } = this.arithmetic;
    const place = this.#add("address", first, row);
    return emitter.operation(`four${byte}`, [place], () => emitter.module.v128.load(byte, 4, emitter.readWord(place)));
  }

  /** Four neighbouring pixels at an address. */
  aligned(address: Word): readonly Lanes[] {
    const { emitter } = this.arithmetic;
    const packed = emitter.operation("load", [address], () =>
      emitter.module.v128.load(0, 16, emitter.readWord(address)),
    );
    return this.#unpackBytes(packed);
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

  /**
   * Coordinate → 15.8 fixed point below the exponent bits of FIXED_POINT_BIAS, clamped so that the pixel it falls on exists
   * (NaN falls on the first). Bilinear pairs end 1/256 before the last centre: both pixels of a pair exist.
   */
  #fixed(texture: Texture, coordinate: Lanes, corner: Lanes, field: "width" | "height", center: 0 | 0.5): Lanes {
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

  /** Weight 0..255 of the farther pixel of a pair, in both 16-bit halves of each lane. */
  #weight(fixed: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const zero = 16;
    return emitter.operation("weight", [fixed], () =>
      emitter.module.i8x16.shuffle(
        emitter.read(fixed),
        emitter.splatInteger(0),
        [0, 4, 8, 12].flatMap((byte) => [byte, zero, byte, zero]),
      ),
    );
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

  #add(name: string, a: Word, b: Word): Word {
    const { emitter } = this.arithmetic;
    return emitter.wordOperation(name, [a, b], () => emitter.module.i32.add(emitter.readWord(a), emitter.readWord(b)));
  }

  #lane(lanes: Lanes, lane: number): Word {
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

  /**
   * Where the four pixels lie: `base` plus `offsets`. Bases are added as words, which also spares extending offsets to the
   * width of an address. Rows that are the same for all four lanes belong to the base.
   */
  #places(texture: Texture, line: Lanes, column: Lanes): { readonly base: Word; readonly offsets: Lanes } {
    const { emitter } = this.arithmetic;
    const rows = this.#rows(texture, line);
    const columns = this.#columns(column);
    const origin = this.#origin(texture);
    if (emitter.step(rows) === 0) {
      return { base: this.#add("row-base", this.#lane(rows, 0), origin), offsets: columns };
    }
    this.bent.add(texture);
    const offsets = emitter.operation("offset", [rows, columns], () =>
      emitter.module.i32x4.add(emitter.read(rows), emitter.read(columns)),
    );
    return { base: origin, offsets };
  }

  #addresses(base: Word, offsets: Lanes): Word[] {
    return [0, 1, 2, 3].map((lane) => this.#add("address", this.#lane(offsets, lane), base));
  }

  /**
   * The two rows around a `y` that is the same for all four pixels: their addresses, and the weight of the lower one as in
   * `blend`.
   */
  rowPair(texture: Texture, y: Lanes): { rows: readonly [Word, Word]; far: Lanes } {
    const line = this.#fixed(texture, y, SURFACE[1], "height", 0.5);
    const upper = this.#add("row-base", this.#lane(this.#rows(texture, line), 0), this.#origin(texture));
    const lower = this.#add("row-below", upper, this.#rowStep(texture));
    return { rows: [upper, lower], far: this.#weight(line) };
  }

  /** Bytes from a row to the one below; 0 in a texture of one row, which is then its own neighbour with weight 0. */
  #rowStep(texture: Texture): Word {
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

  /** Loads each lane's pixel and its right neighbour: four left pixels and four right pixels. */
  #pairs(addresses: readonly Word[]): [Lanes, Lanes] {
    const { emitter } = this.arithmetic;
    const { i8x16, v128 } = emitter.module;
    const two = (first: Word, second: Word) =>
      emitter.operation("pair", [first, second], () =>
        v128.load64_lane(0, 4, 1, emitter.readWord(second), v128.load64_zero(0, 4, emitter.readWord(first))),
      );
    const [a, b, c, d] = addresses as [Word, Word, Word, Word];
    const ab = two(a, b);
    const cd = two(c, d);
    const every = (parity: 0 | 1) =>
      emitter.operation(`side${parity}`, [ab, cd], () =>
        i8x16.shuffle(
          emitter.read(ab),
          emitter.read(cd),
          [0, 2, 4, 6].flatMap((word) => [0, 1, 2, 3].map((byte) => (word + parity) * 4 + byte)),
        ),
      );
    return [every(0), every(1)];
  }

  /** Two of the four channels, each in 16 bits. */
  half(half: (typeof HALVES)[number], packed: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i16x8, i32, v128 } = emitter.module;
    return emitter.operation(half, [packed], () =>
      half === "red-blue"
        ? v128.and(emitter.read(packed), emitter.splatInteger(0x00ff00ff))
        : i16x8.shr_u(emitter.read(packed), i32.const(8)),
    );
  }

  /** near · (256 − far) + far weight, in unsigned 16 bits: at most 255 · 256. */
  blend(near: Lanes, other: Lanes, far: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i16x8 } = emitter.module;
    const close = emitter.operation("near-weight", [far], () =>
      i16x8.sub(emitter.splatInteger(0x01000100), emitter.read(far)),
    );
    return emitter.operation("blend", [near, other, far], () =>
      i16x8.add(i16x8.mul(emitter.read(near), emitter.read(close)), i16x8.mul(emitter.read(other), emitter.read(far))),
    );
  }

  /** Scaled by 256 → whole levels. */
  roundToLevels(value: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i16x8, i32 } = emitter.module;
    return emitter.operation("round8", [value], () =>
      i16x8.shr_u(i16x8.add(emitter.read(value), emitter.splatInteger(0x00800080)), i32.const(8)),
    );
  }

  /** Two vectors of 16-bit pairs scaled by 256 → red, green, blue, alpha as floats. */
  unpack(redBlue: Lanes, greenAlpha: Lanes): readonly Lanes[] {
    const { emitter } = this.arithmetic;
    const { f32x4, i32, i32x4, v128 } = emitter.module;
    const low = (pair: Lanes) => v128.and(emitter.read(pair), emitter.splatInteger(0xffff));
    const high = (pair: Lanes) => i32x4.shr_u(emitter.read(pair), i32.const(16));
    const channel = (name: string, pair: Lanes, part: (pair: Lanes) => number) =>
      emitter.operation(name, [pair], () => f32x4.mul(f32x4.convert_i32x4_s(part(pair)), emitter.splat(1 / 65280)));
    const channels = [
      channel("low", redBlue, low),
      channel("low", greenAlpha, low),
      channel("high", redBlue, high),
      channel("high", greenAlpha, high),
    ];
    this.#packed.set(channels, () => {
      const even = this.roundToLevels(redBlue);
      return emitter.operation("repack", [even, greenAlpha], () =>
        v128.or(
          emitter.read(even),
          v128.and(
            emitter.module.i16x8.add(emitter.read(greenAlpha), emitter.splatInteger(0x00800080)),
            emitter.splatInteger(0xff00ff00 | 0),
          ),
        ),
      );
    });
    return channels;
  }

  /** Packed RGBA8 → four floats. */
  #unpackBytes(packed: Lanes): readonly Lanes[] {
    const { emitter } = this.arithmetic;
    const { f32x4, i32, i32x4, v128 } = emitter.module;
    const channels = [0, 8, 16, 24].map((shift) =>
      emitter.operation(`byte${shift}`, [packed], () => {
        const shifted = shift === 0 ? emitter.read(packed) : i32x4.shr_u(emitter.read(packed), i32.const(shift));
        const byte = shift === 24 ? shifted : v128.and(shifted, emitter.splatInteger(255));
        return f32x4.mul(f32x4.convert_i32x4_s(byte), emitter.splat(1 / 255));
      }),
    );
    this.#packed.set(channels, () => packed);
    return channels;
  }

  /**
   * The four pixels of an unchanged sample as bytes, rounded half up, without the way through floats; undefined for colours
   * that come from elsewhere. A sample is a mean of valid premultiplied pixels, and so is valid itself.
   */
  packed(channels: readonly Lanes[]): Lanes | undefined {
    return this.#packed.get(channels)?.();
  }

  /** Lets `channels`, which equal a sample, be packed like it. */
  setPacked(channels: readonly Lanes[], pack: () => Lanes): void {
    this.#packed.set(channels, pack);
  }

  readonly #packed = new WeakMap<readonly Lanes[], () => Lanes>();
}
