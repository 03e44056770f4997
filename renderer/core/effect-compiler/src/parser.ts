import { parseExpression } from "./parse-expression.js";
import { atTypeName, endStatement, parseBlock, parseTypeName } from "./parse-statement.js";
import {
  type Constant,
  EDGE_MODES,
  type EdgeMode,
  type Expression,
  type FunctionDefinition,
  type Parameter,
  type Program,
  type Step,
  type Variable,
} from "./syntax.js";
import { TokenStream } from "./token-stream.js";

const REDUCTIONS = [1, 2, 4, 8];

/** Parses an effect file or a library. The grammar is written out in docs/EFFECTS.md. */
export function parse(source: string, file: string): Program {
  const tokens = new TokenStream(source, file);
  const parameters: Parameter[] = [];
  const constants: Constant[] = [];
  const functions: FunctionDefinition[] = [];
  const steps: Step[] = [];
  while (tokens.peek().kind !== "end") {
    if (tokens.accept("param")) {
      parameters.push(parseParameter(tokens));
    } else if (tokens.accept("const")) {
      constants.push(parseConstant(tokens));
    } else if (tokens.at("pass") || tokens.at("output")) {
      steps.push(parseStep(tokens, parameters));
    } else if (atTypeName(tokens)) {
      functions.push(parseFunction(tokens));
    } else {
      tokens.fail("param, const, a function, pass or output", "statements stand inside a pass or a function");
    }
  }
  return { file, parameters, constants, functions, steps };
}

function parseParameter(tokens: TokenStream): Parameter {
  const type = tokens.name("the type of the parameter");
  if (type.text !== "float" && type.text !== "color" && type.text !== "bool" && type.text !== "option") {
    tokens.reject(type, "float, color, bool or option", `'${type.text}'`, "these are the types a parameter can have");
  }
  const { text: name, line, column } = tokens.name("the name of the parameter");
  const position = { line, column };
  const equals = () => tokens.expect("=", `and the default of '${name}'`, "every parameter has a default");
  let parameter: Parameter;
  if (type.text === "float") {
    equals();
    const value = tokens.number("the default value");
    tokens.expect("in", "and the range", "a float parameter reads: param float name = 0.5 in 0..1;");
    const minimum = tokens.number("the smallest value");
    tokens.expect("..", "between the ends of the range", "a range reads 0..1");
    const maximum = tokens.number("the largest value");
    const unit = tokens.peek().kind === "name" ? tokens.take().text : "";
    if (!(minimum <= value && value <= maximum)) {
      tokens.reject(
        position,
        `a default between ${minimum} and ${maximum}`,
        `${value}`,
        "move the default or the range",
      );
    }
    parameter = { type: "float", name, position, default: value, minimum, maximum, unit };
  } else if (type.text === "color") {
    equals();
    if (tokens.peek().kind !== "color") {
      tokens.fail("a colour such as #ffffff", "colours have 6 or 8 hexadecimal digits");
    }
    parameter = { type: "color", name, position, default: tokens.take().text };
  } else if (type.text === "bool") {
    equals();
    if (!tokens.at("true") && !tokens.at("false")) {
      tokens.fail("true or false", "a bool parameter reads: param bool name = false;");
    }
    parameter = { type: "bool", name, position, default: tokens.take().text === "true" };
  } else {
    parameter = parseOption(tokens, name, position, equals);
  }
  endStatement(tokens);
  return parameter;
}

function parseOption(
  tokens: TokenStream,
  name: string,
  position: Parameter["position"],
  equals: () => void,
): Parameter {
  tokens.expect("{", "and the values of the option", "an option reads: param option name { a, b } = a;");
  const values: string[] = [];
  do {
    values.push(tokens.name("a value of the option").text);
  } while (tokens.accept(","));
  tokens.expect("}", "after the values", "separate the values with ','");
  equals();
  const chosen = tokens.name("the default value");
  if (!values.includes(chosen.text)) {
    tokens.reject(
      chosen,
      `one of ${values.join(", ")}`,
      `'${chosen.text}'`,
      "the default is one of the option's values",
    );
  }
  return { type: "option", name, position, default: chosen.text, values };
}

function parseConstant(tokens: TokenStream): Constant {
  const type = parseTypeName(tokens);
  const { text: name, line, column } = tokens.name("the name of the constant");
  tokens.expect("=", `and the value of '${name}'`, "a constant reads: const float name = 3.0;");
  const value = parseExpression(tokens);
  endStatement(tokens);
  return { name, type, position: { line, column }, value };
}

function parseFunction(tokens: TokenStream): FunctionDefinition {
  const returns = parseTypeName(tokens);
  const { text: name, line, column } = tokens.name("the name of the function");
  tokens.expect("(", "after the name of the function", "a function reads: float name(vec2 p) { return …; }");
  const values: Variable[] = [];
  while (!tokens.at(")")) {
    const type = parseTypeName(tokens);
    const argument = tokens.name("the name of the argument");
    values.push({ name: argument.text, type, position: { line: argument.line, column: argument.column } });
    if (!tokens.accept(",")) {
      break;
    }
  }
  tokens.expect(")", "after the arguments", "separate arguments with ','");
  const body = parseBlock(tokens, name);
  return { file: tokens.file, name, position: { line, column }, returns, arguments: values, body };
}

/** "pass" name [ "at" "1/2" ] block | "pass" name "=" "blur" "(" … ")" ";" | "output" block */
function parseStep(tokens: TokenStream, parameters: readonly Parameter[]): Step {
  const keyword = tokens.take();
  if (keyword.text === "output") {
    const position = { line: keyword.line, column: keyword.column };
    return { kind: "pass", name: "output", position, reduction: 1, body: parseBlock(tokens, "output") };
  }
  const { text: name, line, column } = tokens.name("the name of the pass");
  const position = { line, column };
  if (tokens.accept("=")) {
    return parseBlur(tokens, name, position, parameters);
  }
  let reduction = 1;
  if (tokens.accept("at")) {
    const hint = "a pass runs at 1/1, 1/2, 1/4 or 1/8 of the resolution";
    const over = tokens.number("1/2");
    tokens.expect("/", "in the resolution", hint);
    const at = tokens.peek();
    reduction = tokens.number("2, 4 or 8");
    if (over !== 1 || !REDUCTIONS.includes(reduction)) {
      tokens.reject(at, "1/1, 1/2, 1/4 or 1/8", `${over}/${reduction}`, hint);
    }
  }
  return { kind: "pass", name, position, reduction, body: parseBlock(tokens, `pass ${name}`) };
}

function parseBlur(
  tokens: TokenStream,
  name: string,
  position: Step["position"],
  parameters: readonly Parameter[],
): Step {
  const shape = "a blur reads: pass name = blur(source, radius);";
  tokens.expect("blur", "after '='", shape);
  tokens.expect("(", "after blur", shape);
  const source = tokens.name("the texture to blur").text;
  tokens.expect(",", "after the texture", shape);
  const radius: Expression = parseExpression(tokens);
  let edge: EdgeMode | Parameter = "clamp";
  if (tokens.accept(",")) {
    const chosen = tokens.name("an edge mode");
    edge = resolveEdge(chosen.text, parameters) ?? tokens.reject(chosen, EDGES, `'${chosen.text}'`, shape);
  }
  tokens.expect(")", "after the arguments of blur", shape);
  endStatement(tokens);
  return { kind: "blur", name, position, source, radius, edge };
}

const EDGES = `clamp, transparent, mirror or an option { ${EDGE_MODES.join(", ")} }`;

/** An edge mode by its own name or through an option parameter that has exactly the edge modes as values. */
export function resolveEdge(name: string, parameters: readonly Parameter[]): EdgeMode | Parameter | undefined {
  const parameter = parameters.find((candidate) => candidate.name === name);
  if (parameter?.type === "option" && parameter.values.join() === EDGE_MODES.join()) {
    return parameter;
  }
  return EDGE_MODES.find((mode) => mode === name);
}
