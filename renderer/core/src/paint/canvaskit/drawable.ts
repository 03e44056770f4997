import type { Canvas } from "canvaskit-wasm";

/** Something CanvasKit can draw in its own box, whose top left corner is (0, 0). Lengths in pixels. */
export interface Drawable {
  /** Everything the picture depends on: drawables with equal keys draw equal pixels. */
  readonly key: string;
  /** The box that anchors and backgrounds refer to. */
  readonly width: number;
  readonly height: number;
  /** How far ink may reach beyond the box on every side. */
  readonly overhang: number;
  draw(canvas: Canvas): void;
}
