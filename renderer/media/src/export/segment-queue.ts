import type { Segment } from "./plan.js";

/** The segments that nobody has begun yet. */
export class SegmentQueue {
  readonly #waiting: Map<number, Segment>;
  readonly #run: number;

  /** @param run segments that are meant for one worker, one after the other */
  constructor(segments: readonly Segment[], run: number) {
    this.#run = run;
    this.#waiting = new Map(segments.map((segment) => [segment.index, segment]));
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /**
   * Takes the best segment for a worker: the one after its last, else the first of a run that nobody has begun, else one from
   * the end of a run that somebody has.
   *
   * @param last index of the segment that the worker did last
   * @param limit only segments of a smaller index
   * @returns undefined where none waits below the limit
   */
  take(last: number | undefined, limit: number): Segment | undefined {
    const below = [...this.#waiting.values()].filter(({ index }) => index < limit);
    const best =
      below.find(({ index }) => last !== undefined && index === last + 1) ??
      below.find(({ index }) => index % this.#run === 0) ??
      below.findLast(({ index }) => this.#runOf(index) === this.#runOf(below[0]?.index ?? 0));
    if (best) this.#waiting.delete(best.index);
    return best;
  }

  #runOf(index: number): number {
    return Math.floor(index / this.#run);
  }
}
