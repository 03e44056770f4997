import type { KitStage } from "../canvas-kit.js";
import { FRAME } from "../pictures.js";
import type { OurStage, Workload } from "./workload.js";

/** Ken Burns: source pixels per target pixel, and where the frame starts in the photo. */
const ZOOM = { scale: 1.13, x: 30.3, y: 20.7 };
const TURN = { cos: 0.995, sin: 0.0998, x: 150, y: 190 };
const ALL = { left: 0, top: 0, right: FRAME.width, bottom: FRAME.height };

/** A photo drawn through a map of the plane. */
export function sampling({ engine, target, photo }: OurStage): Workload[] {
  const zoomed = { a: ZOOM.scale, b: 0, c: 0, d: ZOOM.scale, e: ZOOM.x, f: ZOOM.y };
  return [
    {
      name: "affine bilinear, zoom",
      ours: () => engine.compositeTransformed(target, photo, zoomed),
      canvasKit: (stage) => transformed(stage, zoomMatrix()),
      canvas2d: ({ context, drawPhoto, finish }) => {
        const k = 1 / ZOOM.scale;
        context.setTransform(k, 0, 0, k, -ZOOM.x * k, -ZOOM.y * k);
        drawPhoto();
        context.resetTransform();
        finish();
      },
    },
    {
      name: "affine bilinear, turned",
      ours: () => {
        const { cos, sin, x, y } = TURN;
        engine.compositeTransformed(target, photo, { a: cos, b: -sin, c: sin, d: cos, e: x, f: y });
      },
      canvasKit: (stage) => transformed(stage, turnMatrix()),
      canvas2d: ({ context, drawPhoto, finish }) => {
        const [a, c, e, b, d, f] = turnMatrix();
        context.setTransform(a, b, c, d, e, f);
        drawPhoto();
        context.resetTransform();
        finish();
      },
    },
    {
      name: "affine cubic, zoom",
      ours: () => engine.compositeTransformed(target, photo, zoomed, ALL, 255, { filter: "cubic" }),
      canvasKit: ({ canvas, surface, photo: image }) => {
        canvas.save();
        canvas.concat([...zoomMatrix(), 0, 0, 1]);
        canvas.drawImageCubic(image, 0, 0, 0, 0.5, null);
        canvas.restore();
        surface.flush();
      },
    },
    {
      name: "perspective bilinear",
      ours: () => engine.compositeProjected(target, photo, [1.1, 0.05, 20, -0.02, 1.1, 60, 0.00005, 0.00002, 1]),
      canvasKit: (stage) => {
        // The inverse of the map above, scaled so that its last entry is 1.
        transformed(stage, [0.9094, -0.0402, -15.78, 0.0176, 0.9076, -54.81], [-0.0000458, -0.0000161, 1]);
      },
    },
  ];
}

/** Photo to frame, rows x and y. */
function zoomMatrix(): number[] {
  const k = 1 / ZOOM.scale;
  return [k, 0, -ZOOM.x * k, 0, k, -ZOOM.y * k];
}

function turnMatrix(): [number, number, number, number, number, number] {
  const { cos, sin, x, y } = TURN;
  return [cos, -sin, -cos * x + sin * y, sin, cos, -sin * x - cos * y];
}

function transformed({ kit, canvas, surface, photo }: KitStage, affine: number[], projection = [0, 0, 1]): void {
  canvas.save();
  canvas.concat([...affine, ...projection]);
  canvas.drawImageOptions(photo, 0, 0, kit.FilterMode.Linear, kit.MipmapMode.None, null);
  canvas.restore();
  surface.flush();
}
