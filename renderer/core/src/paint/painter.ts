import { instantiateEngine, type PixelEngine } from "../engine/engine.js";
import { i420Size, type Surface } from "../engine/surface.js";
import type { DisplayItem, DisplayList, GroupItem } from "../evaluate/display-list.js";
import type { FontFile } from "../fonts/catalogue.js";
import type { Resources } from "../resources.js";
import { Heap } from "./canvaskit/heap.js";
import { type CanvasKitInstance, loadCanvasKit } from "./canvaskit/load.js";
import { shapeDrawable } from "./canvaskit/shape.js";
import { TextSetter } from "./canvaskit/text.js";
import { TileCache } from "./canvaskit/tiles.js";
import { premultiplied } from "./color.js";
import { inverse, placementMatrix, touchedPixels } from "./transform.js";

/** Bytes of drawn tiles kept for later frames: some thirty full-HD layers. */
const TILE_BUDGET = 256 * 1024 * 1024;

const TRANSPARENT = 0;

/**
 * Paints display lists of one size. CanvasKit draws text and shapes into tiles; everything else happens in the pixel engine,
 * in the same memory.
 */
export class Painter {
  readonly #canvasKit: CanvasKitInstance;
  readonly #engine: PixelEngine;
  readonly #heap: Heap;
  readonly #text: TextSetter;
  readonly #tiles: TileCache;
  readonly #frame: Surface;
  /** One canvas per level of nesting, allocated when a document first goes that deep. */
  readonly #groupCanvases: Surface[] = [];
  readonly #planes: number;
  /** The display list that #frame shows. */
  #painted: string | undefined;

  private constructor(
    canvasKit: CanvasKitInstance,
    engine: PixelEngine,
    heap: Heap,
    fonts: readonly FontFile[],
    width: number,
    height: number,
  ) {
    this.#canvasKit = canvasKit;
    this.#engine = engine;
    this.#heap = heap;
    this.#text = new TextSetter(canvasKit.kit, fonts);
    this.#tiles = new TileCache(canvasKit.kit, this.#heap, TILE_BUDGET);
    this.#frame = this.#heap.allocateSurface(width, height);
    this.#planes = this.#heap.allocate(i420Size(width, height));
  }

  static async create(resources: Resources, width: number, height: number): Promise<Painter> {
    const canvasKit = await loadCanvasKit(resources.canvaskit);
    const heap = new Heap(canvasKit.kit);
    const engine = await instantiateEngine(resources.engine, canvasKit.memory, heap);
    return new Painter(canvasKit, engine, heap, resources.fonts, width, height);
  }

  /** Premultiplied RGBA8 without padding; a view valid until the next call. */
  rgba(list: DisplayList): Uint8Array {
    this.#paint(list);
    const { pointer, stride, width, height } = this.#frame;
    const row = width * 4;
    const memory = new Uint8Array(this.#canvasKit.memory.buffer);
    if (stride === row) return memory.subarray(pointer, pointer + row * height);
    const tight = new Uint8Array(row * height);
    for (let y = 0; y < height; y++) {
      tight.set(memory.subarray(pointer + y * stride, pointer + y * stride + row), y * row);
    }
    return tight;
  }

  /** Y, U and V planes, BT.709 limited range; a view valid until the next call. */
  i420(list: DisplayList): Uint8Array {
    this.#paint(list);
    this.#engine.toI420(this.#frame, this.#planes);
    const size = i420Size(this.#frame.width, this.#frame.height);
    return new Uint8Array(this.#canvasKit.memory.buffer, this.#planes, size);
  }

  dispose(): void {
    this.#engine.dispose();
    this.#text.dispose();
    this.#heap.dispose();
  }

  #paint(list: DisplayList): void {
    const wanted = JSON.stringify(list);
    if (wanted === this.#painted) return;
    this.#painted = undefined;
    this.#engine.fill(this.#frame, premultiplied(list.background));
    this.#paintItems(list.items, this.#frame, 0);
    this.#painted = wanted;
  }

  #paintItems(items: readonly DisplayItem[], target: Surface, depth: number): void {
    for (const item of items) {
      const opacity = Math.floor(item.placement.opacity * 255 + 0.5);
      if (opacity === 0) continue;
      if (item.kind === "group") this.#paintGroup(item, target, depth, opacity);
      else this.#paintDrawn(item, target, opacity);
    }
  }

  #paintDrawn(item: Exclude<DisplayItem, GroupItem>, target: Surface, opacity: number): void {
    const drawable = item.kind === "text" ? this.#text.drawable(item) : shapeDrawable(this.#canvasKit.kit, item);
    const matrix = placementMatrix(item.placement, drawable.width, drawable.height);
    const rect = touchedPixels(matrix, drawable, target.width, target.height);
    if (!rect) return;
    const { surface, left, top } = this.#tiles.tile(drawable, matrix, rect);
    this.#engine.composite(target, surface, left, top, opacity);
  }

  /** A group is painted on a canvas of its own, as large as the video, which is then placed like a picture. */
  #paintGroup(group: GroupItem, target: Surface, depth: number, opacity: number): void {
    const { width, height } = target;
    const canvas = this.#groupCanvases[depth] ?? this.#heap.allocateSurface(width, height);
    this.#groupCanvases[depth] = canvas;
    this.#engine.fill(canvas, TRANSPARENT);
    this.#paintItems(group.items, canvas, depth + 1);
    const matrix = placementMatrix(group.placement, width, height);
    const { a, b, c, d, e, f } = matrix;
    if (a === 1 && b === 0 && c === 0 && d === 1 && Number.isInteger(e) && Number.isInteger(f)) {
      this.#engine.composite(target, canvas, e, f, opacity);
      return;
    }
    const toCanvas = inverse(matrix);
    const rect = touchedPixels(matrix, { width, height, overhang: 1 }, width, height);
    if (toCanvas && rect) this.#engine.compositeTransformed(target, canvas, toCanvas, rect, opacity);
  }
}
