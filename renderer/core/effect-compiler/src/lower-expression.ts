import type { Comparison } from "./arithmetic.js";
import { type Lanes, zip } from "./emitter.js";
import { lowerCall } from "./lower-call.js";
import { lowerSample } from "./lower-sample.js";
import type { Shader } from "./shader.js";
import type { Binding, Expression } from "./syntax.js";

const ARITHMETIC = { "+": "add", "-": "sub", "*": "mul", "/": "div" } as const;

/** Emits the expression and returns its components. */
export function lowerExpression(expression: Expression, shader: Shader): readonly Lanes[] {
  const { arithmetic } = shader;
  switch (expression.kind) {
    case "number":
      return [{ constant: expression.value }];
    case "boolean":
      return [arithmetic.mask(expression.value)];
    case "name":
      return lowerBinding(expression.binding, shader);
    case "negate":
      return lowerExpression(expression.operand, shader).map((lanes) => arithmetic.unary("neg", lanes));
    case "not":
      return lowerExpression(expression.operand, shader).map((lanes) => arithmetic.not(lanes));
    case "option": {
      const [value] = shader.parameter(expression.parameter);
      return [arithmetic.compare(expression.equal ? "==" : "!=", value as Lanes, { constant: expression.index })];
    }
    case "binary": {
      const left = lowerExpression(expression.left, shader);
      const right = lowerExpression(expression.right, shader);
      return zip([left, right], ([a, b]) => lowerBinary(expression.operator, a as Lanes, b as Lanes, shader));
    }
    case "conditional": {
      const [condition] = lowerExpression(expression.condition, shader);
      const then = lowerExpression(expression.then, shader);
      const otherwise = lowerExpression(expression.otherwise, shader);
      return zip([then, otherwise], ([a, b]) => arithmetic.select(condition as Lanes, a as Lanes, b as Lanes));
    }
    case "swizzle": {
      const lanes = lowerExpression(expression.operand, shader);
      return expression.components.map((component) => lanes[component] as Lanes);
    }
    case "call":
      return lowerCallExpression(expression, shader);
  }
}

function lowerCallExpression(call: Extract<Expression, { kind: "call" }>, shader: Shader): readonly Lanes[] {
  if (call.target?.kind === "sample") {
    const { at } = call.target;
    return lowerSample(call.target, at && lowerExpression(at, shader), shader);
  }
  const values = call.arguments.map((argument) => lowerExpression(argument, shader));
  return lowerCall(call, values, shader);
}

function lowerBinding(binding: Binding | undefined, shader: Shader): readonly Lanes[] {
  switch (binding?.kind) {
    case "variable":
      return shader.environment.get(binding.variable) ?? [];
    case "parameter":
      return shader.parameter(binding.parameter);
    case "constant":
      return lowerExpression(binding.constant.value, shader);
    case "builtin":
      return shader.builtin(binding.name);
    case undefined:
      throw new Error("the checker binds every name");
  }
}

function lowerBinary(
  operator: Extract<Expression, { kind: "binary" }>["operator"],
  a: Lanes,
  b: Lanes,
  shader: Shader,
): Lanes {
  switch (operator) {
    case "+":
    case "-":
    case "*":
    case "/":
      return shader.arithmetic.binary(ARITHMETIC[operator], a, b);
    case "&&":
      return shader.arithmetic.logic("and", a, b);
    case "||":
      return shader.arithmetic.logic("or", a, b);
    default:
      return shader.arithmetic.compare(operator satisfies Comparison, a, b);
  }
}
