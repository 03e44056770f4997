import type { PcmAudio } from "../src/encode/pcm.js";
import { pcmSource } from "../src/encode/pcm.js";
import type { FilmSource } from "../src/export/film-source.js";

/** Straight red, green, blue and alpha of a pixel. */
export type Pixel = readonly [number, number, number, number];

export interface SyntheticFilm {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly fps?: { readonly num: number; readonly den: number };
  readonly pixel: (x: number, y: number, frame: number) => Pixel;
  readonly sound?: PcmAudio;
}

/** A film that needs no renderer: its pixels are computed one by one. */
export function syntheticFilm(film: SyntheticFilm): FilmSource {
  const { width, height, frameCount, fps = { num: 30, den: 1 }, sound } = film;
  return {
    width,
    height,
    frameCount,
    fps,
    showsVideo: false,
    prepare: async () => undefined,
    frame: (frame) => premultiplied(film, frame),
    frameI420: () => {
      throw new Error("this film is for pictures");
    },
    sound: async () => sound && pcmSource(sound),
  };
}

/** The pixels of a frame as the film gives them. */
export function premultiplied({ width, height, pixel }: SyntheticFilm, frame: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const [red, green, blue, alpha] = pixel(x, y, frame);
      const times = (channel: number) => Math.round((channel * alpha) / 255);
      pixels.set([times(red), times(green), times(blue), alpha], at);
    }
  }
  return pixels;
}
