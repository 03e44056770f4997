import { VideoJSONError } from "@videoflow/core";
import type { PixelEngine } from "../engine/engine.js";
import type { I420, Planar, Plane, Surface } from "../engine/surface.js";
import { mediaIssue } from "../media/media-info.js";
import type { Movie, MovieInfo, MoviePicture, PlanarPicture, RgbaPicture } from "../media/movie.js";
import type { Heap } from "./canvaskit/heap.js";
import type { ShownMovie } from "./shown-movies.js";
import type { Tile } from "./surface-cache.js";

interface Tools {
  readonly memory: WebAssembly.Memory;
  readonly engine: PixelEngine;
  readonly heap: Heap;
}

/** A picture of the frame being painted: as it was decoded or, once it has been painted, in the engine's memory. */
type Shown = { readonly decoded: MoviePicture } | { readonly tile: Tile };

/**
 * The pictures of a document's videos as pixels in the engine's memory. Only those of one frame are there at a time, however
 * long the videos are.
 */
export class MovieSource {
  readonly #tools: Tools;
  #movies: readonly (readonly [source: string, movie: Movie])[] = [];
  #shown = new Map<string, Shown>();
  /** Where planes are put to be converted, and whose they are. */
  #planes: { readonly pointer: number; readonly bytes: number; readonly of?: PlanarPicture } = { pointer: 0, bytes: 0 };

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** The videos that display lists count: by source, in the order of `MediaInfo.movies`. */
  use(movies: ReadonlyMap<string, Movie>): void {
    this.#movies = [...movies];
  }

  /**
   * Has the pictures at hand that a frame shows, and gives up those of the frame before.
   *
   * @throws VideoJSONError where a file turns out to be damaged
   */
  async prepare(wanted: readonly ShownMovie[]): Promise<void> {
    const before = this.#shown;
    const decoding = new Map<string, Promise<readonly [string, Shown]>>();
    for (const shown of wanted) {
      const key = keyOf(shown.movie, shown.frame);
      if (decoding.has(key)) continue;
      const known = before.get(key);
      const entry = known ?? this.#decode(shown).then((decoded) => ({ decoded }));
      decoding.set(
        key,
        Promise.resolve(entry).then((value) => [key, value]),
      );
    }
    const next = new Map(await Promise.all(decoding.values()));
    for (const [key, shown] of before) if (!next.has(key)) this.#giveUp(shown);
    this.#shown = next;
  }

  /** The picture `frame` of a video, which has been prepared. */
  tile(movie: number, frame: number): Tile {
    const key = keyOf(movie, frame);
    const shown = this.#shown.get(key);
    if (!shown) throw new TypeError("await prepare(frame) before the frame is drawn");
    if ("tile" in shown) return shown.tile;
    const tile = this.#draw(shown.decoded, this.#movie(movie)[1].info);
    this.#shown.set(key, { tile });
    shown.decoded.release?.();
    return tile;
  }

  /** A picture that has been prepared, if it is opaque and stored as it is shown: one that `paint` can paint. */
  plain(movie: number, frame: number): { readonly width: number; readonly height: number } | undefined {
    const shown = this.#shown.get(keyOf(movie, frame));
    const { rotation, mirrored } = this.#movie(movie)[1].info;
    if (!shown || "tile" in shown || rotation !== 0 || mirrored) return undefined;
    return shown.decoded.kind === "planar" && !shown.decoded.alpha ? shown.decoded : undefined;
  }

  /**
   * Paints the part of such a picture that begins at (left, top), even numbers, onto all of a target: without a tile, which every
   * pixel would have to be copied from.
   */
  paint(movie: number, frame: number, target: Surface, left: number, top: number): void {
    this.#fromPlanes(target, this.#plain(movie, frame), left, top);
  }

  /** The planes of such a picture, if they are like those of exported frames; valid until another picture is asked for. */
  planes(movie: number, frame: number): I420 | undefined {
    const picture = this.#plain(movie, frame);
    const { y, u, v, matrix, range } = picture;
    if (!isI420(picture) || u.stride !== v.stride || matrix !== "bt709" || range !== "limited") return undefined;
    const [luma, blue, red] = this.#load(picture) as [Plane, Plane, Plane];
    return { y: luma.pointer, yStride: y.stride, u: blue.pointer, v: red.pointer, chromaStride: u.stride };
  }

  #plain(movie: number, frame: number): PlanarPicture {
    const shown = this.#shown.get(keyOf(movie, frame));
    if (!shown || "tile" in shown || shown.decoded.kind !== "planar") throw new TypeError("it is no plain picture");
    return shown.decoded;
  }

  dispose(): void {
    for (const [, movie] of this.#movies) movie.close();
  }

  async #decode({ movie, frame, pointer }: ShownMovie): Promise<MoviePicture> {
    const [source, file] = this.#movie(movie);
    try {
      return await file.picture(frame);
    } catch (error) {
      throw new VideoJSONError([mediaIssue(error, source, `${pointer}/source`)]);
    }
  }

  #movie(index: number): readonly [source: string, movie: Movie] {
    const movie = this.#movies[index];
    if (!movie) throw new Error(`there is no video ${index}`);
    return movie;
  }

  #giveUp(shown: Shown): void {
    if ("decoded" in shown) {
      shown.decoded.release?.();
      return;
    }
    const { surface, halves = [] } = shown.tile;
    for (const { pointer } of [surface, ...halves]) this.#tools.heap.free(pointer);
  }

  #draw(picture: MoviePicture, info: MovieInfo): Tile {
    const { heap } = this.#tools;
    const stored = heap.allocateSurface(picture.width, picture.height);
    const opaque = picture.kind === "planar" ? this.#fromPlanes(stored, picture) : this.#fromRgba(stored, picture);
    return { surface: this.#turned(stored, info), left: 0, top: 0, halves: [], opaque };
  }

  /** Of what lies right of `left` and below `top`. Returns whether every pixel is opaque. */
  #fromPlanes(target: Surface, picture: PlanarPicture, left = 0, top = 0): boolean {
    const { engine } = this.#tools;
    const { chroma, bits, matrix, range } = picture;
    const shifts = { shiftX: chroma === "444" ? 0 : 1, shiftY: chroma === "420" ? 1 : 0 } as const;
    const from = ({ pointer, stride }: Plane, shiftX = 0, shiftY = 0): Plane => {
      return { pointer: pointer + (top >> shiftY) * stride + (left >> shiftX) * (bits > 8 ? 2 : 1), stride };
    };
    const [y, u, v, alpha] = this.#load(picture) as [Plane, Plane, Plane, Plane?];
    const { shiftX, shiftY } = shifts;
    const planar: Planar = { y: from(y), u: from(u, shiftX, shiftY), v: from(v, shiftX, shiftY), ...shifts, bits };
    engine.fromPlanar(target, planar, matrix, range);
    // What is opaque so far becomes premultiplied by being multiplied with its alpha.
    const { width, height } = target;
    if (alpha) engine.multiplyCoverage(target, { ...from(alpha), width, height });
    return alpha === undefined;
  }

  #fromRgba(target: Surface, { data, width, height }: RgbaPicture): boolean {
    const memory = new Uint8Array(this.#tools.memory.buffer);
    for (let row = 0; row < height; row++) {
      memory.set(data.subarray(row * width * 4, (row + 1) * width * 4), target.pointer + row * target.stride);
    }
    this.#tools.engine.premultiply(target, target);
    return false;
  }

  /** Y, U, V and, if there is one, alpha, copied into the engine's memory. */
  #load(picture: PlanarPicture): Plane[] {
    const { heap, memory } = this.#tools;
    const { y, u, v, alpha } = picture;
    const planes = [y, u, v, ...(alpha ? [alpha] : [])];
    const isThere = this.#planes.of === picture;
    const bytes = planes.reduce((sum, { data }) => sum + aligned(data.length), 0);
    if (bytes > this.#planes.bytes) {
      heap.free(this.#planes.pointer);
      this.#planes = { pointer: 0, bytes: 0 };
      this.#planes = { pointer: heap.allocate(bytes), bytes };
    }
    this.#planes = { ...this.#planes, of: picture };
    let next = this.#planes.pointer;
    return planes.map(({ data, stride }) => {
      const pointer = next;
      if (!isThere) new Uint8Array(memory.buffer).set(data, pointer);
      next += aligned(data.length);
      return { pointer, stride };
    });
  }

  /** The picture as it is shown; `stored` is freed where that is another one. */
  #turned(stored: Surface, { rotation, mirrored }: MovieInfo): Surface {
    if (rotation === 0 && !mirrored) return stored;
    const { engine, heap } = this.#tools;
    const isOnSide = rotation === 90 || rotation === 270;
    const [width, height] = isOnSide ? [stored.height, stored.width] : [stored.width, stored.height];
    const target = heap.allocateSurface(width, height);
    const [a, b, c, d] = TURNS[rotation];
    const flip = mirrored ? -1 : 1;
    // From the middle of the picture as shown to that of the stored one.
    const x = (stored.width - a * flip * width - c * height) / 2;
    const y = (stored.height - b * flip * width - d * height) / 2;
    engine.fill(target, 0);
    const toStored = { a: a * flip, b: b * flip, c, d, e: x, f: y };
    engine.compositeTransformed(target, stored, toStored, undefined, 255, { filter: "nearest", edge: "clamp" });
    heap.free(stored.pointer);
    return target;
  }
}

/** From a picture turned clockwise back to the stored one: where a step to the right (a, b) and one down (c, d) lead. */
const TURNS = {
  0: [1, 0, 0, 1],
  90: [0, -1, 1, 0],
  180: [-1, 0, 0, -1],
  270: [0, 1, -1, 0],
} as const;

function isI420({ chroma, bits }: PlanarPicture): boolean {
  return chroma === "420" && bits === 8;
}

function keyOf(movie: number, frame: number): string {
  return `${movie} ${frame}`;
}

/** Kernels read vectors of up to 16 bytes. */
function aligned(bytes: number): number {
  return Math.ceil(bytes / 64) * 64 + 64;
}
