import { parseExpression } from "./parse-expression.js";
import { type BinaryOperator, COMPONENT_COUNT, type Expression, type Statement, type ValueType } from "./syntax.js";
import type { TokenStream } from "./token-stream.js";

const TYPE_NAMES = Object.keys(COMPONENT_COUNT);

export function atTypeName(tokens: TokenStream): boolean {
  return TYPE_NAMES.includes(tokens.peek().text);
}

export function parseTypeName(tokens: TokenStream): ValueType {
  if (!atTypeName(tokens)) {
    tokens.fail(`a type (${TYPE_NAMES.join(", ")})`, "every variable, argument and function says its type");
  }
  return tokens.take().text as ValueType;
}

/** "{" { statement } "}" */
export function parseBlock(tokens: TokenStream, what: string): Statement[] {
  const open = tokens.expect("{", `before the body of ${what}`, "bodies stand between '{' and '}'");
  const statements: Statement[] = [];
  while (!tokens.at("}")) {
    if (tokens.peek().kind === "end") {
      tokens.fail(`'}' for the '{' of line ${open.line}`, "close the body");
    }
    statements.push(...parseStatement(tokens));
  }
  tokens.take();
  return statements;
}

function parseStatement(tokens: TokenStream): Statement[] {
  const { line, column } = tokens.peek();
  const position = { line, column };
  if (atTypeName(tokens)) {
    return parseDeclarations(tokens);
  }
  if (tokens.at("if")) {
    return [parseIf(tokens)];
  }
  if (tokens.accept("for")) {
    return [parseFor(tokens, position)];
  }
  if (tokens.accept("return")) {
    const value = parseExpression(tokens);
    endStatement(tokens);
    return [{ kind: "return", value, position }];
  }
  return [parseAssignment(tokens)];
}

/** type name "=" expression { "," name "=" expression } ";" */
function parseDeclarations(tokens: TokenStream): Statement[] {
  const type = parseTypeName(tokens);
  const statements: Statement[] = [];
  do {
    const { text, line, column } = tokens.name("the name of the variable");
    const position = { line, column };
    tokens.expect("=", `and a value for '${text}'`, "a variable always starts with a value");
    const value = parseExpression(tokens);
    statements.push({ kind: "declare", variable: { name: text, type, position }, value, position });
  } while (tokens.accept(","));
  endStatement(tokens);
  return statements;
}

function parseIf(tokens: TokenStream): Statement {
  const { line, column } = tokens.take();
  tokens.expect("(", "after if", "write if (condition) { … }");
  const condition = parseExpression(tokens);
  tokens.expect(")", "after the condition", "write if (condition) { … }");
  const then = parseBlock(tokens, "if");
  let otherwise: Statement[] = [];
  if (tokens.accept("else")) {
    otherwise = tokens.at("if") ? [parseIf(tokens)] : parseBlock(tokens, "else");
  }
  return { kind: "if", condition, then, otherwise, position: { line, column } };
}

/** "for" "(" "int" name "=" integer ";" name "<" expression ";" name "++" ")" block */
function parseFor(tokens: TokenStream, position: Statement["position"]): Statement {
  const shape = "the only loop is for (int i = 0; i < count; i++) { … }";
  tokens.expect("(", "after for", shape);
  tokens.expect("int", "before the loop counter", shape);
  const counter = tokens.name("the name of the loop counter");
  tokens.expect("=", "and the first value of the counter", shape);
  const start = tokens.peek();
  const from = tokens.number("the first value of the counter");
  if (!Number.isInteger(from)) {
    tokens.reject(start, "a whole number", `${from}`, "the counter goes up by one from a whole number");
  }
  tokens.expect(";", "after the first value", shape);
  tokens.expect(counter.text, "in the loop condition", shape);
  tokens.expect("<", "in the loop condition", shape);
  const to = parseExpression(tokens);
  tokens.expect(";", "after the loop condition", shape);
  tokens.expect(counter.text, "before '++'", shape);
  tokens.expect("++", "as the loop step", shape);
  tokens.expect(")", "after the loop step", shape);
  const variable = {
    name: counter.text,
    type: "float",
    position: { line: counter.line, column: counter.column },
  } as const;
  return { kind: "for", counter: variable, from, to, body: parseBlock(tokens, "for"), position };
}

/** name [ "." letters ] ( "=" | "+=" | "-=" | "*=" | "/=" ) expression ";" */
function parseAssignment(tokens: TokenStream): Statement {
  const { text: name, line, column } = tokens.name("a statement");
  const position = { line, column };
  const letters = tokens.accept(".") ? tokens.name("the letters of a swizzle").text : "";
  const { text: symbol } = tokens.peek();
  if (!["=", "+=", "-=", "*=", "/="].includes(symbol)) {
    tokens.fail(`'=' after '${name}'`, "a statement is a declaration, an assignment, if, for or return");
  }
  tokens.take();
  let value = parseExpression(tokens);
  if (symbol !== "=") {
    const whole: Expression = { kind: "name", name, type: "float", position };
    const left: Expression =
      letters === "" ? whole : { kind: "swizzle", operand: whole, letters, components: [], type: "float", position };
    value = { kind: "binary", operator: symbol[0] as BinaryOperator, left, right: value, type: "float", position };
  }
  endStatement(tokens);
  return { kind: "assign", name, letters, value, components: [], position };
}

export function endStatement(tokens: TokenStream): void {
  tokens.expect(";", "at the end of the statement", "end the statement with ';'");
}
