import type { PixelEngine } from "../engine/engine.js";
import type { Surface } from "../engine/surface.js";
import { svgFonts } from "../fonts/svg-fonts.js";
import type { MediaInfo } from "../media/media-info.js";
import type { PictureInfo } from "../media/picture-info.js";
import type { Resources } from "../resources.js";
import type { AnimatedPngs } from "./animated-pngs.js";
import type { Heap } from "./canvaskit/heap.js";
import type { PictureDecoder } from "./canvaskit/picture-decoder.js";
import { type Raster, type RasterFonts, Rasters } from "./picture-rasters.js";
import type { SurfaceCache, Tile } from "./surface-cache.js";
import { checkWhole } from "./whole-picture.js";

interface Picture {
  readonly source: string;
  readonly info: PictureInfo;
  readonly bytes: Uint8Array;
  readonly fonts: RasterFonts | undefined;
}

interface Tools {
  readonly memory: WebAssembly.Memory;
  readonly engine: PixelEngine;
  readonly heap: Heap;
  readonly decoder: PictureDecoder;
  readonly animatedPngs: AnimatedPngs;
}

/** A document's pictures as pixels in the engine's memory, decoded when first seen and kept as long as the cache has room. */
export class PictureSource {
  readonly #pictures: readonly Picture[];
  readonly #tools: Tools;
  readonly #rasters: Rasters;

  private constructor(pictures: readonly Picture[], tools: Tools, rasters: Rasters) {
    this.#pictures = pictures;
    this.#tools = tools;
    this.#rasters = rasters;
  }

  static async create(resources: Resources, media: MediaInfo, tools: Tools): Promise<PictureSource> {
    const { assets, decoders } = resources;
    const bytes = new Map(assets.map((asset) => [asset.source, asset.bytes]));
    const pictures = [...media.pictures].map(([source, info]) => {
      return { source, info, bytes: bytes.get(source) as Uint8Array, fonts: fontsOf(info, resources) };
    });
    return new PictureSource(pictures, tools, await Rasters.create(decoders));
  }

  /** Of a picture, as written in the document. */
  sourceOf(picture: number): string {
    return this.#picture(picture).source;
  }

  /**
   * A whole picture, kept in `cache`. `width` and `height` are the pixels it is wanted at: SVG is drawn at that size, all
   * others have a size of their own.
   *
   * @throws MediaProblem
   */
  tile(cache: SurfaceCache, id: number, frame: number, width: number, height: number): Tile {
    const picture = this.#picture(id);
    if (picture.info.format === "svg") {
      const [across, down] = rasterSize(width, height);
      const draw = () => this.#place(this.#rasters.svg(picture.bytes, across, down, picture.fonts));
      return cache.get(`svg ${id} ${across} ${down}`, draw, true);
    }
    return cache.get(`image ${id} ${frame}`, () => this.#decode(picture, id, frame), true);
  }

  #picture(id: number): Picture {
    const picture = this.#pictures[id];
    if (!picture) throw new Error(`there is no picture ${id}`);
    return picture;
  }

  #decode({ info, bytes }: Picture, id: number, frame: number): Tile {
    if (info.format === "avif") return this.#place(this.#rasters.avif(bytes));
    const { heap, memory, decoder, animatedPngs } = this.#tools;
    const surface = heap.allocateSurface(info.width, info.height);
    try {
      if (info.format === "apng") animatedPngs.decodeFrame(surface, id, bytes, frame);
      else if (info.delays.length > 1) decoder.decodeFrame(surface, id, bytes, frame);
      else decoder.decode(surface, bytes);
      if (info.delays.length === 1) checkWhole(memory, surface, info.format, bytes);
    } catch (error) {
      heap.free(surface.pointer);
      throw error;
    }
    return this.#tileOf(surface);
  }

  #place({ width, height, data, premultiplied }: Raster): Tile {
    const { heap, memory, engine } = this.#tools;
    const surface = heap.allocateSurface(width, height);
    const target = new Uint8Array(memory.buffer);
    for (let y = 0; y < height; y++) {
      target.set(data.subarray(y * width * 4, (y + 1) * width * 4), surface.pointer + y * surface.stride);
    }
    if (!premultiplied) engine.premultiply(surface, surface);
    return this.#tileOf(surface);
  }

  #tileOf(surface: Surface): Tile {
    return { surface, left: 0, top: 0, halves: [], opaque: this.#isOpaque(surface) };
  }

  #isOpaque({ pointer, stride, width, height }: Surface): boolean {
    const bytes = new Uint8Array(this.#tools.memory.buffer);
    for (let y = 0; y < height; y++) {
      const row = bytes.subarray(pointer + y * stride, pointer + y * stride + width * 4);
      for (let at = 3; at < row.length; at += 4) if (row[at] !== 255) return false;
    }
    return true;
  }
}

/** The fonts of an SVG with text. */
function fontsOf({ texts }: PictureInfo, { fonts, fontFaces }: Resources): RasterFonts | undefined {
  if (!texts) return undefined;
  const { files, nameOf } = svgFonts(texts, fontFaces);
  return { nameOf, buffers: files.flatMap((file) => fonts.find((font) => font.file === file)?.bytes ?? []) };
}

/** Drawings are not made larger than this; beyond it they are enlarged like other pictures. */
const LARGEST_RASTER = 8192;

function rasterSize(width: number, height: number): [number, number] {
  const factor = Math.min(1, LARGEST_RASTER / width, LARGEST_RASTER / height);
  return [Math.max(1, Math.ceil(width * factor)), Math.max(1, Math.ceil(height * factor))];
}
