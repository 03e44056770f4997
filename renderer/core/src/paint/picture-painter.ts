import { VideoJSONError } from "@videoflow/core";
import type { PixelEngine } from "../engine/engine.js";
import { mipLevel, mipSizes } from "../engine/mips.js";
import type { Coverage, I420, Rect, Surface } from "../engine/surface.js";
import { crop } from "../engine/surface.js";
import type { DisplayItem, PictureContent, ShapeContent } from "../evaluate/display-list.js";
import { mediaIssue } from "../media/media-info.js";
import type { Artist } from "./canvaskit/artist.js";
import type { Heap } from "./canvaskit/heap.js";
import type { MovieSource } from "./movie-source.js";
import type { PictureSource } from "./picture-source.js";
import { contains, intersection, isEmpty, moved } from "./rect.js";
import type { SurfaceCache, Tile } from "./surface-cache.js";
import { type Affine, inverse, touchedPixels } from "./transform.js";

interface Tools {
  readonly artist: Artist;
  readonly engine: PixelEngine;
  readonly heap: Heap;
  readonly pictures: PictureSource;
  readonly movies: MovieSource;
}

/** A picture somewhere on a canvas: how its box gets there, and what of it may be seen. */
export interface PlacedPicture {
  readonly item: DisplayItem;
  readonly content: PictureContent;
  /** From the box to the canvas. */
  readonly matrix: Affine;
  /** What of the box the picture covers, in the box. */
  readonly visible: Rect;
  /** Pixels of the canvas that this touches. */
  readonly rect: Rect;
}

/** Mixing with the backdrop: opacity 0 to 255. */
type Mixing = Pick<DisplayItem, "opacity" | "blendMode">;

/**
 * Paints pictures straight from their own pixels, so that they are resampled once, however they are fitted and transformed.
 * Their edges are outlines (SPEC §5.5): a pixel that an edge crosses is covered in part.
 */
export class PicturePainter {
  readonly #tools: Tools;
  readonly #cache: SurfaceCache;
  readonly #scale: number;

  /** `scale`: pixels of the canvas per pixel of the document. */
  constructor(tools: Tools, cache: SurfaceCache, scale: number) {
    this.#tools = tools;
    this.#cache = cache;
    this.#scale = scale;
  }

  /** Where a picture is seen on a canvas; undefined if nowhere. */
  place(item: DisplayItem, content: PictureContent, matrix: Affine, canvas: Rect): PlacedPicture | undefined {
    const { width, height, placed } = content;
    const visible = {
      left: Math.max(0, placed.left),
      top: Math.max(0, placed.top),
      right: Math.min(width, placed.left + placed.width),
      bottom: Math.min(height, placed.top + placed.height),
    };
    if (isEmpty(visible) || inverse(matrix) === undefined) return undefined;
    const edges = edgesOf(matrix, visible);
    const rect = intersection(edges ? touchedPixels(IDENTITY, edges) : touchedPixels(matrix, visible), canvas);
    return isEmpty(rect) ? undefined : { item, content, matrix, visible, rect };
  }

  /** Paints what falls on `clip`. @throws VideoJSONError when the file turns out to be damaged */
  paint(target: Surface, placing: PlacedPicture, clip: Rect, mixing: Mixing): void {
    const part = intersection(placing.rect, clip);
    if (isEmpty(part)) return;
    const origin = this.#plainMovie(placing, part, mixing);
    if (origin) {
      const { picture, frame } = placing.content;
      this.#tools.movies.paint(picture, frame, crop(target, part), part.left - origin.left, part.top - origin.top);
      return;
    }
    const tile = this.#tile(placing);
    if (hasWholeEdges(placing) && (isPlain(mixing) || shareOfSmaller(tile, placing) === 0)) {
      this.#sample(target, tile, placing, part, mixing);
    } else {
      this.#paintApart(target, tile, placing, part, mixing);
    }
  }

  /** Where the picture of a video lies that replaces what is on `part`, pixel by pixel and in whole chroma samples. */
  #plainMovie(placing: PlacedPicture, part: Rect, mixing: Mixing): Rect | undefined {
    const { content } = placing;
    const { movies } = this.#tools;
    const size = content.moving ? movies.plain(content.picture, content.frame) : undefined;
    if (!size || !isPlain(mixing) || !hasWholeEdges(placing)) return undefined;
    const toPicture = toSource(placing, size);
    if (!isShift(toPicture)) return undefined;
    const [left, top] = [-toPicture.e, -toPicture.f];
    const picture = { left, top, right: left + size.width, bottom: top + size.height };
    const isWhole = (part.left - left) % 2 === 0 && (part.top - top) % 2 === 0;
    return isWhole && contains(picture, part) ? picture : undefined;
  }

  /** The planes of a video whose picture is exactly all of `canvas`; as `MovieSource.planes`. */
  planes(placing: PlacedPicture, canvas: Rect, mixing: Mixing): I420 | undefined {
    const { picture, frame } = placing.content;
    const place = this.#plainMovie(placing, canvas, mixing);
    return place && contains(canvas, place) ? this.#tools.movies.planes(picture, frame) : undefined;
  }

  /** Whether painting replaces all pixels of `clip`, whatever they are. @throws as `paint` */
  replaces(placing: PlacedPicture, clip: Rect, mixing: Mixing): boolean {
    if (!isPlain(mixing) || !hasWholeEdges(placing) || !contains(placing.rect, clip)) return false;
    if (this.#plainMovie(placing, clip, mixing)) return true;
    const { opaque, surface } = this.#tile(placing);
    const { a, b, c, d } = toSource(placing, surface);
    return opaque === true && Math.max(...[a, b, c, d].map(Math.abs)) < LARGEST_CERTAIN_STEP;
  }

  /** All pixels of `part`, as if the picture's outermost pixels went on for ever. */
  #sample(target: Surface, tile: Tile, placing: PlacedPicture, part: Rect, { opacity, blendMode }: Mixing): void {
    const toPicture = toSource(placing, tile.surface);
    const { engine } = this.#tools;
    if (isShift(toPicture)) {
      engine.composite(target, tile.surface, -toPicture.e, -toPicture.f, opacity, blendMode, part);
      return;
    }
    const chain = this.#chain(tile, toPicture);
    const draw = (level: number, strength: number) => {
      const surface = chain[Math.min(level, chain.length - 1)] as Surface;
      const scale = 1 / 2 ** Math.min(level, chain.length - 1);
      const toSource = scaled(toPicture, scale);
      engine.compositeTransformed(target, surface, toSource, part, strength, {
        blendMode,
        filter: "cubic",
        edge: "clamp",
      });
    };
    const share = shareOfSmaller(tile, placing);
    const level = tile.opaque ? finerLevel(toPicture) : mipLevel(toPicture);
    draw(level, opacity);
    if (share > 0) draw(level + 1, share);
  }

  /**
   * Sampled on a surface of its own, which is then cut along the outline and mixed with the target as a whole. That surface
   * begins where the whole picture does, whatever part of it is painted, so that the part does not change a pixel.
   */
  #paintApart(target: Surface, tile: Tile, placing: PlacedPicture, part: Rect, { opacity, blendMode }: Mixing): void {
    const { engine, heap } = this.#tools;
    const { rect } = placing;
    const { left, top } = rect;
    const inside = moved(part, -left, -top);
    const layer = heap.allocateSurface(rect.right - left, rect.bottom - top);
    try {
      engine.fill(crop(layer, inside), 0);
      const here = { ...placing, matrix: shifted(placing.matrix, -left, -top) };
      this.#sample(layer, tile, here, inside, { opacity: 255, blendMode: "normal" });
      if (!hasWholeEdges(placing)) this.#cut(layer, here, inside);
      engine.composite(target, layer, left, top, opacity, blendMode, part);
    } finally {
      heap.free(layer.pointer);
    }
  }

  /** Multiplies `layer` by the coverage of the picture's outline. */
  #cut(layer: Surface, { matrix, visible }: PlacedPicture, inside: Rect): void {
    const { artist, engine, heap } = this.#tools;
    const { width, height } = layer;
    const edges = edgesOf(matrix, visible);
    if (edges) {
      const coverage = { pointer: heap.allocate(width * height), stride: width, width, height };
      engine.roundedRectCoverage(coverage, edges, 0, 0);
      engine.multiplyCoverage(crop(layer, inside), part(coverage, inside));
      heap.free(coverage.pointer);
      return;
    }
    const mask = heap.allocateSurface(width, height);
    engine.fill(mask, 0);
    const size = { width: visible.right - visible.left, height: visible.bottom - visible.top };
    const outline = artist.drawable({ ...OUTLINE, ...size });
    const fromOutline = { ...matrix, ...pointAt(matrix, visible.left, visible.top) };
    artist.draw(mask, outline, fromOutline, { left: 0, top: 0, right: width, bottom: height });
    engine.multiplyMask(crop(layer, inside), crop(mask, inside));
    heap.free(mask.pointer);
  }

  #tile({ item, content }: PlacedPicture): Tile {
    const { picture, frame, placed } = content;
    const { pictures, movies } = this.#tools;
    if (content.moving) return movies.tile(picture, frame);
    const resolution = item.resolution * this.#scale;
    try {
      return pictures.tile(this.#cache, picture, frame, placed.width * resolution, placed.height * resolution);
    } catch (error) {
      throw new VideoJSONError([mediaIssue(error, pictures.sourceOf(picture), `${item.pointer}/source`)]);
    }
  }

  /** The picture and, where it is made smaller, its halves. */
  #chain({ surface, halves = [] }: Tile, toPicture: Affine): Surface[] {
    const { engine, heap } = this.#tools;
    if (halves.length === 0 && spacing(toPicture) > 1) {
      let larger = surface;
      for (const { width, height } of mipSizes(surface.width, surface.height)) {
        const half = heap.allocateSurface(width, height);
        engine.halve(half, larger, "clamp");
        halves.push(half);
        larger = half;
      }
    }
    return [surface, ...halves];
  }
}

/** Far less than what the engine draws nothing for, in pixels of the picture per pixel of the canvas. */
const LARGEST_CERTAIN_STEP = 1024;

function isPlain({ opacity, blendMode }: Mixing): boolean {
  return opacity === 255 && blendMode === "normal";
}

/** Pixels of the picture, by area, from one pixel of the canvas to the next. */
function spacing({ a, b, c, d }: Affine): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** The last level on which that distance is at least 1. */
function finerLevel(toPicture: Affine): number {
  let level = 0;
  for (let distance = spacing(toPicture); distance >= 2; distance /= 2) level++;
  return level;
}

/**
 * How much of the next smaller level, 0 to 255, is mixed into the finer one, so that nothing jumps when a picture slowly grows.
 * Only opaque pixels can be mixed by painting one over the other; of others the nearer level is taken.
 */
function shareOfSmaller({ opaque, surface }: Tile, placing: PlacedPicture): number {
  const toPicture = toSource(placing, surface);
  const distance = spacing(toPicture) / 2 ** finerLevel(toPicture);
  return opaque ? Math.floor(255 * Math.min(1, Math.max(0, distance - 1)) + 0.5) : 0;
}

function scaled({ a, b, c, d, e, f }: Affine, by: number): Affine {
  return { a: a * by, b: b * by, c: c * by, d: d * by, e: e * by, f: f * by };
}

/** A rectangle as an outline; corner radii of boxes belong here too. */
const OUTLINE: ShapeContent = {
  kind: "shape",
  geometry: { type: "rectangle", cornerRadius: 0 },
  width: 0,
  height: 0,
  fill: [255, 255, 255, 255],
  fillRule: "nonzero",
  stroke: {
    width: 0,
    color: [0, 0, 0, 0],
    alignment: "center",
    dash: 0,
    gap: 0,
    linejoin: "miter",
    linecap: "butt",
    trimStart: 0,
    trimEnd: 1,
  },
};

const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** From the canvas to the pixels of the picture. */
function toSource(
  { matrix, content: { placed } }: PlacedPicture,
  { width, height }: Pick<Surface, "width" | "height">,
): Affine {
  const { a, b, c, d, e, f } = inverse(matrix) as Affine;
  const [x, y] = [width / placed.width, height / placed.height];
  return { a: a * x, b: b * y, c: c * x, d: d * y, e: (e - placed.left) * x, f: (f - placed.top) * y };
}

/** Edges this near to the border between two pixels lie on it: an error of a 256th of a level. */
const NEARLY = 2 ** -16;

/** The rectangle that the picture becomes, if its sides stay upright. */
function edgesOf(matrix: Affine, { left, top, right, bottom }: Rect): Rect | undefined {
  if (!(matrix.b === 0 && matrix.c === 0) && !(matrix.a === 0 && matrix.d === 0)) return undefined;
  const [first, last] = [pointAt(matrix, left, top), pointAt(matrix, right, bottom)];
  const snapped = (edge: number) => {
    const nearest = Math.floor(edge + 0.5);
    return Math.abs(edge - nearest) < NEARLY ? nearest : edge;
  };
  return {
    left: snapped(Math.min(first.e, last.e)),
    top: snapped(Math.min(first.f, last.f)),
    right: snapped(Math.max(first.e, last.e)),
    bottom: snapped(Math.max(first.f, last.f)),
  };
}

/** Whether every edge either lies between pixels or beyond the canvas, so that no pixel is covered in part. */
function hasWholeEdges({ matrix, visible, rect }: PlacedPicture): boolean {
  const edges = edgesOf(matrix, visible);
  if (!edges) return false;
  return (
    (Number.isInteger(edges.left) || edges.left <= rect.left) &&
    (Number.isInteger(edges.top) || edges.top <= rect.top) &&
    (Number.isInteger(edges.right) || edges.right >= rect.right) &&
    (Number.isInteger(edges.bottom) || edges.bottom >= rect.bottom)
  );
}

/** Where a matrix takes a point, as the shift of a matrix. */
function pointAt({ a, b, c, d, e, f }: Affine, x: number, y: number): { e: number; f: number } {
  return { e: a * x + c * y + e, f: b * x + d * y + f };
}

function shifted(matrix: Affine, x: number, y: number): Affine {
  return { ...matrix, e: matrix.e + x, f: matrix.f + y };
}

function part({ pointer, stride }: Coverage, { left, top, right, bottom }: Rect): Coverage {
  return { pointer: pointer + top * stride + left, stride, width: right - left, height: bottom - top };
}

function isShift({ a, b, c, d, e, f }: Affine): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && Number.isInteger(e) && Number.isInteger(f);
}
