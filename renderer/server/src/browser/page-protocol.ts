import type { Issue } from "@videoflow/core";

/** How a job in the page ended. An exception is turned into data, because drivers keep no more than its text. */
export type JobReply =
  | { readonly result: unknown }
  | { readonly issues: readonly Issue[] }
  | { readonly failure: string };

/** Methods of `globalThis.videoflow` in the page. */
export interface PageMethods {
  /**
   * Runs the job called `name` (`page/jobs.ts`); the result is plain data. `input` is JSON as text: drivers lose messages that
   * are nested as deeply as documents may be.
   */
  run(name: string, input: string): Promise<JobReply>;
  /** Exports a film for nobody, so that an export to come finds everything compiled and started. @param input an `ExportRequest` as JSON */
  makeReady(input: string): Promise<void>;
  /** How far the running job is. That it answers at all shows that the page is alive. */
  progress(): Progress;
}

/** Work that is done, in units of the job's own: `done` of `of`, which is not 0. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}
