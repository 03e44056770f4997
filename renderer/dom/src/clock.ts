import type { FrameRate } from "@videoflow/renderer-core";

/** What timestamps of displays may tremble by without an effect, in seconds: half a picture at 120 Hz. */
const TREMBLING = 1 / 240;

/** Differences from the device's clock that are made up for at once rather than bit by bit, in seconds. */
const JUMP = 0.1;

/** The part of a smaller difference that is made up for at each look. */
const CORRECTION = 0.05;

/**
 * How far a video has played. Displays tick evenly, and clocks of sound devices do not: time goes on with the timestamps of the
 * display, and is drawn towards the sound.
 */
export class PlaybackClock {
  readonly #fps: FrameRate;
  readonly #rate: number;
  readonly #start: number;
  #anchor: number;

  /**
   * Begins at `start` seconds of the video at `timestamp`, plus what keeps the moments of the display off the borders between
   * frames, where rounding would have it drop one and repeat the next. `rate`: seconds of the video per second.
   */
  constructor(start: number, timestamp: number, fps: FrameRate, rate: number) {
    this.#start = start;
    this.#fps = fps;
    this.#rate = rate;
    this.#anchor = timestamp / 1000 - TREMBLING;
  }

  /** Seconds of the video, on and on through loops. */
  secondsAt(timestamp: number): number {
    return this.#start + Math.max(0, timestamp / 1000 - this.#anchor) * this.#rate;
  }

  /** The frame that is due, counted on through loops. */
  countAt(timestamp: number): number {
    return frameAt(this.secondsAt(timestamp), this.#fps);
  }

  /** Draws this clock towards `seconds` of the video, which is what is heard at `timestamp`. */
  follow(seconds: number, timestamp: number): void {
    const ahead = (this.secondsAt(timestamp) - seconds) / this.#rate;
    this.#anchor += Math.abs(ahead) > JUMP ? ahead : ahead * CORRECTION;
  }
}

/** Times come rounded to whole microseconds: at the highest rate there is that is less than this part of a frame. */
const ROUNDING = 2e-4;

/** The frame that is shown at a time, in seconds. */
export function frameAt(seconds: number, { num, den }: FrameRate): number {
  return Math.floor((seconds * num) / den + ROUNDING);
}

/** When a frame begins, in seconds. */
export function timeOf(frame: number, { num, den }: FrameRate): number {
  return (frame * den) / num;
}
