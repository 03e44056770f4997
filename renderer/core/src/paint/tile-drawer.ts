import { blurMargin } from "../engine/blur.js";
import type { PixelEngine } from "../engine/engine.js";
import type { Rect, Surface } from "../engine/surface.js";
import type { Artist } from "./canvaskit/artist.js";
import type { BoxFrame } from "./canvaskit/box.js";
import type { Drawable, Shadow } from "./canvaskit/drawable.js";
import type { Heap } from "./canvaskit/heap.js";
import { premultiplied } from "./color.js";
import { grown, intersection, LARGEST_PICTURE } from "./rect.js";
import type { SurfaceCache, Tile } from "./surface-cache.js";
import type { TileSampler } from "./tile-sampler.js";
import { type Affine, inverseProjection, multiplied, projectionOf, scaling, touchedPixels } from "./transform.js";

const TRANSPARENT = 0;

/** Draws outlines, and between them the blurred shapes that outlines cannot be. */
export class TileDrawer {
  readonly #artist: Artist;
  readonly #engine: PixelEngine;
  readonly #heap: Heap;
  readonly #cache: SurfaceCache;
  readonly #sampler: TileSampler;

  constructor(tools: { artist: Artist; engine: PixelEngine; heap: Heap }, cache: SurfaceCache, sampler: TileSampler) {
    this.#artist = tools.artist;
    this.#engine = tools.engine;
    this.#heap = tools.heap;
    this.#cache = cache;
    this.#sampler = sampler;
  }

  /**
   * A new surface of what of `drawable`, taken through `matrix`, falls on `rect`. Its shadows are blurred in pictures of
   * `resolution` pixels per unit of the layer.
   */
  drawn(drawable: Drawable, matrix: Affine, rect: Rect, resolution: number): Surface {
    const surface = this.#blank(rect);
    this.#drawOnto(surface, drawable, matrix, rect, resolution);
    return surface;
  }

  /** A new surface of `rect` with what `paintContent` paints onto a transparent one, in its frame if it has one. */
  framed(
    frame: BoxFrame | undefined,
    matrix: Affine,
    rect: Rect,
    resolution: number,
    paintContent: (surface: () => Surface) => void,
  ): Surface {
    let painted: Surface | undefined;
    paintContent(() => {
      painted ??= this.#blank(rect);
      return painted;
    });
    const content = painted ?? this.#blank(rect);
    if (frame === undefined) return content;
    if (frame.cut) this.#cut(content, frame.cut, matrix, rect);
    const surface = this.drawn(frame.below, matrix, rect, resolution);
    this.#engine.composite(surface, content, 0, 0);
    this.#heap.free(content.pointer);
    this.#drawOnto(surface, frame.above, matrix, rect, resolution);
    return surface;
  }

  #blank({ left, top, right, bottom }: Rect): Surface {
    const surface = this.#heap.allocateSurface(right - left, bottom - top);
    this.#engine.fill(surface, TRANSPARENT);
    return surface;
  }

  /** Leaves only what `shape` covers. */
  #cut(surface: Surface, shape: Drawable, matrix: Affine, rect: Rect): void {
    const mask = this.drawn(shape, matrix, rect, 1);
    this.#engine.multiplyMask(surface, mask);
    this.#heap.free(mask.pointer);
  }

  /** On top of what `surface` shows. */
  #drawOnto(surface: Surface, drawable: Drawable, matrix: Affine, rect: Rect, resolution: number): void {
    this.#artist.draw(surface, drawable, matrix, rect, (shadow) => {
      this.#castShadow(surface, shadow, matrix, rect, resolution);
    });
  }

  /** The blurred shape is sampled through the transform, so that moving it needs no new blur (SPEC §8.4). */
  #castShadow(surface: Surface, shadow: Shadow, matrix: Affine, rect: Rect, resolution: number): void {
    const shape = grown(touchedPixels(scaling(resolution), shadow.bounds), blurMargin(shadow.sigma * resolution));
    const bounds = intersection(shape, LARGEST_PICTURE);
    const fromPicture = { ...scaling(1 / resolution), e: bounds.left / resolution, f: bounds.top / resolution };
    const toSurface = multiplied(
      projectionOf({ ...matrix, e: matrix.e - rect.left, f: matrix.f - rect.top }),
      fromPicture,
    );
    const toPicture = inverseProjection(toSurface);
    if (!toPicture) return;
    const key = `shadow ${shadow.sigma} ${resolution} ${shadow.color} ${shadow.key}`;
    const picture = this.#cache.get(key, () => this.#shadowPicture(shadow, resolution, bounds));
    this.#sampler.draw(surface, picture, toPicture, sizeOf(surface));
  }

  #shadowPicture(shadow: Shadow, resolution: number, bounds: Rect): Tile {
    const surface = this.#blank(bounds);
    this.#artist.draw(surface, shadow, scaling(resolution), bounds);
    this.#engine.shadow(surface, surface, shadow.sigma * resolution, premultiplied(shadow.color));
    return { surface, left: bounds.left, top: bounds.top, halves: [] };
  }
}

function sizeOf({ width, height }: Surface): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}
