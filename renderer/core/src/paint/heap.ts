import type { CanvasKit, MallocObj } from "canvaskit-wasm";

/** Rows start on multiples of this many bytes, and so do surfaces. */
export const ROW_ALIGNMENT = 64;

/** Premultiplied RGBA8 pixels in the shared WASM memory. */
export interface Surface {
  readonly pointer: number;
  /** Bytes from one row to the next, a multiple of 64. */
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

export function strideOf(width: number): number {
  return Math.ceil((width * 4) / ROW_ALIGNMENT) * ROW_ALIGNMENT;
}

/** Blocks of the memory that CanvasKit and the pixel engine share, aligned to 64 bytes. CanvasKit's allocator owns it. */
export class Heap {
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
    const stride = strideOf(width);
    return { pointer: this.allocate(stride * height), stride, width, height };
  }

  /** Frees everything that is left. */
  dispose(): void {
    for (const block of this.#blocks.values()) this.#kit.Free(block);
    this.#blocks.clear();
  }
}
