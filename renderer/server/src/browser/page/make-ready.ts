import { compiledModule, type ExportWorker, startWebWorker } from "@videoflow/renderer-media/web";

/** Workers that have been started and wait for a film. */
const spare: ExportWorker[] = [];

/** Compiles engines, which everything in the page shares then, and starts workers. */
export async function makeReady(engines: readonly string[], workers: number): Promise<void> {
  startWorkers(workers);
  await Promise.all(engines.map(compiledModule));
}

/** Starts workers until so many wait. */
export function startWorkers(count: number): void {
  while (spare.length < count) spare.push(startWorker());
}

/** A worker that waits, or a new one. */
export function takeWorker(): ExportWorker {
  return spare.pop() ?? startWorker();
}

function startWorker(): ExportWorker {
  return startWebWorker("export-worker.js");
}
