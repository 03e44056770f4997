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

  /** Returns the address of `bytes` uninitialised bytes. Allocating may grow the memory and detach views of it. */
  allocate(bytes: number): number {
    const block = this.#kit.Malloc(Uint8Array, bytes + ROW_ALIGNMENT);
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
