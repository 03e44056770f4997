import type { Issue } from "@videoflow/core";
import type { EncodedSegment, Quality } from "../encode/exact-h264.js";
import type { Film, FrameModule } from "./frame-source.js";
import type { Segment } from "./plan.js";

/** What a worker is started with. */
export interface WorkerStart {
  readonly frames: FrameModule;
  readonly quality: Quality;
}

/** To a worker: one segment at a time, after it was ready. */
export type WorkerTask = Segment;

/** From a worker. */
export type WorkerMessage =
  | { readonly type: "ready"; readonly film: Film }
  | { readonly type: "frame" }
  | { readonly type: "segment"; readonly index: number; readonly segment: EncodedSegment }
  /** The last message: with the issues of an error of the registry, or the words of any other. */
  | { readonly type: "failed"; readonly issues: readonly Issue[] | undefined; readonly reason: string };
