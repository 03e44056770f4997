import { suite as effects } from "./effects/suite.js";
import { suite as engine } from "./engine/suite.js";

/** The suites that run in Node and in pages alike. */
export const pageSuites = { engine, effects } as const;

export type PageSuiteName = keyof typeof pageSuites;
