import { VideoJSONError } from "@videoflow/core";
import type { SoundCoding } from "../encode/coding.js";
import { encodeSegment } from "../encode/encode-segment.js";
import { encodeSound } from "../encode/encode-sound.js";
import { prepareCoding } from "../encode/prepare-coding.js";
import { reasonOf } from "../errors.js";
import { type FilmSource, filmOf } from "./film-source.js";
import type { WorkerMessage, WorkerRequest } from "./worker-protocol.js";

/**
 * Body of a worker: opens the film once, then does what it is asked for.
 *
 * @param openFilm given the `data` of the request `open`
 * @returns what the worker's messages are to be given to
 */
export function serveExport(
  openFilm: (data: unknown) => Promise<FilmSource>,
  post: (message: WorkerMessage, transfer: ArrayBuffer[]) => void,
): (request: WorkerRequest) => void {
  let film: FilmSource | undefined;
  const work = async (request: WorkerRequest): Promise<void> => {
    if (request.type === "open") {
      film = await openFilm(request.data);
      post({ type: "opened", film: filmOf(film) }, []);
      return;
    }
    if (!film) throw new TypeError("the worker has not opened its film yet");
    if (request.type === "sound") {
      await postSound(film, request.coding, post);
      return;
    }
    if (request.type === "prepare") {
      post({ type: "prepared", ...(await prepareCoding(film, request.coding, request.proven)) }, []);
      return;
    }
    const segment = await encodeSegment(film, request.segment, request.coding, () => post({ type: "frame" }, []));
    const buffers = new Set(segment.packets.map(({ data }) => data.buffer as ArrayBuffer));
    post({ type: "segment", index: request.segment.index, segment }, [...buffers]);
  };
  return (request) => {
    work(request).catch((error: unknown) => {
      const issues = error instanceof VideoJSONError ? error.issues : undefined;
      post({ type: "failed", issues, reason: reasonOf(error) }, []);
    });
  };
}

async function postSound(
  film: FilmSource,
  coding: SoundCoding,
  post: (message: WorkerMessage, transfer: ArrayBuffer[]) => void,
): Promise<void> {
  const source = await film.sound();
  if (source && source.length > 0) {
    const receiver = {
      format: (format: WorkerFormat) => post({ type: "soundFormat", format }, []),
      packets: (packets: WorkerPackets) => post({ type: "soundPackets", packets }, []),
    };
    await encodeSound(source, coding, receiver);
  }
  post({ type: "soundEnd" }, []);
}

type WorkerFormat = Extract<WorkerMessage, { type: "soundFormat" }>["format"];
type WorkerPackets = Extract<WorkerMessage, { type: "soundPackets" }>["packets"];
