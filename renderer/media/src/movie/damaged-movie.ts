import { MediaProblem } from "@videoflow/renderer-core";
import { reasonOf } from "../errors.js";

/** The problem of a file that cannot be decoded. @param reason completes "… cannot be decoded: " */
export function damagedMovie(reason: string): MediaProblem {
  return new MediaProblem("ASSET_DAMAGED", { reason });
}

/** What went wrong, as a problem of the file. */
export function movieProblem(error: unknown): MediaProblem {
  return error instanceof MediaProblem ? error : damagedMovie(reasonOf(error));
}
