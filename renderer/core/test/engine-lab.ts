import { PixelEngine } from "../src/engine/engine.js";
import type { Kernels } from "../src/engine/kernels.js";
import { type Allocator, Scratch } from "../src/engine/scratch.js";
import type { Coverage, Rect, Surface } from "../src/engine/surface.js";

/** Tight pixels outside the engine's memory, `channels` bytes each. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const GUARD = 256;

/** A memory of its own, in which everything that is not a surface is known and must stay as it is. */
export class Lab implements Allocator {
  readonly memory: WebAssembly.Memory;
  readonly engine: PixelEngine;
  #next = GUARD;
  readonly #scratch: { start: number; end: number }[] = [];

  constructor(module: WebAssembly.Module, memory = new WebAssembly.Memory({ initial: 2 })) {
    this.memory = memory;
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    this.engine = new PixelEngine(exports as unknown as Kernels, memory, new Scratch(this));
    new Uint8Array(memory.buffer).fill(0xa5);
  }

  allocate(bytes: number): number {
    const start = this.#reserve(bytes);
    this.#scratch.push({ start, end: start + bytes });
    return start;
  }

  free(): void {}

  /** A surface with padding after each row and guards around it, showing `picture`. */
  surface(picture: Picture): Surface {
    return this.#plane(picture, 4);
  }

  coverage(picture: Picture): Coverage {
    return this.#plane(picture, 1);
  }

  bytes(length: number): number {
    return this.#reserve(length);
  }

  read(surface: Surface): Picture {
    return this.#readPlane(surface, 4);
  }

  readCoverage(coverage: Coverage): Picture {
    return this.#readPlane(coverage, 1);
  }

  /**
   * Runs `action` and returns the addresses that changed although they are neither scratch nor inside `rect` of `target`.
   */
  strayWrites(target: Surface, rect: Rect, action: () => void, bytesPerPixel = 4): number[] {
    const before = new Uint8Array(this.memory.buffer).slice();
    action();
    const after = new Uint8Array(this.memory.buffer);
    for (const { start, end } of this.#scratch) after.fill(0, start, end);
    for (const { start, end } of this.#scratch) before.fill(0, start, end);
    for (let y = Math.max(rect.top, 0); y < Math.min(rect.bottom, target.height); y++) {
      const row = target.pointer + y * target.stride;
      const left = row + Math.max(rect.left, 0) * bytesPerPixel;
      const right = row + Math.min(rect.right, target.width) * bytesPerPixel;
      if (left < right) before.set(after.subarray(left, right), left);
    }
    const stray = [];
    for (let i = 0; i < before.length && stray.length < 8; i++) if (before[i] !== after[i]) stray.push(i);
    return stray;
  }

  #reserve(bytes: number): number {
    const start = this.#next;
    this.#next = Math.ceil((start + bytes) / 64) * 64 + GUARD;
    const missing = this.#next - this.memory.buffer.byteLength;
    if (missing > 0) {
      const grown = this.memory.buffer.byteLength;
      this.memory.grow(Math.ceil(missing / 65536));
      new Uint8Array(this.memory.buffer).fill(0xa5, grown);
    }
    return start;
  }

  #plane({ width, height, data }: Picture, bytesPerPixel: number): Surface {
    const stride = Math.ceil((width * bytesPerPixel) / 64) * 64;
    const pointer = this.#reserve(stride * height);
    const memory = new Uint8Array(this.memory.buffer);
    const row = width * bytesPerPixel;
    for (let y = 0; y < height; y++) memory.set(data.subarray(y * row, (y + 1) * row), pointer + y * stride);
    return { pointer, stride, width, height };
  }

  #readPlane({ pointer, stride, width, height }: Surface, bytesPerPixel: number): Picture {
    const memory = new Uint8Array(this.memory.buffer);
    const row = width * bytesPerPixel;
    const data = new Uint8Array(row * height);
    for (let y = 0; y < height; y++)
      data.set(memory.subarray(pointer + y * stride, pointer + y * stride + row), y * row);
    return { width, height, data };
  }
}

/** Whole pseudo-random numbers, the same everywhere: a 32-bit xorshift. */
export function randomIntegers(seed: number): (limit: number) => number {
  let state = (seed | 0) === 0 ? 0x9e3779b9 : seed | 0;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Premultiplied noise in which a third of the pixels is opaque and a third empty, in runs. */
export function noise(width: number, height: number, seed: number): Picture {
  const random = randomIntegers(seed);
  const data = new Uint8Array(width * height * 4);
  let kind = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (random(5) === 0) kind = random(3);
    const alpha = kind === 0 ? 0 : kind === 1 ? 255 : random(256);
    for (let channel = 0; channel < 3; channel++) data[i + channel] = random(alpha + 1);
    data[i + 3] = alpha;
  }
  return { width, height, data };
}

/** Opaque noise. */
export function opaqueNoise(width: number, height: number, seed: number): Picture {
  const random = randomIntegers(seed);
  const data = new Uint8Array(width * height * 4).map((_, i) => (i % 4 === 3 ? 255 : random(256)));
  return { width, height, data };
}

/** 8-bit coverage with many empty and full bytes. */
export function coverageNoise(width: number, height: number, seed: number): Picture {
  const random = randomIntegers(seed);
  const data = new Uint8Array(width * height).map(() => [0, 255, random(256)][random(3)] ?? 0);
  return { width, height, data };
}

export function filled(width: number, height: number, color: readonly [number, number, number, number]): Picture {
  return { width, height, data: new Uint8Array(width * height * 4).map((_, i) => color[i % 4] ?? 0) };
}

/** The largest difference of any byte, and where it is, for messages. */
export function largestDifference(actual: Picture, expected: Picture): { levels: number; at: string } {
  let levels = 0;
  let at = "";
  const bytes = actual.data.length / (actual.width * actual.height);
  actual.data.forEach((value, i) => {
    const difference = Math.abs(value - (expected.data[i] ?? Number.NaN));
    if (difference > levels || Number.isNaN(difference)) {
      levels = difference;
      const pixel = Math.floor(i / bytes);
      at = `(${pixel % actual.width}, ${Math.floor(pixel / actual.width)})[${i % bytes}]: ${value} for ${expected.data[i]}`;
    }
  });
  return { levels, at };
}
