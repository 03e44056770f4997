import { expect, test } from "vitest";
import { chance, hash } from "../src/math/chance.js";

/** SPEC §14.5 in exact arithmetic. */
function mix(x: bigint): bigint {
  const word = (value: bigint) => value & 0xffffffffn;
  let y = word(x);
  y ^= y >> 16n;
  y = word(y * 0x7feb352dn);
  y ^= y >> 15n;
  y = word(y * 0x846ca68bn);
  return y ^ (y >> 16n);
}

const numbers = [0, 1, 2, 101, 102, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];

test("hash is the arithmetic of SPEC §14.5", () => {
  for (const a of numbers) {
    for (const b of numbers) {
      for (const c of numbers) expect(hash(a, b, c)).toBe(Number(mix(mix(mix(BigInt(a)) + BigInt(b)) + BigInt(c))));
    }
  }
});

test("chance is spread evenly over 0 to 1", () => {
  const tenths = new Array<number>(10).fill(0);
  for (let index = 0; index < 10_000; index++) {
    const value = chance(101, index, 7);
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThan(1);
    tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] as number) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
});
