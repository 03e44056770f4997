import type { AlphaType, Canvas, CanvasKit, ColorType, Image, ImageInfo, Paint, Surface } from "canvaskit-wasm";
import { FRAME, noise, PHOTO, type Size, softDisc } from "./pictures.js";

/** The pictures of the suites in CanvasKit, and a surface to draw them on. */
export interface KitStage {
  readonly kit: CanvasKit;
  readonly surface: Surface;
  readonly canvas: Canvas;
  readonly layer: Image;
  /** The layer's numbers, taken as straight alpha. */
  readonly straightLayer: Image;
  readonly photo: Image;
  readonly coverage: Image;
}

export function canvasKitStage(kit: CanvasKit): KitStage {
  const image = (size: Size, bytes: Uint8Array, alpha: AlphaType, color: ColorType) =>
    existing(kit.MakeImage(imageInfo(kit, size, alpha, color), bytes, bytes.length / size.height));
  const { Premul, Unpremul } = kit.AlphaType;
  const { RGBA_8888, Alpha_8 } = kit.ColorType;
  const surface = rasterSurface(kit, RGBA_8888);
  return {
    kit,
    surface,
    canvas: surface.getCanvas(),
    layer: image(FRAME, noise(FRAME, false), Premul, RGBA_8888),
    straightLayer: image(FRAME, noise(FRAME, false), Unpremul, RGBA_8888),
    photo: image(PHOTO, noise(PHOTO, true), Premul, RGBA_8888),
    coverage: image(FRAME, softDisc(FRAME), Premul, Alpha_8),
  };
}

/** A frame on the CPU. */
export function rasterSurface(kit: CanvasKit, colorType: ColorType): Surface {
  const stride = FRAME.width * (colorType === kit.ColorType.Alpha_8 ? 1 : 4);
  const pixels = kit.Malloc(Uint8Array, stride * FRAME.height);
  const info = imageInfo(kit, FRAME, kit.AlphaType.Premul, colorType);
  return existing(kit.MakeRasterDirectSurface(info, pixels, stride));
}

export function imageInfo(kit: CanvasKit, size: Size, alphaType: AlphaType, colorType: ColorType): ImageInfo {
  return { ...size, alphaType, colorType, colorSpace: kit.ColorSpace.SRGB };
}

/** CanvasKit gives null for what it has no memory for. */
export function existing<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error("CanvasKit has no memory for this, or refuses it");
  return thing;
}

/** One drawing with a paint of its own, finished. */
export function painted(stage: KitStage, prepare: (paint: Paint) => void, draw: (paint: Paint) => void): void {
  const paint = new stage.kit.Paint();
  prepare(paint);
  draw(paint);
  paint.delete();
  stage.surface.flush();
}
