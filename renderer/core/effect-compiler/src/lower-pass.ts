import binaryen from "binaryen";
import type { Texture } from "./addressing.js";
import { FRAME, type Lanes, levelOf, PIXEL, ROW } from "./emitter.js";
import type { UniformLayout } from "./layout.js";
import { lowerExpression } from "./lower-expression.js";
import { lowerBody, rejectVarying } from "./lower-statement.js";
import { packPremultiplied } from "./pack.js";
import { readAhead } from "./read-ahead.js";
import { PASS_PARAMETERS, Shader } from "./shader.js";
import type { Program, Step } from "./syntax.js";

const { i32, none, v128 } = binaryen;

/** Textures that step `index` of the program can read. A blur keeps the size of what it blurs. */
function texturesBefore(program: Program, index: number, layout: UniformLayout): Map<string, Texture> {
  const textures = new Map<string, Texture>();
  const add = (name: string, reduction: number) =>
    textures.set(name, { name, offset: layout.textures.get(name) ?? 0, reduction });
  add("source", 1);
  for (const step of program.steps.slice(0, index)) {
    add(step.name, stepReduction(program, step));
  }
  return textures;
}

/** Full-size pixels per pixel of the texture that the step writes. */
export function stepReduction(program: Program, step: Step): number {
  if (step.kind === "pass") {
    return step.reduction;
  }
  const source = program.steps.find((candidate) => candidate.name === step.source);
  return source === undefined ? 1 : stepReduction(program, source);
}

/** Adds the function of one pass or of one blur radius to the module and returns the bytes it needs behind the uniforms. */
export function lowerStep(
  module: binaryen.Module,
  program: Program,
  index: number,
  layout: UniformLayout,
  exportName: string,
): number {
  const step = program.steps[index] as Step;
  const textures = texturesBefore(program, index, layout);
  const shader = new Shader(module, program.file, layout, textures, stepReduction(program, step), lowerBody);
  const body = step.kind === "pass" ? passBody(step, shader) : radiusBody(step, shader);
  const parameters = binaryen.createType(PASS_PARAMETERS.map(() => i32));
  module.addFunction(exportName, parameters, none, shader.emitter.locals, body);
  module.addFunctionExport(exportName, exportName);
  return shader.emitter.poolBytes;
}

/** A blur's radius has the same parameters as a pass; it writes two floats, in full-size pixels, to `dst`. */
function radiusBody(step: Extract<Step, { kind: "blur" }>, shader: Shader): number {
  const { emitter, module } = shader;
  const radius = lowerExpression(step.radius, shader);
  if (radius.some((lanes) => levelOf(lanes) !== FRAME)) {
    rejectVarying(step.radius, "a radius that is the same for all pixels", shader);
  }
  const [x, y = x] = radius as [Lanes, Lanes?];
  const write = (offset: number, lanes: Lanes) =>
    module.f32.store(offset, 4, shader.parameterWord("dst"), module.f32x4.extract_lane(emitter.read(lanes), 0));
  const writes = [write(0, x), write(4, y)];
  return module.block(null, [...emitter.code(FRAME), ...writes]);
}

/** frame code; for each row { row code; for each group of four pixels { pixel code; store } } */
function passBody(step: Extract<Step, { kind: "pass" }>, shader: Shader): number {
  const { emitter, module, pixelLocals } = shader;
  const get = (local: number) => module.local.get(local, i32);
  const result = lowerBody(step.body, shader);
  const packed = shader.sampler.packed(result) ?? packPremultiplied(result, shader);
  const rowStart = emitter.wordOperation(
    "destination",
    [],
    () => module.i32.add(shader.parameterWord("dst"), module.i32.mul(get(shader.y), shader.parameterWord("stride"))),
    ROW,
  );
  const ahead = [...shader.sampler.addressing.bent].map((texture) => readAhead(texture, shader));
  const step1 = (local: number, by: number) =>
    module.local.set(local, module.i32.add(get(local), module.i32.const(by)));
  const pixelLoop = module.loop(
    "pixel",
    module.block(null, [
      ...emitter.code(PIXEL),
      storeGroup(packed, emitter.readWord(rowStart), shader),
      module.local.set(pixelLocals.x, module.f32x4.add(module.local.get(pixelLocals.x, v128), emitter.splat(4))),
      step1(shader.x, 4),
      module.br("pixel", module.i32.lt_s(get(shader.x), shader.parameterWord("width"))),
    ]),
  );
  const firstPixels = emitter.constant(new Float32Array([0.5, 1.5, 2.5, 3.5]));
  const rowLoop = module.loop(
    "row",
    module.block(null, [
      module.local.set(
        pixelLocals.y,
        module.f32x4.add(module.f32x4.splat(module.f32.convert_s.i32(get(shader.y))), emitter.splat(0.5)),
      ),
      ...ahead,
      ...emitter.code(ROW),
      module.local.set(pixelLocals.x, firstPixels),
      module.local.set(shader.x, module.i32.const(0)),
      pixelLoop,
      step1(shader.y, 1),
      module.br("row", module.i32.lt_s(get(shader.y), shader.parameterWord("y1"))),
    ]),
  );
  const empty = module.i32.or(
    module.i32.ge_s(shader.parameterWord("y0"), shader.parameterWord("y1")),
    module.i32.le_s(shader.parameterWord("width"), module.i32.const(0)),
  );
  return module.block("done", [
    module.br("done", empty),
    module.local.set(shader.y, shader.parameterWord("y0")),
    ...emitter.code(FRAME),
    rowLoop,
  ]);
}

/** Stores four pixels; in the last group of a row only those inside the width: padding bytes stay as they are. */
function storeGroup(packed: Lanes, rowStart: number, shader: Shader): number {
  const { emitter, module } = shader;
  const { i32x4, v128 } = module;
  const x = () => module.local.get(shader.x, i32);
  const address = emitter.local(i32);
  const target = () => module.local.get(address, i32);
  const column = i32x4.add(i32x4.splat(x()), emitter.constant(new Int32Array([0, 1, 2, 3])));
  const inside = i32x4.lt_s(column, i32x4.splat(shader.parameterWord("width")));
  return module.block(null, [
    module.local.set(address, module.i32.add(rowStart, module.i32.shl(x(), module.i32.const(2)))),
    module.if(
      module.i32.le_s(module.i32.add(x(), module.i32.const(4)), shader.parameterWord("width")),
      v128.store(0, 16, target(), emitter.read(packed)),
      v128.store(0, 16, target(), v128.bitselect(emitter.read(packed), v128.load(0, 16, target()), inside)),
    ),
  ]);
}
