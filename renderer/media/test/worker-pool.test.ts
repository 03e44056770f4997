import { expect, test } from "vitest";
import { exportVideo } from "../src/export/export-video.js";
import { localWorker } from "./local-worker.js";
import { memoryOutput } from "./memory-output.js";
import { syntheticFilm } from "./synthetic-film.js";

/** 400 segments of two frames. */
const FILM = syntheticFilm({
  width: 4,
  height: 2,
  frameCount: 800,
  fps: { num: 1, den: 1 },
  pixel: (x, y, frame) => [frame % 256, x * 60, y * 100, 255],
});

/** Exports the film and counts its workers: all that were started, and how many there were at most at once. */
async function exported(workers: number) {
  let [started, alive, most] = [0, 0, 0];
  const startWorker = () => {
    started++;
    alive++;
    most = Math.max(most, alive);
    const worker = localWorker(() => FILM);
    const terminate = async () => {
      alive--;
      await worker.terminate();
    };
    return { ...worker, terminate };
  };
  const file = await exportVideo(memoryOutput, { startWorker, workers, data: null, format: "png" });
  return { file, started, alive, most };
}

test("workers of a long export are replaced, and the file is the same for any number of them", async () => {
  const one = await exported(1);
  const two = await exported(2);
  expect(one.started).toBeGreaterThan(2);
  expect(one).toMatchObject({ most: 1, alive: 0 });
  expect(two).toMatchObject({ most: 2, alive: 0 });
  expect(two.started).toBeGreaterThan(3);
  expect(two.file).toEqual(one.file);
});
