import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BLEND_MODES,
  BLUR_EDGES,
  EDGES,
  FILTERS,
  GRADIENT_SHAPES,
  MASK_KINDS,
  YUV_MATRICES,
  YUV_RANGES,
} from "../src/engine/options.js";
import { crop, type Homography, i420Size, type Rect, type Surface, tightI420 } from "../src/engine/surface.js";
import { coverageNoise, Lab, noise } from "./engine-lab.js";
import { engineModule } from "./engine-module.js";

/** Whole numbers of every size, also beyond i32. */
const whole = fc.oneof(
  fc.integer({ min: -40, max: 40 }),
  fc.constantFrom(-2147483648, 2147483647, -65536, 65535, -16384, 16384, 2 ** 32, -(2 ** 40), 1e300),
  fc.integer(),
);
/** Finite numbers of every size a double can have. */
const finite = fc.oneof(
  fc.integer({ min: -300, max: 300 }).map((v) => v / 100),
  fc.constantFrom(0, 1e-300, -1e-30, 16384, -16385, 1e9, -4e9, 1e30, -1e300, Number.MAX_VALUE),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const size = fc.integer({ min: 0, max: 19 });
const rects = fc.record({ left: whole, top: whole, right: whole, bottom: whole });
const opacity = fc.integer({ min: 0, max: 255 });
const mode = fc.constantFrom(...BLEND_MODES);
const sampling = fc.record({
  blendMode: mode,
  filter: fc.constantFrom(...FILTERS),
  edge: fc.constantFrom(...EDGES),
});
const matrix = fc.record({ a: finite, b: finite, c: finite, d: finite, e: finite, f: finite });

interface Scene {
  readonly lab: Lab;
  readonly target: Surface;
  readonly source: Surface;
}

const scenes = fc.tuple(size, size, size, size).map(([width, height, sourceWidth, sourceHeight]): Scene => {
  const lab = new Lab(engineModule);
  const target = lab.surface(noise(width, height, 1));
  return { lab, target, source: lab.surface(noise(sourceWidth, sourceHeight, 2)) };
});

/** Runs the action, which must neither trap nor write outside `rect` of the target. */
function confined({ lab, target }: Scene, rect: Rect, action: () => void): void {
  expect(lab.strayWrites(target, rect, action)).toEqual([]);
}

const everywhere: Rect = { left: 0, top: 0, right: 99, bottom: 99 };
const RUNS = { numRuns: 300 };

describe("any size, place and finite parameter: no trap, no write outside", () => {
  test("composite", () => {
    fc.assert(
      fc.property(scenes, whole, whole, opacity, mode, rects, (scene, left, top, alpha, blendMode, clip) => {
        const { lab, target, source } = scene;
        confined(scene, clip, () => lab.engine.composite(target, source, left, top, alpha, blendMode, clip));
      }),
      RUNS,
    );
  });

  test("colour and coverage", () => {
    fc.assert(
      fc.property(scenes, whole, whole, opacity, mode, rects, (scene, left, top, alpha, blendMode, clip) => {
        const { lab, target } = scene;
        const tile = lab.coverage(coverageNoise(17, 5, 3));
        confined(scene, clip, () => lab.engine.paintColor(target, 0x7f3f1f0f, alpha, blendMode, clip));
        confined(scene, clip, () =>
          lab.engine.paintCoverage(target, tile, left, top, 0xff3f1f0f, alpha, blendMode, clip),
        );
      }),
      RUNS,
    );
  });

  test("affine sampling", () => {
    fc.assert(
      fc.property(scenes, matrix, rects, opacity, sampling, (scene, toSource, clip, alpha, options) => {
        const { lab, target, source } = scene;
        confined(scene, clip, () => lab.engine.compositeTransformed(target, source, toSource, clip, alpha, options));
      }),
      RUNS,
    );
  });

  test("projective sampling", () => {
    const homography = fc.tuple(finite, finite, finite, finite, finite, finite, finite, finite, finite);
    fc.assert(
      fc.property(scenes, homography, rects, opacity, sampling, (scene, map: Homography, clip, alpha, options) => {
        const { lab, target, source } = scene;
        confined(scene, clip, () => lab.engine.compositeProjected(target, source, map, clip, alpha, options));
      }),
      RUNS,
    );
  });

  test("gradients", () => {
    const stops = fc.array(fc.record({ offset: finite, color: fc.tuple(opacity, opacity, opacity, opacity) }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        scenes,
        fc.constantFrom(...GRADIENT_SHAPES),
        matrix,
        stops,
        rects,
        (scene, shape, map, list, clip) => {
          const { lab, target } = scene;
          confined(scene, clip, () => lab.engine.paintGradient(target, shape, map, list, 255, "normal", clip));
        },
      ),
      RUNS,
    );
  });

  test("operations on whole surfaces", () => {
    const numbers = fc.array(finite, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(scenes, numbers, fc.constantFrom(...MASK_KINDS), fc.boolean(), (scene, values, kind, inverted) => {
        const { lab, target, source } = scene;
        const tile = lab.coverage(coverageNoise(11, 13, 3));
        confined(scene, everywhere, () => lab.engine.fill(target, 0xffffffff));
        confined(scene, everywhere, () => lab.engine.copy(target, source));
        confined(scene, everywhere, () => lab.engine.colorMatrix(target, source, [values, values]));
        confined(scene, everywhere, () => lab.engine.premultiply(target, source));
        confined(scene, everywhere, () => lab.engine.unpremultiply(target, source));
        confined(scene, everywhere, () => lab.engine.tint(target, source, 0x80808080));
        confined(scene, everywhere, () => lab.engine.multiplyMask(target, source, kind, inverted));
        confined(scene, everywhere, () => lab.engine.multiplyCoverage(target, tile));
      }),
      { numRuns: 60 },
    );
  });

  test("blur", () => {
    const sigma = fc.constantFrom(0, 0.3, 1, 7.9, 8.1, 30, 62, 90);
    fc.assert(
      fc.property(size, size, sigma, sigma, fc.constantFrom(...BLUR_EDGES), (width, height, x, y, edge) => {
        const lab = new Lab(engineModule);
        const target = lab.surface(noise(width, height, 1));
        const scene = { lab, target, source: target };
        confined(scene, everywhere, () => lab.engine.blur(target, target, x, y, edge));
      }),
      RUNS,
    );
  });

  test("halving", () => {
    fc.assert(
      fc.property(size, size, fc.constantFrom(...EDGES), (width, height, edge) => {
        const lab = new Lab(engineModule);
        const source = lab.surface(noise(width, height, 1));
        const target = lab.surface(noise(Math.ceil(width / 2), Math.ceil(height / 2), 1));
        confined({ lab, target, source }, everywhere, () => lab.engine.halve(target, source, edge));
      }),
      RUNS,
    );
  });

  test("rounded rectangles", () => {
    fc.assert(
      fc.property(
        size,
        size,
        finite,
        finite,
        finite,
        finite,
        finite,
        (width, height, left, top, right, bottom, radius) => {
          const lab = new Lab(engineModule);
          const target = lab.coverage(coverageNoise(width, height, 1));
          const stray = lab.strayWrites(
            target,
            everywhere,
            () => lab.engine.roundedRectCoverage(target, { left, top, right, bottom }, radius, radius / 2),
            1,
          );
          expect(stray).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  test("I420 both ways", () => {
    const format = fc.tuple(fc.constantFrom(...YUV_MATRICES), fc.constantFrom(...YUV_RANGES));
    fc.assert(
      fc.property(scenes, format, (scene, [yuvMatrix, range]) => {
        const { lab, target } = scene;
        const bytes = i420Size(target.width, target.height);
        const planes = lab.bytes(bytes);
        const output = { pointer: planes, stride: bytes, width: bytes, height: 1 };
        const all = { left: 0, top: 0, right: bytes, bottom: 1 };
        expect(lab.strayWrites(output, all, () => lab.engine.toI420(target, planes, yuvMatrix, range), 1)).toEqual([]);
        const picture = tightI420(planes, target.width, target.height);
        confined(scene, everywhere, () => lab.engine.fromI420(target, picture, yuvMatrix, range));
      }),
      RUNS,
    );
  });
});

test("sources at the very end of the memory are read no further", () => {
  const lab = new Lab(engineModule);
  const target = lab.surface(noise(24, 9, 1));
  const end = lab.memory.buffer.byteLength;
  for (let width = 1; width <= 9; width++) {
    const height = 3;
    const source = { pointer: end - width * 4 * height, stride: width * 4, width, height };
    lab.engine.composite(target, source, 1, 1);
    lab.engine.copy(target, source);
    lab.engine.tint(target, source, 0xffffffff);
    lab.engine.multiplyMask(target, source, "luma");
    lab.engine.colorMatrix(target, source, []);
    lab.engine.blur(crop(target, { left: 0, top: 0, right: width, bottom: height }), source, 1, 1);
    for (const filter of FILTERS) {
      for (const edge of EDGES) {
        const toSource = { a: 0.4, b: 0, c: 0, d: 0.4, e: 0, f: 0 };
        lab.engine.compositeTransformed(target, source, toSource, undefined, 255, { filter, edge });
        lab.engine.compositeProjected(target, source, [0.4, 0, 0, 0, 0.4, 0, 0, 0, 1], undefined, 255, {
          filter,
          edge,
        });
      }
    }
    const coverage = { pointer: end - width * height, stride: width, width, height };
    lab.engine.paintCoverage(target, coverage, 2, 2, 0xffffffff);
    lab.engine.multiplyCoverage(target, coverage);
    const chroma = end - Math.ceil(width / 2) * 2;
    const planes = {
      y: end - width * height,
      yStride: width,
      u: chroma,
      v: chroma,
      chromaStride: Math.ceil(width / 2),
    };
    lab.engine.fromI420(crop(target, { left: 0, top: 0, right: width, bottom: height }), planes);
  }
  expect(lab.memory.buffer.byteLength).toBe(end);
});

test("the module borrows a memory and brings nothing else", () => {
  const imports = WebAssembly.Module.imports(engineModule);
  expect(imports).toEqual([expect.objectContaining({ module: "env", name: "memory", kind: "memory" })]);
  const memory = new WebAssembly.Memory({ initial: 1 });
  new Uint8Array(memory.buffer).fill(0x5a);
  new WebAssembly.Instance(engineModule, { env: { memory } });
  expect(new Uint8Array(memory.buffer).every((byte) => byte === 0x5a)).toBe(true);
  expect(memory.buffer.byteLength).toBe(65536);
});
