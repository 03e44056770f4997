import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";
import type { Issue, VideoJSON } from "@videoflow/core";
import {
  checkEncoding,
  type DocumentData,
  type EncoderName,
  type EncodingOptions,
  exportVideo,
  type FileOutput,
  type PcmAudio,
  playedSources,
  sharedAssets,
} from "@videoflow/renderer-media";
import type { AssetOptions } from "./assets/asset-options.js";
import type { BrowserName } from "./browser/errors.js";
import type { BrowserChoice } from "./browser/warm-browsers.js";
import { fail } from "./errors.js";
import type { Coding } from "./export/export-in-browser.js";
import { folderOutput, isFolderPath } from "./export/folder-output.js";
import { startNodeWorker } from "./export/node-worker.js";
import { bufferOutput, fileOutput, streamOutput } from "./export/output.js";
import { documentResources, loadResources } from "./resources.js";
import { type DocumentInput, validDocument } from "./valid-document.js";

/** What draws and encodes: a headless browser, or threads of this process. */
export type RenderEngine = "chromium" | "firefox" | "node";

const ENGINES: readonly string[] = ["chromium", "firefox", "node"] satisfies RenderEngine[];

export interface RenderVideoOptions extends AssetOptions, BrowserChoice, Omit<EncodingOptions, "preferredEncoder"> {
  /** Default "chromium". "node" needs no browser. */
  engine?: RenderEngine | undefined;
  /** `"buffer"` (default): a Buffer. `"file"`: writes `output`. `"stream"`: a Readable. Always the same bytes. */
  outputType?: "buffer" | "file" | "stream" | undefined;
  /**
   * Path of the file to write, for `outputType: "file"`. It is replaced when the new file is whole. A path that ends in "/" is
   * a folder, for the format "png": `frame-00001.png` and so on appear in it when all are there, beside what it holds. It must
   * not hold such pictures already.
   */
  output?: string | undefined;
  /**
   * "exact": the same bytes on every machine and in every engine. "webcodecs": the browser's own, faster.
   * Default: in Chromium "webcodecs" where a codec has both, else "exact".
   */
  encoder?: EncoderName | undefined;
  /** Threads, 1 to 64; the bytes are the same for any number. Default: as many as there are processors. */
  workers?: number | undefined;
  /** Sound to put beside the picture, in place of the document's own. */
  audio?: PcmAudio | undefined;
  /** Ends the work within a second; the promise is rejected with `ABORTED`, whose cause is the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Whether the steps are told on standard error. Default false. */
  verbose?: boolean | undefined;
  /** Called with warnings, such as `ENCODER_FALLBACK`. */
  onNotice?: ((notice: Issue) => void) | undefined;
  /** Called after each frame. @param progress 0 to 1 @param frames frames done @param frameCount frames of the video */
  onProgress?: ((progress: number, frames: number, frameCount: number) => void) | undefined;
}

/**
 * Renders a document to a file: by default to MP4 with H.264 in BT.709 and, if there is sound, AAC. The file is the same for
 * any number of workers, and with the encoder "exact" on every machine and in every engine. Odd sizes become even by
 * repeating the last column and row.
 *
 * @returns a Buffer, the absolute path of the file or folder, or a Readable, as `outputType` says
 * @throws VideoJSONError for an invalid document with all its issues; `OPTION_INVALID`, `OPTION_MISSING`; `ABORTED`;
 * `OUTPUT_FAILED`, `WORKER_FAILED`, `ENCODING_UNSUPPORTED`; `BROWSER_MISSING`, `BROWSER_FAILED`
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
export async function renderVideo(document: DocumentInput, options: RenderVideoOptions = {}): Promise<Rendered> {
  const openOutput = outputOf(options);
  checkOptions(options);
  const valid = validDocument(document);
  const tell = options.verbose ? (text: string) => void process.stderr.write(`videoflow: ${text}\n`) : () => undefined;
  const started = performance.now();
  const { engine = "chromium" } = options;
  tell(`drawing in ${engine}`);
  const onNotice = (notice: Issue) => {
    tell(notice.message);
    options.onNotice?.(notice);
  };
  const work = { valid, openOutput, options, onNotice, onFrame: frameListener(options, tell) };
  const result = await (engine === "node" ? exportHere(work) : exportAway(engine, work));
  tell(`done in ${((performance.now() - started) / 1000).toFixed(2)} s`);
  return result;
}

type Rendered = Buffer | string | Readable;

interface Work {
  readonly valid: VideoJSON;
  readonly openOutput: () => FileOutput<Rendered> | Promise<FileOutput<Rendered>>;
  readonly options: RenderVideoOptions;
  readonly onNotice: (notice: Issue) => void;
  readonly onFrame: (done: number, film: { readonly frameCount: number }) => void;
}

/** In threads of this process. */
async function exportHere({ valid, openOutput, options, ...listeners }: Work): Promise<Rendered> {
  const { audio: sound, signal } = options;
  const coding = codingOf(options);
  const { workers } = coding;
  const loaded = await loadResources(valid, { ...options, onNotice: listeners.onNotice });
  const resources = { ...loaded, assets: sharedAssets(loaded.assets, playedSources(valid)) };
  const data: DocumentData = { document: valid, resources, sound, workers };
  const startWorker = () => startNodeWorker();
  return exportVideo(openOutput, { ...coding, ...listeners, startWorker, data, signal });
}

/** In a headless browser. */
async function exportAway(browser: BrowserName, { valid, openOutput, options, ...listeners }: Work): Promise<Rendered> {
  const needed = await documentResources(valid, { ...options, onNotice: listeners.onNotice });
  const { exportInBrowser } = await import("./export/export-in-browser.js");
  const { audio: sound, signal, sharedBrowser } = options;
  const coding = codingOf(options);
  return exportInBrowser(openOutput, {
    ...{ browser, sharedBrowser, document: valid, needed, sound, coding, signal },
    ...listeners,
  });
}

function codingOf(options: RenderVideoOptions): Coding {
  const { engine = "chromium", workers = availableParallelism() } = options;
  const { format, codec, encoder, quality, bitrate, audioCodec, audioBitrate } = options;
  const preferredEncoder = engine === "chromium" ? "webcodecs" : "exact";
  return { workers, preferredEncoder, format, codec, encoder, quality, bitrate, audioCodec, audioBitrate };
}

function frameListener({ onProgress }: RenderVideoOptions, tell: (text: string) => void): Work["onFrame"] {
  return (done, { frameCount }) => {
    if (done % 100 === 0 || done === frameCount) tell(`${done} of ${frameCount} frames`);
    onProgress?.(done / frameCount, done, frameCount);
  };
}

function outputOf({ outputType = "buffer", output, format }: RenderVideoOptions): Work["openOutput"] {
  if (outputType === "buffer") return bufferOutput;
  if (outputType === "stream") return streamOutput;
  if (outputType !== "file") throw invalid("outputType", outputType, 'one of "buffer", "file", "stream"');
  if (output === undefined)
    throw fail("OPTION_MISSING", { option: "output", expected: "the path of the file to write" });
  if (!isFolderPath(output)) return () => fileOutput(output);
  if (format === "png") return () => folderOutput(output);
  throw invalid("output", output, 'the path of a file: only the pictures of the format "png" can go into a folder');
}

/** What AAC can carry, in hertz. */
const SAMPLE_RATES = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 64000, 88200, 96000];

function checkOptions(options: RenderVideoOptions): void {
  const { engine = "chromium", workers = 1, audio } = options;
  if (!ENGINES.includes(engine)) throw invalid("engine", engine, `one of ${ENGINES.join(", ")}`);
  checkEncoding(options);
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
