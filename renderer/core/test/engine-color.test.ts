import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GradientStop } from "../src/engine/gradient.js";
import { GRADIENT_SHAPES } from "../src/engine/options.js";
import type { Matrix } from "../src/engine/surface.js";
import { filled, Lab, largestDifference, noise, type Picture } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";
import { colorMatrix, draw, gradientColor, gradientParameter, pixelAt, round } from "./engine-oracle.js";

const level = fc.integer({ min: 0, max: 255 });
const stopLists = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 120 }), level, level, level, level), { minLength: 1, maxLength: 7 })
  .map((list): GradientStop[] =>
    list
      .map(([offset, r, g, b, a]) => ({ offset: offset / 100, color: [r, g, b, a] as const }))
      .sort((p, q) => p.offset - q.offset),
  );

const coefficient = fc.integer({ min: -2000, max: 2000 });
const matrices = fc.tuple(coefficient, coefficient, coefficient, coefficient, coefficient, coefficient).map(
  ([a, b, c, d, e, f]): Matrix => ({
    a: a / 40000,
    b: b / 40000,
    c: c / 40000,
    d: d / 40000,
    e: e / 2000,
    f: f / 2000,
  }),
);

describe.each(GRADIENT_SHAPES)("%s gradients", (shape) => {
  test("follow the formula, on either side of a jump", () => {
    fc.assert(
      fc.property(matrices, stopLists, fc.integer({ min: 0, max: 20 }), (matrix, stops, left) => {
        const lab = new Lab(engineModule);
        const target = lab.surface(filled(29, 7, [0, 0, 0, 0]));
        const clip = { left, top: 1, right: 28, bottom: 9 };
        const stray = lab.strayWrites(target, clip, () =>
          lab.engine.paintGradient(target, shape, matrix, stops, 255, "normal", clip),
        );
        expect(stray).toEqual([]);
        const actual = lab.read(target);
        for (let y = 1; y < 7; y++) {
          for (let x = left; x < 28; x++) {
            const t = gradientParameter(shape, matrix, x + 0.5, y + 0.5);
            const nearby = [t - 1e-5, t, t + 1e-5];
            // One turn ends where the next begins.
            if (shape === "conic") nearby.push((t + 1 - 1e-5) % 1, (t + 1e-5) % 1);
            const pixel = pixelAt(actual, x, y);
            const distances = nearby.map((place) =>
              Math.max(...gradientColor(stops, place).map((v, i) => Math.abs(round(v) - (pixel[i] ?? 0)))),
            );
            expect(Math.min(...distances)).toBeLessThanOrEqual(2);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test("give the same bytes whole and cut into clips", () => {
    const lab = new Lab(engineModule);
    const [whole, cut] = [lab.surface(noise(53, 5, 4)), lab.surface(noise(53, 5, 4))];
    const stops: GradientStop[] = [
      { offset: 0, color: [255, 0, 0, 255] },
      { offset: 0.4, color: [0, 255, 0, 100] },
      { offset: 1, color: [0, 0, 255, 255] },
    ];
    const matrix: Matrix = { a: 0.013, b: 0.021, c: -0.031, d: 0.017, e: 0.1, f: -0.4 };
    lab.engine.paintGradient(whole, shape, matrix, stops, 222, "screen");
    for (const [left, right] of [
      [0, 3],
      [3, 4],
      [4, 21],
      [21, 53],
    ] as const) {
      lab.engine.paintGradient(cut, shape, matrix, stops, 222, "screen", { left, top: 0, right, bottom: 5 });
    }
    expect(lab.read(cut)).toEqual(lab.read(whole));
  });
});

describe("gradients", () => {
  test("have exact ends, go on beyond them, and the later of two stops at one place holds there", () => {
    const lab = new Lab(engineModule);
    const target = lab.surface(filled(6, 1, [0, 0, 0, 0]));
    const stops: GradientStop[] = [
      { offset: 0, color: [13, 57, 201, 255] },
      { offset: 0.5, color: [0, 0, 0, 255] },
      { offset: 0.5, color: [99, 98, 97, 255] },
      { offset: 1, color: [251, 3, 77, 255] },
    ];
    // Pixel centres at t = -1/2, 0, 1/2, 1, 3/2, 2.
    lab.engine.paintGradient(target, "linear", { a: 0.5, b: 0, c: 0, d: 1, e: -0.75, f: 0 }, stops);
    const pixels = Array.from({ length: 6 }, (_, x) => pixelAt(lab.read(target), x, 0).slice(0, 3));
    expect(pixels).toEqual([
      [13, 57, 201],
      [13, 57, 201],
      [99, 98, 97],
      [251, 3, 77],
      [251, 3, 77],
      [251, 3, 77],
    ]);
  });

  test("conic gradients run once around, evenly", () => {
    const lab = new Lab(engineModule);
    // 40 ramps of one channel: an error of 1/10000 turn is a level.
    const stops = Array.from(
      { length: 41 },
      (_, i): GradientStop => ({
        offset: i / 40,
        color: [i % 2 === 0 ? 0 : 255, 0, 0, 255],
      }),
    );
    const target = lab.surface(filled(65, 65, [0, 0, 0, 0]));
    const matrix: Matrix = { a: 1, b: 0, c: 0, d: 1, e: -32.3, f: -32.6 };
    lab.engine.paintGradient(target, "conic", matrix, stops);
    const expected = draw(65, 65, (x, y) => gradientColor(stops, gradientParameter("conic", matrix, x + 0.5, y + 0.5)));
    const difference = largestDifference(lab.read(target), expected);
    expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
  });

  test("without stops draw nothing", () => {
    const lab = new Lab(engineModule);
    const target = lab.surface(noise(9, 3, 1));
    lab.engine.paintGradient(target, "linear", { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }, []);
    expect(lab.read(target)).toEqual(noise(9, 3, 1));
  });
});

describe("colour matrices", () => {
  const matrix = fc.array(
    fc.integer({ min: -150, max: 150 }).map((v) => v / 100),
    { minLength: 20, maxLength: 20 },
  );

  test("chain with a clamp after each", () => {
    fc.assert(
      fc.property(fc.array(matrix, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 19 }), (list, width) => {
        const lab = new Lab(engineModule);
        const picture = noise(width, 5, width);
        const [source, target] = [lab.surface(picture), lab.surface(filled(width, 5, [7, 7, 7, 7]))];
        const all = { left: 0, top: 0, right: width, bottom: 5 };
        expect(lab.strayWrites(target, all, () => lab.engine.colorMatrix(target, source, list))).toEqual([]);
        const expected = draw(width, 5, (x, y) => colorMatrix(pixelAt(picture, x, y), list));
        const difference = largestDifference(lab.read(target), expected);
        expect(difference.levels, difference.at).toBeLessThanOrEqual(2);
        lab.engine.colorMatrix(source, source, list);
        expect(lab.read(source)).toEqual(lab.read(target));
      }),
      { numRuns: 100 },
    );
  });

  test("the identity, and no matrix at all, change nothing", () => {
    const lab = new Lab(engineModule);
    const identity = Array.from({ length: 20 }, (_, i) => (i % 6 === 0 ? 1 : 0));
    const surface = lab.surface(noise(33, 9, 2));
    lab.engine.colorMatrix(surface, surface, [identity, identity]);
    lab.engine.colorMatrix(surface, surface, []);
    expect(lab.read(surface)).toEqual(noise(33, 9, 2));
  });
});

describe("premultiplied and straight alpha", () => {
  const everyPair: Picture = draw(256, 256, (x, y) => [x, 255 - x, x ^ y, y]);
  const all = { left: 0, top: 0, right: 256, bottom: 256 };

  test("premultiply rounds color * alpha / 255 for every level and alpha", () => {
    const lab = new Lab(engineModule);
    const [source, target] = [lab.surface(everyPair), lab.surface(everyPair)];
    expect(lab.strayWrites(target, all, () => lab.engine.premultiply(target, source))).toEqual([]);
    const expected = draw(256, 256, (x, y) => {
      const [r, g, b, a] = pixelAt(everyPair, x, y);
      return [(r * a) / 255, (g * a) / 255, (b * a) / 255, a];
    });
    expect(lab.read(target)).toEqual(expected);
  });

  test("unpremultiply rounds color * 255 / alpha, and premultiplying again gives the same pixels", () => {
    const lab = new Lab(engineModule);
    const picture = noise(255, 61, 3);
    const [source, target] = [lab.surface(picture), lab.surface(picture)];
    lab.engine.unpremultiply(target, source);
    const expected = draw(255, 61, (x, y) => {
      const [r, g, b, a] = pixelAt(picture, x, y);
      return a === 0 ? [0, 0, 0, 0] : [(r * 255) / a, (g * 255) / a, (b * 255) / a, a];
    });
    expect(largestDifference(lab.read(target), expected).levels).toBeLessThanOrEqual(1);
    lab.engine.premultiply(target, target);
    expect(lab.read(target)).toEqual(picture);
  });
});
