import type { BrowserName } from "@videoflow/renderer-server/browser";
import type { MeasureOptions } from "../measure.js";
import type { PageSuiteName } from "../suites.js";

/** What the page's job "measure" is given; it gives back an array of `Result`. */
export interface BenchRequest {
  readonly browser: BrowserName;
  readonly suites: readonly PageSuiteName[];
  readonly options: MeasureOptions;
}
