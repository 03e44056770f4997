import type { EffectContext, EffectRunner } from "../effects/index.js";
import { blurMargin } from "../engine/blur.js";
import type { PixelEngine } from "../engine/engine.js";
import type { I420, Rect, Surface } from "../engine/surface.js";
import type {
  DisplayItem,
  EffectCall,
  Filters,
  GroupContent,
  Matte,
  PictureContent,
} from "../evaluate/display-list.js";
import { type CanvasSize, canvasSize } from "./canvas-size.js";
import { canvasView } from "./canvas-view.js";
import type { Artist } from "./canvaskit/artist.js";
import type { BoxFrame } from "./canvaskit/box.js";
import type { Drawable } from "./canvaskit/drawable.js";
import type { Heap } from "./canvaskit/heap.js";
import { effectMargin, effectValues } from "./effects.js";
import { colorMatrices } from "./filters.js";
import { GroupExtents } from "./group-extents.js";
import { keyOf } from "./key.js";
import { mattedRect, mattedTile, withoutMatte } from "./matte.js";
import type { MovieSource } from "./movie-source.js";
import { PicturePainter } from "./picture-painter.js";
import type { PictureSource } from "./picture-source.js";
import { grown, intersection, isEmpty, LARGEST_PICTURE, NOTHING } from "./rect.js";
import type { SurfaceCache, Tile } from "./surface-cache.js";
import { TileDrawer } from "./tile-drawer.js";
import { TileSampler } from "./tile-sampler.js";
import {
  type Affine,
  affineOf,
  inverse,
  inverseProjection,
  magnified,
  multiplied,
  type Projection,
  placementProjection,
  projectedPixels,
  scaling,
  touchedPixels,
} from "./transform.js";

/** An item that knows where it will be seen, ready to be painted. */
export interface PreparedItem {
  /** Pixels of the canvas outside of which it changes nothing. */
  readonly rect: Rect;
  /**
   * Paints what falls on `clip`. The target is asked for last, so that a picture within a picture is done before the outer one
   * takes up memory.
   */
  paint(target: () => Surface, clip: Rect): void;
  /** Whether painting replaces all pixels of `clip`, whatever they are. Items that cannot tell do not. */
  replaces?(clip: Rect): boolean;
  /** The planes of a video whose picture replaces exactly the whole canvas; valid until another video is painted. */
  planes?(): I420 | undefined;
}

const UNSEEN: PreparedItem = { rect: NOTHING, paint: () => {} };

/** Paints single layers: as outlines where it can, as pictures where it must (SPEC §5.5). */
export class ItemPainter {
  readonly #artist: Artist;
  readonly #engine: PixelEngine;
  readonly #effects: EffectRunner;
  readonly #heap: Heap;
  readonly #cache: SurfaceCache;
  readonly #pictures: PicturePainter;
  readonly #sampler: TileSampler;
  readonly #drawer: TileDrawer;
  /** Pixels of the document, which is what layers are measured in. */
  readonly #size: CanvasSize;
  readonly #scale: number;
  readonly #canvas: Rect;
  readonly #extents: GroupExtents;
  /** Sets apart what is kept for canvases of other sizes. */
  readonly #name: string;

  constructor(
    tools: {
      artist: Artist;
      engine: PixelEngine;
      effects: EffectRunner;
      heap: Heap;
      pictures: PictureSource;
      movies: MovieSource;
    },
    size: CanvasSize,
    cache: SurfaceCache,
  ) {
    this.#artist = tools.artist;
    this.#engine = tools.engine;
    this.#effects = tools.effects;
    this.#heap = tools.heap;
    this.#cache = cache;
    this.#sampler = new TileSampler(tools);
    this.#drawer = new TileDrawer(tools, this.#cache, this.#sampler);
    this.#pictures = new PicturePainter(tools, this.#cache, size.scale);
    this.#size = size;
    this.#scale = size.scale;
    const { width, height } = canvasSize(size);
    this.#canvas = { left: 0, top: 0, right: width, bottom: height };
    this.#name = `${size.width} ${size.height} ${size.scale}`;
    this.#extents = new GroupExtents(this.#canvas, (item) => this.prepare(item).rect);
  }

  prepare(item: DisplayItem): PreparedItem {
    return item.matte ? this.#matted(item, item.matte) : this.#unmasked(item);
  }

  #matted(item: DisplayItem, matte: Matte): PreparedItem {
    const bare = withoutMatte(item);
    const [content, mask] = [this.#unmasked(bare), this.prepare(matte.item)];
    const rect = mattedRect(content, mask, matte);
    if (isEmpty(rect)) return UNSEEN;
    const tools = { engine: this.#engine, heap: this.#heap };
    const key = `matte ${this.#name} ${JSON.stringify([bare, matte])}`;
    const tile = () => this.#cache.get(key, () => mattedTile(tools, this.#canvas, rect, content, mask, matte));
    return { rect, paint: (target, clip) => this.#compositeTile(tile(), target(), item, clip) };
  }

  #unmasked(item: DisplayItem): PreparedItem {
    const { content, placement, flattening } = item;
    const isOutline = content.kind === "text" || content.kind === "shape";
    const drawable = isOutline ? this.#artist.drawable(content, item.box) : undefined;
    const { width, height } = drawable ?? this.#boxOf(content);
    const projection = magnified(placementProjection(placement, width, height), this.#scale);
    const affine = affineOf(projection);
    if (content.kind === "picture" && affine && !flattening) return this.#pixels(item, content, affine);
    return drawable && affine && !flattening
      ? this.#outlines(item, drawable, affine)
      : this.#picture(item, drawable, projection);
  }

  /** The box of what is not drawn as outlines. */
  #boxOf(content: DisplayItem["content"]): { width: number; height: number } {
    return content.kind === "picture" ? content : this.#size;
  }

  /** A picture from a file, straight from its pixels. */
  #pixels(item: DisplayItem, content: PictureContent, matrix: Affine): PreparedItem {
    const frame = this.#frame(item);
    if (frame) return this.#framedPixels(item, content, frame, matrix);
    const placed = this.#pictures.place(item, content, matrix, this.#canvas);
    if (!placed) return UNSEEN;
    return {
      rect: placed.rect,
      paint: (target, clip) => this.#pictures.paint(target(), placed, clip, item),
      replaces: (clip) => this.#pictures.replaces(placed, clip, item),
      ...(content.moving && { planes: () => this.#pictures.planes(placed, this.#canvas, item) }),
    };
  }

  /** Such a picture in its box. */
  #framedPixels(item: DisplayItem, content: PictureContent, frame: BoxFrame, matrix: Affine): PreparedItem {
    return this.#tile(item, `${item.resolution} ${frame.below.key} ${keyOf(content)}`, frame.below, matrix, (rect) =>
      this.#drawer.framed(frame, matrix, rect, this.#scale, (surface) =>
        this.#paintPixels(item, content, surface(), matrix, rect),
      ),
    );
  }

  #outlines(item: DisplayItem, drawable: Drawable, matrix: Affine): PreparedItem {
    const resolution = item.resolution * this.#scale;
    return this.#tile(item, `${resolution} ${drawable.key}`, drawable, matrix, (rect) =>
      this.#drawer.drawn(drawable, matrix, rect, resolution),
    );
  }

  /** An item that is drawn, through `matrix`, pixel by pixel as it will lie on the canvas. */
  #tile(item: DisplayItem, name: string, ink: Ink, matrix: Affine, draw: (rect: Rect) => Surface): PreparedItem {
    const rect = intersection(touchedPixels(matrix, this.#inkOf(ink)), this.#canvas);
    if (isEmpty(rect) || inverse(matrix) === undefined) return UNSEEN;
    const key = `${this.#name} ${Object.values(rect)} ${Object.values(matrix)} ${name}`;
    const tile = () => this.#cache.get(key, () => ({ surface: draw(rect), left: rect.left, top: rect.top }));
    const seen = ink.ink ? intersection(rect, grown(touchedPixels(matrix, ink.ink), INK_MARGIN)) : rect;
    return { rect: seen, paint: (target, clip) => this.#compositeTile(tile(), target(), item, clip) };
  }

  #compositeTile({ surface, left, top }: Tile, target: Surface, { opacity, blendMode }: DisplayItem, clip: Rect): void {
    this.#engine.composite(target, surface, left, top, opacity, blendMode, clip);
  }

  #picture(item: DisplayItem, drawable: Drawable | undefined, projection: Projection): PreparedItem {
    const { opacity, blendMode } = item;
    const resolution = (drawable ? item.resolution : 1) * this.#scale;
    const bounds = this.#pictureBounds(item, drawable, resolution);
    if (isEmpty(bounds)) return UNSEEN;
    const fromPicture = { ...scaling(1 / resolution), e: bounds.left / resolution, f: bounds.top / resolution };
    const toCanvas = multiplied(projection, fromPicture);
    const toPicture = inverseProjection(toCanvas);
    const size = { left: 0, top: 0, right: bounds.right - bounds.left, bottom: bounds.bottom - bounds.top };
    // One more pixel on every side: edges fade over it.
    const rect = intersection(projectedPixels(toCanvas, grown(size, 1), this.#canvas), this.#canvas);
    if (!toPicture || isEmpty(rect)) return UNSEEN;
    const key = `picture ${this.#name} ${keyOf(item.content)} ${JSON.stringify([item.box, item.flattening, item.resolution])}`;
    const picture = () => this.#cache.get(key, () => this.#drawPicture(item, drawable, resolution, bounds));
    return {
      rect,
      paint: (target, clip) => {
        const tile = picture();
        this.#sampler.draw(target(), tile, toPicture, intersection(rect, clip), opacity, blendMode);
      },
    };
  }

  /** What the picture of a flattened layer covers, in its own pixels from the corner of the layer's box. */
  #pictureBounds(item: DisplayItem, drawable: Drawable | undefined, resolution: number): Rect {
    const { content, flattening } = item;
    const em = (this.#size.width / 100) * resolution;
    const { filters, effects = [], blur = 0 } = flattening ?? {};
    const blurs = blurMargin((filters?.blur ?? 0) * resolution) + blurMargin(blur * resolution);
    const margin = effects.reduce((sum, call) => sum + effectMargin(call, em), blurs);
    if (content.kind === "group" && item.box === undefined && effects.length === 0 && blurs === 0) {
      return this.#extents.of(content);
    }
    const ink = this.#inkOf(drawable ?? this.#frame(item)?.below ?? { ...this.#boxOf(content), overhang: 0 });
    return intersection(grown(touchedPixels(scaling(resolution), ink), margin), LARGEST_PICTURE);
  }

  #drawPicture(item: DisplayItem, drawable: Drawable | undefined, resolution: number, bounds: Rect): Tile {
    const surface = drawable
      ? this.#drawer.drawn(drawable, scaling(resolution), bounds, resolution)
      : this.#drawer.framed(this.#frame(item), scaling(resolution), bounds, resolution, (inside) =>
          this.#paintContent(item, inside, bounds),
        );
    const { filters, effects = [], blur = 0 } = item.flattening ?? {};
    if (filters) this.#filter(surface, filters, resolution);
    const { width, height } = drawable ?? this.#boxOf(item.content);
    const [boxWidth, boxHeight] = [width * resolution, height * resolution];
    const box = { left: -bounds.left, top: -bounds.top, width: boxWidth, height: boxHeight };
    const finished = effects.reduce((source, call) => this.#applied(call, source, resolution, box), surface);
    const sigma = blur * resolution;
    if (sigma > 0) this.#engine.blur(finished, finished, sigma, sigma);
    return { surface: finished, left: bounds.left, top: bounds.top, halves: [] };
  }

  /** What goes around an item made of pixels. */
  #frame({ box, content }: DisplayItem): BoxFrame | undefined {
    const { width, height } = this.#boxOf(content);
    return box && this.#artist.frame(box, width, height);
  }

  /** Paints what is made of pixels onto a transparent surface of `bounds`. */
  #paintContent(item: DisplayItem, surface: () => Surface, bounds: Rect): void {
    if (item.content.kind === "picture") this.#paintPixels(item, item.content, surface(), scaling(this.#scale), bounds);
    else this.#paintChildren(item.content as GroupContent, surface, bounds);
  }

  #paintPixels(item: DisplayItem, content: PictureContent, surface: Surface, matrix: Affine, bounds: Rect): void {
    const onSurface = { ...matrix, e: matrix.e - bounds.left, f: matrix.f - bounds.top };
    const canvas = { left: 0, top: 0, right: surface.width, bottom: surface.height };
    const placed = this.#pictures.place(item, content, onSurface, canvas);
    if (placed) this.#pictures.paint(surface, placed, canvas, { opacity: 255, blendMode: "normal" });
  }

  #paintChildren({ items }: GroupContent, surface: () => Surface, bounds: Rect): void {
    const canvas = () => canvasView(surface(), bounds, this.#canvas);
    const clip = intersection(bounds, this.#canvas);
    for (const child of items) this.prepare(child).paint(canvas, clip);
  }

  #filter(surface: Surface, filters: Filters, resolution: number): void {
    const matrices = colorMatrices(filters);
    if (matrices.length > 0) this.#engine.colorMatrix(surface, surface, matrices);
    const sigma = filters.blur * resolution;
    if (sigma > 0) this.#engine.blur(surface, surface, sigma, sigma);
  }

  /** A new surface with the effect applied; `source`, in which the layer's box lies at `box`, is freed. */
  #applied(call: EffectCall, source: Surface, resolution: number, box: NonNullable<EffectContext["box"]>): Surface {
    const target = this.#heap.allocateSurface(source.width, source.height);
    const em = (this.#size.width / 100) * resolution;
    const context = { em, time: call.time / 1e6, seed: call.seed, box, unlimited: call.unlimited === true };
    this.#effects.run(call.effect, target, source, effectValues(call), context);
    this.#heap.free(source.pointer);
    return target;
  }

  /** On canvases of another size than the document's, blurs of whole pixels spread a little further. */
  #inkOf(ink: Ink): Rect {
    return this.#scale === 1 ? inkOf(ink) : grown(inkOf(ink), 4 / this.#scale);
  }
}

/** Pixels by which glyphs may leave their outlines' place: a smoothed edge, and a place rounded to a part of a pixel. */
const INK_MARGIN = 2;

/** A box and how far what is drawn may reach beyond it. */
type Ink = Pick<Drawable, "width" | "height" | "overhang" | "ink">;

function inkOf({ width, height, overhang }: Ink): Rect {
  return grown({ left: 0, top: 0, right: width, bottom: height }, overhang);
}
