import type { Coverage, PixelEngine, Surface } from "@videoflow/renderer-core/engine";
import type { Canvas2DStage } from "../canvas-2d.js";
import type { KitStage } from "../canvas-kit.js";

/** One frame of the same work, by us and by whoever else can do it. What CanvasKit cannot do is measured against copying a frame. */
export interface Workload {
  readonly name: string;
  ours(): void;
  canvasKit?(stage: KitStage): void;
  canvas2d?(stage: Canvas2DStage): void;
  /** What must at least be done: nobody can be faster. For cases that are little else. */
  readonly floor?: MemoryWork;
  /** What `canvas2d` needs that not every canvas has. */
  readonly needs?: "drawI420";
}

export interface OurStage {
  readonly engine: PixelEngine;
  readonly target: Surface;
  /** Half-transparent noise of the target's size. */
  readonly layer: Surface;
  /** Opaque noise, larger than the target. */
  readonly photo: Surface;
  /** A soft disc of the target's size. */
  readonly coverage: Coverage;
  /** Address of the tight I420 planes of a frame. */
  readonly planes: number;
  /** Copies the layer's bytes to the target. */
  readonly copyFrame: MemoryWork;
  /** Multiplies every byte of the target by the same level, rounded. */
  readonly scaleFrame: MemoryWork;
  /** Writes all bytes of the target, or of the coverage. */
  readonly fillFrame: MemoryWork;
  readonly fillCoverage: MemoryWork;
}

/** Bytes moved with no more work than that, by the host's own means where it has some. */
export interface MemoryWork {
  readonly name: string;
  run(): void;
}
