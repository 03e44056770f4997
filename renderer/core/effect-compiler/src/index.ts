export { EffectCompileError } from "./compile-error.js";
export { analyze, type CompiledEffects, compileEffect, compileEffects, type EffectSource } from "./compile.js";
export type { EffectDescription, ParameterDescription, StepDescription } from "./describe.js";
