import { expect, it } from "vitest";
import { clockText, spokenTime } from "../src/player/time-text.js";
import { copyStraight } from "../src/worker/straight-alpha.js";

it.each([
  [0, "0:00", "0 seconds"],
  [1.99, "0:01", "1 second"],
  [61, "1:01", "1 minute 1 second"],
  [179.9999999, "3:00", "3 minutes"],
  [3727, "1:02:07", "1 hour 2 minutes 7 seconds"],
])("says %s s as %s and %s", (seconds, shown, said) => {
  expect(clockText(seconds)).toBe(shown);
  expect(spokenTime(seconds)).toBe(said);
});

it("takes alpha out of the pixels that have it", () => {
  const target = new Uint8ClampedArray(16);
  copyStraight(target, Uint8Array.of(1, 2, 3, 255, 0, 0, 0, 0, 64, 32, 1, 128, 7, 7, 7, 7));
  expect([...target]).toEqual([1, 2, 3, 255, 0, 0, 0, 0, 128, 64, 2, 128, 255, 255, 255, 7]);
});
