import type { Arithmetic } from "./arithmetic.js";
import type { Lanes } from "./emitter.js";

/** Largest whole number a hash argument is clamped to. */
export const HASH_LIMIT = 4194303;

/** Odd multipliers that spread the bits of x, y and z (primes of xxHash32). */
const SPREAD = [0x165667b1, 0x27d4eb2f, 0x9e3779b1] as const;

/**
 * A number in [0, 1) from one to three coordinates rounded to whole numbers, and the seed. The coordinates are spread over
 * 32 bits, summed, and mixed by a xor-shift and a multiplication; the top 23 bits become the fraction.
 */
export function emitHash(arithmetic: Arithmetic, coordinates: readonly Lanes[], seed: Lanes): Lanes {
  const terms = coordinates.map((coordinate, index) => spread(arithmetic, coordinate, SPREAD[index] ?? 1));
  const sum = terms.reduce((total, term) => add(arithmetic, total, term), spreadSeed(arithmetic, seed));
  return arithmetic.binary("sub", mixBits(arithmetic, sum), { constant: 1 });
}

/**
 * Value noise in [0, 1): the hashes of the corners of the unit cell around the point, blended smoothly along each axis
 * (3t² − 2t³). Corners are hashed as `emitHash` hashes them; spreading is linear, so that the next corner is one addition.
 */
export function emitNoise(arithmetic: Arithmetic, coordinates: readonly Lanes[], seed: Lanes): Lanes {
  const axes = coordinates.map((coordinate, index) => {
    const cell = arithmetic.unary("floor", coordinate);
    const t = arithmetic.binary("sub", coordinate, cell);
    const slope = arithmetic.binary("sub", { constant: 3 }, arithmetic.binary("add", t, t));
    const multiplier = SPREAD[index] ?? 1;
    return {
      spread: spread(arithmetic, cell, multiplier),
      multiplier,
      smooth: arithmetic.binary("mul", arithmetic.binary("mul", t, t), slope),
    };
  });
  const blend = (sum: Lanes, index: number): Lanes => {
    const axis = axes[index];
    if (axis === undefined) {
      return mixBits(arithmetic, sum);
    }
    const start = blend(sum, index - 1);
    const end = blend(addConstant(arithmetic, sum, axis.multiplier), index - 1);
    const change = arithmetic.binary("sub", end, start);
    return arithmetic.binary("add", start, arithmetic.binary("mul", change, axis.smooth));
  };
  const corner = axes.reduce((sum, axis) => add(arithmetic, sum, axis.spread), spreadSeed(arithmetic, seed));
  return arithmetic.binary("sub", blend(corner, axes.length - 1), { constant: 1 });
}

function spreadSeed(arithmetic: Arithmetic, seed: Lanes): Lanes {
  return spread(arithmetic, seed, 0x85ebca77);
}

function spread(arithmetic: Arithmetic, coordinate: Lanes, multiplier: number): Lanes {
  const { emitter } = arithmetic;
  const whole = arithmetic.toInteger(arithmetic.clamp(coordinate, { constant: -HASH_LIMIT }, { constant: HASH_LIMIT }));
  return emitter.operation(`spread${multiplier}`, [whole], () =>
    emitter.module.i32x4.mul(emitter.read(whole), emitter.splatInteger(multiplier)),
  );
}

function add(arithmetic: Arithmetic, a: Lanes, b: Lanes): Lanes {
  const { emitter } = arithmetic;
  return emitter.operation("integer-add", [a, b], () => emitter.module.i32x4.add(emitter.read(a), emitter.read(b)));
}

function addConstant(arithmetic: Arithmetic, a: Lanes, constant: number): Lanes {
  const { emitter } = arithmetic;
  return emitter.operation(`integer-add${constant}`, [a], () =>
    emitter.module.i32x4.add(emitter.read(a), emitter.splatInteger(constant)),
  );
}

/** Scrambled bits as a float in [1, 2): the top 23 become the mantissa. */
function mixBits(arithmetic: Arithmetic, sum: Lanes): Lanes {
  const { emitter } = arithmetic;
  const { i32, i32x4, v128 } = emitter.module;
  return emitter.operation("mix", [sum], () => {
    const folded = v128.xor(emitter.read(sum), i32x4.shr_u(emitter.read(sum), i32.const(15)));
    const mixed = i32x4.mul(folded, emitter.splatInteger(0x85ebca6b));
    return v128.or(i32x4.shr_u(mixed, i32.const(9)), emitter.splatInteger(0x3f800000));
  });
}
