import binaryen from "binaryen";
import { EffectCompileError } from "./compile-error.js";
import { FRAME, type Lanes, levelOf, PIXEL } from "./emitter.js";
import { lowerExpression } from "./lower-expression.js";
import type { Environment, Shader } from "./shader.js";
import type { Expression, Statement, Variable } from "./syntax.js";

type Loop = Extract<Statement, { kind: "for" }>;

/** No loop runs longer, whatever its bound says. */
export const MAXIMUM_ITERATIONS = 256;
/** Loops of a fixed small count are written out: their counters are constants, so what depends on them is hoisted. */
const UNROLL_LIMIT = 6;
/**
 * Other loops run so many turns at once as long as they can. A processor foresees the end of a loop only when it is short, and
 * what it does not foresee costs it the overlap between groups of pixels: more than the turns themselves.
 */
const TURNS_AT_ONCE = 4;
/** A branch on pixel values shorter than this many operations is not worth jumping over. */
const SHORT_BRANCH = 24;

/** Emits a body of statements that ends with a return, and gives the returned components. */
export function lowerBody(body: readonly Statement[], shader: Shader): readonly Lanes[] {
  lowerStatements(body, shader);
  const last = body.at(-1);
  if (last?.kind !== "return") {
    throw new Error("the checker lets only bodies through that end with return");
  }
  return lowerExpression(last.value, shader);
}

function lowerStatements(statements: readonly Statement[], shader: Shader): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "declare":
        shader.environment.set(statement.variable, lowerExpression(statement.value, shader));
        break;
      case "assign":
        lowerAssignment(statement, shader);
        break;
      case "if":
        lowerIf(statement, shader);
        break;
      case "for":
        lowerFor(statement, shader);
        break;
      case "return":
        break;
    }
  }
}

/** Straight-line assignment only renames: the variable now means the new components. */
function lowerAssignment(statement: Extract<Statement, { kind: "assign" }>, shader: Shader): void {
  const { variable, components } = statement;
  if (variable === undefined) {
    throw new Error("the checker binds every assignment");
  }
  const value = lowerExpression(statement.value, shader);
  const lanes = [...(shader.environment.get(variable) ?? [])];
  for (const [index, component] of components.entries()) {
    lanes[component] = value[index] as Lanes;
  }
  shader.environment.set(variable, lanes);
}

/** The environment and the pixel-level code that a block leaves behind, without touching the shader's environment. */
function lowerBranch(block: readonly Statement[], shader: Shader): { environment: Environment; code: number[] } {
  const before = shader.environment;
  shader.environment = new Map(before);
  const code = shader.emitter.nested(() => lowerStatements(block, shader));
  const environment = shader.environment;
  shader.environment = before;
  return { environment, code };
}

/**
 * Both branches are emitted. What they compute per frame or row is hoisted and runs always. Without any pixel-level code,
 * and for short branches on pixel values, the results are selected; else the code becomes a real branch, entered
 * when the condition holds (for a condition on pixel values: when it holds for any of the four pixels).
 */
function lowerIf(statement: Extract<Statement, { kind: "if" }>, shader: Shader): void {
  const { emitter, arithmetic, module } = shader;
  const [condition] = lowerExpression(statement.condition, shader) as [Lanes];
  const then = lowerBranch(statement.then, shader);
  const otherwise = lowerBranch(statement.otherwise, shader);
  const uniform = levelOf(condition) === FRAME;
  const length = then.code.length + otherwise.code.length;
  const changed = changes(shader.environment, then.environment, otherwise.environment);
  if (length === 0 || (!uniform && length < SHORT_BRANCH)) {
    emitter.code(PIXEL).push(...then.code, ...otherwise.code);
    for (const { variable, index } of changed) {
      const value = arithmetic.select(
        condition,
        at(then.environment, variable, index),
        at(otherwise.environment, variable, index),
      );
      update(shader.environment, variable, index, value);
    }
    return;
  }
  const slots = changed.map(({ variable, index }) => {
    const slot = emitter.variable(at(shader.environment, variable, index));
    return { variable, index, slot };
  });
  const leave = (branch: ReturnType<typeof lowerBranch>, holds: Lanes, keep: boolean) => {
    const code = emitter.nested(() => {
      for (const { variable, index, slot } of slots) {
        const value = at(branch.environment, variable, index);
        emitter.assign(slot.local, keep ? arithmetic.select(holds, value, slot) : value);
      }
    });
    return module.if(module.v128.any_true(emitter.read(holds)), module.block(null, [...branch.code, ...code]));
  };
  // A condition that is the same for all pixels needs no mask: exactly one branch runs.
  const code = [leave(then, condition, !uniform)];
  if (
    otherwise.code.length > 0 ||
    slots.some(({ variable, index }) => differs(shader.environment, otherwise.environment, variable, index))
  ) {
    code.push(leave(otherwise, arithmetic.not(condition), !uniform));
  }
  emitter.code(PIXEL).push(...code);
  for (const { variable, index, slot } of slots) {
    update(shader.environment, variable, index, slot);
  }
}

function lowerFor(loop: Loop, shader: Shader): void {
  const [end] = lowerExpression(loop.to, shader) as [Lanes];
  if (levelOf(end) !== FRAME) {
    rejectVarying(loop.to, "a loop bound that is the same for all pixels", shader);
  }
  if ("constant" in end && end.constant - loop.from > MAXIMUM_ITERATIONS) {
    throw new EffectCompileError(shader.file, loop.to.position, {
      expected: `a loop of at most ${MAXIMUM_ITERATIONS} turns`,
      found: `${end.constant - loop.from}`,
      hint: "take samples in two passes: the turns multiply",
    });
  }
  if ("constant" in end && end.constant - loop.from <= UNROLL_LIMIT) {
    for (let index = loop.from; index < end.constant; index++) {
      shader.environment.set(loop.counter, [{ constant: index }]);
      lowerStatements(loop.body, shader);
    }
    return;
  }
  lowerRealLoop(loop, end, shader);
}

/** A value that is needed before the first pixel depends on pixels. */
export function rejectVarying(expression: Expression, expected: string, shader: Shader): never {
  throw new EffectCompileError(shader.file, expression.position, {
    expected,
    found: "a value that differs between pixels",
    hint: "use parameters, constants, resolution, em, time or seed here",
  });
}

function lowerRealLoop(loop: Loop, end: Lanes, shader: Shader): void {
  const { emitter, arithmetic, module } = shader;
  const outer = shader.environment;
  const limit = arithmetic.clamp(end, { constant: loop.from }, { constant: loop.from + MAXIMUM_ITERATIONS });
  const last = emitter.wordOperation("loop-end", [limit], () =>
    module.i32.trunc_s_sat.f32(module.f32x4.extract_lane(module.f32x4.ceil(emitter.read(limit)), 0)),
  );
  // Values that the body changes live in locals across iterations: those it assigns, found by looking at its text.
  const slots = assignedVariables(loop.body)
    .filter((variable) => outer.has(variable))
    .flatMap((variable) =>
      (outer.get(variable) ?? []).map((initial, index) => ({ variable, index, slot: emitter.variable(initial) })),
    );
  for (const { variable, index, slot } of slots) {
    update(outer, variable, index, slot);
  }
  const counter = emitter.local(binaryen.i32);
  const read = () => module.local.get(counter, binaryen.i32);
  const after = (turns: number) => (turns === 0 ? read() : module.i32.add(read(), module.i32.const(turns)));
  /** The body `turns` times, one after the other. */
  const written = (turns: number) =>
    emitter.nested(() => {
      shader.environment = new Map(outer);
      for (let turn = 0; turn < turns; turn++) {
        const count = emitter.operation(`count${turn}`, [{ word: counter, level: PIXEL }], () =>
          module.f32x4.splat(module.f32.convert_s.i32(after(turn))),
        );
        emitter.setStep(count, 0);
        shader.environment.set(loop.counter, [count]);
        lowerStatements(loop.body, shader);
      }
      // All new values are read before any slot is written: a slot may be the new value of another.
      const values = slots.map(({ variable, index }) => {
        const copy = emitter.local(binaryen.v128);
        emitter.assign(copy, at(shader.environment, variable, index));
        return copy;
      });
      for (const [index, { slot }] of slots.entries()) {
        emitter.assign(slot.local, { local: values[index] as number, level: PIXEL });
      }
    });
  /** Runs as long as at least `turns` turns are left. */
  const loopOf = (turns: number) => {
    const label = `loop${counter}by${turns}`;
    const again = () => module.i32.le_s(after(turns), emitter.readWord(last));
    const body = [...written(turns), module.local.set(counter, after(turns)), module.br(label, again())];
    return module.if(again(), module.loop(label, module.block(null, body)));
  };
  const code = [module.local.set(counter, module.i32.const(loop.from)), loopOf(TURNS_AT_ONCE), loopOf(1)];
  shader.environment = outer;
  emitter.code(PIXEL).push(...code);
}

function assignedVariables(statements: readonly Statement[]): Variable[] {
  const found = new Set<Variable>();
  const visit = (statement: Statement) => {
    if (statement.kind === "assign" && statement.variable !== undefined) {
      found.add(statement.variable);
    } else if (statement.kind === "if") {
      [...statement.then, ...statement.otherwise].forEach(visit);
    } else if (statement.kind === "for") {
      statement.body.forEach(visit);
    }
  };
  statements.forEach(visit);
  return [...found];
}

function at(environment: Environment, variable: Variable, index: number): Lanes {
  return environment.get(variable)?.[index] as Lanes;
}

function update(environment: Environment, variable: Variable, index: number, value: Lanes): void {
  const lanes = [...(environment.get(variable) ?? [])];
  lanes[index] = value;
  environment.set(variable, lanes);
}

function differs(before: Environment, after: Environment, variable: Variable, index: number): boolean {
  return JSON.stringify(at(before, variable, index)) !== JSON.stringify(at(after, variable, index));
}

/** Components of variables from outside that at least one branch has changed. */
function changes(before: Environment, ...branches: Environment[]): { variable: Variable; index: number }[] {
  return [...before].flatMap(([variable, lanes]) =>
    lanes
      .map((_, index) => ({ variable, index }))
      .filter(({ index }) => branches.some((branch) => differs(before, branch, variable, index))),
  );
}
