import { type Allocator, Scratch } from "./scratch.js";
import type { Coverage, Matrix, Rect, Surface } from "./surface.js";

/** How a source mixes with what lies below it (W3C Compositing and Blending 1, sections 5 to 10). */
export const BLEND_MODES = [
  "normal",
  "multiply",
  "screen",
  "overlay",
  "darken",
  "lighten",
  "color-dodge",
  "color-burn",
  "hard-light",
  "soft-light",
  "difference",
  "exclusion",
  "hue",
  "saturation",
  "color",
  "luminosity",
] as const;
export type BlendMode = (typeof BLEND_MODES)[number];

/** How a pixel is read between pixel centres. */
export const FILTERS = ["nearest", "bilinear"] as const;
export type Filter = (typeof FILTERS)[number];

/** What lies beyond a sampled surface: nothing (edges fade over one pixel), or its outermost pixels, repeated. */
export const EDGES = ["transparent", "clamp"] as const;
export type Edge = (typeof EDGES)[number];

export const YUV_MATRICES = ["bt601", "bt709"] as const;
export type YuvMatrix = (typeof YUV_MATRICES)[number];
export const YUV_RANGES = ["limited", "full"] as const;
export type YuvRange = (typeof YUV_RANGES)[number];

type Kernel = (...parameters: number[]) => void;

/** The exports of engine.wasm; their parameters are documented in engine/assembly. */
interface Kernels {
  readonly fill: Kernel;
  readonly copy: Kernel;
  readonly composite: Kernel;
  readonly paintColor: Kernel;
  readonly paintCoverage: Kernel;
  readonly sampleAffine: Kernel;
  readonly rgbaToI420: Kernel;
}

export interface SampleOptions {
  /** Default "normal". */
  readonly blendMode?: BlendMode;
  /** Default "bilinear". */
  readonly filter?: Filter;
  /** Default "transparent". */
  readonly edge?: Edge;
}

/**
 * Instantiates the SIMD kernels in a memory that somebody else owns. `allocator` lends the working memory.
 * Surfaces are addresses in that memory, so they survive its growth.
 */
export async function instantiateEngine(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  allocator: Allocator,
): Promise<PixelEngine> {
  const instance = await WebAssembly.instantiate(module, { env: { memory } });
  return new PixelEngine(instance.exports as unknown as Kernels, new Scratch(allocator));
}

/**
 * Whole-surface pixel work. Every operation has one result, byte for byte, on every machine.
 *
 * Colours are premultiplied 0xAABBGGRR, opacities whole 0 to 255. Positions and clips may lie anywhere; nothing outside the
 * target and the clip is written. Sources and targets must not overlap.
 */
export class PixelEngine {
  readonly #kernels: Kernels;
  readonly #scratch: Scratch;

  /** Use `instantiateEngine`. */
  constructor(kernels: Kernels, scratch: Scratch) {
    this.#kernels = kernels;
    this.#scratch = scratch;
  }

  /** Gives the working memory back. */
  dispose(): void {
    this.#scratch.dispose();
  }

  /** Replaces every pixel. To clear, fill with 0; to fill a rectangle, fill a `crop`. */
  fill(target: Surface, color: number): void {
    this.#kernels.fill(...surface(target), color);
  }

  /** Replaces the top left pixels of `target` by those of `source`, as far as both reach. */
  copy(target: Surface, source: Surface): void {
    const [width, height] = [Math.min(target.width, source.width), Math.min(target.height, source.height)];
    this.#kernels.copy(target.pointer, target.stride, source.pointer, source.stride, width, height);
  }

  /** Draws `source` with its top left corner at (left, top) of `target`. */
  composite(
    target: Surface,
    source: Surface,
    left: number,
    top: number,
    opacity = 255,
    blendMode: BlendMode = "normal",
    clip: Rect = bounds(target),
  ): void {
    const mode = BLEND_MODES.indexOf(blendMode);
    this.#kernels.composite(...surface(target), ...edges(clip), ...surface(source), left, top, opacity, mode);
  }

  /** Draws one colour over the clip. */
  paintColor(
    target: Surface,
    color: number,
    opacity = 255,
    blendMode: BlendMode = "normal",
    clip: Rect = bounds(target),
  ): void {
    const mode = BLEND_MODES.indexOf(blendMode);
    this.#kernels.paintColor(...surface(target), ...edges(clip), color, opacity, mode, this.#row(target));
  }

  /** Draws one colour through a coverage tile whose top left corner lies at (left, top) of `target`. */
  paintCoverage(
    target: Surface,
    coverage: Coverage,
    left: number,
    top: number,
    color: number,
    opacity = 255,
    blendMode: BlendMode = "normal",
    clip: Rect = bounds(target),
  ): void {
    const mode = BLEND_MODES.indexOf(blendMode);
    const tile = [...surface(coverage), left, top, color, opacity, mode, this.#row(target)];
    this.#kernels.paintCoverage(...surface(target), ...edges(clip), ...tile);
  }

  /**
   * Draws `source` through an affine map. `toSource` takes target coordinates to source coordinates, both in pixels from the
   * top left corner. Coefficients beyond ±16384 and offsets beyond ±2^30 draw nothing.
   */
  compositeTransformed(
    target: Surface,
    source: Surface,
    toSource: Matrix,
    clip: Rect = bounds(target),
    opacity = 255,
    { blendMode = "normal", filter = "bilinear", edge = "transparent" }: SampleOptions = {},
  ): void {
    const { a, b, c, d, e, f } = toSource;
    const sampling = [a, c, e, b, d, f, FILTERS.indexOf(filter), EDGES.indexOf(edge)];
    const mixing = [opacity, BLEND_MODES.indexOf(blendMode), this.#row(target)];
    this.#kernels.sampleAffine(...surface(target), ...edges(clip), ...surface(source), ...sampling, ...mixing);
  }

  /**
   * Converts to planar Y, U, V at 4:2:0, one after the other without padding (`i420Size` bytes), odd sizes rounded up by
   * repeating the last column and row. Colour is taken as lying on black.
   */
  toI420(source: Surface, planes: number, matrix: YuvMatrix = "bt709", range: YuvRange = "limited"): void {
    const [chromaWidth, chromaHeight] = [(source.width + 1) >> 1, (source.height + 1) >> 1];
    const u = planes + chromaWidth * chromaHeight * 4;
    const v = u + chromaWidth * chromaHeight;
    const output = [planes, chromaWidth * 2, u, chromaWidth, v, chromaWidth];
    this.#kernels.rgbaToI420(...surface(source), ...output, YUV_MATRICES.indexOf(matrix), YUV_RANGES.indexOf(range));
  }

  /** One row of pixels, written in vectors of four. */
  #row(target: Surface): number {
    return this.#scratch.atLeast((target.width + 4) * 4);
  }
}

/** Bytes of the I420 planes of a surface. */
export function i420Size(width: number, height: number): number {
  return 6 * ((width + 1) >> 1) * ((height + 1) >> 1);
}

function bounds({ width, height }: Surface): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}

function edges({ left, top, right, bottom }: Rect): [number, number, number, number] {
  return [left, top, right, bottom];
}

function surface({ pointer, stride, width, height }: Surface): [number, number, number, number] {
  return [pointer, stride, width, height];
}
