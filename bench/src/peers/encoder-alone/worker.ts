/** Body of an export's worker that draws nothing while it encodes: it plays frames that it has drawn when it opened its film. */
import { type DocumentData, openDocument, serveExport } from "@videoflow/renderer-media";
import { webMedia } from "@videoflow/renderer-media/web";

/** Frames kept of each second, played to and fro: they follow each other as the film's do. */
const KEPT = 6;

const scope = globalThis as unknown as {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
};

const serve = serveExport(
  async (data) => {
    const film = await openDocument(data as DocumentData, webMedia);
    const second = Math.round(film.fps.num / film.fps.den);
    const drawn = new Map<number, Uint8Array>();
    for (let frame = 0; frame < film.frameCount; frame++) {
      if (frame % second >= KEPT) continue;
      await film.prepare(frame);
      drawn.set(frame, film.frameI420(frame).slice());
    }
    const playedAt = (frame: number) => {
      const place = (frame % second) % (2 * KEPT - 2);
      return frame - (frame % second) + Math.min(place, 2 * KEPT - 2 - place);
    };
    return {
      ...film,
      prepare: async () => undefined,
      frameI420: (frame) => drawn.get(playedAt(frame)) as Uint8Array,
    };
  },
  (message, transfer) => scope.postMessage(message, transfer),
);
scope.addEventListener("message", ({ data }) => serve(data));
