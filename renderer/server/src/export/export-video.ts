import { availableParallelism } from "node:os";
import { encodeAudio, type PcmAudio } from "../encode/exact-aac.js";
import type { Quality } from "../encode/exact-h264.js";
import { levelFor } from "../encode/h264/level.js";
import { aborted, fail } from "../errors.js";
import type { Film, FrameModule } from "./frame-source.js";
import { muxMp4 } from "./mux-mp4.js";
import type { FileOutput } from "./output.js";
import { planSegments } from "./plan.js";
import { WorkerPool } from "./worker-pool.js";

export interface ExportOptions {
  /** Default "medium". */
  readonly quality?: Quality | undefined;
  /** Worker threads; the file is the same for any number. Default: as many as there are processors. */
  readonly workers?: number | undefined;
  /** The sound of the video, if it has any. Sound of no length is none. */
  readonly audio?: PcmAudio | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each frame. What it throws ends the export. */
  readonly onFrame?: ((done: number, film: Film) => void) | undefined;
}

/**
 * Draws, encodes and muxes a video:
 *
 * ```
 * plan -> segments -> worker threads: draw, encode -> in order -> mux -> output
 * ```
 *
 * The bytes depend on the frames, the sound and the quality alone. Ends with everything stopped and closed, whether it
 * succeeds, fails or is aborted; in the latter cases the output is discarded.
 *
 * @throws VideoJSONError `ABORTED`, `WORKER_FAILED`, `ENCODING_UNSUPPORTED`, `OUTPUT_FAILED`, and what
 * opening the frames throws
 */
export async function exportVideo<Result>(
  frames: FrameModule,
  openOutput: () => FileOutput<Result> | Promise<FileOutput<Result>>,
  options: ExportOptions = {},
): Promise<Result> {
  const { signal, audio, quality = "medium", workers = availableParallelism() } = options;
  if (signal?.aborted) throw aborted(signal);
  let film: Film | undefined;
  let done = 0;
  const pool = new WorkerPool({ frames, quality }, () => {
    done++;
    try {
      if (film) options.onFrame?.(done, film);
    } catch (error) {
      pool.fail(error);
    }
  });
  const abort = () => pool.fail(signal && aborted(signal));
  signal?.addEventListener("abort", abort, { once: true });
  let output: FileOutput<Result> | undefined;
  let muxing: Promise<void> | undefined;
  try {
    pool.grow(workers);
    const sound = audio?.channels[0]?.length ? encodeAudio(audio, signal) : undefined;
    // If the pool fails first, nobody waits for the sound any more.
    sound?.catch(() => undefined);
    film = await pool.facts();
    checkSize(film);
    output = await openOutput();
    const segments = pool.encode(planSegments(film.frameCount, film.fps));
    muxing = muxMp4({ ...film, segments }, sound && (await pool.guard(sound)), output);
    await pool.guard(muxing);
    if (signal?.aborted) throw aborted(signal);
    const result = await output.finish();
    output = undefined;
    return result;
  } finally {
    signal?.removeEventListener("abort", abort);
    await pool.close();
    // A pool that failed has failed the muxer too: wait until it writes no more.
    await muxing?.catch(() => undefined);
    await output?.discard();
  }
}

function checkSize({ width, height, fps }: Film): void {
  const rate = fps.num / fps.den;
  if (levelFor(width, height, rate) !== undefined) return;
  throw fail("ENCODING_UNSUPPORTED", {
    engine: "H.264",
    what: `${width} x ${height} pixels at ${Number(rate.toFixed(3))} frames per second`,
    allowed: "a smaller width or height, fewer frames per second",
  });
}
