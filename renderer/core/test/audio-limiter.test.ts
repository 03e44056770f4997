import { expect, test } from "vitest";
import { limit } from "../src/audio/limiter.js";

test("sound leaves neither -1..1 nor the numbers, however loud it is", () => {
  const samples = Float32Array.of(
    0.5,
    -0.9,
    3.4e38,
    -3.4e38,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  );
  limit(samples);
  expect([...samples]).toEqual([0.5, Math.fround(-0.9), 1, -1, 1, -1, 0]);
});
