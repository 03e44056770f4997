/** Chance from whole numbers alone (SPEC §14.5): the same on every machine and in every frame order. */

/** 32 bits that look random, from three whole numbers. */
export function hash(a: number, b: number, c: number): number {
  return mix(mix(mix(a) + b) + c);
}

/** 0 ≤ chance < 1. */
export function chance(a: number, b: number, c: number): number {
  return hash(a, b, c) / 2 ** 32;
}

/** A permutation of the 32-bit numbers; arguments are taken modulo 2³². */
function mix(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}
