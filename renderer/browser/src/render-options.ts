import type { Issue } from "@videoflow/core";
import { type EncoderName, type EncodingOptions, fail, type PcmAudio } from "@videoflow/renderer-media";
import type { PageResourceOptions } from "@videoflow/renderer-media/web";

/** Where a file is streamed to while it is made, instead of being kept. */
export type DiskOutput = FileSystemFileHandle | FileSystemWritableFileStream;

export interface BrowserRenderOptions extends PageResourceOptions, Omit<EncodingOptions, "preferredEncoder"> {
  /**
   * "webcodecs": the browser's own, several times as fast. "exact": the same bytes in every browser, and on a server.
   * Default: "webcodecs" where a codec has both; where it does not work, "exact" takes its place with a notice.
   */
  readonly encoder?: EncoderName | undefined;
  /** Workers, 1 to 64. Default: as many as the machine has processors, 8 at most. Their number changes no byte of the file. */
  readonly workers?: number | undefined;
  /**
   * Address of the workers' script. Default: the package's own, which bundlers that understand
   * `new Worker(new URL(…, import.meta.url))` take over by themselves; with others, `export-worker.js` beside the program.
   */
  readonly workerUrl?: string | URL | undefined;
  /** Sound to put beside the picture, in place of the document's own. */
  readonly audio?: PcmAudio | undefined;
  /** A file on disk to write to, as of `showSaveFilePicker()`: what is finished leaves the memory. Default: a Blob. */
  readonly output?: DiskOutput | undefined;
  /** Ends the work within a second; the promise is rejected with `ABORTED`, whose cause is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called with warnings, such as `ENCODER_FALLBACK`. Default: they are told to the console. */
  readonly onNotice?: ((notice: Issue) => void) | undefined;
  /** Called after each frame. @param progress 0 to 1 @param frames frames done @param frameCount frames of the video */
  readonly onProgress?: ((progress: number, frames: number, frameCount: number) => void) | undefined;
}

/** More would share the memory of one tab, and few machines have more processors that are as fast. */
const MOST_WORKERS_BY_DEFAULT = 8;

/** @throws VideoJSONError `OPTION_INVALID` */
export function workerCount({ workers }: BrowserRenderOptions): number {
  if (workers === undefined) return Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS_BY_DEFAULT);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw fail("OPTION_INVALID", { option: "workers", value: String(workers), expected: "a whole number from 1 to 64" });
}
