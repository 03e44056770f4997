/** Body of the page's worker: paints frames and mixes sound ahead of their time, so that the page never waits for either. */

import { PreviewStudio } from "./preview-studio.js";
import type { PreviewReply, PreviewRequest } from "./protocol.js";

/** What this file uses of a dedicated worker's global object, whose types clash with those of pages. */
interface WorkerScope {
  postMessage(message: PreviewReply, transfer: ArrayBuffer[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<PreviewRequest>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const studio = new PreviewStudio((reply, transfer = []) => scope.postMessage(reply, transfer));
scope.addEventListener("message", ({ data }) => studio.receive(data));
