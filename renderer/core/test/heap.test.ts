import type { CanvasKit } from "canvaskit-wasm";
import { expect, test } from "vitest";
import { Heap } from "../src/paint/canvaskit/heap.js";

test("an allocator that says no is an error, never the address 0", () => {
  const full = { Malloc: () => ({ byteOffset: 0 }), Free: () => undefined } as unknown as CanvasKit;
  expect(() => new Heap(full).allocateSurface(16384, 16384)).toThrow(/MEMORY_EXHAUSTED.*1073741824 bytes/);
});
