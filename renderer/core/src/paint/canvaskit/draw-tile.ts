import type { CanvasKit, MallocObj } from "canvaskit-wasm";
import type { Rect, Surface } from "../../engine/surface.js";
import type { Affine } from "../transform.js";
import type { Drawable } from "./drawable.js";

/** Draws what of `drawable`, taken through `matrix`, falls on `rect` into `surface`, which is as large as `rect`. */
export function drawTile(kit: CanvasKit, surface: Surface, drawable: Drawable, matrix: Affine, rect: Rect): void {
  const target = kit.MakeRasterDirectSurface(
    {
      width: surface.width,
      height: surface.height,
      colorType: kit.ColorType.RGBA_8888,
      // Never MakeSurface, which is not premultiplied.
      alphaType: kit.AlphaType.Premul,
      colorSpace: kit.ColorSpace.SRGB,
    },
    { byteOffset: surface.pointer } as MallocObj,
    surface.stride,
  );
  if (!target) throw new Error(`no raster surface of ${surface.width} × ${surface.height} pixels`);
  const { a, b, c, d, e, f } = matrix;
  const canvas = target.getCanvas();
  canvas.clear(kit.TRANSPARENT);
  canvas.concat([a, c, e - rect.left, b, d, f - rect.top, 0, 0, 1]);
  drawable.draw(canvas);
  target.delete();
}
