import type { Canvas2DMaker } from "./host.js";
import { FRAME, noise, PHOTO, type Size } from "./pictures.js";

/** What `OffscreenCanvas` and `@napi-rs/canvas` have in common. */
export interface Canvas2D {
  readonly context: Context2D;
  /** Draws all of the canvas onto another one, at its origin. */
  drawOn(context: Context2D): void;
}

export type Context2D = Pick<
  OffscreenCanvasRenderingContext2D,
  | "beginPath"
  | "clearRect"
  | "createConicGradient"
  | "createImageData"
  | "createLinearGradient"
  | "createRadialGradient"
  | "fill"
  | "fillRect"
  | "fillStyle"
  | "filter"
  | "getImageData"
  | "globalAlpha"
  | "globalCompositeOperation"
  | "putImageData"
  | "resetTransform"
  | "roundRect"
  | "setTransform"
>;

/** The pictures of the suites on 2D canvases. */
export interface Canvas2DStage {
  readonly context: Context2D;
  /** The half-transparent picture as a canvas takes it: straight alpha. */
  readonly layerData: ImageData;
  drawLayer(): void;
  drawPhoto(): void;
  /** Draws a frame of I420, which not every canvas can. */
  readonly drawI420: (() => void) | undefined;
  /** Drawing is recorded until somebody asks for pixels. */
  finish(): void;
}

export function canvas2dStage(maker: Canvas2DMaker): Canvas2DStage {
  const picture = (size: Size, opaque: boolean) => {
    const canvas = maker.create(size.width, size.height);
    const data = canvas.context.createImageData(size.width, size.height);
    data.data.set(noise(size, opaque));
    canvas.context.putImageData(data, 0, 0);
    return { canvas, data };
  };
  const { context } = picture(FRAME, true).canvas;
  const planes = new Uint8Array((FRAME.width * FRAME.height * 3) / 2).fill(128);
  const { drawI420 } = maker;
  const [layer, photo] = [picture(FRAME, false), picture(PHOTO, true)];
  return {
    context,
    layerData: layer.data,
    drawLayer: () => layer.canvas.drawOn(context),
    drawPhoto: () => photo.canvas.drawOn(context),
    drawI420: drawI420 && (() => drawI420(context, planes, FRAME)),
    finish: () => {
      context.getImageData(0, 0, 1, 1);
    },
  };
}

/** Draws the layer through a CSS filter. */
export function filtered({ context, drawLayer, finish }: Canvas2DStage, filter: string): void {
  context.filter = filter;
  drawLayer();
  context.filter = "none";
  finish();
}
