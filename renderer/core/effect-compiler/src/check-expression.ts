import { BUILTIN_VARIABLES } from "./builtins.js";
import { isSampler, resolveCall, resolveSample } from "./check-call.js";
import { suggestName } from "./compile-error.js";
import type { Scope } from "./scope.js";
import { type BuiltinVariable, COMPONENT_COUNT, type Expression, type Parameter, type ValueType } from "./syntax.js";

type Kind<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

/** Gives the expression its type, binds its names and returns it (comparisons with an option become option nodes). */
export function checkExpression(expression: Expression, scope: Scope): ValueType {
  expression.type = typeOf(expression, scope);
  return expression.type;
}

/** Checks the expression and requires one type. */
export function requireType(expression: Expression, type: ValueType, what: string, scope: Scope): void {
  const found = checkExpression(expression, scope);
  if (found !== type) {
    scope.reject(expression.position, { expected: `${type} ${what}`, found, hint: conversionHint(found, type) });
  }
}

function conversionHint(found: ValueType, wanted: ValueType): string {
  if (wanted === "bool") {
    return "compare with something, for example x > 0";
  }
  if (found === "bool") {
    return "choose numbers with condition ? 1 : 0";
  }
  return COMPONENT_COUNT[found] > COMPONENT_COUNT[wanted]
    ? "take fewer components with a swizzle such as .x or .rgb"
    : `build one with ${wanted}(…)`;
}

function typeOf(expression: Expression, scope: Scope): ValueType {
  switch (expression.kind) {
    case "number":
      return "float";
    case "boolean":
    case "option":
      return "bool";
    case "name":
      return checkName(expression, scope);
    case "negate":
      return checkNegation(expression, scope);
    case "not":
      requireType(expression.operand, "bool", "after '!'", scope);
      return "bool";
    case "binary":
      return checkBinary(expression, scope);
    case "conditional":
      requireType(expression.condition, "bool", "before '?'", scope);
      requireType(expression.otherwise, checkExpression(expression.then, scope), "like the value before ':'", scope);
      return expression.then.type;
    case "swizzle": {
      const components = COMPONENT_COUNT[checkExpression(expression.operand, scope)];
      expression.components = swizzleComponents(expression, components, scope);
      return (["float", "vec2", "vec3", "vec4"] as const)[expression.components.length - 1] ?? "float";
    }
    case "call":
      return checkCall(expression, scope);
  }
}

function checkCall(call: Kind<"call">, scope: Scope): ValueType {
  if (!isSampler(call)) {
    return resolveCall(
      call,
      call.arguments.map((argument) => checkExpression(argument, scope)),
      scope,
    );
  }
  const target = resolveSample(call, scope);
  call.target = target;
  if (target.at !== undefined) {
    requireType(target.at, "vec2", `as the position of ${call.callee}`, scope);
  }
  return "vec4";
}

function checkName(expression: Kind<"name">, scope: Scope): ValueType {
  const { name, position } = expression;
  const variable = scope.local(name);
  if (variable !== undefined) {
    expression.binding = { kind: "variable", variable };
    return variable.type;
  }
  const parameter = scope.parameters.find((candidate) => candidate.name === name);
  if (parameter !== undefined) {
    expression.binding = { kind: "parameter", parameter };
    if (parameter.type === "option") {
      scope.reject(position, {
        expected: "a value",
        found: `the option '${name}'`,
        hint: `options are only compared: ${name} == ${parameter.values[0]}`,
      });
    }
    return parameter.type === "color" ? "vec4" : parameter.type;
  }
  const constant = scope.constants.find((candidate) => candidate.name === name);
  if (constant !== undefined) {
    expression.binding = { kind: "constant", constant };
    return constant.type;
  }
  if (Object.hasOwn(BUILTIN_VARIABLES, name)) {
    const builtin = name as BuiltinVariable;
    expression.binding = { kind: "builtin", name: builtin };
    return BUILTIN_VARIABLES[builtin];
  }
  const known = [scope.parameters, scope.constants].flatMap((list) => list.map((entry) => entry.name));
  const candidates = [...scope.localNames(), ...known, ...Object.keys(BUILTIN_VARIABLES)];
  return scope.reject(position, {
    expected: "the name of a variable, parameter or constant",
    found: `'${name}'`,
    hint: suggestName(name, candidates),
  });
}

function checkNegation(expression: Kind<"negate" | "not">, scope: Scope): ValueType {
  const type = checkExpression(expression.operand, scope);
  if (type === "bool") {
    scope.reject(expression.position, { expected: "a number after '-'", found: type, hint: "'!' turns a bool around" });
  }
  return type;
}

function checkBinary(expression: Kind<"binary">, scope: Scope): ValueType {
  const { operator, left, right, position } = expression;
  if (operator === "&&" || operator === "||") {
    requireType(left, "bool", `before '${operator}'`, scope);
    requireType(right, "bool", `after '${operator}'`, scope);
    return "bool";
  }
  if (operator === "==" || operator === "!=") {
    const option = optionNamed(left, scope);
    if (option !== undefined) {
      return compareOption(expression, option, scope);
    }
  }
  if (["<", ">", "<=", ">=", "==", "!="].includes(operator)) {
    requireType(left, "float", `before '${operator}'`, scope);
    requireType(right, "float", `after '${operator}'`, scope);
    return "bool";
  }
  const types = [checkExpression(left, scope), checkExpression(right, scope)] as const;
  const wide = types[0] === "float" ? types[1] : types[0];
  if (types.includes("bool") || types.some((type) => type !== "float" && type !== wide)) {
    scope.reject(position, {
      expected: `numbers of one size around '${operator}'`,
      found: `${types[0]} and ${types[1]}`,
      hint: "both sides have the same type, or one of them is a float",
    });
  }
  return wide;
}

function optionNamed(expression: Expression, scope: Scope): Extract<Parameter, { type: "option" }> | undefined {
  const name = expression.kind === "name" ? expression.name : undefined;
  const parameter = scope.parameters.find((candidate) => candidate.name === name);
  return parameter?.type === "option" && scope.local(parameter.name) === undefined ? parameter : undefined;
}

/** `option == value`: the right side is one of the option's own words, not a variable. */
function compareOption(
  expression: Kind<"binary">,
  parameter: Extract<Parameter, { type: "option" }>,
  scope: Scope,
): ValueType {
  const { right, operator } = expression;
  const word = right.kind === "name" ? right.name : "an expression";
  const index = parameter.values.indexOf(word);
  if (index < 0) {
    scope.reject(right.position, {
      expected: `one of ${parameter.values.join(", ")}`,
      found: right.kind === "name" ? `'${word}'` : word,
      hint: `these are the values of the option '${parameter.name}'`,
    });
  }
  Object.assign(expression, { kind: "option", parameter, index, equal: operator === "==" });
  return "bool";
}

/** Indices of the components that the letters name, for a value of `available` components. */
export function swizzleComponents(
  swizzle: { readonly letters: string; readonly position: Expression["position"] },
  available: number,
  scope: Scope,
): number[] {
  const { letters, position } = swizzle;
  const alphabet = "xyzw".includes(letters[0] ?? "") ? "xyzw" : "rgba";
  const components = [...letters].map((letter) => alphabet.indexOf(letter));
  if (letters.length > 4 || components.some((component) => component < 0 || component >= available)) {
    scope.reject(position, {
      expected: `up to four letters of '${"xyzw".slice(0, available)}' or '${"rgba".slice(0, available)}'`,
      found: `'.${letters}'`,
      hint: `the value has ${available} ${available === 1 ? "component" : "components"}`,
    });
  }
  return components;
}
