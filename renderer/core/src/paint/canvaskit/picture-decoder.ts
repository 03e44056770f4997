import type { AnimatedImage, CanvasKit, Image, MallocObj } from "canvaskit-wasm";
import type { Surface } from "../../engine/surface.js";
import { damaged } from "../../media/media-problem.js";

/** Decodes PNG, JPEG, WebP, GIF and BMP to premultiplied pixels, turned as their EXIF orientation says. */
export class PictureDecoder {
  readonly #kit: CanvasKit;
  /** Animated pictures, standing at the frame that was decoded last: most frames are asked for in order. */
  readonly #playing = new Map<number, { readonly image: AnimatedImage; frame: number }>();

  constructor(kit: CanvasKit) {
    this.#kit = kit;
  }

  /** Fills `surface`, which has the picture's size. @throws MediaProblem when the bytes are no whole picture of that size */
  decode(surface: Surface, bytes: Uint8Array): void {
    const image = this.#kit.MakeImageFromEncoded(bytes);
    if (!image) throw damaged("the decoder does not take it");
    this.#read(surface, image);
  }

  /** As `decode`, frame `frame` of the animated picture `id`. */
  decodeFrame(surface: Surface, id: number, bytes: Uint8Array, frame: number): void {
    const playing = this.#playing.get(id) ?? this.#open(id, bytes);
    if (frame < playing.frame) {
      playing.image.reset();
      playing.frame = 0;
    }
    for (; playing.frame < frame; playing.frame++) playing.image.decodeNextFrame();
    const image = playing.image.makeImageAtCurrentFrame();
    if (!image) throw damaged(`its frame ${frame} cannot be decoded`);
    this.#read(surface, image);
  }

  dispose(): void {
    for (const { image } of this.#playing.values()) image.delete();
    this.#playing.clear();
  }

  #open(id: number, bytes: Uint8Array): { readonly image: AnimatedImage; frame: number } {
    const image = this.#kit.MakeAnimatedImageFromEncoded(bytes);
    if (!image) throw damaged("the decoder does not take it");
    const opened = { image, frame: 0 };
    this.#playing.set(id, opened);
    return opened;
  }

  #read(surface: Surface, image: Image): void {
    const kit = this.#kit;
    const { width, height, pointer, stride } = surface;
    // Reading into the picture's own colour space keeps its numbers as they are: profiles are not applied (SPEC §11.2).
    const colorSpace = image.getColorSpace();
    const info = { width, height, colorType: kit.ColorType.RGBA_8888, alphaType: kit.AlphaType.Premul, colorSpace };
    const target = { byteOffset: pointer, toTypedArray: () => NOTHING } as unknown as MallocObj;
    const fits = image.width() === width && image.height() === height;
    const read = fits ? image.readPixels(0, 0, info, target, stride) : null;
    colorSpace.delete();
    image.delete();
    if (!read) throw damaged(fits ? "its pixels cannot be decoded" : "its pixels are not of the size it says");
  }
}

const NOTHING = new Uint8Array(0);
