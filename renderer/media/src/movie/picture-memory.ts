/** Memory kept for pictures to come. Heads are asked for one picture after the other. */
const MOST_SPARE = 2;

/** Memory of pictures that are done with, for the next ones: to get fresh memory from the system takes longer than to copy a picture. */
export class PictureMemory {
  #spare: Uint8Array<ArrayBuffer>[] = [];

  /** With whatever it holds. */
  take(bytes: number): Uint8Array<ArrayBuffer> {
    this.#spare = this.#spare.filter(({ length }) => length === bytes);
    return this.#spare.pop() ?? new Uint8Array(bytes);
  }

  /** Nobody reads `memory` any more. */
  give(memory: Uint8Array<ArrayBuffer>): void {
    if (this.#spare.length < MOST_SPARE) this.#spare.push(memory);
  }
}
