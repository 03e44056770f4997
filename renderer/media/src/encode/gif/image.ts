import { LzwEncoder } from "./lzw.js";

/** A frame as indices of the palette. */
export interface GifImage {
  readonly frame: number;
  readonly indices: Uint8Array;
  /** What the canvas shows before it; undefined: nothing that counts, so that all of it is to be painted. */
  readonly before?: Uint8Array | undefined;
}

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where in the graphic control extension, which leads every image, things are (GIF89a §23). */
const FLAGS = 3;
const DELAY = 4;
const HAS_TRANSPARENCY = 1;
const KEEP = 1 << 2;
const CLEAR = 2 << 2;
const DISPOSAL = 7 << 2;

/** Bits of an index into a table of colours that has a place for "transparent" too. */
export function depthOf(colors: number): number {
  let depth = 2;
  while (1 << depth < colors + 1) depth++;
  return depth;
}

/** Writes images of one size. */
export class ImageWriter {
  readonly #width: number;
  readonly #height: number;
  readonly #transparent: number;
  readonly #lzw = new LzwEncoder();

  constructor(width: number, height: number, transparent: number) {
    this.#width = width;
    this.#height = height;
    this.#transparent = transparent;
  }

  /**
   * An image with its control extension, shown for no time yet (`setDelay`).
   *
   * @param whole as large as the canvas, else only the rectangle around what has changed
   * @param cleared whether its rectangle is made transparent afterwards
   */
  write(image: GifImage, whole: boolean, cleared: boolean): Uint8Array {
    const { indices, before } = image;
    const rect = whole || !before ? this.#canvas() : this.#changed(indices, before);
    const part = this.#part(rect, indices, before);
    const flags = (cleared ? CLEAR : KEEP) | (part.includes(this.#transparent) ? HAS_TRANSPARENCY : 0);
    const data = this.#lzw.encode(part, depthOf(this.#transparent));
    const { left, top, right, bottom } = rect;
    const head = [
      ...[0x21, 0xf9, 4, flags, 0, 0, this.#transparent, 0],
      ...[0x2c, ...word(left), ...word(top), ...word(right - left), ...word(bottom - top), 0],
    ];
    const bytes = new Uint8Array(head.length + data.length);
    bytes.set(head);
    bytes.set(data, head.length);
    return bytes;
  }

  #canvas(): Rect {
    return { left: 0, top: 0, right: this.#width, bottom: this.#height };
  }

  #changed(indices: Uint8Array, before: Uint8Array): Rect {
    let [left, top, right, bottom] = [this.#width, this.#height, 0, 0];
    for (let y = 0, at = 0; y < this.#height; y++) {
      for (let x = 0; x < this.#width; x++, at++) {
        if (indices[at] === before[at]) continue;
        if (y < top) top = y;
        bottom = y + 1;
        if (x < left) left = x;
        if (x >= right) right = x + 1;
      }
    }
    return right > left ? { left, top, right, bottom } : { left: 0, top: 0, right: 1, bottom: 1 };
  }

  /** What has not changed is left transparent: long runs of one index take few bytes. */
  #part({ left, top, right, bottom }: Rect, indices: Uint8Array, before: Uint8Array | undefined): Uint8Array {
    const part = new Uint8Array((right - left) * (bottom - top));
    let target = 0;
    for (let y = top; y < bottom; y++) {
      for (let at = y * this.#width + left; at < y * this.#width + right; at++) {
        const index = indices[at] as number;
        part[target++] = before && before[at] === index ? this.#transparent : index;
      }
    }
    return part;
  }
}

/** Whether something shows through an image. */
export function hasTransparency(image: Uint8Array): boolean {
  return ((image[FLAGS] as number) & HAS_TRANSPARENCY) !== 0;
}

/** Has the canvas cleared after an image as large as it. */
export function clearAfter(image: Uint8Array): void {
  image[FLAGS] = ((image[FLAGS] as number) & ~DISPOSAL) | CLEAR;
}

/** @param delay hundredths of a second until the next image, at most 65535 */
export function setDelay(image: Uint8Array, delay: number): void {
  image.set(word(delay), DELAY);
}

/** An image of one pixel that changes nothing. */
export function emptyImage(transparent: number): Uint8Array {
  return new ImageWriter(1, 1, transparent).write({ frame: 0, indices: Uint8Array.of(transparent) }, true, false);
}

/** Least significant byte first. */
export function word(value: number): [number, number] {
  return [value & 255, value >> 8];
}
