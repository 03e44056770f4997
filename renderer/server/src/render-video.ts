import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";
import {
  type DocumentData,
  type ExportOptions,
  exportVideo,
  type PcmAudio,
  type Quality,
} from "@videoflow/renderer-media";
import type { AssetOptions } from "./assets/asset-options.js";
import { fail } from "./errors.js";
import { startNodeWorker } from "./export/node-worker.js";
import { bufferOutput, fileOutput, streamOutput } from "./export/output.js";
import { loadResources } from "./resources.js";
import { type DocumentInput, validDocument } from "./valid-document.js";

export interface RenderVideoOptions extends AssetOptions {
  /** `"buffer"` (default): a Buffer. `"file"`: writes `output`. `"stream"`: a Readable. Always the same bytes. */
  outputType?: "buffer" | "file" | "stream" | undefined;
  /** Path of the file to write, for `outputType: "file"`. It is replaced when the new file is whole. */
  output?: string | undefined;
  /** Default "medium"; text is sharp at all of them, "high" is for grain and fine texture. */
  quality?: Quality | undefined;
  /** Worker threads, 1 to 64; the bytes are the same for any number. Default: as many as there are processors. */
  workers?: number | undefined;
  /** Sound to put beside the picture, in place of the document's own. */
  audio?: PcmAudio | undefined;
  /** Ends the work within a second; the promise is rejected with `ABORTED`, whose cause is the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Whether the steps are told on standard error. Default false. */
  verbose?: boolean | undefined;
  /** Called after each frame. @param progress 0 to 1 @param frames frames done @param frameCount frames of the video */
  onProgress?: ((progress: number, frames: number, frameCount: number) => void) | undefined;
}

/**
 * Renders a document to an MP4 file: H.264 in BT.709 and, if there is sound, AAC. The same document gives the same
 * bytes on every machine and for any number of workers. Odd sizes become even by repeating the last column and row.
 *
 * @returns a Buffer, the absolute path of the file, or a Readable, as `outputType` says
 * @throws VideoJSONError for an invalid document with all its issues; `OPTION_INVALID`, `OPTION_MISSING`; `ABORTED`;
 * `OUTPUT_FAILED`, `WORKER_FAILED`, `ENCODING_UNSUPPORTED`
 */
export function renderVideo(
  document: DocumentInput,
  options?: RenderVideoOptions & { outputType?: "buffer" | undefined },
): Promise<Buffer>;
export function renderVideo(
  document: DocumentInput,
  options: RenderVideoOptions & { outputType: "file"; output: string },
): Promise<string>;
export function renderVideo(
  document: DocumentInput,
  options: RenderVideoOptions & { outputType: "stream" },
): Promise<Readable>;
export function renderVideo(document: DocumentInput, options?: RenderVideoOptions): Promise<Buffer | string | Readable>;
export async function renderVideo(
  document: DocumentInput,
  options: RenderVideoOptions = {},
): Promise<Buffer | string | Readable> {
  const openOutput = outputOf(options);
  checkOptions(options);
  const valid = validDocument(document);
  const data: DocumentData = { document: valid, resources: await loadResources(valid, options), sound: options.audio };
  const started = performance.now();
  const tell = options.verbose ? (text: string) => void process.stderr.write(`videoflow: ${text}\n`) : () => undefined;
  tell("drawing");
  const result = await exportVideo<Buffer | string | Readable>(openOutput, exportOptions(options, data, tell));
  tell(`done in ${((performance.now() - started) / 1000).toFixed(2)} s`);
  return result;
}

function exportOptions(options: RenderVideoOptions, data: DocumentData, tell: (text: string) => void): ExportOptions {
  const { quality, workers = availableParallelism(), signal, onProgress } = options;
  const onFrame: ExportOptions["onFrame"] = (done, { width, height, frameCount }) => {
    if (done % 100 === 0 || done === frameCount) tell(`${done} of ${frameCount} frames of ${width} x ${height}`);
    onProgress?.(done / frameCount, done, frameCount);
  };
  return { startWorker: () => startNodeWorker(), workers, data, quality, signal, onFrame };
}

function outputOf({ outputType = "buffer", output }: RenderVideoOptions) {
  if (outputType === "buffer") return bufferOutput;
  if (outputType === "stream") return streamOutput;
  if (outputType !== "file") throw invalid("outputType", outputType, 'one of "buffer", "file", "stream"');
  if (output === undefined)
    throw fail("OPTION_MISSING", { option: "output", expected: "the path of the file to write" });
  return () => fileOutput(output);
}

/** What AAC can carry, in hertz. */
const SAMPLE_RATES = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000];

function checkOptions({ quality = "medium", workers = 1, audio }: RenderVideoOptions): void {
  const qualities: readonly string[] = ["low", "medium", "high"] satisfies Quality[];
  if (!qualities.includes(quality)) throw invalid("quality", quality, `one of ${qualities.join(", ")}`);
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
    throw invalid("workers", workers, "a whole number from 1 to 64");
  }
  if (!audio) return;
  const { sampleRate, channels } = audio;
  if (!SAMPLE_RATES.includes(sampleRate)) {
    throw invalid("audio.sampleRate", sampleRate, `one of ${SAMPLE_RATES.join(", ")}`);
  }
  if (channels.length < 1 || channels.length > 2 || channels.some(({ length }) => length !== channels[0]?.length)) {
    const lengths = channels.map(({ length }) => length);
    throw invalid("audio.channels", lengths, "one or two channels with the same number of samples");
  }
}

function invalid(option: string, value: unknown, expected: string) {
  return fail("OPTION_INVALID", { option, value: String(JSON.stringify(value)), expected });
}
