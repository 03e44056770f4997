/** Body of a worker thread: draws and encodes what it is asked for of one document. */
import { parentPort } from "node:worker_threads";
import { type DocumentData, openDocument, serveExport } from "@videoflow/renderer-media";
import { nodeMedia } from "../node-media.js";

if (!parentPort) throw new TypeError("document-worker is the body of a worker thread");
const port = parentPort;
const serve = serveExport(
  (data) => openDocument(data as DocumentData, nodeMedia),
  (message, transfer) => port.postMessage(message, transfer),
);
port.on("message", serve);
