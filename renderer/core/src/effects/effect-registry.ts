import type { EffectDefinition } from "./effect-definition.js";
import { effectTable } from "./effect-table.generated.js";

/** An effect of your own: what `compileEffect` of the effect compiler returns, with its module compiled. */
export interface RegisteredEffect {
  readonly definition: EffectDefinition;
  /** Imports `env.memory` and nothing else. Absent for the built-in effects, which share one module. */
  readonly module?: WebAssembly.Module;
}

const registered = new Map<string, RegisteredEffect>();

/**
 * Makes an effect known by its name to every renderer created afterwards in this thread. Each worker thread registers for
 * itself; a module can be posted to it.
 * Throws a RangeError when the name is taken, and a TypeError when the module lacks a step or wants other imports.
 */
export function registerEffect(effect: {
  readonly definition: EffectDefinition;
  readonly module: WebAssembly.Module;
}): void {
  const { definition, module } = effect;
  if (findEffect(definition.name) !== undefined) {
    throw new RangeError(`there is already an effect '${definition.name}'; compile yours under another name`);
  }
  const imports = WebAssembly.Module.imports(module).map((entry) => `${entry.module}.${entry.name}`);
  if (imports.join() !== "env.memory") {
    throw new TypeError(
      `the module of effect '${definition.name}' imports ${imports.join() || "nothing"}, not env.memory`,
    );
  }
  const exports = new Set(WebAssembly.Module.exports(module).map((entry) => entry.name));
  const missing = definition.steps.find((step) => !exports.has(step.export));
  if (missing !== undefined) {
    throw new TypeError(
      `the module of effect '${definition.name}' has no export '${missing.export}'; compile it again`,
    );
  }
  registered.set(definition.name, effect);
}

/** Forgets an effect of your own. Returns whether there was one. */
export function unregisterEffect(name: string): boolean {
  return registered.delete(name);
}

/** The time to call an effect with: always 0 for one that does not look at it, so that its calls are seen to be equal. */
export function effectTime(name: string, time: number): number {
  return findEffect(name)?.definition.readsTime ? time : 0;
}

export function findEffect(name: string): RegisteredEffect | undefined {
  const definition = Object.hasOwn(effectTable, name) ? effectTable[name] : undefined;
  return definition === undefined ? registered.get(name) : { definition };
}
