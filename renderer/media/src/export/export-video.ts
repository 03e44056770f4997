import type { Issue } from "@videoflow/core";
import type { VideoCoding } from "../encode/coding.js";
import { levelFor } from "../encode/h264/level.js";
import { nameOf, needsPreparation } from "../encode/prepare-coding.js";
import { aborted, fail } from "../errors.js";
import type { Film } from "./film-source.js";
import { checkEncoding, type EncodingOptions } from "./formats.js";
import type { VideoTrack } from "./mux-tracks.js";
import type { FileOutput } from "./output.js";
import { planSegments } from "./plan.js";
import { WorkerPool } from "./worker-pool.js";
import type { ExportWorker } from "./worker-protocol.js";
import { writeFile } from "./write-file.js";

export interface ExportOptions extends EncodingOptions {
  /** Starts a worker whose body is `serveExport`. */
  readonly startWorker: () => ExportWorker;
  /** Workers; the file is the same for any number. */
  readonly workers: number;
  /** What every worker opens the film with. */
  readonly data: unknown;
  /** Ways to encode that have been found to work in this browser, by name: they are not tried out again. New ones are added. */
  readonly proven?: Set<string> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each frame. What it throws ends the export. */
  readonly onFrame?: ((done: number, film: Film) => void) | undefined;
  /** Called with warnings: when the exact encoder takes the place of one that does not work here. */
  readonly onNotice?: ((notice: Issue) => void) | undefined;
}

/**
 * Draws, encodes and muxes a film:
 *
 * ```
 * prepare -> plan -> segments -> workers: draw, encode -> in order -> mux -> output
 * ```
 *
 * The bytes depend on the film and the coding alone. Ends with everything stopped and closed, whether it succeeds,
 * fails or is aborted; in the latter cases the output is discarded.
 *
 * @throws VideoJSONError `OPTION_INVALID`, `ABORTED`, `WORKER_FAILED`, `ENCODING_UNSUPPORTED`, `ENCODER_FAILED`,
 * `SOUND_MISSING`, `OUTPUT_FAILED`, and what opening the film throws
 */
export async function exportVideo<Result>(
  openOutput: () => FileOutput<Result> | Promise<FileOutput<Result>>,
  options: ExportOptions,
): Promise<Result> {
  const { signal } = options;
  const encoding = checkEncoding(options);
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
    const coding = encoding.video && (await settle(pool, encoding.video, film, options));
    output = await openOutput();
    const sound = encoding.sound && pool.sound(encoding.sound);
    const video = coding && trackOf(film, coding, pool);
    muxing = writeFile(encoding.format, coding, video, await sound, output);
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

/** The coding of all segments, and whether it can hold the film. */
async function settle(
  pool: WorkerPool,
  wanted: VideoCoding,
  film: Film,
  { proven, onNotice }: Pick<ExportOptions, "proven" | "onNotice">,
): Promise<VideoCoding> {
  if (wanted.codec === "gif") checkGifSize(film);
  if (!needsPreparation(wanted)) {
    if (wanted.codec === "h264") checkH264Size(film);
    return wanted;
  }
  const { coding, notice } = await pool.prepare(wanted, [...(proven ?? [])]);
  if (coding.prepared?.type === "webcodecs") proven?.add(nameOf(coding.prepared));
  if (notice) onNotice?.(notice);
  if (coding.codec === "h264" && coding.encoder === "exact") checkH264Size(film);
  return coding;
}

/** Pictures keep odd sizes; in video, where four pixels share their colour, `frameI420` has rounded them up. */
function trackOf(film: Film, coding: VideoCoding, pool: WorkerPool): VideoTrack {
  const { fps, frameCount } = film;
  const { codec } = coding;
  const isPicture = codec === "gif" || codec === "png";
  const width = film.width + (isPicture ? 0 : film.width % 2);
  const height = film.height + (isPicture ? 0 : film.height % 2);
  const segments = pool.encode(planSegments(frameCount, fps, codec === "png" ? PICTURES : undefined), coding);
  return { width, height, fps, frameCount, codec, segments };
}

/** Frames of a segment of pictures, which are large and do not refer to each other. */
const PICTURES = 4;
/** Sizes in a GIF have 16 bits. */
const GIF_SIDE = 65_535;

function checkGifSize({ width, height }: Film): void {
  if (Math.max(width, height) <= GIF_SIDE) return;
  const allowed = `at most ${GIF_SIDE} pixels in width and height`;
  throw fail("ENCODING_UNSUPPORTED", { engine: "GIF", what: `${width} x ${height} pixels`, allowed });
}

function checkH264Size({ width, height, fps }: Film): void {
  const rate = fps.num / fps.den;
  if (levelFor(width, height, rate) !== undefined) return;
  throw fail("ENCODING_UNSUPPORTED", {
    engine: "H.264",
    what: `${width} x ${height} pixels at ${Number(rate.toFixed(3))} frames per second`,
    allowed: "a smaller width or height, fewer frames per second",
  });
}
