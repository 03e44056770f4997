import type { Arithmetic } from "./arithmetic.js";
import type { Lanes } from "./emitter.js";

/** Largest whole number a hash argument is clamped to. */
export const HASH_LIMIT = 4194303;

/** Odd multipliers that spread the bits of x, y and z (primes of xxHash32). */
const SPREAD = [0x165667b1, 0x27d4eb2f, 0x9e3779b1] as const;

/**
 * A number in [0, 1) from one to three coordinates rounded to whole numbers, and the seed. The coordinates are spread over
 * 32 bits, summed, and mixed by two xor-shift-multiply rounds; the top 24 bits become the fraction.
 */
export function emitHash(arithmetic: Arithmetic, coordinates: readonly Lanes[], seed: Lanes): Lanes {
  const { emitter } = arithmetic;
  const { module } = emitter;
  const terms = [spread(arithmetic, seed, 0x85ebca77)];
  for (const [index, coordinate] of coordinates.entries()) {
    terms.push(spread(arithmetic, coordinate, SPREAD[index] ?? 1));
  }
  const sum = terms.reduce((total, term) =>
    emitter.operation("integer-add", [total, term], () => module.i32x4.add(emitter.read(total), emitter.read(term))),
  );
  const first = xorShift(arithmetic, sum, 15);
  const product = emitter.operation("mix", [first], () =>
    module.i32x4.mul(emitter.read(first), emitter.splatInteger(0x85ebca6b)),
  );
  const second = xorShift(arithmetic, product, 13);
  return emitter.operation("fraction", [second], () =>
    module.f32x4.mul(
      module.f32x4.convert_i32x4_s(module.i32x4.shr_u(emitter.read(second), module.i32.const(8))),
      emitter.splat(1 / 16777216),
    ),
  );
}

function spread(arithmetic: Arithmetic, coordinate: Lanes, multiplier: number): Lanes {
  const { emitter } = arithmetic;
  const whole = arithmetic.toInteger(arithmetic.clamp(coordinate, { constant: -HASH_LIMIT }, { constant: HASH_LIMIT }));
  return emitter.operation(`spread${multiplier}`, [whole], () =>
    emitter.module.i32x4.mul(emitter.read(whole), emitter.splatInteger(multiplier)),
  );
}

function xorShift(arithmetic: Arithmetic, value: Lanes, shift: number): Lanes {
  const { emitter } = arithmetic;
  const { module } = emitter;
  return emitter.operation(`xor-shift${shift}`, [value], () =>
    module.v128.xor(emitter.read(value), module.i32x4.shr_u(emitter.read(value), module.i32.const(shift))),
  );
}
