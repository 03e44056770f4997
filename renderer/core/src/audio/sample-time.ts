/** Samples per second of every mix (SPEC §12.2). */
export const MIX_RATE = 48_000;

/** Samples from one evaluation of animated values to the next, of a window's half, and of a block of ducking: 10 ms. */
export const HOP = 480;

/** Microseconds of `HOP` samples; whole. */
export const HOP_TIME = 10_000;

/** The sample of the mix that `time` (whole microseconds) falls on, rounded half up. */
export function sampleOf(time: number): number {
  return samplesAt(time, MIX_RATE);
}

/** The sample at `rate` samples per second that `time` (whole microseconds) falls on, rounded half up. */
export function samplesAt(time: number, rate: number): number {
  return Number((2n * BigInt(time) * BigInt(rate) + 1_000_000n) / 2_000_000n);
}
