import { fillWeights, KERNEL_BAND, KERNEL_REACH } from "./kernel.js";
import { type Channels, type SampleStream, silence } from "./stream.js";

/** A fraction in lowest terms; both whole and above 0. */
export interface Step {
  readonly num: number;
  readonly den: number;
}

/** Samples of the file from one of the mix to the next: rate·pitch/48000, with the pitch in millionths. */
export function stepOf(rate: number, pitch: number): Step {
  const [num, den] = [rate * pitch, 48_000_000_000];
  let [a, b] = [num, den];
  while (b > 0) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
}

/** A stream of `rate` samples per second at the 48 000 of the mix. */
export function resampled(source: SampleStream, rate: number): SampleStream {
  return new Resampler(source, stepOf(rate, 1e6));
}

/** Weights are kept where those of all phases are at most this many. */
const MOST_WEIGHTS = 1 << 19;

/** Another rate of a stream (SPEC §12.3): sample n is the source at n·step, through the kernel. */
export class Resampler implements SampleStream {
  readonly channelCount: 1 | 2;
  /** Of the kernel, in zero crossings per sample of the source. */
  readonly #band: number;
  /** Samples of the source on each side that count. */
  readonly #reach: number;
  readonly #phases: (Float64Array | undefined)[] = [];
  readonly #weights: Float64Array;

  constructor(
    private readonly source: SampleStream,
    private readonly step: Step,
  ) {
    this.channelCount = source.channelCount;
    this.#band = KERNEL_BAND * Math.min(1, step.den / step.num);
    this.#reach = Math.ceil(KERNEL_REACH / this.#band);
    this.#weights = new Float64Array(2 * this.#reach);
  }

  async read(first: number, count: number): Promise<Channels> {
    const { num, den } = this.step;
    if (num === den) return await this.source.read(first, count);
    const result = silence(this.channelCount, count);
    const begin = Math.max(0, -first);
    if (begin >= count) return result;
    const from = BigInt(first + begin) * BigInt(num);
    const at = Number(from / BigInt(den));
    const rest = Number(from % BigInt(den));
    const low = at - this.#reach + 1;
    const last = Number((BigInt(rest) + BigInt(count - 1 - begin) * BigInt(num)) / BigInt(den));
    const span = last + 2 * this.#reach;
    const samples = await this.source.read(low, span);
    const [left, right = left] = samples as [Float32Array, Float32Array?];
    const [leftOut, rightOut = leftOut] = result as [Float32Array, Float32Array?];
    for (let n = begin, phase = rest, place = 0; n < count; n++) {
      convolve(left, right, leftOut, rightOut, n, place, this.#weightsAt(phase));
      phase += num;
      const whole = Math.floor(phase / den);
      place += whole;
      phase -= whole * den;
    }
    return result;
  }

  /** Of the source's samples around a place `phase`/den behind a sample of it, the first `reach − 1` before that sample. */
  #weightsAt(phase: number): Float64Array {
    const kept = this.step.den * 2 * this.#reach <= MOST_WEIGHTS;
    const known = kept ? this.#phases[phase] : undefined;
    if (known) return known;
    const weights = kept ? new Float64Array(2 * this.#reach) : this.#weights;
    const place = phase / this.step.den + this.#reach - 1;
    fillWeights(weights, place, this.#band);
    if (kept) this.#phases[phase] = weights;
    return weights;
  }
}

/** Sample `n` of both outputs: the weighted sums of those of the inputs from `place` on. */
function convolve(
  left: Float32Array,
  right: Float32Array,
  leftOut: Float32Array,
  rightOut: Float32Array,
  n: number,
  place: number,
  weights: Float64Array,
): void {
  let leftSum = 0;
  let rightSum = 0;
  for (let j = 0; j < weights.length; j++) {
    const weight = weights[j] as number;
    leftSum += weight * (left[place + j] as number);
    rightSum += weight * (right[place + j] as number);
  }
  leftOut[n] = leftSum;
  rightOut[n] = rightSum;
}
