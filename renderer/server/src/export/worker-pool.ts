import { Worker } from "node:worker_threads";
import { VideoJSONError } from "@videoflow/core";
import type { EncodedSegment } from "../encode/exact-h264.js";
import { fail, reasonOf } from "../errors.js";
import type { Film } from "./frame-source.js";
import type { Segment } from "./plan.js";
import type { WorkerMessage, WorkerStart, WorkerTask } from "./worker-protocol.js";

/** Segments that may be finished and waiting for an earlier one, per worker. It bounds the memory of a render. */
const AHEAD = 2;

/**
 * Worker threads that encode segments. The first failure, wherever it happens, ends everything: all promises are
 * rejected with it, nothing waits for a worker that is gone. Whoever makes a pool closes it.
 */
export class WorkerPool {
  private readonly workers: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly finished = new Map<number, EncodedSegment>();
  private readonly failure: Promise<never>;
  private reject!: (error: unknown) => void;
  /** Resolved and replaced whenever a worker or a segment is ready. */
  private change = withResolver();
  private film: Film | undefined;
  private closed = false;

  /** @param onFrame called after each frame drawn and encoded, in any order */
  constructor(
    private readonly start: WorkerStart,
    private readonly onFrame: () => void,
  ) {
    this.failure = new Promise<never>((_, reject) => {
      this.reject = reject;
    });
    // Who waits for the pool hears of it; without a waiter it must not end the process.
    this.failure.catch(() => undefined);
  }

  /** Adds worker threads until there are `count`. */
  grow(count: number): void {
    while (this.workers.length < count) this.workers.push(this.startWorker());
  }

  /** Ends the work: everything that waits is rejected with `error`. */
  fail(error: unknown): void {
    this.reject(error);
  }

  /** What the first worker to open its frames says of them. */
  async facts(): Promise<Film> {
    while (!this.film) await this.changed();
    return this.film;
  }

  /** Has the segments encoded and gives them in order. To be called once. */
  async *encode(segments: readonly Segment[]): AsyncGenerator<EncodedSegment> {
    let assigned = 0;
    for (let wanted = 0; wanted < segments.length; wanted++) {
      for (;;) {
        const limit = Math.min(segments.length, wanted + this.workers.length * (1 + AHEAD));
        while (assigned < limit && this.idle.length > 0) {
          this.idle.pop()?.postMessage(segments[assigned++] as WorkerTask);
        }
        const segment = this.finished.get(wanted);
        if (segment) {
          this.finished.delete(wanted);
          yield segment;
          break;
        }
        await this.changed();
      }
    }
  }

  /** Rejected as soon as the pool fails, else what `work` gives. */
  guard<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.failure]);
  }

  /** Stops all threads, wherever they are. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private changed(): Promise<void> {
    return this.guard(this.change.promise);
  }

  private startWorker(): Worker {
    // Their output is kept back: libraries inside print, and the program's own output may be the video.
    const options = { workerData: this.start, stdout: true, stderr: true };
    const worker = new Worker(new URL("./segment-worker.js", import.meta.url), options);
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on("message", (message: WorkerMessage) => this.receive(worker, message));
    worker.on("messageerror", (error) => this.reject(crash(error)));
    worker.on("error", (error) => this.reject(crash(error)));
    worker.on("exit", (code) => {
      if (!this.closed) this.reject(crash(`it ended with code ${code}`));
    });
    return worker;
  }

  private receive(worker: Worker, message: WorkerMessage): void {
    if (message.type === "frame") {
      this.onFrame();
      return;
    }
    if (message.type === "failed") {
      this.reject(message.issues ? new VideoJSONError(message.issues) : crash(message.reason));
      return;
    }
    if (message.type === "ready") this.film ??= message.film;
    else this.finished.set(message.index, message.segment);
    this.idle.push(worker);
    this.change.resolve();
    this.change = withResolver();
  }
}

function crash(cause: unknown): VideoJSONError {
  return fail("WORKER_FAILED", { reason: reasonOf(cause) }, cause);
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
