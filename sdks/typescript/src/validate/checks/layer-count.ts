import type { Check } from "./check.js";

/** Layers are limited in number over all groups together, and groups in depth. */
export const checkLayerCount: Check = ({ layers, limits, report }) => {
  if (layers.length > limits.layers) {
    report.add("LAYERS_TOO_MANY", "/layers", { count: layers.length, limit: limits.layers });
  }
  const tooDeep = layers.find(({ layer, depth }) => depth > limits.groupDepth && Array.isArray(layer.layers));
  if (tooDeep !== undefined) report.add("NESTING_TOO_DEEP", tooDeep.pointer, { limit: limits.groupDepth });
};
