import type { Issue } from "@videoflow/core";
import type { EncodedSegment, SoundCoding, SoundFormat, SoundPacket, VideoCoding } from "../encode/coding.js";
import type { Film } from "./film-source.js";
import type { Segment } from "./plan.js";

/** To a worker: first `open`, then, whenever it is idle, one piece of work. */
export type WorkerRequest =
  /** What the film is opened with: plain data and WebAssembly modules. */
  | { readonly type: "open"; readonly data: unknown }
  /** Once, before the first segment: what is to be found out about the film and the machine. */
  | { readonly type: "prepare"; readonly coding: VideoCoding; readonly proven: readonly string[] }
  | { readonly type: "segment"; readonly segment: Segment; readonly coding: VideoCoding }
  | { readonly type: "sound"; readonly coding: SoundCoding };

/** From a worker. After `opened`, `prepared`, `segment` and `soundEnd` it is idle. */
export type WorkerMessage =
  | { readonly type: "opened"; readonly film: Film }
  /** @see prepareCoding */
  | { readonly type: "prepared"; readonly coding: VideoCoding; readonly notice?: Issue | undefined }
  | { readonly type: "frame" }
  | { readonly type: "segment"; readonly index: number; readonly segment: EncodedSegment }
  | { readonly type: "soundFormat"; readonly format: SoundFormat }
  | { readonly type: "soundPackets"; readonly packets: readonly SoundPacket[] }
  /** Without a `soundFormat` before it: there is no sound. */
  | { readonly type: "soundEnd" }
  /** The last message: with the issues of an error of the registry, or the words of any other. */
  | { readonly type: "failed"; readonly issues: readonly Issue[] | undefined; readonly reason: string };

/** A worker as the pool sees it. */
export interface ExportWorker {
  post(request: WorkerRequest): void;
  /** To be called once, at once. @param lost the worker is gone or cannot be understood */
  listen(receive: (message: WorkerMessage) => void, lost: (cause: unknown) => void): void;
  /** Stops it wherever it is. */
  terminate(): Promise<void>;
}
