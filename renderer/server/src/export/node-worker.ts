import { Worker } from "node:worker_threads";
import type { ExportWorker, WorkerMessage } from "@videoflow/renderer-media";

/** Built by tsc; the same place from src/ and from dist/. */
const BODY = new URL("../../dist/export/document-worker.js", import.meta.url);

/** Starts a thread that exports documents, or whatever film the script at `body` opens. */
export function startNodeWorker(body: URL = BODY): ExportWorker {
  // Its output is kept back: libraries inside print, and the program's own output may be the video.
  const worker = new Worker(body, { stdout: true, stderr: true });
  worker.stdout.resume();
  worker.stderr.resume();
  return {
    post: (request) => worker.postMessage(request),
    listen(receive, lost) {
      worker.on("message", (message: WorkerMessage) => receive(message));
      worker.on("messageerror", lost);
      worker.on("error", lost);
      worker.on("exit", (code) => lost(`it ended with code ${code}`));
    },
    terminate: async () => {
      await worker.terminate();
    },
  };
}
