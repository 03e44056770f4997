import type { Json } from "../facts.js";
import type { JsonObject, LayerVisit } from "../layers.js";
import type { Limits } from "../limits.js";
import type { Report } from "../report.js";

/**
 * What a check is given: the document as plain data, which need not be valid in its structure, so that everything wrong
 * is told at once. A check looks only at what has the types it needs.
 */
export interface CheckContext {
  readonly document: JsonObject;
  readonly layers: readonly LayerVisit[];
  readonly limits: Limits;
  readonly report: Report;
}

/** One rule that the schema cannot say. */
export type Check = (context: CheckContext) => void;

export type { Json, JsonObject, LayerVisit };
