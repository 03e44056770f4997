/** Body of a worker thread: opens the frames once, then draws and encodes the segments it is given. */
import { parentPort, workerData } from "node:worker_threads";
import { VideoJSONError } from "@videoflow/core";
import { encodeSegment } from "../encode/exact-h264.js";
import { reasonOf } from "../errors.js";
import { type FrameSource, filmOf } from "./frame-source.js";
import type { Segment } from "./plan.js";
import type { WorkerMessage, WorkerStart, WorkerTask } from "./worker-protocol.js";

if (!parentPort) throw new TypeError("segment-worker is the body of a worker thread");
const port = parentPort;
const { frames, quality } = workerData as WorkerStart;
const opened = open();

port.on("message", (task: WorkerTask) => {
  void opened.then((source) => source && work(source, task)).catch(report);
});

async function open(): Promise<FrameSource | undefined> {
  try {
    const library = (await import(frames.module)) as { openFrames(data: unknown): Promise<FrameSource> };
    const source = await library.openFrames(frames.data);
    post({ type: "ready", film: filmOf(source) });
    return source;
  } catch (error) {
    report(error);
    return undefined;
  }
}

async function work(source: FrameSource, task: Segment): Promise<void> {
  const { width, height, fps } = filmOf(source);
  const segment = await encodeSegment(framesOf(source, task), { width, height, fps, quality });
  const buffers = segment.packets.map(({ data }) => data.buffer as ArrayBuffer);
  post({ type: "segment", index: task.index, segment }, buffers);
}

function* framesOf(source: FrameSource, { first, count }: Segment): Generator<Uint8Array> {
  for (let frame = first; frame < first + count; frame++) {
    yield source.frameI420(frame);
    post({ type: "frame" });
  }
}

function report(error: unknown): void {
  const issues = error instanceof VideoJSONError ? error.issues : undefined;
  post({ type: "failed", issues, reason: reasonOf(error) });
}

function post(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}
