import { issue, VideoJSONError } from "@videoflow/core";
import type { CanvasKit, MallocObj } from "canvaskit-wasm";
import type { Allocator } from "../../engine/scratch.js";
import type { Surface } from "../../engine/surface.js";

/** Rows of surfaces start on multiples of this many bytes. */
const ROW_ALIGNMENT = 64;

/** Blocks of the memory that CanvasKit and the pixel engine share, aligned to 64 bytes. CanvasKit's allocator owns it. */
export class Heap implements Allocator {
  readonly #kit: CanvasKit;
  readonly #blocks = new Map<number, MallocObj>();

  constructor(kit: CanvasKit) {
    this.#kit = kit;
  }

  /**
   * Returns the address of `bytes` uninitialised bytes. Allocating may grow the memory and detach views of it.
   *
   * @throws VideoJSONError `MEMORY_EXHAUSTED` when the 2 GiB of WASM memory are used up
   */
  allocate(bytes: number): number {
    const block = this.#kit.Malloc(Uint8Array, bytes + ROW_ALIGNMENT);
    // Address 0 is how the allocator says no.
    if (block.byteOffset === 0) {
      throw new VideoJSONError([
        issue("MEMORY_EXHAUSTED", "", { reason: `${bytes} bytes more do not fit into the WASM memory` }),
      ]);
    }
    const pointer = Math.ceil(block.byteOffset / ROW_ALIGNMENT) * ROW_ALIGNMENT;
    this.#blocks.set(pointer, block);
    return pointer;
  }

  free(pointer: number): void {
    const block = this.#blocks.get(pointer);
    if (!block) return;
    this.#blocks.delete(pointer);
    this.#kit.Free(block);
  }

  allocateSurface(width: number, height: number): Surface {
    const stride = Math.ceil((width * 4) / ROW_ALIGNMENT) * ROW_ALIGNMENT;
    return { pointer: this.allocate(stride * height), stride, width, height };
  }

  /** Frees everything that is left. */
  dispose(): void {
    for (const block of this.#blocks.values()) this.#kit.Free(block);
    this.#blocks.clear();
  }
}
