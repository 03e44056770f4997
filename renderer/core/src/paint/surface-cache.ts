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

/** Frames for which a tile is kept that nobody asked for again, and one that somebody did. */
const FRAMES_ONCE = 2;
const FRAMES_AGAIN = 60;

/**
 * Keeps recently used tiles by what they show. What is kept is what drawing afresh would give, byte for byte, because a key names
 * everything a tile depends on.
 *
 * Layers that move leave behind a tile for each frame that is never asked for again, and layers that rest are asked for again in
 * the next frame: so tiles go soon unless they prove useful, long before they have filled the room there is. Where that is short
 * the least recently used goes first.
 */
export class SurfaceCache {
  readonly #budget: number;
  readonly #once: Shelf;
  readonly #again: Shelf;
  readonly #lasting: Shelf;
  /** Counts calls of `get`. */
  #time = 0;
  #frame = 0;

  /** `budget`: bytes of pixels kept at most, beside the tile in use and not counting halves; 0: everything is drawn afresh. */
  constructor(budget: number, free: (surface: Surface) => void) {
    this.#budget = budget;
    this.#once = new Shelf(free);
    this.#again = new Shelf(free);
    this.#lasting = new Shelf(free);
  }

  /** To be called before each frame. */
  nextFrame(): void {
    this.#frame++;
    this.#once.dropUnused(this.#frame - FRAMES_ONCE);
    this.#again.dropUnused(this.#frame - FRAMES_AGAIN);
  }

  /**
   * The tile named `key`; `draw` makes it. Valid until the next call.
   *
   * @param isLasting whether it costs so much to make that it is kept while there is room
   */
  get(key: string, draw: () => Tile, isLasting = false): Tile {
    const kept = this.#budget > 0 ? this.#take(key) : undefined;
    const tile = kept ?? draw();
    this.#makeRoom(bytesOf(tile.surface));
    const shelf = isLasting ? this.#lasting : kept ? this.#again : this.#once;
    shelf.put(key, { tile, time: ++this.#time, frame: this.#frame });
    return tile;
  }

  #take(key: string): Tile | undefined {
    return this.#lasting.take(key) ?? this.#again.take(key) ?? this.#once.take(key);
  }

  #makeRoom(bytes: number): void {
    const shelves = [this.#once, this.#again, this.#lasting];
    while (shelves.reduce((sum, shelf) => sum + shelf.bytes, bytes) > this.#budget) {
      const oldest = shelves.reduce((a, b) => (b.oldest < a.oldest ? b : a));
      if (!oldest.dropOldest()) return;
    }
  }
}

/** A tile and when it was used last: in which call, and for which frame. */
interface KeptTile {
  readonly tile: Tile;
  readonly time: number;
  readonly frame: number;
}

/** Tiles in the order of their last use. */
class Shelf {
  readonly #free: (surface: Surface) => void;
  readonly #tiles = new Map<string, KeptTile>();
  #bytes = 0;

  constructor(free: (surface: Surface) => void) {
    this.#free = free;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** When the least recently used tile was used; Infinity when there is none. */
  get oldest(): number {
    for (const { time } of this.#tiles.values()) return time;
    return Number.POSITIVE_INFINITY;
  }

  put(key: string, kept: KeptTile): void {
    this.#tiles.set(key, kept);
    this.#bytes += bytesOf(kept.tile.surface);
  }

  /** Takes a tile off without freeing it. */
  take(key: string): Tile | undefined {
    const tile = this.#tiles.get(key)?.tile;
    if (!tile) return undefined;
    this.#tiles.delete(key);
    this.#bytes -= bytesOf(tile.surface);
    return tile;
  }

  /** Frees the tiles that were not used for `frame` or one after it. */
  dropUnused(frame: number): void {
    for (const [key, kept] of this.#tiles) {
      if (kept.frame >= frame) return;
      this.#drop(key);
    }
  }

  /** @returns whether there was one */
  dropOldest(): boolean {
    for (const key of this.#tiles.keys()) {
      this.#drop(key);
      return true;
    }
    return false;
  }

  #drop(key: string): void {
    const tile = this.take(key);
    if (!tile) return;
    for (const surface of [tile.surface, ...(tile.halves ?? [])]) this.#free(surface);
  }
}

function bytesOf({ stride, height }: Surface): number {
  return stride * height;
}
