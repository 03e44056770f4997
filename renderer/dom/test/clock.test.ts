import { describe, expect, it } from "vitest";
import { frameAt, PlaybackClock, timeOf } from "../src/clock.js";

const rates = [
  { num: 24, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 60, den: 1 },
  { num: 240, den: 1 },
];

describe("frames and times", () => {
  it.each(rates)("lead to one another at $num/$den, through whole microseconds too", (fps) => {
    for (let frame = 0; frame < 3000; frame++) {
      const time = timeOf(frame, fps);
      expect(frameAt(time, fps)).toBe(frame);
      expect(frameAt(Math.floor(time * 1e6 + 0.5) / 1e6, fps)).toBe(frame);
      expect(frameAt(time - 0.001, fps)).toBe(frame - 1);
    }
  });
});

describe("the clock", () => {
  it.each([
    { display: 60, fps: 60 },
    { display: 60, fps: 30 },
    { display: 60, fps: 15 },
    { display: 120, fps: 60 },
  ])("at $display Hz shows every frame of $fps fps equally long, though timestamps tremble", ({ display, fps }) => {
    const clock = new PlaybackClock(0, 5000, { num: fps, den: 1 }, 1);
    const shown = Array.from({ length: 600 }, (_, tick) => {
      const tremble = ((tick * 7919) % 100) / 100 - 0.5;
      return clock.countAt(5000 + (1000 * tick) / display + (tick === 0 ? 0 : tremble * (400 / display)));
    });
    const repeats = display / fps;
    expect(shown).toEqual(shown.map((_, tick) => Math.floor(tick / repeats)));
  });

  it("runs at the playback rate from where it begins", () => {
    const clock = new PlaybackClock(2, 1000, { num: 30, den: 1 }, 2);
    expect(clock.secondsAt(1500)).toBeCloseTo(3, 1);
    expect(clock.secondsAt(0)).toBe(2);
  });

  it("follows the sound: large differences at once, small ones bit by bit", () => {
    const clock = new PlaybackClock(0, 0, { num: 60, den: 1 }, 1);
    clock.follow(3, 5000);
    expect(clock.secondsAt(5000)).toBeCloseTo(3, 6);
    clock.follow(3.05, 5000);
    expect(clock.secondsAt(5000)).toBeGreaterThan(3);
    expect(clock.secondsAt(5000)).toBeLessThan(3.01);
    for (let look = 0; look < 200; look++) clock.follow(3.05, 5000);
    expect(clock.secondsAt(5000)).toBeCloseTo(3.05, 4);
  });
});
