import { EffectRunner } from "../effects/index.js";
import { instantiateEngine, type PixelEngine } from "../engine/engine.js";
import { crop, i420Size, type Rect, type Surface } from "../engine/surface.js";
import type { DisplayItem, DisplayList } from "../evaluate/display-list.js";
import type { OpenedMedia } from "../media/open-media.js";
import type { Resources } from "../resources.js";
import { AnimatedPngs } from "./animated-pngs.js";
import { type CanvasSize, canvasSize } from "./canvas-size.js";
import { Artist } from "./canvaskit/artist.js";
import { Heap } from "./canvaskit/heap.js";
import { type CanvasKitInstance, loadCanvasKit } from "./canvaskit/load.js";
import { PictureDecoder } from "./canvaskit/picture-decoder.js";
import { premultiplied } from "./color.js";
import { ItemPainter, type PreparedItem } from "./item-painter.js";
import { keyOf } from "./key.js";
import { MovieSource } from "./movie-source.js";
import { PictureSource } from "./picture-source.js";
import { area, intersection, isEmpty, NOTHING, union } from "./rect.js";
import { shownMovies } from "./shown-movies.js";
import { SurfaceCache } from "./surface-cache.js";

export interface PainterOptions {
  /** False: nothing is kept from frame to frame or cut to what changes. The pixels are the same. Default true. */
  readonly shortcuts?: boolean;
  /** Bytes of drawn tiles and pictures kept for later frames. Default 256 MiB: some thirty full-HD layers. */
  readonly cacheBytes?: number;
  /**
   * Pixels of the painted frame per pixel of the document, above 0. Everything is drawn anew at that size, as sharp as at any
   * other; only lengths that count pixels of pictures, such as radii of blurs, are rounded otherwise. Default 1.
   */
  readonly scale?: number;
}

const CACHE_BYTES = 256 * 1024 * 1024;

/** What lasts as long as the painter. */
interface Tools {
  readonly canvasKit: CanvasKitInstance;
  /** Of CanvasKit, and of the engine. */
  readonly memory: WebAssembly.Memory;
  readonly heap: Heap;
  readonly engine: PixelEngine;
  readonly effects: EffectRunner;
  readonly decoder: PictureDecoder;
  readonly animatedPngs: AnimatedPngs;
  readonly movies: MovieSource;
}

/** What goes with one document at one size. */
interface StagePlan {
  readonly artist: Artist;
  readonly pictures: PictureSource;
  readonly size: CanvasSize;
}

interface Stage extends StagePlan {
  readonly items: ItemPainter;
  readonly frame: Surface;
  /** Address of the frame's I420 planes. */
  readonly planes: number;
}

/** One layer as it was painted last. */
interface PaintedItem {
  readonly item: DisplayItem;
  readonly key: string;
  readonly rect: Rect;
}

/**
 * Paints display lists, one after the other, into one frame. Only what changed is painted again, and the layers
 * below all change are kept painted.
 */
export class Painter {
  readonly #tools: Tools;
  readonly #shortcuts: boolean;
  readonly #cache: SurfaceCache;
  #stage: Stage;
  /** What the frame shows: the background and, by pointer, the layers. */
  #background: number | undefined;
  #painted = new Map<string, PaintedItem>();
  /** The lowest layers painted by themselves, while they stay the same. */
  #bottom: { readonly keys: readonly string[]; readonly surface: Surface } | undefined;
  /** Around everything of the frame that was painted after the planes were converted; undefined: they never were. */
  #unconverted: Rect | undefined;

  private constructor(tools: Tools, { shortcuts = true, cacheBytes = CACHE_BYTES }: PainterOptions, stage: StagePlan) {
    this.#tools = tools;
    this.#shortcuts = shortcuts;
    this.#cache = new SurfaceCache(shortcuts ? cacheBytes : 0, (surface) => tools.heap.free(surface.pointer));
    this.#stage = this.#staged(stage);
  }

  static async create(
    resources: Resources,
    media: OpenedMedia,
    { width, height }: { readonly width: number; readonly height: number },
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
    const decoder = new PictureDecoder(canvasKit.kit);
    const movies = new MovieSource({ memory, heap, engine });
    movies.use(media.opened);
    const animatedPngs = new AnimatedPngs({ memory, engine, heap, decoder });
    const tools = { canvasKit, memory, heap, engine, effects, decoder, animatedPngs, movies };
    return new Painter(tools, options, {
      artist: new Artist(canvasKit, resources.fonts),
      pictures: await PictureSource.create(resources, media, tools),
      size: { width, height, scale: options.scale ?? 1 },
    });
  }

  /** Pixels of the frames. */
  get size(): { readonly width: number; readonly height: number } {
    return canvasSize(this.#stage.size);
  }

  /**
   * Goes on with another document, or at another size. Fonts, decoded pictures and what is drawn already are kept; pictures must
   * have the numbers they had. When it throws, the painter is as it was.
   *
   * @throws VideoJSONError when a font cannot be used, or memory is used up
   */
  async change(resources: Resources, media: OpenedMedia, size: CanvasSize): Promise<void> {
    const { artist } = this.#stage;
    const pictures = await PictureSource.create(resources, media, this.#tools);
    const before = this.#stage;
    this.#stage = this.#staged({ artist: artist.with(resources.fonts), pictures, size }, before);
    this.#tools.movies.use(media.opened);
    if (this.#stage.artist !== before.artist) before.artist.dispose();
    if (this.#stage.frame !== before.frame) this.#forgetFrame(before);
  }

  /** Frames of another size begin from nothing; those of the same size go on from what is painted. */
  #staged({ artist, pictures, size }: StagePlan, before?: Stage): Stage {
    const { heap } = this.#tools;
    const items = new ItemPainter({ ...this.#tools, artist, pictures }, size, this.#cache);
    if (before && sameSize(before.size, size)) return { ...before, artist, pictures, items };
    const { width, height } = canvasSize(size);
    const frame = heap.allocateSurface(width, height);
    try {
      return { artist, pictures, size, items, frame, planes: heap.allocate(i420Size(width, height)) };
    } catch (error) {
      heap.free(frame.pointer);
      throw error;
    }
  }

  #forgetFrame({ frame, planes }: Stage): void {
    const { heap } = this.#tools;
    for (const pointer of [frame.pointer, planes, this.#bottom?.surface.pointer]) {
      if (pointer !== undefined) heap.free(pointer);
    }
    this.#bottom = undefined;
    this.#forgetPainted();
  }

  /** Decodes what a display list shows of videos. To be awaited before the list is painted, and after the one before was. */
  async prepare(list: DisplayList): Promise<void> {
    await this.#tools.movies.prepare(shownMovies(list.items));
  }

  /** Premultiplied RGBA8 without padding; a view valid until the next call. */
  rgba(list: DisplayList): Uint8Array {
    this.#paint(list);
    const { pointer, stride, width, height } = this.#stage.frame;
    const row = width * 4;
    const memory = new Uint8Array(this.#tools.memory.buffer);
    if (stride === row) return memory.subarray(pointer, pointer + row * height);
    const tight = new Uint8Array(row * height);
    for (let y = 0; y < height; y++) {
      tight.set(memory.subarray(pointer + y * stride, pointer + y * stride + row), y * row);
    }
    return tight;
  }

  /** Y, U and V planes, BT.709 limited range; a view valid until the next call. */
  i420(list: DisplayList): Uint8Array {
    const { frame, planes } = this.#stage;
    if (!this.#shortcuts || !this.#paintOverVideo(list)) {
      this.#paint(list);
      const part = this.#shortcuts ? (this.#unconverted ?? whole(frame)) : whole(frame);
      if (!isEmpty(part)) this.#tools.engine.toI420(frame, planes, "bt709", "limited", part);
      this.#unconverted = NOTHING;
    }
    return new Uint8Array(this.#tools.memory.buffer, planes, i420Size(frame.width, frame.height));
  }

  /**
   * Where a video is all of the frame but for a little on top, its planes are the frame's, as the engine knows without making them
   * RGBA; only what lies on top is painted and converted. Returns whether that was so.
   */
  #paintOverVideo({ items: [lowest, ...others] }: DisplayList): boolean {
    const { frame, planes, items } = this.#stage;
    const { engine } = this.#tools;
    const video = lowest && items.prepare(lowest);
    if (!video?.planes) return false;
    const above = others.map((item) => items.prepare(item));
    const covered = intersection(whole(frame), inBlocks(above.reduce((sum, { rect }) => union(sum, rect), NOTHING)));
    const source = area(covered) * 2 < area(whole(frame)) ? video.planes() : undefined;
    if (!source) return false;
    this.#cache.nextFrame();
    this.#forgetPainted();
    engine.clipI420(planes, source, frame);
    if (!isEmpty(covered)) {
      for (const item of [video, ...above]) paintWithin(item, item.rect, frame, covered);
      engine.toI420(frame, planes, "bt709", "limited", covered);
    }
    return true;
  }

  /** The frame is painted from nothing next. */
  #forgetPainted(): void {
    this.#background = undefined;
    this.#painted = new Map();
    this.#unconverted = undefined;
  }

  dispose(): void {
    this.#tools.engine.dispose();
    this.#stage.artist.dispose();
    this.#tools.decoder.dispose();
    this.#tools.movies.dispose();
    this.#tools.heap.dispose();
  }

  #paint(list: DisplayList): void {
    this.#cache.nextFrame();
    const background = premultiplied(list.background);
    const prepared = new Map<DisplayItem, PreparedItem>();
    const prepare = (item: DisplayItem): PreparedItem => {
      const ready = prepared.get(item) ?? this.#stage.items.prepare(item);
      prepared.set(item, ready);
      return ready;
    };
    const items = list.items.map((item): PaintedItem => {
      const before = this.#painted.get(item.pointer);
      if (before?.item === item) return before;
      const key = `${JSON.stringify({ ...item, content: undefined })} ${keyOf(item.content)}`;
      return before?.key === key ? { ...before, item } : { item, key, rect: prepare(item).rect };
    });
    const damage = this.#damage(items, background);
    // An error while painting leaves a frame that shows nothing known.
    this.#background = undefined;
    if (!isEmpty(damage)) {
      this.#unconverted &&= union(this.#unconverted, damage);
      const first = this.#paintBottom(items, background, damage, prepare);
      for (const { item, rect } of items.slice(first)) paintWithin(prepare(item), rect, this.#stage.frame, damage);
    }
    this.#painted = new Map(items.map((painted) => [painted.item.pointer, painted]));
    this.#background = background;
  }

  /** Around everything that is not as it was painted last. */
  #damage(items: readonly PaintedItem[], background: number): Rect {
    if (!this.#shortcuts || background !== this.#background) return whole(this.#stage.frame);
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
   * Fills the damaged part with the background, unless the lowest layer hides it, and the lowest layers that are as they were, from
   * their kept picture where copying that is less work than painting them. Returns how many layers that was.
   */
  #paintBottom(
    items: readonly PaintedItem[],
    background: number,
    damage: Rect,
    prepare: (item: DisplayItem) => PreparedItem,
  ): number {
    const target = crop(this.#stage.frame, damage);
    const changed = items.findIndex(({ item, key }) => this.#painted.get(item.pointer)?.key !== key);
    const still = changed < 0 ? items : items.slice(0, changed);
    const work = still.reduce((sum, { rect }) => sum + area(intersection(rect, damage)), 0);
    if (!this.#shortcuts || work <= area(damage)) {
      const lowest = items[0] && prepare(items[0].item);
      const isHidden = this.#shortcuts && lowest?.replaces?.(damage) === true;
      if (!isHidden) this.#tools.engine.fill(target, background);
      return 0;
    }
    this.#tools.engine.copy(target, crop(this.#bottomOf(still, background, prepare), damage));
    return still.length;
  }

  #bottomOf(still: readonly PaintedItem[], background: number, prepare: (item: DisplayItem) => PreparedItem): Surface {
    const keys = [String(background), ...still.map(({ key }) => key)];
    const kept = this.#bottom;
    if (kept && kept.keys.length === keys.length && kept.keys.every((key, index) => key === keys[index]))
      return kept.surface;
    const surface =
      kept?.surface ?? this.#tools.heap.allocateSurface(this.#stage.frame.width, this.#stage.frame.height);
    this.#tools.engine.fill(surface, background);
    for (const { item, rect } of still) paintWithin(prepare(item), rect, surface, whole(surface));
    this.#bottom = { keys, surface };
    return surface;
  }
}

function paintWithin(item: PreparedItem, rect: Rect, target: Surface, damage: Rect): void {
  const clip = intersection(rect, damage);
  if (!isEmpty(clip)) item.paint(() => target, clip);
}

/** A rectangle grown to whole blocks that are converted together. */
function inBlocks({ left, top, right, bottom }: Rect): Rect {
  return { left: left & ~7, top: top & ~1, right: (right + 7) & ~7, bottom: (bottom + 1) & ~1 };
}

function sameSize(a: CanvasSize, b: CanvasSize): boolean {
  return a.width === b.width && a.height === b.height && a.scale === b.scale;
}

function whole({ width, height }: Surface): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}
