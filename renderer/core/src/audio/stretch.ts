import { cosineOfDegrees } from "../math/transcendental.js";
import { HOP } from "./sample-time.js";
import { type Channels, PiecewiseStream, type SampleStream, silence } from "./stream.js";

/** How far a window may be shifted to fit the one before, in samples either way. */
const FARTHEST = 240;

/** Of the overlap, every sample of this distance is compared. */
const STRIDE = 4;

/** The rising half of a Hann window of 2 · HOP samples; the falling half is what is missing to 1. */
const RISING = Float64Array.from({ length: HOP }, (_, at) => 0.5 - 0.5 * cosineOfDegrees((at * 180) / HOP));

/** A stream whose pitch is changed, and how: what windows are cut from. */
export interface PitchedStream {
  readonly stream: SampleStream;
  /** Millionths, above 0. */
  readonly pitch: number;
}

/**
 * A stream played at another speed without a change of pitch: windows cut from it are laid over each other where they fit best
 * (waveform-similarity overlap-add, SPEC §12.3). It is read forwards, from its start.
 *
 * @param speed millionths
 * @param pitched what window `m` is cut from; its middle is heard at sample `m · HOP`
 */
export function stretched(
  channelCount: 1 | 2,
  speed: number,
  pitched: (window: number) => PitchedStream,
): SampleStream {
  let falling: Channels | undefined;
  let next = 0;
  const window = async (piece: number) => {
    if (piece !== next) throw new RangeError("a stretched sound can only be read forwards");
    next += 1;
    const before = falling ?? (await pitched(0).stream.read(0, HOP));
    const { stream, pitch } = pitched(next);
    const middle = Number((2n * BigInt(next * HOP) * BigInt(speed) + BigInt(pitch)) / (2n * BigInt(pitch)));
    const around = await stream.read(middle - HOP - FARTHEST, 2 * (HOP + FARTHEST));
    const begin = FARTHEST + bestShift(before, around);
    falling = around.map((channel) => channel.slice(begin + HOP, begin + 2 * HOP));
    return crossfaded(before, around, begin);
  };
  return new PiecewiseStream(channelCount, HOP, window, true);
}

/**
 * The shift at which `around` resembles `before` most: with the largest normalised cross-correlation of the sums of the channels.
 * Of equals the first in the order 0, −1, 1, −2, 2, …
 */
function bestShift(before: Channels, around: Channels): number {
  const [fixed, moving] = [mono(before), mono(around)];
  let [best, highest] = [0, resemblance(fixed, moving, FARTHEST)];
  for (let distance = 1; distance <= FARTHEST; distance++) {
    for (const shift of [-distance, distance]) {
      const score = resemblance(fixed, moving, FARTHEST + shift);
      if (score > highest) [best, highest] = [shift, score];
    }
  }
  return best;
}

/** 0 for silence. */
function resemblance(fixed: Float64Array, moving: Float64Array, begin: number): number {
  let product = 0;
  let energy = 0;
  for (let at = 0; at < HOP; at += STRIDE) {
    const sample = moving[begin + at] as number;
    product += (fixed[at] as number) * sample;
    energy += sample * sample;
  }
  return energy === 0 ? 0 : product / Math.sqrt(energy);
}

function mono(channels: Channels): Float64Array {
  const [left, right] = [channels[0] as Float32Array, channels[1]];
  const sum = Float64Array.from(left);
  if (right) for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (right[at] as number);
  return sum;
}

function crossfaded(before: Channels, around: Channels, begin: number): Channels {
  const result = silence(before.length, HOP);
  result.forEach((channel, index) => {
    const [from, to] = [before[index] as Float32Array, around[index] as Float32Array];
    for (let at = 0; at < HOP; at++) {
      const rising = RISING[at] as number;
      channel[at] = (from[at] as number) * (1 - rising) + (to[begin + at] as number) * rising;
    }
  });
  return result;
}
