import { suite as effects } from "./effects/suite.js";
import { suite as engine } from "./engine/suite.js";
import type { Host } from "./host.js";
import type { Suite } from "./measure.js";

/** The suites that run in Node and in pages alike. */
export const pageSuites = { engine, effects } satisfies Record<string, Suite<Host>>;

export type PageSuiteName = keyof typeof pageSuites;
