import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BLEND_MODES, type BlendMode } from "../src/engine/options.js";
import type { Rect } from "../src/engine/surface.js";
import { coverageNoise, filled, Lab, largestDifference, noise, opaqueNoise, type Picture } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";
import { blend, draw, pixelAt, type Rgba, round } from "./engine-oracle.js";

const FLOAT_MODES: readonly BlendMode[] = BLEND_MODES.slice(BLEND_MODES.indexOf("hue")).concat([
  "color-dodge",
  "color-burn",
  "soft-light",
]);

const opacities = fc.oneof(fc.constant(255), fc.integer({ min: 0, max: 255 }));
const sizes = fc.integer({ min: 1, max: 23 });
const offsets = fc.integer({ min: -25, max: 25 });

/** What drawing `source` at (left, top) should leave, before rounding differences. */
function composited(target: Picture, source: Picture, left: number, top: number, opacity: number, mode: BlendMode) {
  return draw(target.width, target.height, (x, y) => {
    const backdrop = pixelAt(target, x, y);
    const inside = x >= left && y >= top && x < left + source.width && y < top + source.height;
    return inside ? blend(mode, pixelAt(source, x - left, y - top), backdrop, opacity) : backdrop;
  });
}

describe.each(BLEND_MODES)("composite in mode %s", (mode) => {
  test("is the W3C formula, and writes only where the source lies", () => {
    const tolerance = FLOAT_MODES.includes(mode) ? 2 : 1;
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, offsets, offsets, opacities, (w, h, sw, sh, left, top, opacity) => {
        const lab = new Lab(engineModule);
        const [below, above] = [noise(w, h, w * 31 + h), noise(sw, sh, sw * 17 + sh + 9)];
        const [target, source] = [lab.surface(below), lab.surface(above)];
        const touched: Rect = { left, top, right: left + sw, bottom: top + sh };
        const stray = lab.strayWrites(target, touched, () =>
          lab.engine.composite(target, source, left, top, opacity, mode),
        );
        expect(stray).toEqual([]);
        const difference = largestDifference(lab.read(target), composited(below, above, left, top, opacity, mode));
        expect(difference.levels, difference.at).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 25 },
    );
  });

  test("covers every pair of source and backdrop levels at several alphas", () => {
    const tolerance = FLOAT_MODES.includes(mode) ? 2 : 1;
    const alphas = [1, 2, 127, 128, 254, 255];
    for (const sourceAlpha of alphas) {
      for (const backdropAlpha of alphas) {
        const lab = new Lab(engineModule);
        const level = (i: number, alpha: number) => round((i * alpha) / 63);
        const above = draw(64, 64, (x) => [level(x, sourceAlpha), level(63 - x, sourceAlpha), 0, sourceAlpha]);
        const below = draw(64, 64, (x, y) => [level(y, backdropAlpha), 0, level(x, backdropAlpha), backdropAlpha]);
        const [target, source] = [lab.surface(below), lab.surface(above)];
        lab.engine.composite(target, source, 0, 0, 255, mode);
        const difference = largestDifference(lab.read(target), composited(below, above, 0, 0, 255, mode));
        expect(difference.levels, difference.at).toBeLessThanOrEqual(tolerance);
      }
    }
  });

  test("gives the same bytes whole and cut into clips", () => {
    const lab = new Lab(engineModule);
    const below = noise(61, 9, 3);
    const source = lab.surface(noise(70, 12, 4));
    const [whole, cut] = [lab.surface(below), lab.surface(below)];
    lab.engine.composite(whole, source, -3, -2, 201, mode);
    for (const [left, right] of [
      [-9, 1],
      [1, 4],
      [4, 9],
      [9, 40],
      [40, 99],
    ] as const) {
      lab.engine.composite(cut, source, -3, -2, 201, mode, { left, top: -1, right, bottom: 4 });
      lab.engine.composite(cut, source, -3, -2, 201, mode, { left, top: 4, right, bottom: 99 });
    }
    expect(lab.read(cut)).toEqual(lab.read(whole));
  });

  test("a transparent source changes nothing, colours never exceed alpha", () => {
    const lab = new Lab(engineModule);
    const below = noise(37, 5, 8);
    const target = lab.surface(below);
    lab.engine.composite(target, lab.surface(filled(37, 5, [0, 0, 0, 0])), 0, 0, 255, mode);
    expect(lab.read(target)).toEqual(below);
    lab.engine.composite(target, lab.surface(noise(37, 5, 77)), 0, 0, 130, mode);
    const { data } = lab.read(target);
    expect(data.filter((value, i) => value > (data[i | 3] ?? 0))).toHaveLength(0);
  });
});

describe("shortcuts give what the plain path gives", () => {
  test("an opaque source at full opacity is a copy", () => {
    const lab = new Lab(engineModule);
    const above = opaqueNoise(33, 6, 5);
    const target = lab.surface(noise(33, 6, 6));
    lab.engine.composite(target, lab.surface(above), 0, 0);
    expect(lab.read(target)).toEqual(above);
  });

  test("opaque and empty runs equal the same pixels met one at a time", () => {
    const lab = new Lab(engineModule);
    const [below, above] = [noise(64, 4, 10), noise(64, 4, 11)];
    const [target, source, single] = [lab.surface(below), lab.surface(above), lab.surface(below)];
    lab.engine.composite(target, source, 0, 0);
    for (let x = 0; x < 64; x++) {
      lab.engine.composite(single, source, 0, 0, 255, "normal", { left: x, top: 0, right: x + 1, bottom: 4 });
    }
    expect(lab.read(single)).toEqual(lab.read(target));
  });

  test("painting a colour is compositing a surface of that colour", () => {
    const lab = new Lab(engineModule);
    const below = noise(29, 7, 12);
    const [painted, composed] = [lab.surface(below), lab.surface(below)];
    for (const mode of BLEND_MODES) {
      lab.engine.paintColor(painted, 0x80402010, 77, mode, { left: 3, top: 1, right: 28, bottom: 6 });
      const tile = lab.surface(filled(25, 5, [0x10, 0x20, 0x40, 0x80]));
      lab.engine.composite(composed, tile, 3, 1, 77, mode);
    }
    expect(lab.read(painted)).toEqual(lab.read(composed));
  });
});

describe("coverage tiles", () => {
  test("source is color times coverage", () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, offsets, offsets, opacities, (w, h, sw, sh, left, top, opacity) => {
        const lab = new Lab(engineModule);
        const [below, shape] = [noise(w, h, w + h), coverageNoise(sw, sh, sw + 3 * sh)];
        const color: Rgba = [10, 60, 150, 200];
        const target = lab.surface(below);
        const tile = lab.coverage(shape);
        const touched: Rect = { left, top, right: left + sw, bottom: top + sh };
        const stray = lab.strayWrites(target, touched, () =>
          lab.engine.paintCoverage(target, tile, left, top, 0xc8963c0a, opacity),
        );
        expect(stray).toEqual([]);
        const tinted = draw(sw, sh, (x, y) => color.map((v) => (v * (shape.data[y * sw + x] ?? 0)) / 255));
        const difference = largestDifference(lab.read(target), composited(below, tinted, left, top, opacity, "normal"));
        expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe("fill and copy", () => {
  test("replace exactly the rectangle", () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, (w, h, sw, sh) => {
        const lab = new Lab(engineModule);
        const target = lab.surface(noise(w, h, 1));
        const above = noise(sw, sh, 2);
        const source = lab.surface(above);
        const all: Rect = { left: 0, top: 0, right: w, bottom: h };
        expect(lab.strayWrites(target, all, () => lab.engine.fill(target, 0x04030201))).toEqual([]);
        expect(lab.read(target)).toEqual(filled(w, h, [1, 2, 3, 4]));
        const touched: Rect = { left: 0, top: 0, right: sw, bottom: sh };
        expect(lab.strayWrites(target, touched, () => lab.engine.copy(target, source))).toEqual([]);
        const expected = draw(w, h, (x, y) => (x < sw && y < sh ? pixelAt(above, x, y) : [1, 2, 3, 4]));
        expect(lab.read(target)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
