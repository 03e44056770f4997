import avifFactory, { type AVIFModule } from "@jsquash/avif/codec/dec/avif_dec.js";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { SvgFonts } from "../fonts/svg-fonts.js";
import { scaledSvg } from "../media/formats/svg.js";
import { damaged } from "../media/media-problem.js";
import type { Resources } from "../resources.js";

/** Pixels in rows without padding. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly premultiplied: boolean;
}

/** What text is drawn in. */
export interface RasterFonts {
  readonly buffers: readonly Uint8Array[];
  readonly nameOf: SvgFonts["nameOf"];
}

/** Decoders that work outside of the engine's memory: SVG and AVIF, each there if the document needs it. */
export class Rasters {
  readonly #avif: AVIFModule | undefined;

  private constructor(avif: AVIFModule | undefined) {
    this.#avif = avif;
  }

  static async create({ svg, avif }: Resources["decoders"]): Promise<Rasters> {
    if (svg) await startResvg(svg);
    return new Rasters(avif && (await instantiateAvif(avif)));
  }

  /** Draws an SVG so that it fills width × height pixels, its text in `fonts`. @throws MediaProblem */
  svg(bytes: Uint8Array, width: number, height: number, fonts?: RasterFonts): Raster {
    try {
      const fontBuffers = [...(fonts?.buffers ?? [])];
      const font = { fontBuffers, ...(fonts && { defaultFontFamily: fonts.nameOf([]) }) };
      const drawing = new Resvg(scaledSvg(bytes, width, height, fonts?.nameOf), { font });
      const image = drawing.render();
      const raster = { width: image.width, height: image.height, data: image.pixels, premultiplied: true };
      image.free();
      drawing.free();
      return raster;
    } catch (error) {
      throw damaged(error instanceof Error ? error.message : String(error));
    }
  }

  /** @throws MediaProblem */
  avif(bytes: Uint8Array): Raster {
    const image = this.#avif?.decode(bytes as Uint8Array<ArrayBuffer>, 8);
    if (!image) throw damaged("the decoder does not take it");
    return { width: image.width, height: image.height, data: image.data, premultiplied: false };
  }
}

let resvg: Promise<void> | undefined;

/** The library has one instance for all, and refuses to be started twice. */
function startResvg(module: WebAssembly.Module): Promise<void> {
  resvg ??= initWasm(module);
  return resvg;
}

const avifs = new WeakMap<WebAssembly.Module, Promise<AVIFModule>>();

function instantiateAvif(module: WebAssembly.Module): Promise<AVIFModule> {
  const instance = avifs.get(module) ?? startAvif(module);
  avifs.set(module, instance);
  return instance;
}

function startAvif(module: WebAssembly.Module): Promise<AVIFModule> {
  return avifFactory({
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance);
      return instance.exports;
    },
  });
}
