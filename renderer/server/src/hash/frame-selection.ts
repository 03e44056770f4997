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
 * @throws VideoJSONError `FRAME_OUT_OF_RANGE` for each number that is not a frame of the video.
 */
export function selectFrames(selection: FrameSelection | undefined, frameCount: number): number[] {
  if (selection === undefined) return Array.from({ length: frameCount }, (_, frame) => frame);
  const outside = (frame: number) => !Number.isInteger(frame) || frame < 0 || frame >= frameCount;
  if ("first" in selection) {
    const { first, last } = selection;
    refuse([first, last].filter(outside), frameCount);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  }
  refuse(selection.filter(outside), frameCount);
  return [...selection];
}

function refuse(frames: readonly number[], frameCount: number): void {
  if (frames.length === 0) return;
  throw new VideoJSONError(
    frames.map((frame) => issue("FRAME_OUT_OF_RANGE", "", { frame, frameCount, lastFrame: frameCount - 1 })),
  );
}
