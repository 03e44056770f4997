import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameRate, parseTime, type Time, VideoJSONError } from "../src/index.js";

const ntsc = "30000/1001";

const readings: [time: Time, fps: number | string, seconds: number][] = [
  [0, 30, 0],
  [-0, 30, 0],
  [5, 30, 5],
  [0.1, 30, 0.1],
  [0.1 + 0.2, 30, 0.3],
  [1 / 3, 30, 0.333333],
  [0.0000005, 30, 0.000001],
  [0.0000004, 30, 0],
  [-1.5, 30, -1.5],
  [1e9, 30, 1e9],
  ["5", 30, 5],
  ["0.25", 30, 0.25],
  [".5", 30, 0.5],
  ["5.", 30, 5],
  ["+5", 30, 5],
  ["-0.5s", 30, -0.5],
  ["5s", 30, 5],
  ["1.5s", 30, 1.5],
  ["  5 s\t", 30, 5],
  ["500ms", 30, 0.5],
  ["0.0005ms", 30, 0.000001],
  ["0.00049ms", 30, 0],
  ["-0.0005ms", 30, 0],
  ["-0.0015ms", 30, -0.000001],
  ["2m", 30, 120],
  ["0.1m", 30, 6],
  ["1h", 30, 3600],
  ["1.5h", 30, 5400],
  ["120f", 30, 4],
  ["120 f", 60, 2],
  ["1f", 24, 0.041667],
  ["1f", ntsc, 0.033367],
  ["30000f", ntsc, 1001],
  ["-1f", ntsc, -0.033367],
  ["1f", 29.97, 0.033367],
  ["1f", 0.5, 2],
  ["00:05", 30, 5],
  ["1:30", 30, 90],
  ["01:30.25", 30, 90.25],
  ["90:00", 30, 5400],
  ["01:02:30", 30, 3750],
  ["01:02:03.000001", 30, 3723.000001],
  ["100:00:00", 30, 360000],
  ["01:02:30:15", 30, 3750.5],
  ["00:00:01:01", ntsc, 1.033367],
  ["00:00:00:29", ntsc, 0.967633],
  ["0:0:0:1", 240, 0.004167],
  ["00:00:00:239", 240, 0.995833],
];

const refusals: [what: string, time: unknown, fps?: number | string][] = [
  ["nothing", ""],
  ["a space", " "],
  ["a word", "soon"],
  ["an unknown unit", "5 sec"],
  ["a unit in capitals", "5S"],
  ["two units", "1m30s"],
  ["an exponent", "1e3"],
  ["hexadecimal", "0x10"],
  ["a comma", "1,5s"],
  ["a sign apart", "- 5s"],
  ["a line feed", "5s\n"],
  ["digits of another script", "٥s"],
  ["part of a frame", "1.5f"],
  ["60 seconds on a clock", "00:60"],
  ["60 minutes beside hours", "01:60:00"],
  ["three digits of minutes beside hours", "1:001:00"],
  ["a negative clock", "-00:05"],
  ["a frame number of the next second", "00:00:00:30", 30],
  ["a frame number of the next second at 29.97", "00:00:00:30", ntsc],
  ["five fields", "0:0:0:0:0"],
  ["an empty field", "1::2"],
  ["not a number", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["more than 31 years", 1e9 + 1],
  ["more than 31 years, as text", "1000000001s"],
  ["a text without end", "9".repeat(100_000)],
  ["null", null],
  ["undefined", undefined],
  ["a list", [5]],
  ["an object", { seconds: 5 }],
  ["a boolean", true],
  ["a big integer", 5n],
];

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return error instanceof VideoJSONError ? error.code : String(error);
  }
  return undefined;
}

describe("parseTime", () => {
  it.each(readings)("reads %j at %s fps as %s s", (time, fps, seconds) => {
    expect(parseTime(time, fps)).toBe(seconds);
  });

  it.each(refusals)("refuses %s", (_what, time, fps = 30) => {
    expect(codeOf(() => parseTime(time as Time, fps))).toBe("TIME_INVALID");
  });

  it("shows the right forms to who wrote a wrong one", () => {
    expect(() => parseTime("5 sec", 30)).toThrow(/"5 sec"/);
    const issue = (() => {
      try {
        parseTime("5 sec", 30);
      } catch (error) {
        return (error as VideoJSONError).issues[0];
      }
      return undefined;
    })();
    expect(issue?.fix).toMatch(/500ms/);
    expect(issue?.fix).toMatch(/1:30/);
  });

  it("gives whole microseconds, and the same again for what it gave", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (seconds) => {
        const once = parseTime(seconds, 30);
        expect(Math.round(once * 1e6) / 1e6).toBe(once);
        expect(parseTime(once, 30)).toBe(once);
        expect(Math.abs(once - seconds)).toBeLessThanOrEqual(0.5e-6 + Math.abs(seconds) * 2 ** -51);
      }),
    );
  });

  it("reads whole microseconds alike as number, seconds, milliseconds and clock", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359_999_999_999 }), (microseconds) => {
        const seconds = microseconds / 1e6;
        const digits = String(microseconds).padStart(10, "0");
        const clock = [
          Math.floor(microseconds / 3.6e9),
          Math.floor(microseconds / 6e7) % 60,
          `${Math.floor(microseconds / 1e6) % 60}.${digits.slice(-6)}`,
        ].join(":");
        expect(parseTime(`${digits.slice(0, -6)}.${digits.slice(-6)}s`, 30)).toBe(seconds);
        expect(parseTime(`${digits.slice(0, -3)}.${digits.slice(-3)}ms`, 30)).toBe(seconds);
        expect(parseTime(clock, 30)).toBe(seconds);
        expect(parseTime(seconds, 30)).toBe(seconds);
      }),
    );
  });

  it("puts a frame where the exact fraction of the frame rate puts it", () => {
    const rates = fc.constantFrom<number | string>(23.976, 24, 25, 29.97, 30, 59.94, 60, 240, ntsc, "24000/1001");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), rates, (frame, fps) => {
        const { num, den } = frameRate(fps);
        const exact = BigInt(frame) * BigInt(den) * 1_000_000n;
        const microseconds = BigInt(Math.round(parseTime(`${frame}f`, fps) * 1e6));
        // Nearest microsecond, ties up: -1/2 < microseconds - exact/num <= 1/2.
        const twiceError = 2n * (microseconds * BigInt(num) - exact);
        expect(twiceError <= BigInt(num) && twiceError > -BigInt(num)).toBe(true);
      }),
    );
  });
});

describe("frameRate", () => {
  it.each<[number | string, number, number]>([
    [30, 30, 1],
    [29.97, 2997, 100],
    [23.976, 2997, 125],
    [12.5, 25, 2],
    [0.001, 1, 1000],
    [240, 240, 1],
    ["30000/1001", 30000, 1001],
    ["60/2", 30, 1],
  ])("reads %j as %i/%i", (fps, num, den) => {
    expect(frameRate(fps)).toEqual({ num, den });
  });

  it.each([
    0,
    -1,
    241,
    0.0001,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "30",
    "30/0",
    "0/1",
    "-30/1",
    "481/2",
    "1/1/1",
    null,
    {},
  ])("refuses %j", (fps) => {
    expect(codeOf(() => frameRate(fps as number))).toBe("FPS_INVALID");
  });
});
