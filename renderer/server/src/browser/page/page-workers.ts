import { type ExportWorker, startWebWorker } from "@videoflow/renderer-media/web";

type Listeners = Parameters<ExportWorker["listen"]>;

/** A worker whose listeners can change: exports that follow each other may have the same. */
interface PageWorker {
  readonly worker: ExportWorker;
  listeners: Listeners | undefined;
  /** Why it is gone, where it is. */
  lost?: unknown;
}

/** Workers that have been started and wait for a film. */
const spare: PageWorker[] = [];

/** Starts workers until so many wait. */
export function startWorkers(count: number): void {
  while (spare.length < count) spare.push(startWorker());
}

/** A worker that waits, or a new one. */
export function takeWorker(): ExportWorker {
  return used(spare.pop() ?? startWorker(), ({ worker }) => worker.terminate());
}

/** As `takeWorker`, but it waits for another film when this one is done. */
export function lendWorker(): ExportWorker {
  return used(spare.pop() ?? startWorker(), async (worker) => {
    spare.push(worker);
  });
}

function startWorker(): PageWorker {
  const started: PageWorker = { worker: startWebWorker("export-worker.js"), listeners: undefined };
  started.worker.listen(
    (message) => started.listeners?.[0](message),
    (cause) => {
      started.lost = cause;
      started.listeners?.[1](cause);
    },
  );
  return started;
}

function used(worker: PageWorker, end: (worker: PageWorker) => Promise<void>): ExportWorker {
  return {
    post: (request) => worker.worker.post(request),
    listen(...listeners) {
      worker.listeners = listeners;
      if ("lost" in worker) listeners[1](worker.lost);
    },
    terminate: () => end(worker),
  };
}
