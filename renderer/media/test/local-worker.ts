import type { FilmSource } from "../src/export/film-source.js";
import { serveExport } from "../src/export/serve-export.js";
import type { ExportWorker, WorkerMessage } from "../src/export/worker-protocol.js";

/** A worker without a thread: what is posted is copied, as between threads. */
export function localWorker(openFilm: () => FilmSource): ExportWorker {
  let receive: (message: WorkerMessage) => void = () => undefined;
  const serve = serveExport(
    async () => openFilm(),
    (message, transfer) => {
      const copy = structuredClone(message, { transfer });
      setTimeout(() => receive(copy));
    },
  );
  return {
    post: (request) => void setTimeout(() => serve(structuredClone(request))),
    listen: (listener) => {
      receive = listener;
    },
    terminate: async () => {
      receive = () => undefined;
    },
  };
}
