import { BUILTIN_VARIABLES, INTRINSIC_NAMES } from "./builtins.js";
import { checkExpression, requireType, swizzleComponents } from "./check-expression.js";
import { EffectCompileError, suggestName } from "./compile-error.js";
import { Scope } from "./scope.js";
import {
  COMPONENT_COUNT,
  type FunctionDefinition,
  type Program,
  type Statement,
  type Step,
  type ValueType,
} from "./syntax.js";

/** Functions and constants a file may use besides its own: the checked prelude. */
export type Library = Pick<Program, "functions" | "constants">;

/** Fills in every type and binding of the program, or throws its first error. Returns the program. */
export function check(program: Program, library: Library): Program {
  const constants = [...library.constants];
  const functions = [...library.functions];
  checkGlobalNames(program);
  for (const constant of program.constants) {
    const scope = new Scope(program.file, program.parameters, constants, functions, []);
    requireType(constant.value, constant.type, `for the constant '${constant.name}'`, scope);
    constants.push(constant);
  }
  for (const definition of program.functions) {
    const scope = new Scope(program.file, program.parameters, constants, functions, ["source"]);
    checkFunction(definition, scope);
    functions.push(definition);
  }
  const textures = ["source"];
  for (const step of program.steps) {
    checkStep(step, new Scope(program.file, program.parameters, constants, functions, textures));
    textures.push(step.name);
  }
  return program;
}

/** Parameters, constants and textures have names of their own; every effect ends with its output. */
function checkGlobalNames(program: Program): void {
  const taken = new Map<string, string>(Object.keys(BUILTIN_VARIABLES).map((name) => [name, "a built-in variable"]));
  for (const [list, what] of [
    [program.parameters, "a parameter"],
    [program.constants, "a constant"],
    [program.steps, "a pass"],
  ] as const) {
    for (const { name, position } of list) {
      const owner = taken.get(name);
      if (owner !== undefined) {
        const found = `'${name}', which is already ${owner}`;
        throw new EffectCompileError(program.file, position, {
          expected: "a new name",
          found,
          hint: "choose another name",
        });
      }
      taken.set(name, what);
    }
  }
  for (const { name, position } of program.functions) {
    if (INTRINSIC_NAMES.includes(name)) {
      const found = `'${name}', which is built in`;
      throw new EffectCompileError(program.file, position, {
        expected: "a new name",
        found,
        hint: "choose another name",
      });
    }
  }
}

/** An effect's last step, and only that, is its output. */
export function requireOutput(program: Program): void {
  const index = program.steps.findIndex((step) => step.name === "output");
  const after = program.steps[index + 1];
  if (index < 0) {
    const expected = "an output { … } at the end of the effect";
    const hint = "the output pass returns the finished pixel";
    throw new EffectCompileError(program.file, { line: 1, column: 1 }, { expected, found: "none", hint });
  }
  if (after !== undefined) {
    const hint = "the output is the last pass";
    throw new EffectCompileError(program.file, after.position, {
      expected: "nothing after output",
      found: `'${after.name}'`,
      hint,
    });
  }
}

function checkFunction(definition: FunctionDefinition, scope: Scope): void {
  for (const argument of definition.arguments) {
    scope.declare(argument);
  }
  checkBody(definition.body, definition.returns, definition.position, scope);
}

function checkStep(step: Step, scope: Scope): void {
  if (step.kind === "pass") {
    checkBody(step.body, "vec4", step.position, scope);
    return;
  }
  if (!scope.textures.includes(step.source)) {
    scope.reject(step.position, {
      expected: `an earlier texture for ${step.name} to blur`,
      found: `'${step.source}'`,
      hint: suggestName(step.source, scope.textures),
    });
  }
  const type = checkExpression(step.radius, scope);
  if (type !== "float" && type !== "vec2") {
    scope.reject(step.radius.position, {
      expected: "a float, or a vec2 of horizontal and vertical radius",
      found: type,
      hint: "the radius is in pixels: multiply em lengths by em",
    });
  }
}

/** A body is straight-line code that ends in its only return. */
function checkBody(
  body: readonly Statement[],
  returns: ValueType,
  position: Statement["position"],
  scope: Scope,
): void {
  const last = body.at(-1);
  if (last?.kind !== "return") {
    scope.reject(last?.position ?? position, {
      expected: `a return of ${returns} as the last statement`,
      found: last === undefined ? "an empty body" : `'${last.kind}'`,
      hint: "keep the result in a variable and return it at the end",
    });
  }
  checkStatements(body.slice(0, -1), scope);
  requireType(last.value, returns, "to return", scope);
}

function checkStatements(statements: readonly Statement[], scope: Scope): void {
  for (const statement of statements) {
    checkStatement(statement, scope);
  }
}

function checkStatement(statement: Statement, scope: Scope): void {
  switch (statement.kind) {
    case "declare":
      requireType(statement.value, statement.variable.type, `for '${statement.variable.name}'`, scope);
      scope.declare(statement.variable);
      break;
    case "assign":
      checkAssignment(statement, scope);
      break;
    case "if":
      requireType(statement.condition, "bool", "as the condition", scope);
      scope.block(() => checkStatements(statement.then, scope));
      scope.block(() => checkStatements(statement.otherwise, scope));
      break;
    case "for":
      requireType(statement.to, "float", "as the end of the loop", scope);
      scope.block(() => {
        scope.declare(statement.counter);
        checkStatements(statement.body, scope);
      });
      break;
    case "return":
      scope.reject(statement.position, {
        expected: "return only as the last statement of a pass or function",
        found: "a return inside",
        hint: "keep the result in a variable and return it at the end",
      });
  }
}

function checkAssignment(statement: Extract<Statement, { kind: "assign" }>, scope: Scope): void {
  const { name, letters, position } = statement;
  const variable = scope.local(name);
  if (variable === undefined) {
    scope.reject(position, {
      expected: "the name of a local variable",
      found: `'${name}'`,
      hint: `declare it first (float ${name} = …;); ${suggestName(name, scope.localNames())}`,
    });
  }
  statement.variable = variable;
  const available = COMPONENT_COUNT[variable.type];
  statement.components =
    letters === ""
      ? Array.from({ length: available }, (_, index) => index)
      : swizzleComponents({ letters, position }, available, scope);
  if (new Set(statement.components).size < statement.components.length) {
    const hint = "each component is assigned once";
    scope.reject(position, { expected: "different letters to assign", found: `'.${letters}'`, hint });
  }
  const type =
    letters === "" ? variable.type : ((["float", "vec2", "vec3", "vec4"] as const)[letters.length - 1] ?? "float");
  requireType(statement.value, type, `for '${name}${letters && `.${letters}`}'`, scope);
}
