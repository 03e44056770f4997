import type { Picture } from "./worker/protocol.js";

/** The frames of one run (see `Wanted`) that are drawn ahead of the moment they are shown. */
export class FrameRing {
  /** How many frames there may be, drawn and wanted. */
  capacity = 2;
  readonly #recycle: (picture: Picture) => void;
  readonly #held = new Map<number, Picture>();
  #wanted: readonly number[] = [];
  #run = 0;
  /** The last one that was taken. */
  #taken = -1;

  /** `recycle` is given every picture that is of no use any more, but for those that are taken. */
  constructor(recycle: (picture: Picture) => void) {
    this.#recycle = recycle;
  }

  get run(): number {
    return this.#run;
  }

  /** How many pictures are ready. */
  get size(): number {
    return this.#held.size;
  }

  /** Forgets everything. Returns the number of the new run. */
  begin(): number {
    for (const picture of this.#held.values()) this.#recycle(picture);
    this.#held.clear();
    this.#wanted = [];
    this.#taken = -1;
    return ++this.#run;
  }

  /** Keeps a picture, unless it is of another run or comes after later ones were shown. */
  add(picture: Picture): void {
    if (picture.run === this.#run && picture.count > this.#taken) this.#held.set(picture.count, picture);
    else this.#recycle(picture);
  }

  /** The newest picture that is due at `now`, for the caller to recycle; older ones are recycled. */
  take(now: number): Picture | undefined {
    const due = [...this.#held.values()].filter(({ count }) => count <= now).sort((a, b) => a.count - b.count);
    const newest = due.pop();
    for (const older of due) this.#recycle(older);
    for (const { count } of newest ? [...due, newest] : due) this.#held.delete(count);
    if (newest) this.#taken = newest.count;
    return newest;
  }

  /**
   * What the worker is to be asked for now: every `stride`th frame from `first` up to and without `end`, as many as there is
   * room for. Undefined: nothing that it has not been asked for.
   */
  plan(first: number, stride: number, end: number): readonly number[] | undefined {
    const ahead = Array.from({ length: this.capacity }, (_, index) => first + index * stride);
    const wanted = ahead.filter((count) => count < end && !this.#held.has(count));
    const isKnown = wanted.every((count) => this.#wanted.includes(count));
    this.#wanted = wanted;
    return isKnown ? undefined : wanted;
  }
}
