import { timeInFile } from "../resolve/played.js";
import type { TimelineMovie } from "../resolve/timeline.js";

/** Containers round their times to milliseconds: what begins this little later is taken to begin now (SPEC §12.1). */
const TOLERANCE = 1000;

/** Which picture of a video is due at its layer's local time `time`, in whole microseconds: the frame choice of SPEC §12.1. */
export function movieFrameAt({ played, times }: TimelineMovie, time: number): number {
  const due = timeInFile(played, time) + TOLERANCE;
  // What begins at the end of the part that is played is no part of it, by the same tolerance.
  const last = played.end - TOLERANCE - 1;
  return Math.max(lastNotAbove(times, played.start + TOLERANCE), lastNotAbove(times, Math.min(due, last)));
}

/** Index of the last of the ascending `times` that is not above `limit`; 0 where all are. */
function lastNotAbove(times: Float64Array, limit: number): number {
  let [low, high] = [0, times.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
