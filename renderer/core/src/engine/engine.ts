import { blurPlan, blurScratchBytes } from "./blur.js";
import { type GradientStop, gradientSegments, segmentCount } from "./gradient.js";
import type { Kernels } from "./kernels.js";
import {
  BLEND_MODES,
  BLUR_EDGES,
  type BlendMode,
  type BlurEdge,
  EDGES,
  type Edge,
  FILTERS,
  type Filter,
  GRADIENT_SHAPES,
  type GradientShape,
  MASK_KINDS,
  type MaskKind,
  type SampleOptions,
  YUV_MATRICES,
  YUV_RANGES,
  type YuvMatrix,
  type YuvRange,
} from "./options.js";
import { type Allocator, Scratch } from "./scratch.js";
import {
  type Coverage,
  crop,
  type Homography,
  type I420,
  type Matrix,
  type Planar,
  type Rect,
  type Surface,
  tightI420,
} from "./surface.js";

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
  return new PixelEngine(instance.exports as unknown as Kernels, memory, new Scratch(allocator));
}

/**
 * Whole-surface pixel work. Every operation has one result, byte for byte, on every machine.
 *
 * Colours are premultiplied 0xAABBGGRR, opacities whole 0 to 255. Positions and clips are whole pixels and may lie anywhere;
 * nothing outside the target and the clip is written. Source and target must not overlap, except where they may be the same.
 */
export class PixelEngine {
  readonly #kernels: Kernels;
  readonly #memory: WebAssembly.Memory;
  readonly #scratch: Scratch;

  /** Use `instantiateEngine`. */
  constructor(kernels: Kernels, memory: WebAssembly.Memory, scratch: Scratch) {
    this.#kernels = kernels;
    this.#memory = memory;
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
    const { width, height } = common(target, source);
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
    this.#kernels.composite(...surface(target), ...edges(clip), ...surface(source), ...place(left, top), opacity, mode);
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
    const mixing = [color, opacity, BLEND_MODES.indexOf(blendMode), this.#row(target)];
    this.#kernels.paintCoverage(
      ...surface(target),
      ...edges(clip),
      ...surface(coverage),
      ...place(left, top),
      ...mixing,
    );
  }

  /**
   * Draws `source` through an affine map. `toSource` takes target coordinates to source coordinates, both in pixels from the
   * top left corner. Coefficients beyond ±16384 and offsets beyond ±2^30 draw nothing. For maps that shrink, see `mipFor`.
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
    const mixing = [opacity, BLEND_MODES.indexOf(blendMode), this.#scratch.atLeast(samplingBytes(target, filter))];
    this.#kernels.sampleAffine(...surface(target), ...edges(clip), ...surface(source), ...sampling, ...mixing);
  }

  /** As `compositeTransformed`, through a projective map; where its w is not positive there is nothing to see. */
  compositeProjected(
    target: Surface,
    source: Surface,
    toSource: Homography,
    clip: Rect = bounds(target),
    opacity = 255,
    { blendMode = "normal", filter = "bilinear", edge = "transparent" }: SampleOptions = {},
  ): void {
    const sampling = [...toSource, FILTERS.indexOf(filter), EDGES.indexOf(edge)];
    const mixing = [opacity, BLEND_MODES.indexOf(blendMode), this.#scratch.atLeast(samplingBytes(target, filter))];
    this.#kernels.samplePerspective(...surface(target), ...edges(clip), ...surface(source), ...sampling, ...mixing);
  }

  /** Replaces `target` by `source` at half size; it must have ceil(size / 2) pixels. `edge` lies beyond odd sizes. */
  halve(target: Surface, source: Surface, edge: Edge = "transparent"): void {
    this.#kernels.halve(target.pointer, target.stride, ...surface(source), EDGES.indexOf(edge));
  }

  /**
   * Draws a gradient over the clip. `toGradient` takes target coordinates to gradient space: a linear gradient runs along its
   * x axis from 0 to 1, a radial one from its origin to distance 1, a conic one once around from its x axis towards its y axis.
   * `stops` are in ascending order of offset; outside them the first and the last colour continue.
   */
  paintGradient(
    target: Surface,
    shape: GradientShape,
    toGradient: Matrix,
    stops: readonly GradientStop[],
    opacity = 255,
    blendMode: BlendMode = "normal",
    clip: Rect = bounds(target),
  ): void {
    const segments = gradientSegments(stops);
    const row = this.#scratch.atLeast(rowBytes(target) + segments.byteLength);
    const table = this.#store(row + rowBytes(target), segments);
    const { a, b, c, d, e, f } = toGradient;
    const geometry = [GRADIENT_SHAPES.indexOf(shape), a, c, e, b, d, f, table, segmentCount(segments)];
    const mixing = [opacity, BLEND_MODES.indexOf(blendMode), row];
    this.#kernels.paintGradient(...surface(target), ...edges(clip), ...geometry, ...mixing);
  }

  /**
   * Replaces `target` by `source` through 4×5 matrices, one after the other. Each has 20 numbers in rows red, green, blue,
   * alpha, for straight colour where 1 is full, and clamps its result to 0..1. Target and source may be the same.
   */
  colorMatrix(target: Surface, source: Surface, matrices: readonly (readonly number[])[]): void {
    const levels = matrices.flatMap((matrix) => matrix.map((value, index) => (index % 5 === 4 ? value * 255 : value)));
    const table = this.#store(this.#scratch.atLeast(levels.length * 4), new Float32Array(levels));
    const { width, height } = common(target, source);
    this.#kernels.colorMatrix(
      ...[target.pointer, target.stride, width, height, source.pointer, source.stride, table, matrices.length],
    );
  }

  /** Replaces straight by premultiplied alpha. Target and source may be the same. */
  premultiply(target: Surface, source: Surface): void {
    const { width, height } = common(target, source);
    this.#kernels.premultiply(target.pointer, target.stride, width, height, source.pointer, source.stride);
  }

  /** Replaces premultiplied by straight alpha. Target and source may be the same. */
  unpremultiply(target: Surface, source: Surface): void {
    const { width, height } = common(target, source);
    this.#kernels.unpremultiply(target.pointer, target.stride, width, height, source.pointer, source.stride);
  }

  /**
   * Replaces `target` by `source` blurred, standard deviations in pixels. Both have the same size and may be the same.
   * With "transparent" edges what spreads beyond the surface is lost: leave a margin of `blurMargin`.
   */
  blur(target: Surface, source: Surface, sigmaX: number, sigmaY: number, edge: BlurEdge = "transparent"): void {
    const plan = blurPlan(sigmaX, sigmaY);
    const sizes = halvedSizes(source, plan.halvings);
    const band = blurScratchBytes(source.width, source.height, plan);
    const levelBytes = sizes.reduce((sum, { width, height }) => sum + width * height * 4, 0);
    // One block: the rows that sampling uses, the bands, the levels.
    const rows = samplingBytes(target, "bilinear");
    const start = this.#scratch.atLeast(rows + band + levelBytes);
    const bands = start + rows;
    let next = bands + band;
    let level = source;
    for (const { width, height } of sizes) {
      const half = { pointer: next, stride: width * 4, width, height };
      this.halve(half, level, edge === "transparent" ? "transparent" : "clamp");
      next += width * height * 4;
      level = half;
    }
    const blurred = plan.halvings > 0 ? level : target;
    for (const { x, y } of plan.passes) {
      const { width, height } = common(blurred, level);
      const parameters = [width, height, level.pointer, level.stride, ...x, ...y, BLUR_EDGES.indexOf(edge), bands];
      this.#kernels.blur(blurred.pointer, blurred.stride, ...parameters);
      level = blurred;
    }
    if (plan.halvings === 0) return;
    const scale = 1 / 2 ** plan.halvings;
    this.fill(target, 0);
    const toLevel = { a: scale, b: 0, c: 0, d: scale, e: 0, f: 0 };
    this.compositeTransformed(target, blurred, toLevel, bounds(target), 255, { edge: "clamp" });
  }

  /** Replaces `target` by the shape of `source` in one colour: color · alpha. Target and source may be the same. */
  tint(target: Surface, source: Surface, color: number): void {
    const { width, height } = common(target, source);
    this.#kernels.tint(target.pointer, target.stride, width, height, source.pointer, source.stride, color);
  }

  /**
   * Replaces `target` by the shadow that `source` casts: its shape, blurred, in one colour. Composite it below the source at
   * the shadow's offset. Both have the same size; the source leaves a margin of `blurMargin(sigma)`.
   */
  shadow(target: Surface, source: Surface, sigma: number, color: number): void {
    this.tint(target, source, OPAQUE_WHITE);
    this.blur(target, target, sigma, sigma);
    this.tint(target, target, color);
  }

  /** Multiplies `target` by the alpha or luminance of `mask`, pixel by pixel from the top left corner of both. */
  multiplyMask(target: Surface, mask: Surface, kind: MaskKind = "alpha", inverted = false): void {
    const { width, height } = common(target, mask);
    const reading = [mask.pointer, mask.stride, MASK_KINDS.indexOf(kind), inverted ? 1 : 0];
    this.#kernels.multiplyMask(target.pointer, target.stride, width, height, ...reading);
  }

  /** Multiplies `target` by `coverage`, pixel by pixel from the top left corner of both. */
  multiplyCoverage(target: Surface, coverage: Coverage): void {
    const { width, height } = common(target, coverage);
    const { pointer, stride } = coverage;
    this.#kernels.multiplyCoverage(target.pointer, target.stride, width, height, pointer, stride);
  }

  /**
   * Replaces `target` by the coverage of a rectangle, whose edges may lie between pixels, with elliptic corners.
   * Radii are cut to half a side.
   */
  roundedRectCoverage(target: Coverage, rect: Rect, radiusX: number, radiusY: number): void {
    const { left, top, right, bottom } = rect;
    const [rx, ry] = [cut(radiusX, right - left), cut(radiusY, bottom - top)];
    this.#kernels.roundedRectCoverage(...surface(target), left, top, right, bottom, rx, ry);
  }

  /**
   * Converts to planar Y, U, V at 4:2:0, written to `planes` as `tightI420` lays them out (`i420Size` bytes); odd sizes are
   * rounded up by repeating the last column and row. Colour is taken as lying on black.
   *
   * @param part what is converted, grown to whole blocks of 8 × 2 pixels; all else of the planes stays. Default: everything
   */
  toI420(
    source: Surface,
    planes: number,
    matrix: YuvMatrix = "bt709",
    range: YuvRange = "limited",
    part: Rect = { left: 0, top: 0, right: source.width, bottom: source.height },
  ): void {
    const format = [YUV_MATRICES.indexOf(matrix), YUV_RANGES.indexOf(range)];
    const left = part.left & ~7;
    const top = part.top & ~1;
    const right = Math.min(source.width, (part.right + 7) & ~7);
    const bottom = Math.min(source.height, (part.bottom + 1) & ~1);
    const { y, yStride, u, v, chromaStride } = tightI420(planes, source.width, source.height);
    const chroma = (top / 2) * chromaStride + left / 2;
    const target = { y: y + top * yStride + left, yStride, u: u + chroma, v: v + chroma, chromaStride };
    this.#kernels.rgbaToI420(...surface(crop(source, { left, top, right, bottom })), ...planeList(target), ...format);
  }

  /** Replaces `target` by the opaque picture in `source`, which has at least its size. */
  fromI420(target: Surface, source: I420, matrix: YuvMatrix = "bt709", range: YuvRange = "limited"): void {
    const format = [YUV_MATRICES.indexOf(matrix), YUV_RANGES.indexOf(range)];
    this.#kernels.i420ToRgba(...surface(target), ...planeList(source), ...format);
  }

  /**
   * Writes to `planes`, as `toI420` does, what `toI420` gives of a picture from `fromI420`: `source` itself, but where its colours
   * lie outside of RGB.
   */
  clipI420(
    planes: number,
    source: I420,
    { width, height }: Pick<Surface, "width" | "height">,
    matrix: YuvMatrix = "bt709",
    range: YuvRange = "limited",
  ): void {
    const format = [YUV_MATRICES.indexOf(matrix), YUV_RANGES.indexOf(range), this.#scratch.atLeast(CLIP_BYTES)];
    const target = tightI420(planes, width, height);
    this.#kernels.clipI420(width, height, ...planeList(target), ...planeList(source), ...format);
  }

  /** Replaces `target` by the opaque picture in `source`, which has at least its size. */
  fromPlanar(target: Surface, source: Planar, matrix: YuvMatrix, range: YuvRange): void {
    const { y, u, v, shiftX, shiftY, bits } = source;
    const isPlain = bits === 8 && shiftX === 1 && shiftY === 1 && u.stride === v.stride;
    if (isPlain) {
      const planes = { y: y.pointer, yStride: y.stride, u: u.pointer, v: v.pointer, chromaStride: u.stride };
      this.fromI420(target, planes, matrix, range);
      return;
    }
    const planes = [y, u, v].flatMap(({ pointer, stride }) => [pointer, stride]);
    const format = [YUV_MATRICES.indexOf(matrix), YUV_RANGES.indexOf(range), shiftX, shiftY, bits];
    this.#kernels.planarToRgba(...surface(target), ...planes, ...format);
  }

  #row(target: Surface): number {
    return this.#scratch.atLeast(rowBytes(target));
  }

  #store(pointer: number, values: Float32Array): number {
    new Float32Array(this.#memory.buffer, pointer, values.length).set(values);
    return pointer;
  }
}

const OPAQUE_WHITE = 0xffffffff;

/** Two lines of sixteen pixels. */
const CLIP_BYTES = 128;

/** One row of pixels; kernels write it in vectors of four. */
function rowBytes({ width }: Surface): number {
  return (width + 4) * 4;
}

/** The table of weights (engine/assembly/cubic.ts), and what scale-cubic.ts or scale.ts, which need most, work with. */
function samplingBytes(target: Surface, filter: Filter): number {
  const rows = filter === "cubic" ? CUBIC_ROWS : BILINEAR_ROWS;
  return WEIGHT_TABLE_BYTES + CUBIC_BLOCK_BYTES + rows * rowBytes(target);
}

const WEIGHT_TABLE_BYTES = 2048;
const CUBIC_BLOCK_BYTES = 20480;
/** In bytes of a row of the target. */
const [CUBIC_ROWS, BILINEAR_ROWS] = [72, 8];

function bounds({ width, height }: Surface): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}

function common(first: Surface | Coverage, second: Surface | Coverage): { width: number; height: number } {
  return { width: Math.min(first.width, second.width), height: Math.min(first.height, second.height) };
}

function halvedSizes({ width, height }: Surface, halvings: number): { width: number; height: number }[] {
  return Array.from({ length: halvings }, () => {
    [width, height] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    return { width, height };
  });
}

function cut(radius: number, side: number): number {
  return Math.max(0, Math.min(radius, side / 2));
}

function edges({ left, top, right, bottom }: Rect): [number, number, number, number] {
  return [...place(left, top), ...place(right, bottom)];
}

/** Kernels take i32; whatever lies further away is as far away as that. */
function place(x: number, y: number): [number, number] {
  const saturated = (value: number) => Math.max(-(2 ** 31), Math.min(value, 2 ** 31 - 1));
  return [saturated(x), saturated(y)];
}

function surface({ pointer, stride, width, height }: Surface | Coverage): [number, number, number, number] {
  return [pointer, stride, width, height];
}

function planeList({ y, yStride, u, v, chromaStride }: I420): [number, number, number, number, number, number] {
  return [y, yStride, u, chromaStride, v, chromaStride];
}
