import { Worker } from "node:worker_threads";
import { type Issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import type { Resources } from "@videoflow/renderer-core";
import { aborted, fail, reasonOf } from "../errors.js";
import type { FrameSelection } from "./frame-selection.js";
import type { HashOptions } from "./hash-frames.js";
import type { FrameHashes } from "./hash-renderer.js";

/** What the worker is started with. */
export interface HashTask {
  readonly document: VideoJSON;
  readonly resources: Resources;
  readonly frames: FrameSelection | undefined;
  readonly seconds: readonly number[] | undefined;
}

/** What the worker says: progress any number of times, then one of the others. */
export type HashMessage =
  | { readonly progress: number }
  | { readonly result: FrameHashes }
  | { readonly issues: readonly Issue[] }
  | { readonly failure: string };

/** Built by tsc; the same place from src/ and from dist/. */
const WORKER = new URL("../../dist/hash/hash-worker.js", import.meta.url);

/** Hashes frames in a worker thread, which is gone when the promise settles. */
export async function hashInWorker(
  document: VideoJSON,
  resources: Resources,
  { frames, seconds, signal, onProgress }: HashOptions,
): Promise<FrameHashes> {
  const worker = new Worker(WORKER, { workerData: { document, resources, frames, seconds } satisfies HashTask });
  const over = new AbortController();
  try {
    return await new Promise<FrameHashes>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(aborted(signal)), { signal: over.signal });
      worker.on("message", (message: HashMessage) => {
        if ("progress" in message) onProgress?.(message.progress);
        else if ("result" in message) resolve(message.result);
        else if ("issues" in message) reject(new VideoJSONError(message.issues));
        else reject(fail("WORKER_FAILED", { reason: message.failure }));
      });
      worker.on("error", (error) => reject(fail("WORKER_FAILED", { reason: reasonOf(error) }, error)));
      worker.on("exit", (code) => reject(fail("WORKER_FAILED", { reason: `it ended with code ${code}` })));
    });
  } finally {
    over.abort();
    await worker.terminate();
  }
}
