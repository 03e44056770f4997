import type { GradientStop } from "../src/engine/gradient.js";
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
import { i420Size, type Matrix, tightI420 } from "../src/engine/surface.js";
import { coverageNoise, Lab, noise, opaqueNoise, type Picture } from "./engine-lab.js";

/** One use of one kernel on fixed noise. `run` needs nothing but the compiled engine.wasm, so any JavaScript engine can. */
export interface EngineCase {
  readonly name: string;
  run(module: WebAssembly.Module): Uint8Array;
}

const [WIDTH, HEIGHT] = [201, 117];

const backdrop = (lab: Lab) => lab.surface(noise(WIDTH, HEIGHT, 1));
const picture = (lab: Lab) => lab.surface(noise(153, 131, 2));
const sameSize = (lab: Lab) => lab.surface(noise(WIDTH, HEIGHT, 3));

/** A case that ends with what its surface shows. */
function pixels(name: string, paint: (lab: Lab, target: ReturnType<typeof backdrop>) => void): EngineCase {
  return {
    name,
    run: (module) => {
      const lab = new Lab(module);
      const target = backdrop(lab);
      paint(lab, target);
      return lab.read(target).data;
    },
  };
}

const tilted: Matrix = { a: 0.713, b: -0.211, c: 0.172, d: 0.809, e: -9.3, f: 14.1 };
const shrunk: Matrix = { a: 5.3, b: 0.7, c: -0.6, d: 4.9, e: -60, f: -200 };
const stops: readonly GradientStop[] = [
  { offset: 0.1, color: [255, 80, 0, 255] },
  { offset: 0.5, color: [10, 200, 90, 40] },
  { offset: 0.5, color: [0, 0, 255, 255] },
  { offset: 0.9, color: [255, 255, 255, 128] },
];
const warm = [1.1, 0.1, 0, 0, 0.02, 0, 0.9, 0.05, 0, 0, 0.1, 0, 0.7, 0, -0.05, 0, 0, 0, 0.9, 0];
const grey = [0.3, 0.6, 0.1, 0, 0, 0.3, 0.6, 0.1, 0, 0, 0.3, 0.6, 0.1, 0, 0, 0, 0, 0, 1, 0];

/** Every kernel, with every option it has, in a fixed order. */
export const engineCases: readonly EngineCase[] = [
  pixels("fill", (lab, target) => lab.engine.fill(target, 0x80402010)),
  pixels("copy", (lab, target) => lab.engine.copy(target, picture(lab))),
  ...BLEND_MODES.flatMap((mode) => [
    pixels(`composite ${mode}`, (lab, target) => lab.engine.composite(target, picture(lab), 31, -9, 255, mode)),
    pixels(`composite ${mode}, opacity 97`, (lab, target) =>
      lab.engine.composite(target, picture(lab), -7, 5, 97, mode),
    ),
  ]),
  pixels("color", (lab, target) => lab.engine.paintColor(target, 0xb0205090, 201)),
  pixels("coverage", (lab, target) =>
    lab.engine.paintCoverage(target, lab.coverage(coverageNoise(150, 90, 4)), 11, 13, 0xe0a05010, 230),
  ),
  ...FILTERS.flatMap((filter) =>
    EDGES.flatMap((edge) => [
      pixels(`affine ${filter} ${edge}`, (lab, target) =>
        lab.engine.compositeTransformed(target, picture(lab), tilted, undefined, 255, { filter, edge }),
      ),
      pixels(`shrinking affine ${filter} ${edge}`, (lab, target) =>
        lab.engine.compositeTransformed(target, picture(lab), shrunk, undefined, 180, { filter, edge }),
      ),
      pixels(`projective ${filter} ${edge}`, (lab, target) => {
        const map = [0.8, 0.1, -5, -0.1, 0.9, 8, 0.0021, -0.0034, 1] as const;
        lab.engine.compositeProjected(target, picture(lab), map, undefined, 255, { filter, edge });
      }),
    ]),
  ),
  ...EDGES.map((edge) =>
    pixels(`halve ${edge}`, (lab, target) => lab.engine.halve(target, lab.surface(noise(397, 229, 5)), edge)),
  ),
  ...GRADIENT_SHAPES.map((shape) =>
    pixels(`gradient ${shape}`, (lab, target) => {
      const map: Matrix = { a: 0.011, b: 0.003, c: -0.002, d: 0.013, e: -0.9, f: -0.8 };
      lab.engine.paintGradient(target, shape, map, stops, 240);
    }),
  ),
  pixels("color matrix", (lab, target) => lab.engine.colorMatrix(target, sameSize(lab), [warm])),
  pixels("two color matrices", (lab, target) => lab.engine.colorMatrix(target, sameSize(lab), [warm, grey])),
  pixels("premultiply", (lab, target) => lab.engine.premultiply(target, sameSize(lab))),
  pixels("unpremultiply", (lab, target) => lab.engine.unpremultiply(target, sameSize(lab))),
  ...BLUR_EDGES.flatMap((edge) =>
    (
      [
        [1.7, 1.7],
        [4, 4],
        [20, 20],
        [30, 0],
        [0, 75],
      ] as const
    ).map(([x, y]) =>
      pixels(`blur ${x} ${y} ${edge}`, (lab, target) => lab.engine.blur(target, sameSize(lab), x, y, edge)),
    ),
  ),
  pixels("shadow", (lab, target) => lab.engine.shadow(target, sameSize(lab), 6, 0x90301000)),
  pixels("tint", (lab, target) => lab.engine.tint(target, sameSize(lab), 0x90301000)),
  ...MASK_KINDS.flatMap((kind) =>
    [false, true].map((inverted) =>
      pixels(`mask ${kind}${inverted ? " inverted" : ""}`, (lab, target) =>
        lab.engine.multiplyMask(target, sameSize(lab), kind, inverted),
      ),
    ),
  ),
  pixels("coverage mask", (lab, target) =>
    lab.engine.multiplyCoverage(target, lab.coverage(coverageNoise(WIDTH, HEIGHT, 6))),
  ),
  {
    name: "rounded rectangle",
    run: (module) => {
      const lab = new Lab(module);
      const target = lab.coverage({
        width: WIDTH,
        height: HEIGHT,
        data: new Uint8Array(WIDTH * HEIGHT),
      } satisfies Picture);
      lab.engine.roundedRectCoverage(target, { left: 3.3, top: 8.7, right: 190.2, bottom: 101.6 }, 40.5, 21.25);
      return lab.readCoverage(target).data;
    },
  },
  ...YUV_MATRICES.flatMap((matrix) =>
    YUV_RANGES.flatMap((range): EngineCase[] => [
      {
        name: `to I420 ${matrix} ${range}`,
        run: (module) => {
          const lab = new Lab(module);
          const size = i420Size(WIDTH, HEIGHT);
          const planes = lab.bytes(size);
          lab.engine.toI420(backdrop(lab), planes, matrix, range);
          return new Uint8Array(lab.memory.buffer, planes, size).slice();
        },
      },
      pixels(`from I420 ${matrix} ${range}`, (lab, target) => {
        const samples = lab.coverage({
          width: i420Size(WIDTH, HEIGHT),
          height: 1,
          data: opaqueNoise(WIDTH, HEIGHT, 7).data,
        });
        lab.engine.fromI420(target, tightI420(samples.pointer, WIDTH, HEIGHT), matrix, range);
      }),
      {
        name: `clip I420 ${matrix} ${range}`,
        run: (module) => {
          const lab = new Lab(module);
          const size = i420Size(WIDTH, HEIGHT);
          const samples = lab.coverage({ width: size, height: 1, data: opaqueNoise(WIDTH, HEIGHT, 7).data });
          const planes = lab.bytes(size);
          const source = tightI420(samples.pointer, WIDTH, HEIGHT);
          lab.engine.clipI420(planes, source, { width: WIDTH, height: HEIGHT }, matrix, range);
          return new Uint8Array(lab.memory.buffer, planes, size).slice();
        },
      },
    ]),
  ),
];
