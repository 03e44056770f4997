/** GIF counts in hundredths of a second, and players take delays below two of them for a tenth of a second. */
const SHORTEST_DELAY = 2;

interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/** When a frame appears, in hundredths of a second: rounded anew for each frame, so that delays sum up right. */
export function frameTime(frame: number, { num, den }: FrameRate): number {
  if (num <= den * 50) return Math.floor((200 * frame * den + num) / (2 * num));
  return slot(frame, { num, den }) * SHORTEST_DELAY;
}

/** Whether a GIF shows a frame: above 50 frames a second, only the first one of each fiftieth does. */
export function isShown(frame: number, fps: FrameRate): boolean {
  return frame === 0 || fps.num <= fps.den * 50 || slot(frame, fps) !== slot(frame - 1, fps);
}

function slot(frame: number, { num, den }: FrameRate): number {
  return Math.floor((50 * frame * den) / num);
}
