import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mipFor, mipSizes } from "../src/engine/mips.js";
import { EDGES, FILTERS } from "../src/engine/options.js";
import type { Homography, Matrix } from "../src/engine/surface.js";
import { filled, Lab, largestDifference, noise, opaqueNoise } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";
import { draw, pixelAt, sample } from "./engine-oracle.js";

const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** Matrices that show some of a small source, with coefficients that are no short binary fractions. */
const matrices = fc
  .tuple(...Array.from({ length: 6 }, () => fc.integer({ min: -3000, max: 3000 })))
  .map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => ({
    a: a / 1234.567,
    b: b / 2345.678,
    c: c / 2345.678,
    d: d / 1234.567,
    e: e / 177.77,
    f: f / 177.77,
  }));

/** The same without rotation and shear. */
const scales = matrices.map((matrix): Matrix => ({ ...matrix, b: 0, c: 0 }));

describe.each(FILTERS)("%s sampling", (filter) => {
  describe.each(EDGES)("with %s edges", (edge) => {
    test("affine maps follow the formula", () => {
      fc.assert(
        fc.property(
          fc.oneof(matrices, scales),
          fc.integer({ min: 1, max: 20 }),
          fc.integer({ min: 1, max: 20 }),
          (matrix, sw, sh) => {
            const lab = new Lab(engineModule);
            const picture = noise(sw, sh, sw * 41 + sh);
            const target = lab.surface(filled(27, 14, [0, 0, 0, 0]));
            const source = lab.surface(picture);
            const clip = { left: 1, top: 0, right: 26, bottom: 13 };
            const stray = lab.strayWrites(target, clip, () =>
              lab.engine.compositeTransformed(target, source, matrix, clip, 255, { filter, edge }),
            );
            expect(stray).toEqual([]);
            const { a, b, c, d, e, f } = matrix;
            const expected = draw(27, 14, (x, y) => {
              if (x < 1 || x >= 26 || y >= 13) return [0, 0, 0, 0];
              const [px, py] = [x + 0.5, y + 0.5];
              return sample(picture, a * px + c * py + e, b * px + d * py + f, filter, edge);
            });
            const difference = largestDifference(lab.read(target), expected);
            expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
          },
        ),
        { numRuns: 150 },
      );
    });

    test("gives the same bytes whole and cut into clips, affine and projective", () => {
      const lab = new Lab(engineModule);
      const source = lab.surface(noise(40, 30, 5));
      const matrix: Matrix = { a: 0.61, b: -0.13, c: 0.21, d: 0.73, e: -3.2, f: 4.7 };
      const scale: Matrix = { a: -0.55, b: 0, c: 0, d: 0.73, e: 37.2, f: -4.7 };
      const homography: Homography = [0.71, 0.1, -2, -0.05, 0.8, 3, 0.004, -0.003, 1];
      const empty = filled(70, 40, [0, 0, 0, 0]);
      const [whole, cut] = [lab.surface(empty), lab.surface(empty)];
      const options = { filter, edge };
      for (const [target, clips] of [
        [whole, [[0, 70]]],
        [
          cut,
          [
            [-5, 1],
            [1, 6],
            [6, 29],
            [29, 30],
            [30, 70],
          ],
        ],
      ] as const) {
        for (const [left, right] of clips) {
          lab.engine.compositeTransformed(target, source, matrix, { left, top: 0, right, bottom: 20 }, 200, options);
          lab.engine.compositeTransformed(target, source, scale, { left, top: 0, right, bottom: 20 }, 200, options);
          lab.engine.compositeProjected(target, source, homography, { left, top: 20, right, bottom: 40 }, 200, options);
        }
      }
      expect(lab.read(cut)).toEqual(lab.read(whole));
    });

    test("projective maps follow the formula", () => {
      const coefficients = fc.tuple(...Array.from({ length: 8 }, () => fc.integer({ min: -1000, max: 1000 })));
      fc.assert(
        fc.property(coefficients, ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => {
          const lab = new Lab(engineModule);
          // Smooth, because f32 coordinates may fall on the other side of a 1/256 px step.
          const picture = draw(24, 24, (x, y) => [x * 4, y * 4, 60 + x + y, 120 + x * 2 + y * 3]);
          const target = lab.surface(filled(25, 14, [0, 0, 0, 0]));
          const source = lab.surface(picture);
          const map: Homography = [
            1 + a / 1000,
            b / 2000,
            c / 100,
            d / 2000,
            1 + e / 1000,
            f / 100,
            g / 20000,
            h / 20000,
            1,
          ];
          lab.engine.compositeProjected(target, source, map, undefined, 255, { filter, edge });
          const actual = lab.read(target);
          const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = map;
          let worst = 0;
          for (let y = 0; y < 14; y++) {
            for (let x = 0; x < 25; x++) {
              const [px, py] = [x + 0.5, y + 0.5];
              const w = m6 * px + m7 * py + m8;
              // Where a pixel lies on the border between two pixels either one may be seen.
              const candidates = [-1e-4, 0, 1e-4].flatMap((du) =>
                [-1e-4, 0, 1e-4].map((dv) => {
                  if (w <= 0) return [0, 0, 0, 0];
                  const [u, v] = [(m0 * px + m1 * py + m2) / w + du, (m3 * px + m4 * py + m5) / w + dv];
                  return sample(picture, u, v, filter, edge);
                }),
              );
              const pixel = pixelAt(actual, x, y);
              const distances = candidates.map((color) =>
                Math.max(...color.map((level, i) => Math.abs(level - (pixel[i] ?? 0)))),
              );
              worst = Math.max(worst, Math.min(...distances));
            }
          }
          expect(worst).toBeLessThanOrEqual(2);
        }),
        { numRuns: 40 },
      );
    });
  });

  test("the identity is a copy, and shifts by whole pixels are exact", () => {
    const lab = new Lab(engineModule);
    const picture = noise(31, 9, 6);
    const source = lab.surface(picture);
    for (const [e, f] of [
      [0, 0],
      [3, -2],
      [-7, 4],
    ] as const) {
      const target = lab.surface(filled(31, 9, [0, 0, 0, 0]));
      lab.engine.compositeTransformed(target, source, { ...IDENTITY, e, f }, undefined, 255, { filter });
      expect(lab.read(target)).toEqual(draw(31, 9, (x, y) => pixelAt(picture, x + e, y + f)));
      const projected = lab.surface(filled(31, 9, [0, 0, 0, 0]));
      lab.engine.compositeProjected(projected, source, [1, 0, e, 0, 1, f, 0, 0, 1], undefined, 255, { filter });
      expect(lab.read(projected)).toEqual(lab.read(target));
    }
  });

  test("what lies behind the viewer is not seen", () => {
    const lab = new Lab(engineModule);
    const source = lab.surface(filled(9, 9, [50, 60, 70, 255]));
    const target = lab.surface(filled(24, 3, [0, 0, 0, 0]));
    // Everywhere u = v = 4; w = (x - 10) / 100 changes its sign at x = 10.
    const map: Homography = [0.04, 0, -0.4, 0.04, 0, -0.4, 0.01, 0, -0.1];
    for (const edge of EDGES) {
      lab.engine.fill(target, 0);
      lab.engine.compositeProjected(target, source, map, undefined, 255, { filter, edge });
      expect(lab.read(target)).toEqual(draw(24, 3, (x) => (x < 10 ? [0, 0, 0, 0] : [50, 60, 70, 255])));
    }
  });

  test("a flat opaque picture stays flat and opaque", () => {
    const lab = new Lab(engineModule);
    const source = lab.surface(filled(13, 13, [200, 100, 7, 255]));
    const target = lab.surface(filled(50, 20, [0, 0, 0, 0]));
    const matrix: Matrix = { a: 0.3123, b: 0.1777, c: -0.2111, d: 0.4333, e: 1.1, f: 2.3 };
    lab.engine.compositeTransformed(target, source, matrix, undefined, 255, { filter, edge: "clamp" });
    expect(lab.read(target)).toEqual(filled(50, 20, [200, 100, 7, 255]));
  });
});

describe.each(["bilinear", "cubic"] as const)("%s", (filter) => {
  test.each(EDGES)("scaling is sampling, byte for byte, with %s edges", (edge) => {
    // Rows of one block of scale-cubic.ts and of several, which end with whole vectors or not.
    const widths = fc.constantFrom(67, 256, 259, 530);
    const sides = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }));
    const longer = fc.tuple(fc.integer({ min: 500, max: 700 }), fc.integer({ min: 20, max: 40 }));
    const sources = fc.tuple(fc.oneof(sides, longer), fc.constantFrom(noise, opaqueNoise));
    const mixing = fc.tuple(fc.constantFrom(255, 255, 100), fc.constantFrom("normal", "normal", "multiply"));
    fc.assert(
      fc.property(
        scales,
        widths,
        sources,
        mixing,
        (matrix, width, [[sourceWidth, sourceHeight], picture], [opacity, blendMode]) => {
          const lab = new Lab(engineModule);
          const source = lab.surface(picture(sourceWidth, sourceHeight, sourceWidth + sourceHeight));
          const [scaled, sampled] = [lab.surface(noise(width, 24, 1)), lab.surface(noise(width, 24, 1))];
          const clip = { left: 1, top: 1, right: width - 1, bottom: 23 };
          const options = { filter, edge, blendMode } as const;
          const scale = () => lab.engine.compositeTransformed(scaled, source, matrix, clip, opacity, options);
          expect(lab.strayWrites(scaled, clip, scale)).toEqual([]);
          // A shear too small to move anything, which nevertheless takes the general way.
          lab.engine.compositeTransformed(sampled, source, { ...matrix, c: 1e-300 }, clip, opacity, options);
          expect(lab.read(scaled)).toEqual(lab.read(sampled));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a picture far away fills all with its nearest pixel", () => {
    const lab = new Lab(engineModule);
    const source = lab.surface(filled(5, 3, [200, 100, 7, 255]));
    for (const [e, f] of [
      [9e5, 0],
      [-9e5, 0],
      [0, 9e5],
      [-9e5, -9e5],
    ] as const) {
      const target = lab.surface(filled(40, 4, [0, 0, 0, 0]));
      const all = { left: 0, top: 0, right: 40, bottom: 4 };
      const paint = () =>
        lab.engine.compositeTransformed(target, source, { ...IDENTITY, a: 0.7, e, f }, all, 255, {
          filter,
          edge: "clamp",
        });
      expect(lab.strayWrites(target, all, paint)).toEqual([]);
      expect(lab.read(target)).toEqual(filled(40, 4, [200, 100, 7, 255]));
    }
  });
});

test("the last pixels of a 16384-pixel row are found", () => {
  const lab = new Lab(engineModule);
  const picture = opaqueNoise(16384, 2, 4);
  const source = lab.surface(picture);
  const target = lab.surface(filled(16384, 1, [0, 0, 0, 0]));
  lab.engine.compositeTransformed(target, source, { ...IDENTITY, a: -1, e: 16384 }, undefined, 255, {
    filter: "nearest",
  });
  expect(lab.read(target)).toEqual(draw(16384, 1, (x) => pixelAt(picture, 16383 - x, 0)));
});

describe("mip chains", () => {
  test("halving is the rounded mean, with what lies beyond odd sizes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 21 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...EDGES),
        (w, h, edge) => {
          const lab = new Lab(engineModule);
          const picture = noise(w, h, w * h);
          const [width, height] = [Math.ceil(w / 2), Math.ceil(h / 2)];
          const target = lab.surface(filled(width, height, [9, 9, 9, 9]));
          const source = lab.surface(picture);
          const all = { left: 0, top: 0, right: width, bottom: height };
          expect(lab.strayWrites(target, all, () => lab.engine.halve(target, source, edge))).toEqual([]);
          const expected = draw(width, height, (x, y) => {
            const taps = [0, 1].flatMap((j) => [0, 1].map((i) => pixelAt(picture, 2 * x + i, 2 * y + j, edge)));
            return [0, 1, 2, 3].map((c) => taps.reduce((sum, tap) => sum + (tap[c] ?? 0), 0) / 4);
          });
          expect(lab.read(target)).toEqual(expected);
        },
      ),
      { numRuns: 80 },
    );
  });

  test("sizes go down to one pixel", () => {
    expect(mipSizes(5, 3)).toEqual([
      { width: 3, height: 2 },
      { width: 2, height: 1 },
      { width: 1, height: 1 },
    ]);
    expect(mipSizes(1, 1)).toEqual([]);
  });

  test("the level follows the area of a target pixel in the source", () => {
    const chain = [64, 32, 16, 8].map((size) => ({ pointer: size, stride: size * 4, width: size, height: size }));
    const level = (scale: number) => mipFor(chain, { a: scale, b: 0, c: 0, d: scale, e: 3, f: 5 });
    expect(level(0.5)?.surface.width).toBe(64);
    expect(level(1.4)?.surface.width).toBe(64);
    expect(level(1.5)?.surface.width).toBe(32);
    expect(level(3)?.surface.width).toBe(16);
    expect(level(1000)?.surface.width).toBe(8);
    expect(level(2)?.toSource).toEqual({ a: 1, b: 0, c: 0, d: 1, e: 1.5, f: 2.5 });
    expect(mipFor([], IDENTITY)).toBeUndefined();
  });
});
