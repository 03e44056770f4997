export interface Size {
  readonly width: number;
  readonly height: number;
}

export const FRAME: Size = { width: 1920, height: 1080 };

/** Larger than the frame, which shows a part of it. */
export const PHOTO: Size = { width: 2400, height: 1600 };

/** Premultiplied noise, the same for everybody. */
export function noise({ width, height }: Size, opaque: boolean): Uint8Array {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 24;
  };
  const pixels = new Uint8Array(width * height * 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = opaque ? 255 : random();
    pixels[i + 3] = alpha;
    for (let channel = 0; channel < 3; channel++) pixels[i + channel] = Math.min(alpha, random());
  }
  return pixels;
}

/** An opaque frame with smooth and busy parts. */
export function scenery({ width, height }: Size): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const busy = (x ^ y) & 255;
      pixels.set([(x * 255) / width, y < height / 2 ? (y * 255) / height : busy, busy, 255], (y * width + x) * 4);
    }
  }
  return pixels;
}

/** A disc whose soft edge fills the frame: one byte per pixel. */
export function softDisc({ width, height }: Size): Uint8Array {
  const coverage = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x / width - 0.5, y / height - 0.5];
      coverage[y * width + x] = 255 * Math.max(0, 1 - 2 * (dx * dx + dy * dy));
    }
  }
  return coverage;
}
