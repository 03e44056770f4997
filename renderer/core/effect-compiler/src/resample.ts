import type { Texture } from "./addressing.js";
import type { Lanes, Word } from "./emitter.js";
import { HALVES, type Sampler } from "./sampling.js";

/**
 * Fast forms of "the texture at this pixel" between sizes that differ by a power of two. The four pixels then lie at fixed
 * places between a few neighbours, so that whole vectors are loaded instead of single pixels. Results are those of
 * `Sampler.bilinear`, bit for bit.
 */

/** Which of four loaded pixels is left and right of each result, and the weight of the right one in 1/256. */
const ENLARGE = {
  1: { left: [0, 1, 1, 2], right: [1, 2, 2, 3], weights: [192, 64, 192, 64] },
  2: { left: [0, 0, 1, 1], right: [1, 1, 2, 2], weights: [160, 224, 32, 96] },
} as const;

/** A texture twice (shift 1) or four times (shift 2) as coarse as the pass; `column` is the byte offset in its row. */
export function enlarge(sampler: Sampler, texture: Texture, column: Word, y: Lanes, shift: 1 | 2): readonly Lanes[] {
  const { emitter } = sampler.arithmetic;
  const { i32, v128 } = emitter.module;
  const { rows, far } = sampler.rowPair(texture, y);
  const { left, right, weights } = ENLARGE[shift];
  const weight = emitter.operation(`enlarge-weights${shift}`, [], () =>
    emitter.constant(new Uint16Array(weights.flatMap((value) => [value, value]))),
  );
  const sides = rows.map((row) => {
    const packed = emitter.operation("enlarge-load", [row, column], () =>
      v128.load(0, 4, i32.sub(i32.add(emitter.readWord(row), emitter.readWord(column)), i32.const(4))),
    );
    return [pick(sampler, packed, packed, left), pick(sampler, packed, packed, right)] as const;
  });
  const [redBlue, greenAlpha] = HALVES.map((half) => {
    const [upper, lower] = sides.map(([near, other]) =>
      sampler.roundToLevels(sampler.blend(sampler.half(half, near), sampler.half(half, other), weight)),
    );
    return sampler.blend(upper as Lanes, lower as Lanes, far);
  });
  return sampler.unpack(redBlue as Lanes, greenAlpha as Lanes);
}

/** A texture twice as fine as the pass: the mean of two by two pixels. */
export function halve(sampler: Sampler, texture: Texture, column: Word, y: Lanes): readonly Lanes[] {
  const { emitter } = sampler.arithmetic;
  const { i32, i8x16, v128 } = emitter.module;
  const { rows, far } = sampler.rowPair(texture, y);
  const means = rows.map((row) => {
    const [first, second] = [0, 16].map((offset) =>
      emitter.operation(`halve-load${offset}`, [row, column], () =>
        v128.load(offset, 4, i32.add(emitter.readWord(row), emitter.readWord(column))),
      ),
    ) as [Lanes, Lanes];
    const even = pick(sampler, first, second, [0, 2, 4, 6]);
    const odd = pick(sampler, first, second, [1, 3, 5, 7]);
    // The rounding mean of bytes is what blending with weight 128 and rounding to levels gives.
    return emitter.operation("mean", [even, odd], () => i8x16.avgr_u(emitter.read(even), emitter.read(odd)));
  });
  const [redBlue, greenAlpha] = HALVES.map((half) => {
    const [upper, lower] = means.map((mean) => sampler.half(half, mean));
    return sampler.blend(upper as Lanes, lower as Lanes, far);
  });
  return sampler.unpack(redBlue as Lanes, greenAlpha as Lanes);
}

/** Four of the eight pixels of two vectors. */
function pick(sampler: Sampler, first: Lanes, second: Lanes, pixels: readonly number[]): Lanes {
  const { emitter } = sampler.arithmetic;
  return emitter.operation(`pick${pixels.join("")}`, [first, second], () =>
    emitter.module.i8x16.shuffle(
      emitter.read(first),
      emitter.read(second),
      pixels.flatMap((pixel) => [0, 1, 2, 3].map((byte) => pixel * 4 + byte)),
    ),
  );
}
