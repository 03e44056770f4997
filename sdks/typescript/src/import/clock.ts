import { roundTime } from "./numbers.js";

/**
 * How times of one place of a VideoFlow document become times of one place of a VideoJSON document:
 * `(time - zero) / rate`. `rate` may be negative, for what is played backwards.
 */
export interface Clock {
  readonly zero: number;
  readonly rate: number;
}

/** Times of the timeline stay as they are. */
export const timelineClock: Clock = { zero: 0, rate: 1 };

export function toTime(clock: Clock, time: number): number {
  return roundTime((time - clock.zero) / clock.rate);
}

/** A length of time. */
export function toSpan(clock: Clock, seconds: number): number {
  return roundTime(seconds / Math.abs(clock.rate));
}
