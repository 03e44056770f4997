import { resampled, type SampleStream } from "@videoflow/renderer-core";
import type { PcmSource } from "./pcm.js";

/** Samples per second of what documents are mixed to. */
const RATE = 48_000;

/** The same sound at 48 000 samples per second, resampled as sound files are (SPEC §12.3). */
export function atRateOfMix(sound: PcmSource): PcmSource {
  const { sampleRate, channelCount } = sound;
  if (sampleRate === RATE) return sound;
  const length = Math.ceil((sound.length * RATE) / sampleRate);
  const stream = resampled(new Window(sound), sampleRate);
  let first = 0;
  const next = async (most: number) => {
    const count = Math.min(most, length - first);
    if (count <= 0) return undefined;
    first += count;
    return stream.read(first - count, count);
  };
  return { sampleRate: RATE, channelCount, length, next };
}

/** Sound that is read forwards, with a little of what was read kept; silence before and behind it. */
class Window implements SampleStream {
  readonly channelCount: 1 | 2;
  readonly #sound: PcmSource;
  /** Samples from `#start` on, of each channel. */
  #held: Float32Array[];
  #start = 0;

  constructor(sound: PcmSource) {
    this.#sound = sound;
    this.channelCount = sound.channelCount === 1 ? 1 : 2;
    this.#held = Array.from({ length: this.channelCount }, () => new Float32Array(0));
  }

  async read(first: number, count: number): Promise<readonly Float32Array[]> {
    const end = first + count;
    await this.#fetchUpTo(end);
    this.#forgetBefore(first);
    return this.#held.map((samples) => {
      const result = new Float32Array(count);
      result.set(samples.subarray(0, Math.max(0, end - this.#start)), Math.max(0, this.#start - first));
      return result;
    });
  }

  #forgetBefore(first: number): void {
    const past = Math.min(Math.max(0, first - this.#start), this.#held[0]?.length ?? 0);
    this.#held = this.#held.map((samples) => samples.subarray(past));
    this.#start += past;
  }

  async #fetchUpTo(end: number): Promise<void> {
    for (let missing = this.#missing(end); missing > 0; missing = this.#missing(end)) {
      const part = await this.#sound.next(missing);
      if (!part) return;
      this.#held = this.#held.map((samples, channel) => joined(samples, part[channel] as Float32Array));
    }
  }

  #missing(end: number): number {
    return end - this.#start - (this.#held[0]?.length ?? 0);
  }
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
