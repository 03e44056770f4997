import type { ExportWorker, WorkerMessage } from "../export/worker-protocol.js";

/**
 * Starts a worker of a page.
 *
 * @param body address of its script, an ES module whose source is `export-worker.ts`. Default: the package's own file, as
 * bundlers that understand `new URL(…, import.meta.url)` find it; others put the script beside theirs, under the name
 * `export-worker.js`.
 */
export function startWebWorker(body?: string | URL): ExportWorker {
  // Bundlers know a worker by this very expression, with nothing computed in it.
  const worker =
    body === undefined
      ? new Worker(new URL("./export-worker.js", import.meta.url), { type: "module" })
      : new Worker(body, { type: "module" });
  return {
    post: (request) => worker.postMessage(request),
    listen(receive, lost) {
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerMessage>) => receive(data));
      worker.addEventListener("messageerror", () => lost("it sent what cannot be read"));
      worker.addEventListener("error", (event) => lost(reasonFor(event, body)));
    },
    terminate: async () => worker.terminate(),
  };
}

/** A script that cannot be loaded has an event without a message, and the event says no more. */
function reasonFor({ message }: ErrorEvent, body: string | URL | undefined): string {
  return message || `its script${body === undefined ? "" : ` ${body}`} cannot be loaded`;
}
