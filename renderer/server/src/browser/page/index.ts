/**
 * For tools: the page that runs jobs in a headless browser. A tool's script imports this, adds jobs of its own to `jobs`, is bundled
 * for browsers as one ES module and given to `runInBrowser` as `script`.
 */
import "./main.js";
import { type Job, jobs } from "./jobs.js";

export type { Job };

/** Makes the page able to run more jobs, by name. */
export function addJobs(more: Readonly<Record<string, Job>>): void {
  Object.assign(jobs, more);
}
