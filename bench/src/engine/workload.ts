import type { Coverage, PixelEngine, Surface } from "@videoflow/renderer-core/engine";
import type { Canvas2DStage } from "../canvas-2d.js";
import type { KitStage } from "../canvas-kit.js";

/** One frame of the same work, by us and by whoever else can do it. What CanvasKit cannot do is measured against copying a frame. */
export interface Workload {
  readonly name: string;
  ours(): void;
  canvasKit?(stage: KitStage): void;
  canvas2d?(stage: Canvas2DStage): void;
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
  copyFrame(): void;
}
