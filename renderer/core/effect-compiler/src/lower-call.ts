import type { Lanes } from "./emitter.js";
import { lowerExpression, zip } from "./lower-expression.js";
import { lowerBody } from "./lower-statement.js";
import { packPremultiplied } from "./pack.js";
import { emitHash, emitNoise } from "./random.js";
import type { Shader } from "./shader.js";
import { COMPONENT_COUNT, type CallTarget, EDGE_MODES, type EdgeMode, type Expression, type FunctionDefinition } from "./syntax.js";

type Call = Extract<Expression, { kind: "call" }>;

export function lowerCall(call: Call, shader: Shader): readonly Lanes[] {
  const { target } = call;
  if (target?.kind === "sample") {
    return lowerSample(target, shader);
  }
  const values = call.arguments.map((argument) => lowerExpression(argument, shader));
  if (target?.kind === "function") {
    return target.perComponent
      ? zip(values, (components) => inline(target.definition, components.map((lanes) => [lanes]), shader)[0] as Lanes)
      : inline(target.definition, values, shader);
  }
  return lowerIntrinsic(call, values, shader);
}

/** Functions are inlined: their arguments are known where they are used, so that what can be hoisted is. */
function inline(definition: FunctionDefinition, values: readonly (readonly Lanes[])[], shader: Shader): readonly Lanes[] {
  const { environment, file } = shader;
  shader.environment = new Map(definition.arguments.map((argument, index) => [argument, values[index] ?? []]));
  shader.file = definition.file;
  const result = lowerBody(definition.body, shader);
  shader.environment = environment;
  shader.file = file;
  return result;
}

function lowerIntrinsic(call: Call, values: readonly (readonly Lanes[])[], shader: Shader): readonly Lanes[] {
  const { arithmetic } = shader;
  const { callee } = call;
  switch (callee) {
    case "abs":
    case "floor":
    case "ceil":
    case "sqrt":
      return zip(values, ([a]) => arithmetic.unary(callee, a as Lanes));
    case "min":
    case "max":
      return zip(values, ([a, b]) => arithmetic.binary(callee, a as Lanes, b as Lanes));
    case "exponent":
    case "mantissa":
      return zip(values, ([a]) => arithmetic[callee](a as Lanes));
    case "scaleByPowerOfTwo":
      return zip(values, ([a, b]) => arithmetic.scaleByPowerOfTwo(a as Lanes, b as Lanes));
    case "dot":
      return [arithmetic.dot(values[0] ?? [], values[1] ?? [])];
    case "hash":
      return [emitHash(arithmetic, values[0] ?? [], shader.builtin("seed")[0] as Lanes)];
    case "noise":
      return [emitNoise(arithmetic, values[0] ?? [], shader.builtin("seed")[0] as Lanes)];
    default: {
      const parts = values.flat();
      return parts.length === 1 ? Array.from({ length: COMPONENT_COUNT[call.type] }, () => parts[0] as Lanes) : parts;
    }
  }
}

function lowerSample(target: Extract<CallTarget, { kind: "sample" }>, shader: Shader): readonly Lanes[] {
  const texture = shader.texture(target.texture);
  if (target.at === undefined) {
    return shader.here(texture);
  }
  const { arithmetic, sampler } = shader;
  const [x, y] = lowerExpression(target.at, shader) as [Lanes, Lanes];
  const read = (atX: Lanes, atY: Lanes) =>
    target.nearest ? sampler.nearest(texture, atX, atY) : sampler.bilinear(texture, atX, atY);
  const { edge } = target;
  if (edge === "clamp") {
    return read(x, y);
  }
  const resolution = shader.builtin("resolution") as [Lanes, Lanes];
  const mirrored = () => [mirror(x, resolution[0], shader), mirror(y, resolution[1], shader)] as const;
  if (edge === "mirror") {
    return read(...mirrored());
  }
  const fade = (channels: readonly Lanes[]) => {
    const inside = arithmetic.binary("mul", coverage(x, resolution[0], shader), coverage(y, resolution[1], shader));
    return channels.map((channel) => arithmetic.binary("mul", channel, inside));
  };
  if (edge === "transparent") {
    return fade(read(x, y));
  }
  // The mode is the same for all pixels: a real branch, so that only the chosen one is paid for.
  const { emitter, module } = shader;
  const [mode] = shader.parameter(edge) as [Lanes];
  const chosen = (name: EdgeMode) => () =>
    module.v128.any_true(emitter.read(arithmetic.compare("==", mode, { constant: EDGE_MODES.indexOf(name) })));
  const [foldedX, foldedY] = emitter.choose("mirror", [mode, x, y], chosen("mirror"), () => mirrored(), () => [x, y]);
  const channels = read(foldedX as Lanes, foldedY as Lanes);
  const faded = emitter.choose("fade", [mode, ...channels], chosen("transparent"), () => fade(channels), () => channels);
  sampler.setPacked(faded, () => {
    const direct = () => [sampler.packed(channels) ?? packPremultiplied(channels, shader)];
    const slow = () => [packPremultiplied(fade(channels), shader)];
    return emitter.choose("pack-faded", [mode, ...channels], chosen("transparent"), slow, direct)[0] as Lanes;
  });
  return faded;
}

/** Reflects a coordinate at both edges: size − |size − (x mod 2·size)|. */
function mirror(x: Lanes, size: Lanes, shader: Shader): Lanes {
  const { arithmetic } = shader;
  const period = arithmetic.binary("mul", size, { constant: 2 });
  const turns = arithmetic.unary("floor", arithmetic.binary("mul", x, arithmetic.binary("div", { constant: 1 }, period)));
  const phase = arithmetic.binary("sub", x, arithmetic.binary("mul", period, turns));
  return arithmetic.binary("sub", size, arithmetic.unary("abs", arithmetic.binary("sub", size, phase)));
}

/** 1 inside, 0 outside, linear over the pixel across the edge: what bilinear sampling next to transparent pixels gives. */
function coverage(x: Lanes, size: Lanes, shader: Shader): Lanes {
  const { arithmetic } = shader;
  const half = { constant: 0.5 };
  const before = arithmetic.binary("add", x, half);
  const after = arithmetic.binary("sub", arithmetic.binary("add", size, half), x);
  return arithmetic.clamp(arithmetic.binary("min", before, after), { constant: 0 }, { constant: 1 });
}
