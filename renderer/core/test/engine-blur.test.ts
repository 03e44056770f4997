import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blurMargin, blurPlan, boxRadii } from "../src/engine/blur.js";
import { BLUR_EDGES } from "../src/engine/options.js";
import { filled, Lab, largestDifference, noise } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";
import { blur, draw, pixelAt, round } from "./engine-oracle.js";

describe.each(BLUR_EDGES)("blur with %s edges", (edge) => {
  test("is three box passes each way over an endless surface", () => {
    const size = fc.integer({ min: 1, max: 37 });
    const sigma = fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 80 }).map((v) => v / 10),
    );
    fc.assert(
      fc.property(size, size, sigma, sigma, (width, height, sigmaX, sigmaY) => {
        const lab = new Lab(engineModule);
        const picture = noise(width, height, width * 97 + height);
        const [source, target] = [lab.surface(picture), lab.surface(filled(width, height, [9, 9, 9, 9]))];
        const all = { left: 0, top: 0, right: width, bottom: height };
        const stray = lab.strayWrites(target, all, () => lab.engine.blur(target, source, sigmaX, sigmaY, edge));
        expect(stray).toEqual([]);
        const difference = largestDifference(lab.read(target), blur(picture, boxRadii(sigmaX), boxRadii(sigmaY), edge));
        expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
        lab.engine.blur(source, source, sigmaX, sigmaY, edge);
        expect(lab.read(source)).toEqual(lab.read(target));
      }),
      { numRuns: 30 },
    );
  });

  test("large deviations stay inside the surface and keep colours below alpha", () => {
    for (const [width, height, sigmaX, sigmaY] of [
      [61, 43, 20, 20],
      [5, 90, 200, 150],
      [1, 1, 50, 50],
      [70, 9, 130, 0],
    ] as const) {
      const lab = new Lab(engineModule);
      const source = lab.surface(noise(width, height, 5));
      const target = lab.surface(filled(width, height, [9, 9, 9, 9]));
      const all = { left: 0, top: 0, right: width, bottom: height };
      const stray = lab.strayWrites(target, all, () => lab.engine.blur(target, source, sigmaX, sigmaY, edge));
      expect(stray).toEqual([]);
      const { data } = lab.read(target);
      expect(data.filter((value, i) => value > (data[i | 3] ?? 0))).toHaveLength(0);
    }
  });
});

test.each([2.5, 6, 8, 12, 20, 40])("a blurred edge is the Gauss integral, sigma %d", (sigma) => {
  const lab = new Lab(engineModule);
  const width = 400;
  const source = lab.surface(draw(width, 64, (x) => (x < 200 ? [0, 0, 0, 0] : [255, 255, 255, 255])));
  const target = lab.surface(filled(width, 64, [0, 0, 0, 0]));
  lab.engine.blur(target, source, sigma, sigma, "clamp");
  // The integral by summing the density in steps of 1/20 px.
  const density = (x: number) => Math.exp((-x * x) / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
  let integral = 0;
  let place = -200;
  const expected = draw(width, 64, (x, y) => {
    if (y > 0) return [0, 0, 0, 0];
    for (; place < x + 0.5 - 200; place += 0.05) integral += density(place + 0.025) * 0.05;
    return [0, 0, 0, 255 * Math.min(1, integral)];
  });
  const result = lab.read(target);
  for (let x = 0; x < width; x++) {
    const error = Math.abs(pixelAt(result, x, 32)[3] - pixelAt(expected, x, 0)[3]);
    expect(error, `x ${x}`).toBeLessThanOrEqual(6);
  }
});

test("a clamped or mirrored flat surface stays flat at every size", () => {
  const lab = new Lab(engineModule);
  const picture = filled(45, 33, [120, 64, 7, 200]);
  const surface = lab.surface(picture);
  for (const sigma of [0.7, 3, 9, 33, 70]) {
    lab.engine.blur(surface, surface, sigma, sigma, "clamp");
    lab.engine.blur(surface, surface, sigma, sigma, "mirror");
    expect(largestDifference(lab.read(surface), picture).levels, `sigma ${sigma}`).toBeLessThanOrEqual(1);
  }
});

describe("blur plans", () => {
  test("the boxes have nearly the asked variance", () => {
    for (let sigma = 0; sigma <= 60; sigma += 0.25) {
      const radii = boxRadii(sigma);
      const variance = radii.reduce((sum, r) => sum + ((2 * r + 1) ** 2 - 1) / 12, 0);
      expect(Math.abs(Math.sqrt(variance) - sigma)).toBeLessThan(sigma < 1 ? 0.6 : 0.35);
      expect(Math.max(...radii) - Math.min(...radii)).toBeLessThanOrEqual(1);
    }
    expect(boxRadii(0)).toEqual([0, 0, 0]);
  });

  test("only what is large both ways is halved, and the kernel's largest radius suffices", () => {
    expect(blurPlan(8, 100).halvings).toBe(0);
    expect(blurPlan(20, 20).halvings).toBe(2);
    for (const sigma of [1, 60, 61, 500, 5000]) {
      const radii = blurPlan(sigma, 0).passes.flatMap(({ x, y }) => [...x, ...y]);
      expect(Math.max(...radii)).toBeLessThanOrEqual(63);
    }
  });

  test.each([1, 5, 9, 30])("nothing reaches beyond the margin, sigma %d", (sigma) => {
    const margin = blurMargin(sigma);
    const size = 2 * margin + 5;
    const lab = new Lab(engineModule);
    const dot = draw(size, size, (x, y) =>
      Math.abs(x - margin - 2) < 2 && Math.abs(y - margin - 2) < 2 ? [255, 255, 255, 255] : [0, 0, 0, 0],
    );
    const surface = lab.surface(dot);
    lab.engine.blur(surface, surface, sigma, sigma);
    const result = lab.read(surface);
    for (let i = 0; i < size; i++) {
      expect([pixelAt(result, i, 0)[3], pixelAt(result, 0, i)[3], pixelAt(result, size - 1, i)[3]]).toEqual([0, 0, 0]);
    }
  });
});

test("a shadow is the blurred shape in one colour", () => {
  const lab = new Lab(engineModule);
  const picture = noise(31, 22, 9);
  const [source, target] = [lab.surface(picture), lab.surface(filled(31, 22, [1, 1, 1, 1]))];
  const all = { left: 0, top: 0, right: 31, bottom: 22 };
  expect(lab.strayWrites(target, all, () => lab.engine.shadow(target, source, 2, 0x80402010))).toEqual([]);
  const shape = draw(31, 22, (x, y) => Array.from({ length: 4 }, () => pixelAt(picture, x, y)[3]));
  const blurred = blur(shape, boxRadii(2), boxRadii(2), "transparent");
  const expected = draw(31, 22, (x, y) => {
    const alpha = pixelAt(blurred, x, y)[3];
    return [0x10, 0x20, 0x40, 0x80].map((v) => round((v * alpha) / 255));
  });
  expect(lab.read(target)).toEqual(expected);
});
