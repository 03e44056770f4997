import { type Issue, VideoJSONError } from "@videoflow/core";
import type { EncodedSegment, SoundCoding, SoundFormat, SoundPacket, VideoCoding } from "../encode/coding.js";
import { fail, reasonOf } from "../errors.js";
import type { Film } from "./film-source.js";
import type { Segment } from "./plan.js";
import { SegmentQueue } from "./segment-queue.js";
import type { ExportWorker, WorkerMessage } from "./worker-protocol.js";

/**
 * Segments of a film with video that one worker does one after the other: going on where it was, it need not decode again what
 * lies between a key picture and the segment. Else they are done in order, so that the file can be written meanwhile.
 */
const RUN = 4;

/**
 * Segments, beyond a run, that may be in work or finished and waiting for an earlier one, per worker. It bounds the memory of a
 * render.
 */
const AHEAD = 2;

/**
 * Segments after which a worker gives way to a fresh one, where there is more to do: what a renderer has freed in pieces stays
 * in its memory, which grows for as long as it lives. Starting one costs as much as a few frames.
 */
const LIFETIME = 32;

interface Career {
  /** Segments that the worker has encoded, or counts as having encoded. */
  readonly encoded: number;
  /** The segment that it, or the one before it, was given last. */
  readonly last: number | undefined;
}

/** Coded sound on its way: its packets come while it is being encoded. */
export interface SoundTrack {
  readonly format: SoundFormat;
  readonly packets: AsyncIterable<SoundPacket>;
}

/**
 * Workers that encode segments and sound. The first failure, wherever it happens, ends everything: all promises are
 * rejected with it, nothing waits for a worker that is gone. Whoever makes a pool closes it.
 */
export class WorkerPool {
  readonly #start: () => ExportWorker;
  readonly #data: unknown;
  readonly #onFrame: () => void;
  readonly #workers = new Map<ExportWorker, Career>();
  /** Workers on their way out, until they are gone. */
  readonly #leaving = new Map<ExportWorker, Promise<void>>();
  readonly #idle: ExportWorker[] = [];
  readonly #finished = new Map<number, EncodedSegment>();
  readonly #failure: Promise<never>;
  #reject!: (error: unknown) => void;
  /** Resolved and replaced whenever something has come from a worker. */
  #change = withResolver();
  #film: Film | undefined;
  #closed = false;
  #soundFormat: SoundFormat | undefined;
  #soundPackets: SoundPacket[] = [];
  #soundEnded = false;
  /** Whether segments wait for a worker. */
  #hasMore = false;
  #prepared: { readonly coding: VideoCoding; readonly notice?: Issue | undefined } | undefined;

  /**
   * @param data what every worker opens its film with
   * @param onFrame called after each frame drawn and encoded, in any order
   */
  constructor(start: () => ExportWorker, data: unknown, onFrame: () => void) {
    this.#start = start;
    this.#data = data;
    this.#onFrame = onFrame;
    this.#failure = new Promise<never>((_, reject) => {
      this.#reject = reject;
    });
    // Who waits for the pool hears of it; without a waiter it must not end the process.
    this.#failure.catch(() => undefined);
  }

  /** Adds workers until there are `count`, of different ages: else all would give way at the same time, two for each. */
  grow(count: number): void {
    while (this.#workers.size < count) {
      this.#add({ encoded: Math.floor((LIFETIME * this.#workers.size) / count), last: undefined });
    }
  }

  /** Ends the work: everything that waits is rejected with `error`. */
  fail(error: unknown): void {
    this.#reject(error);
  }

  /** What the first worker to open its film says of it. */
  async film(): Promise<Film> {
    while (!this.#film) await this.#changed();
    return this.#film;
  }

  /** Has one worker find out what all segments are to be encoded with. To be called once, before `encode`. */
  async prepare(
    coding: VideoCoding,
    proven: readonly string[],
  ): Promise<{ readonly coding: VideoCoding; readonly notice?: Issue | undefined }> {
    (await this.#idleWorker()).post({ type: "prepare", coding, proven });
    while (!this.#prepared) await this.#changed();
    return this.#prepared;
  }

  /** Has the sound encoded, by one worker; undefined when there is none. To be called once, before `encode`. */
  async sound(coding: SoundCoding): Promise<SoundTrack | undefined> {
    (await this.#idleWorker()).post({ type: "sound", coding });
    while (!this.#soundFormat && !this.#soundEnded) await this.#changed();
    return this.#soundFormat && { format: this.#soundFormat, packets: this.#packets() };
  }

  /** Has the segments encoded, from now on, and gives them in order. To be called once. */
  encode(segments: readonly Segment[], coding: VideoCoding): AsyncGenerator<EncodedSegment> {
    const run = this.#film?.showsVideo ? RUN : 1;
    const waiting = new SegmentQueue(segments, run);
    const assign = (wanted: number) => {
      const limit = wanted + this.#workers.size * (run + AHEAD);
      for (const worker of this.#idle.splice(0)) {
        const { encoded, last } = this.#workers.get(worker) as Career;
        const segment = waiting.take(last, limit);
        if (!segment) {
          this.#idle.push(worker);
          continue;
        }
        this.#workers.set(worker, { encoded, last: segment.index });
        worker.post({ type: "segment", segment, coding });
      }
      this.#hasMore = !waiting.isEmpty;
    };
    assign(0);
    return this.#inOrder(segments.length, assign);
  }

  async *#inOrder(count: number, assign: (wanted: number) => void): AsyncGenerator<EncodedSegment> {
    for (let wanted = 0; wanted < count; wanted++) {
      for (;;) {
        assign(wanted);
        const segment = this.#finished.get(wanted);
        if (segment) {
          this.#finished.delete(wanted);
          yield segment;
          break;
        }
        await this.#changed();
      }
    }
  }

  /** Rejected as soon as the pool fails, else what `work` gives. */
  guard<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#failure]);
  }

  /** Stops all workers, wherever they are. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...[...this.#workers.keys()].map((worker) => worker.terminate()), ...this.#leaving.values()]);
  }

  async #idleWorker(): Promise<ExportWorker> {
    let worker = this.#idle.pop();
    for (; !worker; worker = this.#idle.pop()) await this.#changed();
    return worker;
  }

  async *#packets(): AsyncGenerator<SoundPacket> {
    for (;;) {
      const packets = this.#soundPackets;
      this.#soundPackets = [];
      yield* packets;
      if (this.#soundPackets.length > 0) continue;
      if (this.#soundEnded) return;
      await this.#changed();
    }
  }

  #changed(): Promise<void> {
    return this.guard(this.#change.promise);
  }

  #add(career: Career): void {
    const worker = this.#start();
    this.#workers.set(worker, career);
    worker.listen(
      (message) => this.#receive(worker, message),
      (cause) => {
        if (!this.#closed && this.#workers.has(worker)) this.#reject(crash(cause));
      },
    );
    worker.post({ type: "open", data: this.#data });
  }

  /** Makes a worker that has encoded a segment idle, or puts a fresh one in its place. */
  #release(worker: ExportWorker): void {
    const { encoded: before, last } = this.#workers.get(worker) as Career;
    const encoded = before + 1;
    this.#workers.set(worker, { encoded, last });
    if (encoded < LIFETIME || !this.#hasMore) {
      this.#idle.push(worker);
      return;
    }
    this.#workers.delete(worker);
    this.#leaving.set(
      worker,
      worker.terminate().finally(() => this.#leaving.delete(worker)),
    );
    this.#add({ encoded: 0, last });
  }

  #receive(worker: ExportWorker, message: WorkerMessage): void {
    switch (message.type) {
      case "frame":
        this.#onFrame();
        return;
      case "failed":
        this.#reject(message.issues ? new VideoJSONError(message.issues) : crash(message.reason));
        return;
      case "opened":
        this.#film ??= message.film;
        this.#idle.push(worker);
        break;
      case "prepared":
        this.#prepared = message;
        this.#idle.push(worker);
        break;
      case "segment":
        this.#finished.set(message.index, message.segment);
        this.#release(worker);
        break;
      case "soundFormat":
        this.#soundFormat = message.format;
        break;
      case "soundPackets":
        this.#soundPackets.push(...message.packets);
        break;
      case "soundEnd":
        this.#soundEnded = true;
        this.#idle.push(worker);
    }
    this.#change.resolve();
    this.#change = withResolver();
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
