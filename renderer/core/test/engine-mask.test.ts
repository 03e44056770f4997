import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK_KINDS } from "../src/engine/options.js";
import { coverageNoise, filled, Lab, largestDifference, noise, type Picture } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";
import { draw, pixelAt, round } from "./engine-oracle.js";

const sizes = fc.integer({ min: 1, max: 21 });

describe("masks", () => {
  test.each(MASK_KINDS)("%s multiplies every byte, or its complement does", (kind) => {
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, fc.boolean(), (w, h, mw, mh, inverted) => {
        const lab = new Lab(engineModule);
        const [below, shape] = [noise(w, h, w * 3 + h), noise(mw, mh, mw + mh * 5)];
        const [target, mask] = [lab.surface(below), lab.surface(shape)];
        const touched = { left: 0, top: 0, right: mw, bottom: mh };
        const stray = lab.strayWrites(target, touched, () => lab.engine.multiplyMask(target, mask, kind, inverted));
        expect(stray).toEqual([]);
        const expected = draw(w, h, (x, y) => {
          const pixel = pixelAt(below, x, y);
          if (x >= mw || y >= mh) return pixel;
          const [r, g, b, a] = pixelAt(shape, x, y);
          const value = round(kind === "alpha" ? a : 0.2126 * r + 0.7152 * g + 0.0722 * b);
          return pixel.map((level) => (level * (inverted ? 255 - value : value)) / 255);
        });
        const difference = largestDifference(lab.read(target), expected);
        expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  test("luminance weighs green most and is rounded to nearest", () => {
    const lab = new Lab(engineModule);
    const colors = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
      [255, 255, 255],
    ];
    const mask = lab.surface(draw(5, 1, (x) => [...(colors[x] ?? []), 255]));
    const target = lab.surface(filled(5, 1, [255, 255, 255, 255]));
    lab.engine.multiplyMask(target, mask, "luma");
    const alphas = Array.from({ length: 5 }, (_, x) => pixelAt(lab.read(target), x, 0)[3]);
    expect(alphas).toEqual([54, 182, 18, 237, 255]);
  });

  test("coverage multiplies every byte", () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, (w, h, cw, ch) => {
        const lab = new Lab(engineModule);
        const [below, shape] = [noise(w, h, w * 3 + h), coverageNoise(cw, ch, cw + ch * 5)];
        const [target, coverage] = [lab.surface(below), lab.coverage(shape)];
        const touched = { left: 0, top: 0, right: cw, bottom: ch };
        expect(lab.strayWrites(target, touched, () => lab.engine.multiplyCoverage(target, coverage))).toEqual([]);
        const expected = draw(w, h, (x, y) => {
          const value = x < cw && y < ch ? (shape.data[y * cw + x] ?? 0) : 255;
          return pixelAt(below, x, y).map((level) => (level * value) / 255);
        });
        expect(lab.read(target)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe("rounded rectangles", () => {
  const coordinate = fc.integer({ min: -60, max: 300 }).map((v) => v / 8);
  const empty = (width: number, height: number): Picture => ({ width, height, data: new Uint8Array(width * height) });

  /** The part of a pixel inside, from 16×16 points. */
  function area(x: number, y: number, inside: (px: number, py: number) => boolean): number {
    let count = 0;
    for (let j = 0; j < 16; j++)
      for (let i = 0; i < 16; i++) if (inside(x + (i + 0.5) / 16, y + (j + 0.5) / 16)) count++;
    return (count / 256) * 255;
  }

  test("cover nearly the exact area of each pixel", () => {
    const radius = fc.integer({ min: 0, max: 100 }).map((v) => v / 8);
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        radius,
        fc.boolean(),
        (x0, y0, x1, y1, radius, flat) => {
          const lab = new Lab(engineModule);
          const rect = {
            left: Math.min(x0, x1),
            right: Math.max(x0, x1),
            top: Math.min(y0, y1),
            bottom: Math.max(y0, y1),
          };
          const target = lab.coverage(empty(31, 23));
          const all = { left: 0, top: 0, right: 31, bottom: 23 };
          // Corners much tighter than a pixel are sampled at its centre only.
          const [wide, high] = [rect.right - rect.left, rect.bottom - rect.top];
          const size = Math.min(radius, wide / 2, high / 2);
          const corner = size < 2 ? 0 : size;
          const [rx, ry] = [corner, flat ? corner * 0.7 : corner];
          const stray = lab.strayWrites(target, all, () => lab.engine.roundedRectCoverage(target, rect, rx, ry), 1);
          expect(stray).toEqual([]);
          const inside = (px: number, py: number) => {
            if (px < rect.left || px > rect.right || py < rect.top || py > rect.bottom) return false;
            if (corner === 0) return true;
            const dx = Math.max(0, rect.left + rx - px, px - (rect.right - rx)) / rx;
            const dy = Math.max(0, rect.top + ry - py, py - (rect.bottom - ry)) / ry;
            return dx * dx + dy * dy <= 1;
          };
          const { data } = lab.readCoverage(target);
          data.forEach((value, i) => {
            const [x, y] = [i % 31, Math.floor(i / 31)];
            expect(Math.abs(value - area(x, y, inside)), `(${x}, ${y})`).toBeLessThanOrEqual(corner === 0 ? 17 : 48);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  test("whole-pixel rectangles are exact, and a circle's edge is 1/2 minus its distance", () => {
    const lab = new Lab(engineModule);
    const target = lab.coverage(empty(40, 40));
    lab.engine.roundedRectCoverage(target, { left: 3, top: 5, right: 37, bottom: 40 }, 0, 0);
    const box = lab.readCoverage(target).data;
    expect(box.every((value, i) => value === (i % 40 >= 3 && i % 40 < 37 && i >= 5 * 40 ? 255 : 0))).toBe(true);

    lab.engine.roundedRectCoverage(target, { left: 0, top: 0, right: 40, bottom: 40 }, 99, 99);
    lab.readCoverage(target).data.forEach((value, i) => {
      const distance = Math.hypot((i % 40) + 0.5 - 20, Math.floor(i / 40) + 0.5 - 20) - 20;
      expect(Math.abs(value - round(255 * Math.min(1, Math.max(0, 0.5 - distance))))).toBeLessThanOrEqual(1);
    });
  });
});
