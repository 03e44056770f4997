import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameOf, frameRate, instantOf, microseconds } from "../src/resolve/time.js";

const rates = fc.constantFrom<number | string>(
  24,
  25,
  30,
  50,
  60,
  29.97,
  23.976,
  12.5,
  "30000/1001",
  "24000/1001",
  240,
);

describe("time in integers", () => {
  test.each([
    [30, 30, 1],
    [29.97, 2997, 100],
    [23.976, 2997, 125],
    ["30000/1001", 30000, 1001],
    ["60/2", 30, 1],
    [0.5, 1, 2],
  ])("%s fps is %i/%i", (fps, num, den) => {
    expect(frameRate(fps)).toEqual({ num, den });
  });

  test.each([
    [0, 0],
    [0.5, 500_000],
    [1 / 3, 333_333],
    [0.1 + 0.2, 300_000],
    [0.0000005, 1],
  ])("%d s are %i microseconds", (seconds, expected) => {
    expect(microseconds(seconds)).toBe(expected);
  });

  test("every frame's instant falls on that frame", () => {
    fc.assert(
      fc.property(rates, fc.nat(20_000_000), (fps, frame) => {
        const rate = frameRate(fps);
        expect(frameOf(instantOf(frame, rate), rate)).toBe(frame);
      }),
    );
  });

  test("a later time never falls on an earlier frame", () => {
    fc.assert(
      fc.property(rates, fc.nat(86_400_000_000), fc.nat(1000), (fps, time, later) => {
        const rate = frameRate(fps);
        expect(frameOf(time + later, rate)).toBeGreaterThanOrEqual(frameOf(time, rate));
      }),
    );
  });

  test.each([
    [33_333, 1],
    [66_667, 2],
    [16_666, 0],
    [16_667, 1],
  ])("at 30 fps %i µs is frame %i", (time, frame) => {
    expect(frameOf(time, frameRate(30))).toBe(frame);
  });
});
