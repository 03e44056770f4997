import { fail, reasonOf } from "../errors.js";
import type { ExportWorker, WorkerMessage } from "../export/worker-protocol.js";

/**
 * Starts a worker of a page.
 *
 * @param body address of its script, an ES module whose source is `export-worker.ts`. Default: the package's own file, as
 * bundlers that understand `new URL(…, import.meta.url)` find it; others put the script beside theirs, under the name
 * `export-worker.js`.
 * @throws VideoJSONError `WORKER_FAILED` where the browser refuses the address, such as one of another origin
 */
export function startWebWorker(body?: string | URL): ExportWorker {
  const worker = start(body);
  // A worker may be started long before anybody listens.
  const failed = new Promise<string>((resolve) => {
    worker.addEventListener("messageerror", () => resolve("it sent what cannot be read"));
    worker.addEventListener("error", (event) => resolve(reasonFor(event, body)));
  });
  return {
    post: (request) => worker.postMessage(request),
    listen(receive, lost) {
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => receive(data));
      void failed.then(lost);
    },
    terminate: async () => worker.terminate(),
  };
}

function start(body: string | URL | undefined): Worker {
  try {
    // Bundlers know a worker by this very expression, with nothing computed in it.
    if (body === undefined) return new Worker(new URL("./export-worker.js", import.meta.url), { type: "module" });
    return new Worker(body, { type: "module" });
  } catch (error) {
    throw fail("WORKER_FAILED", { reason: reasonOf(error) }, error);
  }
}

/** A script that cannot be loaded has an event without a message, and the event says no more. */
function reasonFor({ message }: ErrorEvent, body: string | URL | undefined): string {
  return message || `its script, ${body ?? "export-worker.js beside the program"}, cannot be loaded`;
}
