import { type Complaint, EffectCompileError, type Position } from "./compile-error.js";
import type { Constant, FunctionDefinition, Parameter, Variable } from "./syntax.js";

/** What is known at one place of a file: the globals so far, the textures so far and the local variables. */
export class Scope {
  readonly #locals: Map<string, Variable>[] = [new Map()];

  constructor(
    readonly file: string,
    readonly parameters: readonly Parameter[],
    readonly constants: readonly Constant[],
    readonly functions: readonly FunctionDefinition[],
    /** Names `tex` can read; empty in functions of a library. */
    readonly textures: readonly string[],
  ) {}

  local(name: string): Variable | undefined {
    return this.#locals.findLast((block) => block.has(name))?.get(name);
  }

  localNames(): string[] {
    return this.#locals.flatMap((block) => [...block.keys()]);
  }

  declare(variable: Variable): void {
    if (this.local(variable.name) !== undefined) {
      this.reject(variable.position, {
        expected: "a new name",
        found: `'${variable.name}', which is already a local variable`,
        hint: "choose another name; names are not shadowed",
      });
    }
    this.#locals.at(-1)?.set(variable.name, variable);
  }

  /** Runs `inside` in a block of its own: what it declares is forgotten afterwards. */
  block(inside: () => void): void {
    this.#locals.push(new Map());
    inside();
    this.#locals.pop();
  }

  reject(position: Position, complaint: Complaint): never {
    throw new EffectCompileError(this.file, position, complaint);
  }
}
