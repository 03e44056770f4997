import { Addressing, type Corner, SURFACE, type Texture } from "./addressing.js";
import type { Arithmetic } from "./arithmetic.js";
import type { Lanes, Word } from "./emitter.js";
import { PixelLoads } from "./pixel-loads.js";

/** A pixel is worked on as two vectors of 16-bit channels. */
export const HALVES = ["red-blue", "green-alpha"] as const;

/** Reads textures: four pixels at a time, integer weights, every address clamped into the surface. */
export class Sampler {
  readonly addressing: Addressing;
  readonly #loads: PixelLoads;

  /** `uniforms` is the local that holds the address of the uniform block. */
  constructor(
    readonly arithmetic: Arithmetic,
    uniforms: number,
  ) {
    this.addressing = new Addressing(arithmetic, uniforms);
    this.#loads = new PixelLoads(this.addressing);
  }

  /**
   * Bilinear sample at (x, y) in full-size pixels from `corner`, premultiplied 0..1. Coordinates round to 1/256 pixel; the horizontal
   * blend rounds to whole levels, the vertical one is exact.
   */
  bilinear(texture: Texture, x: Lanes, y: Lanes, corner: Corner): readonly Lanes[] {
    const column = this.addressing.fixed(texture, x, corner[0], "width", 0.5);
    const line = this.addressing.fixed(texture, y, corner[1], "height", 0.5);
    const [right, down] = [this.#weight(column), this.#weight(line)];
    const sides = this.#loads.squares(texture, x, line, column);
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
    const line = this.addressing.fixed(texture, y, corner[1], "height", 0);
    const column = this.addressing.fixed(texture, x, corner[0], "width", 0);
    return this.#unpackBytes(this.#loads.pixels(texture, x, line, column));
  }

  /** Four neighbouring pixels at an address. */
  aligned(address: Word): readonly Lanes[] {
    const { emitter } = this.arithmetic;
    const packed = emitter.operation("load", [address], () =>
      emitter.module.v128.load(0, 16, emitter.readWord(address)),
    );
    return this.#unpackBytes(packed);
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

  /**
   * The two rows around a `y` that is the same for all four pixels: their addresses, and the weight of the lower one as in
   * `blend`.
   */
  rowPair(texture: Texture, y: Lanes): { rows: readonly [Word, Word]; far: Lanes } {
    const line = this.addressing.fixed(texture, y, SURFACE[1], "height", 0.5);
    const upper = this.addressing.row(texture, line);
    const lower = this.addressing.add("row-below", upper, this.addressing.rowStep(texture));
    return { rows: [upper, lower], far: this.#weight(line) };
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
