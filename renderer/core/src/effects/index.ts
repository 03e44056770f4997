export {
  EDGE_MODES,
  type EdgeMode,
  type EffectDefinition,
  type EffectParameter,
  type EffectStep,
} from "./effect-definition.js";
export { effectTime, findEffect, type RegisteredEffect, registerEffect, unregisterEffect } from "./effect-registry.js";
export { type EffectHost, EffectRunner } from "./effect-runner.js";
export { effectTable } from "./effect-table.generated.js";
export type { EffectColor, EffectContext, EffectValue, EffectValues } from "./uniform-block.js";
