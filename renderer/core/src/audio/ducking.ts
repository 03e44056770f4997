import type { AutoDucking } from "@videoflow/core";

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

  /** The gain at the start and at the end of the next block, in which `level` is the largest magnitude of the others. */
  next(level: number): { readonly from: number; readonly to: number } {
    const from = this.#gain;
    const to = level > this.#threshold ? Math.max(this.#volume, from - this.#down) : Math.min(1, from + this.#up);
    this.#gain = to;
    return { from, to };
  }
}

/** The most that a gain moves in a block, to go `way` in `time` seconds. */
function stepIn(time: number, way: number): number {
  return time === 0 ? way : (way * BLOCK_TIME) / time;
}
