/** Body of a page's worker: draws and encodes what it is asked for of one document. */
import { type DocumentData, openDocument } from "../export/open-document.js";
import { serveExport } from "../export/serve-export.js";
import type { WorkerMessage, WorkerRequest } from "../export/worker-protocol.js";
import { webMedia } from "./web-media.js";

/** What this file uses of a dedicated worker's global object, whose types clash with those of pages. */
interface WorkerScope {
  postMessage(message: WorkerMessage, transfer: ArrayBuffer[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<WorkerRequest>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const serve = serveExport(
  (data) => openDocument(data as DocumentData, webMedia),
  (message, transfer) => scope.postMessage(message, transfer),
);
scope.addEventListener("message", ({ data }) => serve(data));
