import { type Lanes, zip } from "./emitter.js";
import { emitHash, emitNoise } from "./random.js";
import type { Shader } from "./shader.js";
import { COMPONENT_COUNT, type Expression, type FunctionDefinition } from "./syntax.js";

type Call = Extract<Expression, { kind: "call" }>;

/** Emits a call of a function or an intrinsic whose arguments have been emitted. */
export function lowerCall(call: Call, values: readonly (readonly Lanes[])[], shader: Shader): readonly Lanes[] {
  const { target } = call;
  if (target?.kind === "function") {
    return target.perComponent
      ? zip(
          values,
          (components) =>
            inline(
              target.definition,
              components.map((lanes) => [lanes]),
              shader,
            )[0] as Lanes,
        )
      : inline(target.definition, values, shader);
  }
  return lowerIntrinsic(call, values, shader);
}

/** Functions are inlined: their arguments are known where they are used, so that what can be hoisted is. */
function inline(
  definition: FunctionDefinition,
  values: readonly (readonly Lanes[])[],
  shader: Shader,
): readonly Lanes[] {
  const { environment, file } = shader;
  shader.environment = new Map(definition.arguments.map((argument, index) => [argument, values[index] ?? []]));
  shader.file = definition.file;
  const result = shader.lowerBody(definition.body, shader);
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
