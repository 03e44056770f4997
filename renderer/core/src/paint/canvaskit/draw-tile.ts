import type { CanvasKit, MallocObj } from "canvaskit-wasm";
import type { Rect, Surface } from "../../engine/surface.js";
import type { Affine } from "../transform.js";
import type { CastShadow, Drawable } from "./drawable.js";

/** Draws what of `drawable`, taken through `matrix`, falls on `rect` onto `surface`, which is as large as `rect`. */
export function drawTile(
  kit: CanvasKit,
  surface: Surface,
  drawable: Pick<Drawable, "draw">,
  matrix: Affine,
  rect: Rect,
  castShadow: CastShadow,
): void {
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
  canvas.concat([a, c, e - rect.left, b, d, f - rect.top, 0, 0, 1]);
  drawable.draw(canvas, castShadow);
  target.delete();
}
