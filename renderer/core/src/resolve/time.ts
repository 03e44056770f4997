/**
 * Time is integers (SPEC §2): seconds become whole microseconds, microseconds become frames, each by rounding half up.
 * BigInt is used where a product can leave the 53 bits of a double; it happens once per layer, never per frame.
 */

/** Frames per second as a reduced fraction: `num / den`. */
export interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/** Whole microseconds nearest to `seconds`, half up. */
export function microseconds(seconds: number): number {
  return Math.floor(seconds * 1e6 + 0.5);
}

/** `30` → 30/1, `29.97` → 2997/100, `"30000/1001"` → 30000/1001. Numbers count in thousandths (SPEC §2.1). */
export function frameRate(fps: number | string): FrameRate {
  if (typeof fps === "string") {
    const [num, den] = fps.split("/").map(Number) as [number, number];
    return reduced(num, den);
  }
  return reduced(Math.floor(fps * 1000 + 0.5), 1000);
}

function reduced(num: number, den: number): FrameRate {
  let [a, b] = [num, den];
  while (b > 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

/** The frame that `time` (whole microseconds) falls on: round half up of time · fps. */
export function frameOf(time: number, fps: FrameRate): number {
  const unit = 1_000_000n * BigInt(fps.den);
  return Number((2n * BigInt(time) * BigInt(fps.num) + unit) / (2n * unit));
}

/** The instant of frame `frame` in whole microseconds from frame 0: round half up of frame / fps. */
export function instantOf(frame: number, fps: FrameRate): number {
  const num = BigInt(fps.num);
  return Number((2n * BigInt(frame) * 1_000_000n * BigInt(fps.den) + num) / (2n * num));
}
