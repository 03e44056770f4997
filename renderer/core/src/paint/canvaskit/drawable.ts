import type { Canvas } from "canvaskit-wasm";
import type { Rect } from "../../engine/surface.js";
import type { Color } from "../../evaluate/display-list.js";

/** Something CanvasKit can draw in its own box, whose top left corner is (0, 0). Lengths in pixels. */
export interface Drawable {
  /** Everything the picture depends on: drawables with equal keys draw equal pixels. */
  readonly key: string;
  /** The box that anchors and backgrounds refer to. */
  readonly width: number;
  readonly height: number;
  /** How far ink may reach beyond the box on every side. */
  readonly overhang: number;
  /** Around all ink, where that is known more closely; it is drawn all the same as if it could lie anywhere. */
  readonly ink?: Rect | undefined;
  /** Draws onto what is there. Shadows are cast while no layer of the canvas is open. */
  draw(canvas: Canvas, castShadow: CastShadow): void;
}

/** Lays a blurred shape on top of what is drawn so far. */
export type CastShadow = (shadow: Shadow) => void;

/** A shape to be blurred, in the box of the drawable that casts it. */
export interface Shadow {
  /** Names the shape: equal keys, equal shapes. */
  readonly key: string;
  /** Around all of the shape. */
  readonly bounds: Rect;
  /** Standard deviation of the blur, above 0. */
  readonly sigma: number;
  readonly color: Color;
  /** Draws the shape. Where it is opaque counts, not in which colour it is drawn. */
  draw(canvas: Canvas): void;
}
