import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { YUV_MATRICES, YUV_RANGES } from "../src/engine/options.js";
import { i420Size, type Plane, tightI420 } from "../src/engine/surface.js";
import { filled, Lab, largestDifference, noise, opaqueNoise } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";
import { draw, fromYuv, pixelAt, round, toYuv } from "./engine-oracle.js";

const formats = YUV_MATRICES.flatMap((matrix) => YUV_RANGES.map((range) => [matrix, range] as const));

/** Y, U, V of red, green, blue and white as the tables of the recommendations and of JPEG have them. */
const primaries = {
  "bt709 limited": [
    [63, 102, 240],
    [173, 42, 26],
    [32, 240, 118],
    [235, 128, 128],
  ],
  "bt601 limited": [
    [81, 90, 240],
    [145, 54, 34],
    [41, 240, 110],
    [235, 128, 128],
  ],
  "bt601 full": [
    [76, 85, 255],
    [150, 44, 21],
    [29, 255, 107],
    [255, 128, 128],
  ],
  "bt709 full": [
    [54, 99, 255],
    [182, 30, 12],
    [18, 255, 116],
    [255, 128, 128],
  ],
  "bt2020 limited": [
    [74, 97, 240],
    [164, 47, 25],
    [29, 240, 119],
    [235, 128, 128],
  ],
  "bt2020 full": [
    [67, 92, 255],
    [173, 36, 11],
    [15, 255, 118],
    [255, 128, 128],
  ],
} as const;

describe.each(formats)("%s %s range", (matrix, range) => {
  test("to I420: luma of each pixel, chroma of 2x2, odd sizes repeated", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 35 }), fc.integer({ min: 1, max: 9 }), (width, height) => {
        const lab = new Lab(engineModule);
        const picture = noise(width, height, width * 13 + height);
        const source = lab.surface(picture);
        const size = i420Size(width, height);
        const planes = lab.bytes(size);
        const output = { pointer: planes, stride: size, width: size, height: 1 };
        const all = { left: 0, top: 0, right: size, bottom: 1 };
        expect(lab.strayWrites(output, all, () => lab.engine.toI420(source, planes, matrix, range), 1)).toEqual([]);
        const actual = lab.readCoverage(output).data;

        const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
        const expected = new Uint8Array(size);
        const luma = (x: number, y: number) => round(toYuv(pixelAt(picture, x, y, "clamp"), matrix, range)[0]);
        for (let y = 0; y < 2 * chromaHeight; y++) {
          for (let x = 0; x < 2 * chromaWidth; x++) expected[y * 2 * chromaWidth + x] = luma(x, y);
        }
        const [u, v] = [4 * chromaWidth * chromaHeight, 5 * chromaWidth * chromaHeight];
        for (let y = 0; y < chromaHeight; y++) {
          for (let x = 0; x < chromaWidth; x++) {
            const four = [0, 1].flatMap((j) => [0, 1].map((i) => pixelAt(picture, 2 * x + i, 2 * y + j, "clamp")));
            const mean = [0, 1, 2].map((c) => four.reduce((sum, pixel) => sum + (pixel[c] ?? 0), 0) / 4);
            const yuv = toYuv(mean, matrix, range);
            expected[u + y * chromaWidth + x] = round(yuv[1]);
            expected[v + y * chromaWidth + x] = round(yuv[2]);
          }
        }
        const worst = actual.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))), 0);
        expect(worst).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  test("from I420: each pixel from its luma and the chroma of its 2x2", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 35 }), fc.integer({ min: 1, max: 9 }), (width, height) => {
        const lab = new Lab(engineModule);
        const size = i420Size(width, height);
        const planes = lab.bytes(size);
        const samples = opaqueNoise(size, 1, width + height).data.filter((_, i) => i % 4 === 0);
        new Uint8Array(lab.memory.buffer).set(samples, planes);
        const layout = tightI420(0, width, height);
        const target = lab.surface(filled(width, height, [0, 0, 0, 0]));
        const all = { left: 0, top: 0, right: width, bottom: height };
        const stray = lab.strayWrites(target, all, () =>
          lab.engine.fromI420(target, tightI420(planes, width, height), matrix, range),
        );
        expect(stray).toEqual([]);
        const expected = draw(width, height, (x, y) => {
          const chroma = (y >> 1) * layout.chromaStride + (x >> 1);
          const yuv = [samples[y * layout.yStride + x], samples[layout.u + chroma], samples[layout.v + chroma]];
          return [...fromYuv([yuv[0] ?? 0, yuv[1] ?? 0, yuv[2] ?? 0], matrix, range), 255];
        });
        const difference = largestDifference(lab.read(target), expected);
        expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  test("I420 clipped: what it is after it was RGBA, in any size and near to RGB's edges or not", () => {
    const sizes = [fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 7 })] as const;
    fc.assert(
      fc.property(...sizes, fc.integer({ min: 0, max: 7 }), (width, height, shift) => {
        const lab = new Lab(engineModule);
        const size = i420Size(width, height);
        const { data } = opaqueNoise(size, 1, width + height);
        const samples = Uint8Array.from({ length: size }, (_, i) => 96 + ((data[4 * i] ?? 0) >> shift));
        const source = lab.bytes(size);
        new Uint8Array(lab.memory.buffer).set(samples, source);
        const planes = tightI420(source, width, height);
        const clipped = lab.bytes(size);
        const output = { pointer: clipped, stride: size, width: size, height: 1 };
        const all = { left: 0, top: 0, right: size, bottom: 1 };
        const clip = () => lab.engine.clipI420(clipped, planes, { width, height }, matrix, range);
        expect(lab.strayWrites(output, all, clip, 1)).toEqual([]);
        const rgba = lab.surface(filled(width, height, [0, 0, 0, 0]));
        lab.engine.fromI420(rgba, planes, matrix, range);
        const back = lab.bytes(size);
        lab.engine.toI420(rgba, back, matrix, range);
        expect(lab.readCoverage(output).data).toEqual(new Uint8Array(lab.memory.buffer, back, size));
      }),
      { numRuns: 60 },
    );
  });

  test("I420 clipped: all levels there are", () => {
    const [width, height] = [1024, 1024];
    const size = i420Size(width, height);
    const lab = new Lab(engineModule, new WebAssembly.Memory({ initial: 200 }));
    const [source, clipped, back] = [lab.bytes(size), lab.bytes(size), lab.bytes(size)];
    const rgba = lab.surface(filled(width, height, [0, 0, 0, 0]));
    const planes = tightI420(source, width, height);
    const memory = Buffer.from(lab.memory.buffer);
    for (let part = 0; part < 16; part++) {
      // Chroma samples of every pair of levels, sixteen levels of U in each part, each beside all levels of Y in turn.
      for (let y = 0; y < height / 2; y++) {
        for (let x = 0; x < width / 2; x++) {
          const at = y * planes.chromaStride + x;
          memory[planes.u + at] = part * 16 + (x >> 5);
          memory[planes.v + at] = y >> 1;
          const luma = 4 * ((x & 31) + 32 * (y & 1));
          for (let corner = 0; corner < 4; corner++) {
            memory[planes.y + (2 * y + (corner >> 1)) * planes.yStride + 2 * x + (corner & 1)] = luma + corner;
          }
        }
      }
      lab.engine.clipI420(clipped, planes, { width, height }, matrix, range);
      lab.engine.fromI420(rgba, planes, matrix, range);
      lab.engine.toI420(rgba, back, matrix, range);
      expect(memory.compare(memory, clipped, clipped + size, back, back + size)).toBe(0);
    }
  });

  test.each([
    ["420", 8],
    ["422", 8],
    ["444", 8],
    ["420", 10],
    ["444", 12],
  ] as const)("from planes: %s, %i bits", (chroma, bits) => {
    const [width, height] = [13, 5];
    const lab = new Lab(engineModule);
    const [shiftX, shiftY] = [chroma === "444" ? 0 : 1, chroma === "420" ? 1 : 0] as const;
    const [across, down] = [Math.ceil(width / 2 ** shiftX), Math.ceil(height / 2 ** shiftY)];
    const levels = 2 ** bits;
    const random = (count: number, seed: number) => {
      const { data } = noise(count, 1, seed);
      return Uint16Array.from(
        { length: count },
        (_, i) => ((data[4 * i] ?? 0) * 257 + (data[4 * i + 1] ?? 0)) % levels,
      );
    };
    const planes = [random(width * height, 1), random(across * down, 2), random(across * down, 3)] as const;
    const bytes = bits > 8 ? 2 : 1;
    const [y, u, v] = planes.map((samples, plane) => {
      const pointer = lab.bytes(samples.length * bytes);
      const memory = bits > 8 ? Uint16Array : Uint8Array;
      new memory(lab.memory.buffer, pointer, samples.length).set(samples);
      return { pointer, stride: (plane === 0 ? width : across) * bytes };
    }) as [Plane, Plane, Plane];
    const target = lab.surface(filled(width, height, [0, 0, 0, 0]));
    lab.engine.fromPlanar(target, { y, u, v, shiftX, shiftY, bits }, matrix, range);
    const unit = range === "limited" ? levels / 256 : (levels - 1) / 255;
    const expected = draw(width, height, (column, row) => {
      const at = (row >> shiftY) * across + (column >> shiftX);
      const luma = (planes[0][row * width + column] ?? 0) / unit;
      // Grey is in the middle of the levels, whatever their range.
      const [cb, cr] = [planes[1][at] ?? 0, planes[2][at] ?? 0].map((sample) => 128 + (sample - levels / 2) / unit);
      return [...fromYuv([luma, cb ?? 0, cr ?? 0], matrix, range), 255];
    });
    const difference = largestDifference(lab.read(target), expected);
    expect(difference.levels, difference.at).toBeLessThanOrEqual(1);
  });

  test("pure colours have their standard values and come back", () => {
    const lab = new Lab(engineModule);
    const colors = draw(8, 2, (x) => [x < 2 || x > 5 ? 255 : 0, (x >> 1) % 2 === 1 ? 255 : 0, x > 3 ? 255 : 0, 255]);
    const [source, target] = [lab.surface(colors), lab.surface(filled(8, 2, [0, 0, 0, 0]))];
    const planes = lab.bytes(i420Size(8, 2));
    lab.engine.toI420(source, planes, matrix, range);
    const { u, v } = tightI420(planes, 8, 2);
    const memory = new Uint8Array(lab.memory.buffer);
    const samples = [0, 1, 2, 3].map((i) => [memory[planes + 2 * i], memory[u + i], memory[v + i]]);
    expect(samples).toEqual(primaries[`${matrix} ${range}`]);
    lab.engine.fromI420(target, tightI420(planes, 8, 2), matrix, range);
    expect(largestDifference(lab.read(target), colors).levels).toBeLessThanOrEqual(2);
  });

  test("greys have no chroma and come back as they were, within a level", () => {
    const lab = new Lab(engineModule);
    const greys = draw(512, 2, (x) => [x >> 1, x >> 1, x >> 1, 255]);
    const [source, target] = [lab.surface(greys), lab.surface(filled(512, 2, [0, 0, 0, 0]))];
    const planes = lab.bytes(i420Size(512, 2));
    lab.engine.toI420(source, planes, matrix, range);
    const layout = tightI420(planes, 512, 2);
    expect(new Uint8Array(lab.memory.buffer, layout.u, 512).every((value) => value === 128)).toBe(true);
    const luma = new Uint8Array(lab.memory.buffer, planes, 512);
    expect([luma[0], luma[511]]).toEqual(range === "limited" ? [16, 235] : [0, 255]);
    lab.engine.fromI420(target, layout, matrix, range);
    expect(largestDifference(lab.read(target), greys).levels).toBeLessThanOrEqual(1);
  });
});
