import { describe, expect, test } from "vitest";
import { movieFrameAt } from "../src/evaluate/movie-frame.js";

/** Pictures at 30 a second, as exact as microseconds are. */
const exact = Float64Array.from({ length: 60 }, (_, index) => Math.floor((index * 1e6) / 30 + 0.5));
/** The same, as WebM has them: whole milliseconds. */
const rounded = exact.map((time) => Math.floor(time / 1000 + 0.5) * 1000);
const whole = { source: "", start: 0, end: 2_000_000, speed: 1_000_000, loop: false };

const shown = (times: Float64Array, played: Partial<typeof whole>, fps: number, count: number) =>
  Array.from({ length: count }, (_, frame) =>
    movieFrameAt({ played: { ...whole, ...played }, times }, Math.floor((frame * 1e6) / fps + 0.5)),
  );
const range = (first: number, end: number) => Array.from({ length: end - first }, (_, index) => first + index);

describe("the picture of a video that is due", () => {
  test.each([
    ["exact", exact],
    ["rounded to milliseconds", rounded],
  ])("is the next one in every frame of the same rate, times %s", (_, times) => {
    expect(shown(times, {}, 30, 60)).toEqual(range(0, 60));
  });

  test("stays the last one after the end", () => {
    expect(shown(exact, {}, 30, 70).slice(58)).toEqual([58, ...new Array(11).fill(59)]);
  });

  test("comes from the part that is played, and from nowhere else", () => {
    const played = { start: 500_000, end: 1_000_000 };
    expect(shown(exact, played, 30, 20)).toEqual([...range(15, 30), 29, 29, 29, 29, 29]);
    expect(shown(rounded, played, 30, 20)).toEqual([...range(15, 30), 29, 29, 29, 29, 29]);
  });

  test("begins again when looped, without a picture from behind the end", () => {
    const played = { start: 500_000, end: 1_000_000, loop: true };
    expect(shown(exact, played, 30, 32)).toEqual([...range(15, 30), ...range(15, 30), 15, 16]);
    expect(shown(exact, { ...played, start: 0, end: 2_000_000 }, 30, 62).slice(59)).toEqual([59, 0, 1]);
  });

  test("follows the speed", () => {
    expect(shown(exact, { speed: 2_000_000 }, 30, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(shown(exact, { speed: 500_000 }, 30, 6)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(shown(exact, {}, 60, 6)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(shown(exact, {}, 10, 4)).toEqual([0, 3, 6, 9]);
  });

  test("is held as long as the file holds it", () => {
    const times = Float64Array.of(0, 100_000, 120_000, 700_000);
    expect(shown(times, {}, 10, 9)).toEqual([0, 1, 2, 2, 2, 2, 2, 3, 3]);
  });

  test("is the one before a part that begins between two pictures", () => {
    expect(shown(exact, { start: 45_000, end: 60_000 }, 30, 3)).toEqual([1, 1, 1]);
  });
});
