import type { FileSink } from "./mux-mp4.js";

/** A place for a file in the making. Exactly one of `finish` and `discard` is to be called. */
export interface FileOutput<Result> extends FileSink {
  /** The whole file is written: hands it over. */
  finish(): Promise<Result>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}
