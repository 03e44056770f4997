import { issue, VideoJSONError } from "@videoflow/core";

/** Frames from `first` to `last`, both included. */
export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

/** Which frames of a video, counted from 0: a list, or a range. */
export type FrameSelection = readonly number[] | FrameRange;

/**
 * The frame numbers of a selection, in its order; every frame when there is none.
 *
 * @throws VideoJSONError `FRAME_OUT_OF_RANGE` for the frames that the video does not have.
 */
export function selectFrames(selection: FrameSelection | undefined, frameCount: number): number[] {
  if (selection === undefined) return Array.from({ length: frameCount }, (_, frame) => frame);
  const named = "first" in selection ? [selection.first, selection.last] : selection;
  const outside = named.filter((frame) => !Number.isInteger(frame) || frame < 0 || frame >= frameCount);
  if (outside.length > 0) {
    // The first few say enough; a list may name a million.
    const parameters = { frameCount, lastFrame: frameCount - 1 };
    throw new VideoJSONError(
      outside.slice(0, 10).map((frame) => issue("FRAME_OUT_OF_RANGE", "", { ...parameters, frame })),
    );
  }
  if (!("first" in selection)) return [...selection];
  const { first, last } = selection;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
