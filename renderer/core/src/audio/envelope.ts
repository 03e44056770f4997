import { HOP } from "./sample-time.js";

/** A factor of loudness over time, given at every `HOP`-th sample and straight in between (SPEC §12.2). */
export class Envelope {
  #node = -1;
  #from = 1;
  #to = 1;

  /** @param at the factor at sample `node · HOP`; asked for in ascending order while samples are taken in ascending order */
  constructor(private readonly at: (node: number) => number) {}

  /** Multiplies `samples[begin…end)`, of which the first is sample `first` of the envelope, in place. */
  apply(samples: Float32Array, begin: number, end: number, first: number): void {
    for (let at = begin; at < end; ) {
      const sample = first + at - begin;
      const node = Math.floor(sample / HOP);
      this.#moveTo(node);
      const stop = Math.min(end, at + (node + 1) * HOP - sample);
      ramp(samples, at, stop, this.#from, this.#to, sample - node * HOP);
      at = stop;
    }
  }

  #moveTo(node: number): void {
    if (node === this.#node) return;
    this.#from = node === this.#node + 1 && this.#node >= 0 ? this.#to : this.at(node);
    this.#to = this.at(node + 1);
    this.#node = node;
  }
}

/** Multiplies `samples[begin…end)` by a factor that goes from `from` to `to` in `HOP` samples and is `offset` samples on its way. */
export function ramp(
  samples: Float32Array,
  begin: number,
  end: number,
  from: number,
  to: number,
  offset: number,
): void {
  if (from === 1 && to === 1) return;
  for (let at = begin; at < end; at++) {
    const factor = from + (to - from) * ((offset + at - begin) / HOP);
    samples[at] = (samples[at] as number) * factor;
  }
}
