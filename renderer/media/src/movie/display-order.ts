import type { DecodedPicture } from "./decoding.js";

/** Pictures that a decoder of any codec holds back at most: H.264's largest buffer. */
const MOST_HELD = 16;

/**
 * Puts pictures that come in the order of decoding into that of showing. As their packets' numbers follow each other without
 * gaps, a picture is handed on as soon as all before it have been.
 */
export class DisplayOrder {
  readonly #show: (picture: DecodedPicture) => void;
  /** Pictures that wait, by number; undefined for packets that have none. */
  readonly #held = new Map<number, DecodedPicture | undefined>();
  #next: number | undefined;

  constructor(show: (picture: DecodedPicture) => void) {
    this.#show = show;
  }

  /** The packet of a number has been decoded. */
  decoded(index: number, picture: DecodedPicture | undefined): void {
    this.#next ??= index;
    // What is shown before the first picture is not asked for.
    if (index < this.#next) {
      picture?.release();
      return;
    }
    this.#held.set(index, picture);
    if (this.#held.size > MOST_HELD) this.#next = Math.min(...this.#held.keys());
    while (this.#held.has(this.#next)) this.#take(this.#next++);
  }

  /** Hands on all that wait. */
  flush(): void {
    for (const index of [...this.#held.keys()].sort((a, b) => a - b)) this.#take(index);
  }

  #take(index: number): void {
    const picture = this.#held.get(index);
    this.#held.delete(index);
    if (picture) this.#show(picture);
  }
}
