import { EffectRunner } from "../effects/index.js";
import { instantiateEngine, type PixelEngine } from "../engine/engine.js";
import { crop, i420Size, type Rect, type Surface } from "../engine/surface.js";
import type { DisplayItem, DisplayList } from "../evaluate/display-list.js";
import type { MediaInfo } from "../media/media-info.js";
import type { Resources } from "../resources.js";
import { Artist } from "./canvaskit/artist.js";
import { Heap } from "./canvaskit/heap.js";
import { loadCanvasKit } from "./canvaskit/load.js";
import { PictureDecoder } from "./canvaskit/picture-decoder.js";
import { premultiplied } from "./color.js";
import { ItemPainter, type PreparedItem } from "./item-painter.js";
import { PictureSource } from "./picture-source.js";
import { area, intersection, isEmpty, NOTHING, union } from "./rect.js";

export interface PainterOptions {
  /** False: nothing is kept from frame to frame or cut to what changes. The pixels are the same. Default true. */
  readonly shortcuts?: boolean;
  /** Bytes of drawn tiles and pictures kept for later frames. Default 256 MiB: some thirty full-HD layers. */
  readonly cacheBytes?: number;
}

const CACHE_BYTES = 256 * 1024 * 1024;

/** One layer as it was painted last. */
interface PaintedItem {
  readonly item: DisplayItem;
  readonly key: string;
  readonly rect: Rect;
}

/**
 * Paints display lists of one size, one after the other, into one frame. Only what changed is painted again, and the layers
 * below all change are kept painted.
 */
export class Painter {
  readonly #memory: WebAssembly.Memory;
  readonly #heap: Heap;
  readonly #engine: PixelEngine;
  readonly #artist: Artist;
  readonly #pictures: PictureSource;
  readonly #items: ItemPainter;
  readonly #shortcuts: boolean;
  readonly #frame: Surface;
  readonly #planes: number;
  /** What #frame shows: the background and, by pointer, the layers. */
  #background: number | undefined;
  #painted = new Map<string, PaintedItem>();
  /** The lowest layers painted by themselves, while they stay the same. */
  #bottom: { readonly keys: readonly string[]; readonly surface: Surface } | undefined;
  /** Whether #planes were converted from what #frame shows. */
  #converted = false;

  private constructor(
    tools: { artist: Artist; engine: PixelEngine; effects: EffectRunner; heap: Heap; pictures: PictureSource },
    memory: WebAssembly.Memory,
    size: { width: number; height: number },
    { shortcuts = true, cacheBytes = CACHE_BYTES }: PainterOptions,
  ) {
    this.#memory = memory;
    this.#heap = tools.heap;
    this.#engine = tools.engine;
    this.#artist = tools.artist;
    this.#pictures = tools.pictures;
    this.#items = new ItemPainter(tools, size, shortcuts ? cacheBytes : 0);
    this.#shortcuts = shortcuts;
    this.#frame = this.#heap.allocateSurface(size.width, size.height);
    this.#planes = this.#heap.allocate(i420Size(size.width, size.height));
  }

  static async create(
    resources: Resources,
    media: MediaInfo,
    size: { width: number; height: number },
    options: PainterOptions = {},
  ): Promise<Painter> {
    const canvasKit = await loadCanvasKit(resources.canvaskit);
    const { memory } = canvasKit;
    const heap = new Heap(canvasKit.kit);
    const engine = await instantiateEngine(resources.engine, memory, heap);
    const effects = new EffectRunner(resources.effects, {
      memory,
      allocator: heap,
      blur: (target, source, deviationX, deviationY, edge) => engine.blur(target, source, deviationX, deviationY, edge),
    });
    const artist = new Artist(canvasKit, resources.fonts);
    const decoder = new PictureDecoder(canvasKit.kit);
    const pictures = await PictureSource.create(resources, media, { memory, engine, heap, decoder });
    return new Painter({ artist, engine, effects, heap, pictures }, memory, size, options);
  }

  /** Premultiplied RGBA8 without padding; a view valid until the next call. */
  rgba(list: DisplayList): Uint8Array {
    this.#paint(list);
    const { pointer, stride, width, height } = this.#frame;
    const row = width * 4;
    const memory = new Uint8Array(this.#memory.buffer);
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
    if (!this.#converted) this.#engine.toI420(this.#frame, this.#planes);
    this.#converted = this.#shortcuts;
    return new Uint8Array(this.#memory.buffer, this.#planes, i420Size(this.#frame.width, this.#frame.height));
  }

  dispose(): void {
    this.#engine.dispose();
    this.#artist.dispose();
    this.#pictures.dispose();
    this.#heap.dispose();
  }

  #paint(list: DisplayList): void {
    const background = premultiplied(list.background);
    const prepared = new Map<DisplayItem, PreparedItem>();
    const prepare = (item: DisplayItem): PreparedItem => {
      const ready = prepared.get(item) ?? this.#items.prepare(item);
      prepared.set(item, ready);
      return ready;
    };
    const items = list.items.map((item): PaintedItem => {
      const before = this.#painted.get(item.pointer);
      if (before?.item === item) return before;
      const key = JSON.stringify(item);
      return before?.key === key ? { ...before, item } : { item, key, rect: prepare(item).rect };
    });
    const damage = this.#damage(items, background);
    // An error while painting leaves a frame that shows nothing known.
    this.#background = undefined;
    if (!isEmpty(damage)) {
      this.#converted = false;
      const first = this.#paintBottom(items, background, damage, prepare);
      for (const { item, rect } of items.slice(first)) paintWithin(prepare(item), rect, this.#frame, damage);
    }
    this.#painted = new Map(items.map((painted) => [painted.item.pointer, painted]));
    this.#background = background;
  }

  /** Around everything that is not as it was painted last. */
  #damage(items: readonly PaintedItem[], background: number): Rect {
    if (!this.#shortcuts || background !== this.#background) return whole(this.#frame);
    const gone = new Map(this.#painted);
    let damage = NOTHING;
    for (const { item, key, rect } of items) {
      const before = gone.get(item.pointer);
      gone.delete(item.pointer);
      if (before?.key !== key) damage = union(damage, union(rect, before?.rect ?? NOTHING));
    }
    for (const { rect } of gone.values()) damage = union(damage, rect);
    return damage;
  }

  /**
   * Fills the damaged part with the background and the lowest layers that are as they were, from their kept picture where
   * copying that is less work than painting them. Returns how many layers that was.
   */
  #paintBottom(
    items: readonly PaintedItem[],
    background: number,
    damage: Rect,
    prepare: (item: DisplayItem) => PreparedItem,
  ): number {
    const target = crop(this.#frame, damage);
    const changed = items.findIndex(({ item, key }) => this.#painted.get(item.pointer)?.key !== key);
    const still = changed < 0 ? items : items.slice(0, changed);
    const work = still.reduce((sum, { rect }) => sum + area(intersection(rect, damage)), 0);
    if (!this.#shortcuts || work <= area(damage)) {
      this.#engine.fill(target, background);
      return 0;
    }
    this.#engine.copy(target, crop(this.#bottomOf(still, background, prepare), damage));
    return still.length;
  }

  #bottomOf(still: readonly PaintedItem[], background: number, prepare: (item: DisplayItem) => PreparedItem): Surface {
    const keys = [String(background), ...still.map(({ key }) => key)];
    const kept = this.#bottom;
    if (kept && kept.keys.length === keys.length && kept.keys.every((key, index) => key === keys[index]))
      return kept.surface;
    const surface = kept?.surface ?? this.#heap.allocateSurface(this.#frame.width, this.#frame.height);
    this.#engine.fill(surface, background);
    for (const { item, rect } of still) paintWithin(prepare(item), rect, surface, whole(surface));
    this.#bottom = { keys, surface };
    return surface;
  }
}

function paintWithin(item: PreparedItem, rect: Rect, target: Surface, damage: Rect): void {
  const clip = intersection(rect, damage);
  if (!isEmpty(clip)) item.paint(() => target, clip);
}

function whole({ width, height }: Surface): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}
