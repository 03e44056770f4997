import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { easingCurve } from "../src/evaluate/easing.js";

const linear = { type: "cubicBezier", x1: 1 / 3, y1: 1 / 3, x2: 2 / 3, y2: 2 / 3 } as const;

describe("easing curves", () => {
  test.each([
    ["step", 0.999, 0],
    ["linear", 0.25, 0.25],
    ["easeIn", 0.5, 0.125],
    ["easeOut", 0.5, 0.875],
    ["easeInOut", 0.25, 0.0625],
    ["easeInOut", 0.75, 0.9375],
  ] as const)("%s at %d is %d", (easing, progress, expected) => {
    expect(easingCurve(easing)(progress)).toBe(expected);
  });

  test("no easing is linear", () => {
    expect(easingCurve(undefined)(0.3)).toBe(0.3);
  });

  test("a straight Bézier curve is linear", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(easingCurve(linear)(p)).toBeCloseTo(p, 10);
      }),
    );
  });

  test.each([
    [
      { type: "cubicBezier", x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 } as const,
      [0.408510591355271, 0.8024033875850851, 0.9604589783488978],
    ],
    [
      { type: "spring", stiffness: 100, damping: 10 } as const,
      [1.1605555725854726, 0.9754577333611575, 1.0040172988672555],
    ],
    [
      { type: "spring", stiffness: 100, damping: 20 } as const,
      [0.517051023260813, 0.8631099000346302, 0.9711735312747822],
    ],
  ])("%o has the values of SPEC §7", (easing, values) => {
    expect([0.25, 0.5, 0.75].map(easingCurve(easing))).toEqual(values);
  });

  const springs = fc.record({
    type: fc.constant("spring" as const),
    stiffness: fc.double({ min: 1, max: 10000, noNaN: true }),
    damping: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    mass: fc.double({ min: 0.01, max: 100, noNaN: true }),
    velocity: fc.double({ min: -1000, max: 1000, noNaN: true }),
  });

  test("every spring the schema allows starts at 0, ends at 1 and stays finite between", () => {
    fc.assert(
      fc.property(springs, fc.double({ min: 0, max: 1, noNaN: true }), (easing, p) => {
        const curve = easingCurve(easing);
        expect(curve(0)).toBe(0);
        expect(curve(1)).toBe(1);
        expect(Number.isFinite(curve(p))).toBe(true);
      }),
    );
  });

  test("a loose spring overshoots, a critically damped one does not", () => {
    const highest = (damping: number) => {
      const curve = easingCurve({ type: "spring", stiffness: 100, damping, mass: 1 });
      return Math.max(...Array.from({ length: 101 }, (_, i) => curve(i / 100)));
    };
    expect(highest(4)).toBeGreaterThan(1.3);
    expect(highest(20)).toBeLessThanOrEqual(1);
  });
});
