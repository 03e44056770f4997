import { describe, expect, test } from "vitest";
import { exportVideo } from "../src/export/export-video.js";
import { localWorker } from "./local-worker.js";
import { memoryOutput } from "./memory-output.js";
import { readGif } from "./read-gif.js";
import { type Pixel, premultiplied, type SyntheticFilm, syntheticFilm } from "./synthetic-film.js";

async function gifOf(film: SyntheticFilm, workers = 1) {
  const startWorker = () => localWorker(() => syntheticFilm(film));
  return exportVideo(memoryOutput, { startWorker, workers, data: null, format: "gif" });
}

const RED: Pixel = [230, 40, 30, 255];
const NIGHT: Pixel = [12, 16, 40, 255];
const NOTHING: Pixel = [0, 0, 0, 0];

/** A square that moves on a plain ground. */
const square = (ground: Pixel) => (x: number, y: number, frame: number) =>
  x >= frame && x < frame + 10 && y >= 5 && y < 15 ? RED : ground;

function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, byte, i) => sum + Math.abs(byte - (b[i] as number)), 0) / a.length;
}

describe("a GIF", () => {
  test("shows every frame as it is when there are few colours, for its time, again and again", async () => {
    const film = { width: 61, height: 33, frameCount: 45, pixel: square(NIGHT) };
    const gif = readGif(await gifOf(film));
    expect([gif.width, gif.height, gif.loops]).toEqual([61, 33, 0]);
    expect(gif.frames).toHaveLength(45);
    gif.frames.forEach(({ pixels }, frame) => {
      expect(Buffer.compare(pixels, premultiplied(film, frame)), `frame ${frame}`).toBe(0);
    });
    const ends = gif.frames.map((_, i) => gif.frames.slice(0, i + 1).reduce((sum, { delay }) => sum + delay, 0));
    expect(ends).toEqual(gif.frames.map((_, i) => Math.round(((i + 1) * 100) / 30)));
  });

  test("is the same bytes for 1, 2 and 3 workers", async () => {
    const film = { width: 40, height: 30, frameCount: 40, pixel: square(NIGHT) };
    const once = await gifOf(film);
    for (const workers of [2, 3]) expect(Buffer.compare(once, await gifOf(film, workers))).toBe(0);
  });

  test("keeps what is transparent, also where something was", async () => {
    const film = { width: 60, height: 24, frameCount: 40, pixel: square(NOTHING) };
    const gif = readGif(await gifOf(film));
    expect(gif.frames).toHaveLength(40);
    gif.frames.forEach(({ pixels }, frame) => {
      expect(Buffer.compare(pixels, premultiplied(film, frame)), `frame ${frame}`).toBe(0);
    });
  });

  test("shows a segment that begins transparent after one that does not", async () => {
    const pixel = (x: number, y: number, frame: number) => square(frame < 34 ? NIGHT : NOTHING)(x, y, frame);
    const film = { width: 60, height: 24, frameCount: 64, pixel };
    const gif = readGif(await gifOf(film));
    gif.frames.forEach(({ pixels }, frame) => {
      expect(Buffer.compare(pixels, premultiplied(film, frame)), `frame ${frame}`).toBe(0);
    });
  });

  test("has one image where nothing moves, however long", async () => {
    const still = { width: 20, height: 10, frameCount: 150, pixel: () => NIGHT };
    const gif = readGif(await gifOf(still));
    expect(gif.frames.map(({ delay }) => delay)).toEqual([500]);
    const long = readGif(await gifOf({ ...still, frameCount: 1400, fps: { num: 2, den: 1 } }));
    expect(long.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(70_000);
    expect(Buffer.compare(long.frames.at(-1)?.pixels as Uint8Array, premultiplied(still, 0))).toBe(0);
  });

  test("stores only the part that changes", async () => {
    const film = { width: 200, height: 100, frameCount: 20, pixel: square(NIGHT) };
    const { frames } = readGif(await gifOf(film));
    for (const { rect } of frames.slice(1, -1)) expect(rect).toMatchObject({ top: 5, width: 11, height: 10 });
  });

  test.each([
    [{ num: 24, den: 1 }, 48],
    [{ num: 30_000, den: 1001 }, 60],
    [{ num: 50, den: 1 }, 100],
  ])("lasts as long as the film at %o", async (fps, frameCount) => {
    const gif = readGif(await gifOf({ width: 120, height: 20, frameCount, fps, pixel: square(NIGHT) }));
    expect(gif.frames).toHaveLength(frameCount);
    for (const { delay } of gif.frames) expect(delay).toBeGreaterThanOrEqual(2);
    const total = gif.frames.reduce((sum, { delay }) => sum + delay, 0);
    expect(total).toBe(Math.round((frameCount * 100 * fps.den) / fps.num));
  });

  test("leaves out frames that no player could show: above 50 a second", async () => {
    const film = { width: 90, height: 20, frameCount: 60, fps: { num: 60, den: 1 }, pixel: square(NIGHT) };
    const gif = readGif(await gifOf(film));
    expect(gif.frames).toHaveLength(50);
    expect(gif.frames.every(({ delay }) => delay === 2)).toBe(true);
    // Frame k is the first of the film that begins in its fiftieth of a second.
    gif.frames.forEach(({ pixels }, k) => {
      expect(Buffer.compare(pixels, premultiplied(film, Math.ceil((k * 60) / 50))), `image ${k}`).toBe(0);
    });
  });

  test("comes near more colours than it has", async () => {
    const pixel = (x: number, y: number, frame: number): Pixel => [x * 2, y * 4, (x + y + frame) & 255, 255];
    const film = { width: 128, height: 64, frameCount: 3, pixel };
    const gif = readGif(await gifOf(film));
    gif.frames.forEach(({ pixels }, frame) => {
      const source = premultiplied(film, frame);
      expect(difference(pixels, source)).toBeLessThan(8);
      // The pattern of two colours keeps the mean of each region.
      for (const channel of [0, 1, 2]) {
        for (const [left, top] of [
          [0, 0],
          [64, 0],
          [32, 32],
          [96, 48],
        ] as const) {
          const mean = (data: Uint8Array) => {
            let sum = 0;
            for (let y = top; y < top + 16; y++) {
              for (let x = left; x < left + 16; x++) sum += data[(y * 128 + x) * 4 + channel] as number;
            }
            return sum / 256;
          };
          expect(Math.abs(mean(pixels) - mean(source))).toBeLessThan(6);
        }
      }
    });
  });

  test("cannot be larger than its format allows", async () => {
    const film = { width: 70_000, height: 1, frameCount: 1, pixel: () => NIGHT };
    await expect(gifOf(film)).rejects.toMatchObject({ code: "ENCODING_UNSUPPORTED" });
  });

  test("has no sound, codec or bit rate to choose", async () => {
    const startWorker = () =>
      localWorker(() => syntheticFilm({ width: 2, height: 2, frameCount: 1, pixel: () => RED }));
    const options = { startWorker, workers: 1, data: null, format: "gif" } as const;
    for (const wrong of [
      { codec: "h264" },
      { encoder: "webcodecs" },
      { bitrate: 100_000 },
      { audioCodec: "aac" },
    ] as const) {
      await expect(exportVideo(memoryOutput, { ...options, ...wrong })).rejects.toMatchObject({
        code: "OPTION_INVALID",
      });
    }
  });
});
