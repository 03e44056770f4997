import type { Rect, Surface } from "../engine/surface.js";

/**
 * A surface that shows `bounds` of a canvas, seen as all of that canvas: the same pixels, found by coordinates of the canvas.
 * There is nothing beyond `bounds`: whatever is done to it has to be clipped to them.
 */
export function canvasView({ pointer, stride }: Surface, bounds: Rect, canvas: Rect): Surface {
  return {
    pointer: pointer - bounds.top * stride - bounds.left * 4,
    stride,
    width: canvas.right,
    height: canvas.bottom,
  };
}
