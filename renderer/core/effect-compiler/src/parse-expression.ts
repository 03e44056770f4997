import type { BinaryOperator, Expression } from "./syntax.js";
import type { TokenStream } from "./token-stream.js";

/** Binding strength of binary operators, as in GLSL. */
const STRENGTH: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ["||", 1],
  ["&&", 2],
  ["==", 3],
  ["!=", 3],
  ["<", 4],
  [">", 4],
  ["<=", 4],
  [">=", 4],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
]);

const MAXIMUM_NESTING = 100;

/** expression = binary [ "?" expression ":" expression ] */
export function parseExpression(tokens: TokenStream, depth = 0): Expression {
  if (depth > MAXIMUM_NESTING) {
    tokens.fail(`at most ${MAXIMUM_NESTING} nested expressions`, "name parts of the expression with local variables");
  }
  const condition = parseBinary(tokens, 0, depth);
  const { line, column } = tokens.peek();
  if (!tokens.accept("?")) {
    return condition;
  }
  const then = parseExpression(tokens, depth + 1);
  tokens.expect(":", "between the two values of '?'", "a conditional is `condition ? value : other`");
  const otherwise = parseExpression(tokens, depth + 1);
  return { kind: "conditional", condition, then, otherwise, type: "float", position: { line, column } };
}

function parseBinary(tokens: TokenStream, weakest: number, depth: number): Expression {
  let left = parseUnary(tokens, depth);
  for (;;) {
    const { text, line, column } = tokens.peek();
    const strength = STRENGTH.get(text);
    if (strength === undefined || strength <= weakest) {
      return left;
    }
    tokens.take();
    const right = parseBinary(tokens, strength, depth);
    left = { kind: "binary", operator: text as BinaryOperator, left, right, type: "float", position: { line, column } };
  }
}

function parseUnary(tokens: TokenStream, depth: number): Expression {
  const { line, column } = tokens.peek();
  const position = { line, column };
  if (depth > MAXIMUM_NESTING) {
    tokens.fail(`at most ${MAXIMUM_NESTING} nested expressions`, "name parts of the expression with local variables");
  }
  if (tokens.accept("-")) {
    return { kind: "negate", operand: parseUnary(tokens, depth + 1), type: "float", position };
  }
  if (tokens.accept("!")) {
    return { kind: "not", operand: parseUnary(tokens, depth + 1), type: "bool", position };
  }
  return parsePostfix(tokens, depth);
}

function parsePostfix(tokens: TokenStream, depth: number): Expression {
  let operand = parsePrimary(tokens, depth);
  while (tokens.accept(".")) {
    const { text, line, column } = tokens.name("the letters of a swizzle, such as .xy or .rgb");
    operand = { kind: "swizzle", operand, letters: text, components: [], type: "float", position: { line, column } };
  }
  return operand;
}

function parsePrimary(tokens: TokenStream, depth: number): Expression {
  const { kind, text, line, column } = tokens.peek();
  const position = { line, column };
  if (kind === "number") {
    tokens.take();
    return { kind: "number", value: Math.fround(Number(text)), type: "float", position };
  }
  if (tokens.accept("(")) {
    const inner = parseExpression(tokens, depth + 1);
    tokens.expect(")", "after the expression", "every '(' needs its ')'");
    return inner;
  }
  if (kind !== "name") {
    tokens.fail("an expression", "an expression starts with a number, a name, '(', '-' or '!'");
  }
  tokens.take();
  if (text === "true" || text === "false") {
    return { kind: "boolean", value: text === "true", type: "bool", position };
  }
  return tokens.at("(")
    ? { kind: "call", callee: text, arguments: parseArguments(tokens, depth), type: "float", position }
    : { kind: "name", name: text, type: "float", position };
}

/** "(" [ expression { "," expression } ] ")" */
export function parseArguments(tokens: TokenStream, depth = 0): Expression[] {
  tokens.expect("(", "before the arguments", "a call is written name(argument, …)");
  const values: Expression[] = [];
  while (!tokens.at(")")) {
    values.push(parseExpression(tokens, depth + 1));
    if (!tokens.accept(",")) {
      break;
    }
  }
  tokens.expect(")", "after the arguments", "separate arguments with ',' and close the call with ')'");
  return values;
}
