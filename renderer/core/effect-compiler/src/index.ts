export { analyze, type CompiledEffects, compileEffect, compileEffects, type EffectSource } from "./compile.js";
export { EffectCompileError } from "./compile-error.js";
export type { EffectDescription, ParameterDescription, StepDescription } from "./describe.js";
export type * from "./syntax.js";
