import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosine, cosineOfDegrees, exponential, sine, sineOfDegrees } from "../src/math/transcendental.js";

describe("sine, cosine and exponential", () => {
  const angles = fc.double({ min: -1e4, max: 1e4, noNaN: true });

  test("agree with the engine's own to 1e-11 over the range that documents can reach", () => {
    fc.assert(
      fc.property(angles, (x) => {
        expect(sine(x)).toBeCloseTo(Math.sin(x), 11);
        expect(cosine(x)).toBeCloseTo(Math.cos(x), 11);
      }),
    );
  });

  test("e^x is within a relative 1e-15 · |x| of the engine's own", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-15 * (4 + Math.abs(x)));
      }),
    );
  });

  test.each([
    [0, 0, 1],
    [90, 1, 0],
    [180, 0, -1],
    [270, -1, 0],
    [-90, -1, 0],
    [36000, 0, 1],
  ])("%i degrees are exact", (angle, sin, cos) => {
    expect(sineOfDegrees(angle) + 0).toBe(sin);
    expect(cosineOfDegrees(angle) + 0).toBe(cos);
  });

  test("the bits are pinned, so that another engine's differences show", () => {
    const values = [sine(1), cosine(2), exponential(-3.5), sineOfDegrees(33), cosineOfDegrees(271.25)];
    expect(values.map((value) => Buffer.from(new Float64Array([value]).buffer).toString("hex"))).toMatchSnapshot();
  });
});
