/** Who owns the engine's memory: in the painter, CanvasKit's heap. */
export interface Allocator {
  /** Returns the address of `bytes` uninitialised bytes, aligned to 64. */
  allocate(bytes: number): number;
  free(pointer: number): void;
}

/** One block of working memory, reused by every kernel call and replaced by a larger one when a call needs more. */
export class Scratch {
  readonly #allocator: Allocator;
  #pointer = 0;
  #bytes = 0;

  constructor(allocator: Allocator) {
    this.#allocator = allocator;
  }

  /** Address of at least `bytes` bytes. Their content is undefined, and valid only until the next call. */
  atLeast(bytes: number): number {
    if (bytes > this.#bytes) {
      this.dispose();
      this.#pointer = this.#allocator.allocate(bytes);
      this.#bytes = bytes;
    }
    return this.#pointer;
  }

  dispose(): void {
    if (this.#bytes > 0) this.#allocator.free(this.#pointer);
    this.#bytes = 0;
  }
}
