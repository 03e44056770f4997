import type { AutoDucking } from "@videoflow/core";
import { ramp } from "./envelope.js";
import { HOP } from "./sample-time.js";
import type { Stereo } from "./voice.js";

/** Seconds of a block. */
const BLOCK_TIME = 0.01;

/** Lowers a sound while others are heard: its gain over blocks of `HOP` samples (SPEC §12.4). */
export class Ducker {
  readonly #volume: number;
  readonly #threshold: number;
  readonly #down: number;
  readonly #up: number;
  #gain = 1;

  constructor({ volume = 0.25, threshold = 0.02, attack = 0.2, release = 0.6 }: AutoDucking) {
    this.#volume = volume;
    this.#threshold = threshold;
    this.#down = stepIn(attack, 1 - volume);
    this.#up = stepIn(release, 1 - volume);
  }

  /**
   * A copy of `samples` lowered in the next blocks, in which the others are as loud as `levels` say. The gain goes on where the
   * sound itself is not heard.
   */
  lower(samples: Stereo | undefined, levels: readonly number[]): Stereo | undefined {
    const lowered = samples?.map((channel) => channel.slice()) as Stereo | undefined;
    levels.forEach((level, block) => {
      const from = this.#gain;
      this.#gain = level > this.#threshold ? Math.max(this.#volume, from - this.#down) : Math.min(1, from + this.#up);
      for (const channel of lowered ?? []) ramp(channel, block * HOP, (block + 1) * HOP, from, this.#gain, 0);
    });
    return lowered;
  }
}

/** The most that a gain moves in a block, to go `way` in `time` seconds. */
function stepIn(time: number, way: number): number {
  return time === 0 ? way : (way * BLOCK_TIME) / time;
}
