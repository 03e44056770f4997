import type { PixelEngine } from "../engine/engine.js";
import { mipFor, mipLevel, mipSizes } from "../engine/mips.js";
import type { BlendMode } from "../engine/options.js";
import type { Rect, Surface } from "../engine/surface.js";
import type { Heap } from "./canvaskit/heap.js";
import type { Tile } from "./surface-cache.js";
import { type Affine, affineOf, type Projection } from "./transform.js";

/** Draws tiles through any map (SPEC §5.6), copying where that is all there is to do. */
export class TileSampler {
  readonly #engine: PixelEngine;
  readonly #heap: Heap;

  constructor(tools: { engine: PixelEngine; heap: Heap }) {
    this.#engine = tools.engine;
    this.#heap = tools.heap;
  }

  /** `toTile` takes coordinates of the target to pixels of the tile's surface. */
  draw(target: Surface, tile: Tile, toTile: Projection, clip: Rect, opacity = 255, blendMode: BlendMode = "normal") {
    const affine = affineOf(toTile);
    const options = { blendMode, filter: "cubic" } as const;
    if (affine === undefined) {
      this.#engine.compositeProjected(target, tile.surface, toTile, clip, opacity, options);
    } else if (isShift(affine)) {
      this.#engine.composite(target, tile.surface, -affine.e, -affine.f, opacity, blendMode, clip);
    } else {
      const level = this.#levelFor(tile, affine);
      this.#engine.compositeTransformed(target, level.surface, level.toSource, clip, opacity, options);
    }
  }

  /** The tile itself or, where it is made much smaller, one of its halves. */
  #levelFor({ surface, halves }: Tile, toSource: Affine): { surface: Surface; toSource: Affine } {
    const chain = [surface, ...(halves ?? [])];
    if (halves?.length === 0 && mipLevel(toSource) > 0) {
      for (const { width, height } of mipSizes(surface.width, surface.height)) {
        const half = this.#heap.allocateSurface(width, height);
        this.#engine.halve(half, chain[chain.length - 1] as Surface);
        halves.push(half);
        chain.push(half);
      }
    }
    return mipFor(chain, toSource) ?? { surface, toSource };
  }
}

function isShift({ a, b, c, d, e, f }: Affine): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && Number.isInteger(e) && Number.isInteger(f);
}
