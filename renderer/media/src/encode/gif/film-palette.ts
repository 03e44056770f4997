import type { FilmSource } from "../../export/film-source.js";
import type { Quality } from "../coding.js";
import { straight } from "../straight-alpha.js";
import { Histogram, quantize } from "./quantize.js";

/** Colours of each quality; one more of a table's 256 stands for "as before". */
const COLORS: Record<Quality, number> = { low: 63, medium: 255, high: 255 };
/** Frames looked at, evenly spread over the film. */
const FRAMES = 24;
/** Pixels of a frame looked at, about. */
const PIXELS = 2 ** 17;

/** Alpha from which a pixel is there: GIF knows no half-transparent ones. */
export const OPAQUE = 128;

/** Colours for a whole film: red, green and blue of each. One table for all frames keeps what stands still from flickering. */
export async function filmPalette(film: FilmSource, quality: Quality): Promise<Uint8Array> {
  const histogram = new Histogram();
  const frames = Math.min(FRAMES, film.frameCount);
  for (let index = 0; index < frames; index++) {
    const frame = Math.floor(((2 * index + 1) * film.frameCount) / (2 * frames));
    await film.prepare(frame);
    addFrame(histogram, film.frame(frame), film.width);
  }
  return quantize(histogram, COLORS[quality]);
}

/** Every n-th pixel of every n-th row. */
function addFrame(histogram: Histogram, pixels: Uint8Array, width: number): void {
  const step = Math.max(1, Math.floor(Math.sqrt(pixels.length / 4 / PIXELS)));
  for (let row = 0; row < pixels.length; row += width * 4 * step) {
    for (let at = row; at < row + width * 4; at += 4 * step) {
      const alpha = pixels[at + 3] as number;
      if (alpha < OPAQUE) continue;
      const [red, green, blue] = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number];
      histogram.add(straight(red, alpha), straight(green, alpha), straight(blue, alpha));
    }
  }
}
