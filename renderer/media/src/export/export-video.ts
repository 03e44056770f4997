import type { Quality } from "../encode/coding.js";
import { levelFor } from "../encode/h264/level.js";
import { aborted, fail } from "../errors.js";
import type { Film } from "./film-source.js";
import { muxMp4 } from "./mux-mp4.js";
import type { FileOutput } from "./output.js";
import { planSegments } from "./plan.js";
import { WorkerPool } from "./worker-pool.js";
import type { ExportWorker } from "./worker-protocol.js";

export interface ExportOptions {
  /** Starts a worker whose body is `serveExport`. */
  readonly startWorker: () => ExportWorker;
  /** Workers; the file is the same for any number. */
  readonly workers: number;
  /** What every worker opens the film with. */
  readonly data: unknown;
  /** Default "medium". */
  readonly quality?: Quality | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each frame. What it throws ends the export. */
  readonly onFrame?: ((done: number, film: Film) => void) | undefined;
}

/**
 * Draws, encodes and muxes a film:
 *
 * ```
 * plan -> segments -> workers: draw, encode -> in order -> mux -> output
 * ```
 *
 * The bytes depend on the film and the coding alone. Ends with everything stopped and closed, whether it succeeds,
 * fails or is aborted; in the latter cases the output is discarded.
 *
 * @throws VideoJSONError `ABORTED`, `WORKER_FAILED`, `ENCODING_UNSUPPORTED`, `OUTPUT_FAILED`, and what opening the film
 * throws
 */
export async function exportVideo<Result>(
  openOutput: () => FileOutput<Result> | Promise<FileOutput<Result>>,
  options: ExportOptions,
): Promise<Result> {
  const { signal, quality = "medium" } = options;
  if (signal?.aborted) throw aborted(signal);
  let film: Film | undefined;
  let done = 0;
  const pool = new WorkerPool(options.startWorker, options.data, () => {
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
    pool.grow(options.workers);
    film = await pool.film();
    checkSize(film);
    output = await openOutput();
    const sound = pool.sound({ codec: "aac" });
    const coding = { codec: "h264", encoder: "exact", quality } as const;
    const segments = pool.encode(planSegments(film.frameCount, film.fps), coding);
    const { width, height, fps, frameCount } = film;
    const track = { width: width + (width % 2), height: height + (height % 2), fps, frameCount, segments };
    muxing = muxMp4(track, await sound, output);
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
