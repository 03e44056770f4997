/** Samples of one channel (heard on both sides) or of left and right, equally long. */
export type Channels = readonly Float32Array[];

/** A sound that is computed as it is read: samples from 0 on, silence before. */
export interface SampleStream {
  readonly channelCount: 1 | 2;
  /** Samples `first` to `first + count`. The arrays belong to the caller. */
  read(first: number, count: number): Promise<Channels>;
}

/** `channelCount` silent channels. */
export function silence(channelCount: number, count: number): Float32Array[] {
  return Array.from({ length: channelCount }, () => new Float32Array(count));
}

/** Pieces before the one last read from that are kept, for readers that go back a little. */
const KEPT = 2;

/**
 * A stream that is made in pieces of a fixed length, each when it is first read. Readers go forwards: whoever goes back by more
 * than `KEPT` pieces has them made again.
 */
export class PiecewiseStream implements SampleStream {
  readonly #pieces = new Map<number, Channels>();
  #next = 0;

  constructor(
    readonly channelCount: 1 | 2,
    private readonly length: number,
    private readonly make: (piece: number) => Promise<Channels>,
    /** Whether each piece depends on the one before: then those that are skipped are made too. */
    private readonly inOrder = false,
  ) {}

  async read(first: number, count: number): Promise<Channels> {
    const result = silence(this.channelCount, count);
    let at = Math.max(0, first);
    this.#forgetBefore(Math.floor(at / this.length) - KEPT);
    while (at < first + count) {
      const piece = Math.floor(at / this.length);
      const begin = at - piece * this.length;
      const taken = Math.min(this.length - begin, first + count - at);
      const samples = await this.#piece(piece);
      result.forEach((channel, index) => {
        channel.set((samples[index] as Float32Array).subarray(begin, begin + taken), at - first);
      });
      at += taken;
    }
    return result;
  }

  async #piece(piece: number): Promise<Channels> {
    const known = this.#pieces.get(piece);
    if (known) return known;
    if (this.inOrder) for (let skipped = this.#next; skipped < piece; skipped++) await this.make(skipped);
    const made = await this.make(piece);
    this.#next = piece + 1;
    this.#pieces.set(piece, made);
    return made;
  }

  #forgetBefore(piece: number): void {
    for (const known of this.#pieces.keys()) if (known < piece) this.#pieces.delete(known);
  }
}
