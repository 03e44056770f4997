import { COMPONENT_INTRINSICS, INTRINSIC_NAMES, SAMPLERS, TYPED_INTRINSICS, vectorType } from "./builtins.js";
import { suggestName } from "./compile-error.js";
import { resolveEdge } from "./parser.js";
import type { Scope } from "./scope.js";
import {
  type CallTarget,
  COMPONENT_COUNT,
  type Expression,
  type FunctionDefinition,
  type SampleEdge,
  type ValueType,
} from "./syntax.js";

type Call = Extract<Expression, { kind: "call" }>;

export function isSampler(call: Call): boolean {
  return SAMPLERS.some((name) => name === call.callee);
}

/** Finds what a call with arguments of these types means, and returns its type. */
export function resolveCall(call: Call, types: readonly ValueType[], scope: Scope): ValueType {
  const definitions = scope.functions.filter((definition) => definition.name === call.callee);
  for (const definition of definitions) {
    const wanted = definition.arguments.map((argument) => argument.type);
    if (wanted.join() === types.join()) {
      call.target = { kind: "function", definition, perComponent: false };
      return definition.returns;
    }
  }
  const scalar = definitions.find((definition) => worksPerComponent(definition, types));
  if (scalar !== undefined) {
    call.target = { kind: "function", definition: scalar, perComponent: true };
    return widest(types);
  }
  const intrinsic = checkIntrinsic(call, types);
  if (intrinsic !== undefined) {
    call.target = { kind: "builtin", name: call.callee };
    return intrinsic;
  }
  return rejectCall(call, types, definitions, scope);
}

/** A function from floats to a float also takes vectors of one size and then works on each component. */
function worksPerComponent(definition: FunctionDefinition, types: readonly ValueType[]): boolean {
  return (
    definition.returns === "float" &&
    definition.arguments.length === types.length &&
    definition.arguments.every((argument) => argument.type === "float") &&
    fitTogether(types)
  );
}

function fitTogether(types: readonly ValueType[]): boolean {
  const wide = widest(types);
  return types.every((type) => type !== "bool" && (type === "float" || type === wide));
}

function widest(types: readonly ValueType[]): ValueType {
  return vectorType(Math.max(...types.map((type) => COMPONENT_COUNT[type])));
}

function checkIntrinsic(call: Call, types: readonly ValueType[]): ValueType | undefined {
  const { callee } = call;
  if (COMPONENT_INTRINSICS.get(callee) === types.length && fitTogether(types)) {
    return widest(types);
  }
  const components = types.reduce((sum, type) => sum + (type === "bool" ? Number.NaN : COMPONENT_COUNT[type]), 0);
  switch (callee) {
    case "dot":
      return types.length === 2 && types[0] === types[1] && types[0] !== "bool" ? "float" : undefined;
    case "hash":
    case "noise":
      return types.length === 1 && components <= 3 ? "float" : undefined;
    case "vec2":
    case "vec3":
    case "vec4":
      return components === COMPONENT_COUNT[callee] || types.join() === "float" ? callee : undefined;
    default:
      return undefined;
  }
}

function rejectCall(
  call: Call,
  types: readonly ValueType[],
  definitions: readonly FunctionDefinition[],
  scope: Scope,
): never {
  const { callee, position } = call;
  const found = `${callee}(${types.join(", ")})`;
  if (definitions.length > 0) {
    const forms = definitions.map((definition) => signature(definition));
    return scope.reject(position, {
      expected: forms.join(" or "),
      found,
      hint: "check the number and types of the arguments",
    });
  }
  const count = COMPONENT_INTRINSICS.get(callee);
  if (count !== undefined) {
    const hint = "vectors must have the same size";
    return scope.reject(position, { expected: `${callee} of ${count} numbers`, found, hint });
  }
  if (TYPED_INTRINSICS.some((name) => name === callee)) {
    const expected = {
      dot: "dot of two vectors of the same size",
      hash: "hash of a float, vec2 or vec3",
      noise: "noise of a float, vec2 or vec3",
      vec2: "2 components or one float",
      vec3: "3 components or one float",
      vec4: "4 components or one float",
    }[callee as (typeof TYPED_INTRINSICS)[number]];
    return scope.reject(position, { expected, found, hint: "check the number and types of the arguments" });
  }
  const names = [...new Set([...scope.functions.map((definition) => definition.name), ...INTRINSIC_NAMES])];
  return scope.reject(position, {
    expected: "the name of a function that stands above",
    found: `'${callee}'`,
    hint: suggestName(callee, names),
  });
}

function signature(definition: FunctionDefinition): string {
  return `${definition.name}(${definition.arguments.map((argument) => argument.type).join(", ")})`;
}

/** tex([texture,] position [, edge]) and tex(texture); texel has the same forms. The position is yet to be checked. */
export function resolveSample(call: Call, scope: Scope): Extract<CallTarget, { kind: "sample" }> {
  const rest = [...call.arguments];
  const first = rest[0];
  let texture = "source";
  if (first?.kind === "name" && scope.local(first.name) === undefined && scope.textures.includes(first.name)) {
    texture = first.name;
    rest.shift();
  }
  const [at, edgeWord] = rest;
  if (rest.length > 2 || call.arguments.length === 0) {
    scope.reject(call.position, {
      expected: `${call.callee}(position), ${call.callee}(texture), or ${call.callee}(texture, position, edge)`,
      found: `${call.arguments.length} arguments`,
      hint: `textures here are ${scope.textures.join(", ")}`,
    });
  }
  return {
    kind: "sample",
    texture,
    ...(at === undefined ? {} : { at }),
    edge: edgeWord === undefined ? "clamp" : sampleEdge(edgeWord, scope),
    nearest: call.callee === "texel",
  };
}

function sampleEdge(word: Expression, scope: Scope): SampleEdge {
  const edge = word.kind === "name" ? resolveEdge(word.name, scope.parameters) : undefined;
  return (
    edge ??
    scope.reject(word.position, {
      expected: "clamp, transparent, mirror or an option with exactly these values",
      found: word.kind === "name" ? `'${word.name}'` : "an expression",
      hint: "the edge mode says how the texture continues outside its edges",
    })
  );
}
