import type { Surface } from "../engine/surface.js";

/** Pixels somewhere on a canvas, or in the plane of a layer. */
export interface Tile {
  readonly surface: Surface;
  /** Where the surface's top left corner lies, in its own pixels. */
  readonly left: number;
  readonly top: number;
  /** The surface at a half, a quarter, … of its size; made when first needed, and freed with it. */
  readonly halves?: Surface[];
  /** Whether every pixel is known to be opaque. */
  readonly opaque?: boolean;
}

/**
 * Keeps recently used tiles by what they show, the least recently used first out. What is kept is what drawing afresh would
 * give, byte for byte, because a key names everything a tile depends on.
 */
export class SurfaceCache {
  readonly #free: (surface: Surface) => void;
  readonly #budget: number;
  readonly #tiles = new Map<string, Tile>();
  #bytes = 0;

  /** `budget`: bytes of pixels kept at most, beside the tile in use and not counting halves; 0: everything is drawn afresh. */
  constructor(budget: number, free: (surface: Surface) => void) {
    this.#budget = budget;
    this.#free = free;
  }

  /** The tile named `key`; `draw` makes it. Valid until the next call. */
  get(key: string, draw: () => Tile): Tile {
    const kept = this.#tiles.get(key);
    if (kept && this.#budget > 0) {
      this.#tiles.delete(key);
      this.#tiles.set(key, kept);
      return kept;
    }
    const tile = draw();
    this.#makeRoom(bytesOf(tile.surface));
    this.#tiles.set(key, tile);
    return tile;
  }

  #makeRoom(bytes: number): void {
    this.#bytes += bytes;
    for (const [key, { surface, halves = [] }] of this.#tiles) {
      if (this.#bytes <= this.#budget) return;
      this.#tiles.delete(key);
      this.#bytes -= bytesOf(surface);
      for (const level of [surface, ...halves]) this.#free(level);
    }
  }
}

function bytesOf({ stride, height }: Surface): number {
  return stride * height;
}
