import { describe, expect, test } from "vitest";
import { audio, click, frequencyOf, heardAt, mix, sine, tone } from "./audio-lab.js";

describe("placement (SPEC §12.2)", () => {
  test("a click at 1.000 s of the file is sample 48000 of a video that begins with it", async () => {
    const [left, right] = await mix({ layers: [audio()] }, { a: click(1, 2) });
    expect([heardAt(left), heardAt(right), left.length, left[48_000]]).toEqual([[48_000], [48_000], 96_000, 0.5]);
  });

  test.each([
    ["at the start of the layer", audio({ startTime: 1.25, sourceStart: 1 }), [60_000]],
    ["less what is trimmed", audio({ sourceStart: 0.5, sourceEnd: 1.5 }), [24_000]],
    [
      "once in every round of a loop",
      audio({ sourceStart: 0.9, sourceEnd: 1.1, loop: true, duration: 0.7 }),
      [4800, 14_400, 24_000],
    ],
    ["not after the end of what is played", audio({ sourceEnd: 0.75, duration: 2 }), []],
  ] as const)("a click is heard %s", async (_, layer, expected) => {
    const [left] = await mix({ duration: 3, layers: [layer] }, { a: click(1, 2) });
    expect(heardAt(left)).toEqual(expected);
  });

  test("speed 2 keeps the pitch", async () => {
    const [left] = await mix({ layers: [audio({ speed: 2 })] }, { a: tone(sine(440), 4) });
    expect(left.length).toBe(96_000);
    expect(frequencyOf(left.subarray(4800, 90_000))).toBeCloseTo(440, 0);
  });

  test("pitch 2 is an octave", async () => {
    const [left] = await mix({ layers: [audio({ pitch: 2 })] }, { a: tone(sine(440), 4) });
    expect(left.length).toBe(192_000);
    expect(frequencyOf(left.subarray(4800, 180_000))).toBeCloseTo(880, 0);
  });
});
