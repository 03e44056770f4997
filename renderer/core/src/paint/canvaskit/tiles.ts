import type { CanvasKit, MallocObj } from "canvaskit-wasm";
import type { Matrix, Rect, Surface } from "../../engine/surface.js";
import type { Drawable } from "./drawable.js";
import type { Heap } from "./heap.js";

/** A rectangle of the frame as CanvasKit drew it, transparent around the ink. */
export interface Tile {
  readonly surface: Surface;
  readonly left: number;
  readonly top: number;
}

/** Draws tiles and keeps the recently used ones, least recent first out. A kept tile is what drawing afresh would give. */
export class TileCache {
  readonly #kit: CanvasKit;
  readonly #heap: Heap;
  readonly #budget: number;
  readonly #tiles = new Map<string, Tile>();
  #bytes = 0;

  /** `budget`: bytes of pixels kept at most, beside the tile in use. */
  constructor(kit: CanvasKit, heap: Heap, budget: number) {
    this.#kit = kit;
    this.#heap = heap;
    this.#budget = budget;
  }

  /** The tile of `drawable` under `matrix` that covers `rect` of the target. Valid until the next call. */
  tile(drawable: Drawable, matrix: Matrix, rect: Rect): Tile {
    const { a, b, c, d, e, f } = matrix;
    const { left, top, right, bottom } = rect;
    const key = `${left},${top},${right},${bottom} ${a},${b},${c},${d},${e},${f} ${drawable.key}`;
    const kept = this.#tiles.get(key);
    this.#tiles.delete(key);
    const tile = kept ?? this.#draw(drawable, matrix, rect);
    this.#tiles.set(key, tile);
    return tile;
  }

  #draw(drawable: Drawable, { a, b, c, d, e, f }: Matrix, { left, top, right, bottom }: Rect): Tile {
    const surface = this.#heap.allocateSurface(right - left, bottom - top);
    this.#makeRoom(surface.stride * surface.height);
    const kit = this.#kit;
    const target = kit.MakeRasterDirectSurface(
      {
        width: surface.width,
        height: surface.height,
        colorType: kit.ColorType.RGBA_8888,
        alphaType: kit.AlphaType.Premul,
        colorSpace: kit.ColorSpace.SRGB,
      },
      { byteOffset: surface.pointer } as MallocObj,
      surface.stride,
    );
    if (!target) throw new Error(`no raster surface of ${surface.width}×${surface.height}`);
    const canvas = target.getCanvas();
    canvas.clear(kit.TRANSPARENT);
    canvas.concat([a, c, e - left, b, d, f - top, 0, 0, 1]);
    drawable.draw(canvas);
    target.delete();
    return { surface, left, top };
  }

  #makeRoom(bytes: number): void {
    this.#bytes += bytes;
    for (const [key, { surface }] of this.#tiles) {
      if (this.#bytes <= this.#budget) return;
      this.#tiles.delete(key);
      this.#bytes -= surface.stride * surface.height;
      this.#heap.free(surface.pointer);
    }
  }
}
