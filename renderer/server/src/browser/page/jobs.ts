import { type HashInput, hashFrames } from "./hash-frames.js";

/** What the page can be told to do, by name. `onProgress` takes the part that is done, 0 to 1. */
export type Job = (input: unknown, onProgress: (done: number) => void) => Promise<unknown>;

export const jobs: Readonly<Record<string, Job>> = {
  hashFrames: (input, onProgress) => hashFrames(input as HashInput, onProgress),
};
