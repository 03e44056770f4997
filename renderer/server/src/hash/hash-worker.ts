/** Body of a worker thread: hashes the frames it was started for and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { VideoJSONError } from "@videoflow/core";
import { reasonOf } from "../errors.js";
import { hashHere } from "./hash-frames.js";
import type { HashMessage, HashTask } from "./hash-in-worker.js";

const post = (message: HashMessage) => parentPort?.postMessage(message);
const { document, resources, frames, seconds } = workerData as HashTask;

try {
  post({
    result: await hashHere(document, resources, { frames, seconds, onProgress: (progress) => post({ progress }) }),
  });
} catch (error) {
  post(error instanceof VideoJSONError ? { issues: error.issues } : { failure: reasonOf(error) });
}
