import binaryen from "binaryen";
import type { Arithmetic } from "./arithmetic.js";
import { FRAME, type Lanes, type Word } from "./emitter.js";

/** Floats in [2^15, 2^16) have steps of 1/256: adding 2^15 turns a coordinate into 15.8 fixed point in the mantissa. */
const FIXED_POINT_BIAS = 32768;

/** A surface that a pass reads: where its descriptor lies and how many full-size pixels one of its pixels covers. */
export interface Texture {
  readonly name: string;
  /** Byte offset of pointer, stride, width, height in the uniform block. */
  readonly offset: number;
  readonly reduction: number;
}

/** Reads textures: four pixels at a time, integer weights, every address clamped into the surface. */
export class Sampler {
  /** `uniforms` is the local that holds the address of the uniform block. */
  constructor(
    readonly arithmetic: Arithmetic,
    readonly uniforms: number,
  ) {}

  /**
   * Bilinear sample at (x, y) in full-size pixels, premultiplied 0..1. Coordinates round to 1/256 pixel; the horizontal
   * blend rounds to whole levels, the vertical one is exact.
   */
  bilinear(texture: Texture, x: Lanes, y: Lanes): Lanes[] {
    const column = this.#axis(texture, x, "width");
    const line = this.#axis(texture, y, "height");
    const addresses = this.#addresses(texture, column.index, line.index);
    const below = this.#rowStep(texture);
    const top = this.#pairs(addresses, undefined);
    const bottom = this.#pairs(addresses, below);
    const halves = (["red-blue", "green-alpha"] as const).map((half) => {
      const [upper, lower] = [top, bottom].map(([left, right]) =>
        this.#shift8(this.#blend(this.#half(half, left), this.#half(half, right), column.far)),
      );
      return this.#blend(upper as Lanes, lower as Lanes, line.far);
    });
    return this.#unpack(halves[0] as Lanes, halves[1] as Lanes);
  }

  /** The pixel that contains (x, y), premultiplied 0..1. */
  nearest(texture: Texture, x: Lanes, y: Lanes): Lanes[] {
    const column = this.#fixed(texture, x, "width", 0);
    const line = this.#fixed(texture, y, "height", 0);
    const addresses = this.#addresses(texture, this.#whole(column), this.#whole(line));
    const { emitter } = this.arithmetic;
    const { v128 } = emitter.module;
    const [first, ...rest] = addresses as [Word, ...Word[]];
    const packed = emitter.operation("gather", addresses, () =>
      rest.reduce(
        (lanes, address, index) => v128.load32_lane(0, 4, index + 1, emitter.readWord(address), lanes),
        v128.load32_zero(0, 4, emitter.readWord(first)),
      ),
    );
    return this.#unpackBytes(packed);
  }

  /** Four neighbouring pixels at an address. */
  aligned(address: Word): Lanes[] {
    const { emitter } = this.arithmetic;
    const packed = emitter.operation("load", [address], () => emitter.module.v128.load(0, 16, emitter.readWord(address)));
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

  #splat(word: Word): Lanes {
    const { emitter } = this.arithmetic;
    return emitter.operation("splat", [word], () => emitter.module.i32x4.splat(emitter.readWord(word)));
  }

  /** Coordinate → 15.8 fixed point, clamped so that the pixel it falls on exists (NaN falls on the first). */
  #fixed(texture: Texture, coordinate: Lanes, field: "width" | "height", center: 0 | 0.5): Lanes {
    const { arithmetic } = this;
    const { emitter } = arithmetic;
    const size = this.#float(this.descriptor(texture, field));
    const inTexture = arithmetic.binary("mul", coordinate, { constant: 1 / texture.reduction });
    const shifted = center === 0 ? inTexture : arithmetic.binary("sub", inTexture, { constant: center });
    const last = arithmetic.binary("sub", size, { constant: center === 0 ? 1 / 256 : 1 });
    const clamped = arithmetic.clamp(shifted, { constant: 0 }, last);
    const biased = arithmetic.binary("add", clamped, { constant: FIXED_POINT_BIAS });
    return emitter.operation("fixed", [biased], () =>
      emitter.module.v128.and(emitter.read(biased), emitter.splatInteger(0x7fffff)),
    );
  }

  #whole(fixed: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    return emitter.operation("whole", [fixed], () =>
      emitter.module.i32x4.shr_u(emitter.read(fixed), emitter.module.i32.const(8)),
    );
  }

  /**
   * Index of the nearer pixel of a pair, and the weight 0..256 of the farther one in both 16-bit halves of each lane. The
   * pair never leaves the texture: on the last pixel it is moved back by one and weighs 256.
   */
  #axis(texture: Texture, coordinate: Lanes, field: "width" | "height"): { index: Lanes; far: Lanes } {
    const { emitter } = this.arithmetic;
    const { i32, i32x4, v128 } = emitter.module;
    const fixed = this.#fixed(texture, coordinate, field, 0.5);
    const size = this.descriptor(texture, field);
    const lastPair = emitter.operation("last-pair", [size], () =>
      i32x4.max_s(i32x4.sub(i32x4.splat(emitter.readWord(size)), emitter.splatInteger(2)), emitter.splatInteger(0)),
    );
    const whole = this.#whole(fixed);
    const index = emitter.operation("index", [whole, lastPair], () =>
      i32x4.min_s(emitter.read(whole), emitter.read(lastPair)),
    );
    const weight = emitter.operation("weight", [fixed, index], () =>
      i32x4.sub(emitter.read(fixed), i32x4.shl(emitter.read(index), i32.const(8))),
    );
    const far = emitter.operation("weights", [weight], () =>
      v128.or(emitter.read(weight), i32x4.shl(emitter.read(weight), i32.const(16))),
    );
    return { index, far };
  }

  /** Address of each lane's pixel. */
  #addresses(texture: Texture, column: Lanes, line: Lanes): Word[] {
    const { emitter } = this.arithmetic;
    const { i32, i32x4 } = emitter.module;
    const stride = this.#splat(this.descriptor(texture, "stride"));
    const pointer = this.#splat(this.descriptor(texture, "pointer"));
    const start = emitter.operation("row-start", [line, stride, pointer], () =>
      i32x4.add(i32x4.mul(emitter.read(line), emitter.read(stride)), emitter.read(pointer)),
    );
    const address = emitter.operation("address", [start, column], () =>
      i32x4.add(emitter.read(start), i32x4.shl(emitter.read(column), i32.const(2))),
    );
    return [0, 1, 2, 3].map((lane) =>
      emitter.wordOperation(`lane${lane}`, [address], () => i32x4.extract_lane(emitter.read(address), lane)),
    );
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
  #pairs(addresses: readonly Word[], below: Word | undefined): [Lanes, Lanes] {
    const { emitter } = this.arithmetic;
    const { i8x16, i32, v128 } = emitter.module;
    const place = (address: Word) =>
      below === undefined ? emitter.readWord(address) : i32.add(emitter.readWord(address), emitter.readWord(below));
    const step = below === undefined ? [] : [below];
    const two = (first: Word, second: Word) =>
      emitter.operation("pair", [first, second, ...step], () =>
        v128.load64_lane(0, 4, 1, place(second), v128.load64_zero(0, 4, place(first))),
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
  #half(half: "red-blue" | "green-alpha", packed: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i16x8, i32, v128 } = emitter.module;
    return emitter.operation(half, [packed], () =>
      half === "red-blue"
        ? v128.and(emitter.read(packed), emitter.splatInteger(0x00ff00ff))
        : i16x8.shr_u(emitter.read(packed), i32.const(8)),
    );
  }

  /** near · (256 − far) + far weight, in unsigned 16 bits: at most 255 · 256. */
  #blend(near: Lanes, other: Lanes, far: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i16x8 } = emitter.module;
    const close = emitter.operation("near-weight", [far], () =>
      i16x8.sub(emitter.splatInteger(0x01000100), emitter.read(far)),
    );
    return emitter.operation("blend", [near, other, far], () =>
      i16x8.add(
        i16x8.mul(emitter.read(near), emitter.read(close)),
        i16x8.mul(emitter.read(other), emitter.read(far)),
      ),
    );
  }

  #shift8(value: Lanes): Lanes {
    const { emitter } = this.arithmetic;
    const { i16x8, i32 } = emitter.module;
    return emitter.operation("round8", [value], () =>
      i16x8.shr_u(i16x8.add(emitter.read(value), emitter.splatInteger(0x00800080)), i32.const(8)),
    );
  }

  /** Two vectors of 16-bit pairs scaled by 256 → red, green, blue, alpha as floats. */
  #unpack(redBlue: Lanes, greenAlpha: Lanes): Lanes[] {
    const { emitter } = this.arithmetic;
    const { f32x4, i32, i32x4, v128 } = emitter.module;
    const low = (pair: Lanes) => v128.and(emitter.read(pair), emitter.splatInteger(0xffff));
    const high = (pair: Lanes) => i32x4.shr_u(emitter.read(pair), i32.const(16));
    const channel = (name: string, pair: Lanes, part: (pair: Lanes) => number) =>
      emitter.operation(name, [pair], () => f32x4.mul(f32x4.convert_i32x4_s(part(pair)), emitter.splat(1 / 65280)));
    return [
      channel("low", redBlue, low),
      channel("low", greenAlpha, low),
      channel("high", redBlue, high),
      channel("high", greenAlpha, high),
    ];
  }

  /** Packed RGBA8 → four floats. */
  #unpackBytes(packed: Lanes): Lanes[] {
    const { emitter } = this.arithmetic;
    const { f32x4, i32, i32x4, v128 } = emitter.module;
    return [0, 8, 16, 24].map((shift) =>
      emitter.operation(`byte${shift}`, [packed], () => {
        const shifted = shift === 0 ? emitter.read(packed) : i32x4.shr_u(emitter.read(packed), i32.const(shift));
        const byte = shift === 24 ? shifted : v128.and(shifted, emitter.splatInteger(255));
        return f32x4.mul(f32x4.convert_i32x4_s(byte), emitter.splat(1 / 255));
      }),
    );
  }
}
