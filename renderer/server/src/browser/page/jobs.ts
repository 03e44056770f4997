import type { PageRequest } from "../../hash/hash-in-browser.js";
import { hashFrames } from "./hash-frames.js";

/**
 * What the page can be told to do, by name. A job awaits `onProgress` with the part that is done, 0 to 1, at least after every
 * frame: the page answers its host in between.
 */
export type Job = (input: unknown, onProgress: (done: number) => Promise<void>) => Promise<unknown>;

export const jobs: Readonly<Record<string, Job>> = {
  hashFrames: (input, onProgress) => hashFrames(input as readonly PageRequest[], onProgress),
};
