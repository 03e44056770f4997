/** Body of a page's worker that exports a film which needs no renderer. */
import { pcmSource, serveExport, type WorkerMessage, type WorkerRequest } from "@videoflow/renderer-media";
import { clickSound, FILM, filmFrame } from "./synthetic-film.js";

interface WorkerScope {
  postMessage(message: WorkerMessage, transfer: ArrayBuffer[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<WorkerRequest>) => void): void;
}

// Firefox sometimes never returns from `new Worker` in a worker, so that nothing here may start one.
Object.assign(globalThis, {
  Worker: class {
    constructor() {
      throw new Error("a worker has started a worker");
    }
  },
});

const scope = globalThis as unknown as WorkerScope;
const serve = serveExport(
  async () => ({
    ...FILM,
    prepare: async () => undefined,
    frame: () => {
      throw new Error("this film is for video");
    },
    frameI420: filmFrame,
    sound: async () => pcmSource(clickSound()),
  }),
  (message, transfer) => scope.postMessage(message, transfer),
);
scope.addEventListener("message", ({ data }) => serve(data));
