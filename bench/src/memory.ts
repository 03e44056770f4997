import type { Allocator, Surface } from "@videoflow/renderer-core/engine";
import type { Size } from "./pictures.js";

/** The memory that the engine works in here. */
export interface BenchMemory {
  readonly memory: WebAssembly.Memory;
  readonly allocator: Allocator;
  /** Address of a copy of `bytes`. */
  store(bytes: Uint8Array): number;
  /** A surface that shows `pixels`. */
  surface(size: Size, pixels: Uint8Array): Surface;
}

/** Lends memory from the bottom up; what is given back on top is lent again. */
export function benchMemory(): BenchMemory {
  const memory = new WebAssembly.Memory({ initial: 16 });
  let top = 65536;
  const ends = new Map<number, number>();
  const allocator: Allocator = {
    allocate(bytes) {
      const pointer = top;
      top += Math.ceil(bytes / 64) * 64;
      ends.set(pointer, top);
      const missing = top - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / 65536));
      return pointer;
    },
    free(pointer) {
      if (ends.get(pointer) === top) top = pointer;
    },
  };
  const store = (bytes: Uint8Array) => {
    const pointer = allocator.allocate(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, pointer);
    return pointer;
  };
  return {
    memory,
    allocator,
    store,
    surface: ({ width, height }, pixels) => ({ pointer: store(pixels), stride: width * 4, width, height }),
  };
}
