import type { DrawRequest } from "../../draw-in-browser.js";
import type { ExportRequest } from "../../export/export-in-browser.js";
import type { PageRequest } from "../../hash/hash-in-browser.js";
import { drawFrame } from "./draw-frame.js";
import { exportDocument } from "./export-document.js";
import { hashFrames } from "./hash-frames.js";

/** Tells how much is done, of what there is to do (default 1). */
export type Report = (done: number, of?: number) => Promise<void>;

/**
 * What the page can be told to do, by name. A job that works in the page itself awaits `report` at least after every frame: the
 * page answers its host in between.
 */
export type Job = (input: unknown, report: Report) => Promise<unknown>;

export const jobs: Readonly<Record<string, Job>> = {
  hashFrames: (input, report) => hashFrames(input as readonly PageRequest[], report),
  drawFrame: (input) => drawFrame(input as DrawRequest),
  exportVideo: (input, report) => exportDocument(input as ExportRequest, report),
};
