import type { Ajv2020 } from "ajv/dist/2020.js";

/** Makes the `x-*` annotations of the dialect known to ajv's strict mode; they do not take part in validation. */
export function annotateDialect(ajv: Ajv2020): void {
  for (const keyword of ["x-animatable", "x-unit", "x-interpolation"]) ajv.addKeyword({ keyword });
}
