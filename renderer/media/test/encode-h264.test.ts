import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedShare } from "../src/encode/changes.js";
import type { EncodedSegment } from "../src/encode/coding.js";
import { encodeSegment, type H264Settings } from "../src/encode/exact-h264.js";
import { addEmulationPrevention, BitReader, BitWriter, removeEmulationPrevention } from "../src/encode/h264/bits.js";
import { levelFor } from "../src/encode/h264/level.js";
import { createEncoder } from "../src/encode/minih264.js";
import { planSegments } from "../src/export/plan.js";
import { movingSquare } from "./synthetic-frames.mjs";

const SETTINGS: H264Settings = { width: 64, height: 48, fps: { num: 30, den: 1 }, quality: "medium" };
const square = movingSquare(SETTINGS);

function bytesOf({ packets, configuration }: EncodedSegment): string {
  return Buffer.concat([configuration ?? Buffer.alloc(0), ...packets.map(({ data }) => data)]).toString("hex");
}

/** Frame numbers, slice types and skip runs as they stand in the slice headers. */
function headersOf({ packets }: EncodedSegment) {
  return packets.map(({ data }) => {
    const reader = new BitReader(removeEmulationPrevention(data.subarray(4)));
    const type = reader.bits(8) & 31;
    reader.unsigned();
    const slice = reader.unsigned() % 5;
    reader.unsigned();
    return { type, slice, frameNumber: reader.bits(5) };
  });
}

describe("a segment", () => {
  const frames = [0, 1, 2, 3, 4].map(square);

  test("is a function of its frames: what was encoded before leaves no trace", async () => {
    const once = bytesOf(await encodeSegment(frames, SETTINGS));
    const large = { ...SETTINGS, width: 176, height: 144, quality: "high" as const };
    await encodeSegment([5, 6, 7].map(movingSquare(large)), large);
    await encodeSegment(frames.slice(2), { ...SETTINGS, quality: "low" });
    expect(bytesOf(await encodeSegment(frames, SETTINGS))).toBe(once);
  });

  test("is the same when the source draws all frames into one buffer", async () => {
    const shared = new Uint8Array(64 * 48 * 1.5);
    function* reused() {
      for (const frame of frames) {
        shared.set(frame);
        yield shared;
      }
    }
    expect(bytesOf(await encodeSegment(reused(), SETTINGS))).toBe(bytesOf(await encodeSegment(frames, SETTINGS)));
  });

  test("has one key frame, the first, and numbers its frames one by one", async () => {
    const repeated = [0, 0, 0, 1, 1, 2, ...Array<number>(40).fill(2), 3, 4].map(square);
    const segment = await encodeSegment(repeated, SETTINGS);
    const headers = headersOf(segment);
    expect(headers).toHaveLength(48);
    expect(segment.packets.map(({ key }) => key)).toEqual(headers.map((_, n) => n === 0));
    expect(headers.map(({ type }) => type)).toEqual(headers.map((_, n) => (n === 0 ? 5 : 1)));
    // log2_max_frame_num is 5: the number counts modulo 32.
    expect(headers.map(({ frameNumber }) => frameNumber)).toEqual(headers.map((_, n) => n % 32));
  });

  test("spends a few bytes on a frame that repeats the one before", async () => {
    const { packets } = await encodeSegment([0, 0, 0, 1].map(square), SETTINGS);
    const reader = new BitReader(removeEmulationPrevention((packets[1] as { data: Uint8Array }).data.subarray(4)));
    expect(packets[1]?.data.length).toBeLessThan(16);
    reader.bits(8);
    for (const wanted of [0, 5, 0]) expect(reader.unsigned()).toBe(wanted);
    expect(reader.bits(5), "frame_num").toBe(1);
    expect(reader.bits(3), "no overrides").toBe(0);
    expect(reader.signed(), "slice_qp_delta").toBe(0);
    expect(reader.unsigned(), "disable_deblocking_filter_idc").toBe(1);
    expect(reader.unsigned(), "mb_skip_run: every macroblock of 64 x 48").toBe(12);
  });

  test("has the same parameter sets as every other segment with its settings", async () => {
    const other = await encodeSegment([90, 91].map(square), SETTINGS);
    expect(other.configuration).toEqual((await encodeSegment(frames, SETTINGS)).configuration);
  });

  test("says which frame has the wrong size, and that it needs a frame, and goes on working", async () => {
    await expect(encodeSegment([square(0), new Uint8Array(7)], SETTINGS)).rejects.toThrow("frame 1 of the segment");
    await expect(encodeSegment([], SETTINGS)).rejects.toThrow("at least one frame");
    expect((await encodeSegment(frames, SETTINGS)).packets).toHaveLength(5);
  });

  test("passes on the error of its source", async () => {
    function* torn(): Generator<Uint8Array> {
      yield square(0);
      throw new Error("torn");
    }
    await expect(encodeSegment(torn(), SETTINGS)).rejects.toThrow("torn");
  });

  test("keeps no file in the encoder's file system, and leaves the process's error handlers alone", async () => {
    const before = process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection");
    const encoder = await createEncoder();
    const files = encoder.FS.readdir("/");
    encoder.delete();
    await encodeSegment(frames, SETTINGS);
    const after = await createEncoder();
    expect(after.FS.readdir("/")).toEqual(files);
    after.delete();
    expect(process.listenerCount("uncaughtException") + process.listenerCount("unhandledRejection")).toBe(before);
  });
});

describe("the sequence parameter set", () => {
  test.each([
    { width: 1920, height: 1080, fps: { num: 30, den: 1 }, codec: 40 },
    { width: 1280, height: 720, fps: { num: 60000, den: 1001 }, codec: 32 },
    { width: 34, height: 18, fps: { num: 24, den: 1 }, codec: 10 },
  ])("tells level, shown size, colours and rate of $width x $height", async ({ width, height, fps, codec }) => {
    const { configuration } = await encodeSegment([new Uint8Array(width * height * 1.5)], {
      ...SETTINGS,
      width,
      height,
      fps,
    });
    expect([...configuration.subarray(1, 4)]).toEqual([66, 0xc0, codec]);
    const length = ((configuration[6] ?? 0) << 8) | (configuration[7] ?? 0);
    const reader = new BitReader(removeEmulationPrevention(configuration.subarray(9, 8 + length)));
    reader.bits(24);
    expect([reader.unsigned(), reader.unsigned(), reader.unsigned(), reader.unsigned()]).toEqual([0, 1, 2, 1]);
    reader.bits(1);
    const columns = reader.unsigned() + 1;
    const rows = reader.unsigned() + 1;
    expect(reader.bits(2)).toBe(3);
    const crop = reader.flag() ? [0, 0, 0, 0].map(() => reader.unsigned()) : [0, 0, 0, 0];
    expect([columns * 16 - 2 * (crop[1] ?? 0), rows * 16 - 2 * (crop[3] ?? 0)]).toEqual([width, height]);
    expect(reader.flag(), "vui_parameters_present_flag").toBe(true);
    expect([reader.bits(1), reader.bits(8), reader.bits(1), reader.bits(1)], "square pixels").toEqual([1, 1, 0, 1]);
    expect([reader.bits(3), reader.bits(1), reader.bits(1)], "limited range").toEqual([5, 0, 1]);
    expect([reader.bits(8), reader.bits(8), reader.bits(8)], "BT.709").toEqual([1, 1, 1]);
    expect([reader.bits(1), reader.unsigned(), reader.unsigned()], "chroma in the middle").toEqual([1, 1, 1]);
    expect([reader.bits(1), reader.bits(32), reader.bits(32), reader.bits(1)]).toEqual([1, fps.den, 2 * fps.num, 1]);
  });
});

describe("levels", () => {
  test.each([
    [1280, 720, 30, 31],
    [1280, 720, 60, 32],
    [1920, 1080, 30, 40],
    [1080, 1920, 30, 40],
    [1920, 1080, 60, 42],
    [3840, 2160, 30, 51],
    [3840, 2160, 60, 52],
    [7680, 4320, 60, 61],
    [16, 16, 30, 10],
    // Within the area of level 1, but wider than its longest side of 28 macroblocks.
    [480, 16, 1, 11],
  ])("of %d x %d at %d", (width, height, fps, level) => {
    expect(levelFor(width, height, fps)).toBe(level);
  });

  test("end somewhere", () => {
    expect(levelFor(20_000, 20_000, 30)).toBeUndefined();
    expect(levelFor(7680, 4320, 240)).toBeUndefined();
  });
});

describe("bits", () => {
  test("of Exp-Golomb codes come back", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -65_535, max: 65_535 })), (values) => {
        const writer = new BitWriter();
        for (const value of values) writer.signed(value).unsigned(Math.abs(value)).bits(Math.abs(value), 32);
        const reader = new BitReader(writer.finish());
        for (const value of values) {
          expect([reader.signed(), reader.unsigned(), reader.bits(32)]).toEqual([
            value,
            Math.abs(value),
            Math.abs(value),
          ]);
        }
      }),
    );
  });

  test("hold no start code after emulation prevention, and come back", () => {
    const zeros = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 60 });
    fc.assert(
      fc.property(zeros, (values) => {
        const payload = Uint8Array.from(values);
        const nal = addEmulationPrevention(payload);
        expect(Buffer.from(nal).toString("hex")).not.toMatch(/^(..)*0000(00|01|02)/);
        expect([...removeEmulationPrevention(nal)]).toEqual(values);
      }),
    );
  });

  test("that end too early are an error, not a hang", () => {
    expect(() => new BitReader(new Uint8Array(4)).unsigned()).toThrow(RangeError);
  });
});

test("the changed share counts runs of 16 pixels", () => {
  const a = new Uint8Array(96).fill(7);
  const b = a.slice();
  expect(changedShare(a, b, 64)).toBe(0);
  b[17] = 8;
  expect(changedShare(a, b, 64)).toBe(0.25);
  b[70] = 8;
  expect(changedShare(a, b, 64), "chroma does not count").toBe(0.25);
});

describe("segments", () => {
  test("follow one another without gap, at most two seconds long and two frames short at least", () => {
    const rates = fc.constantFrom(
      { num: 30, den: 1 },
      { num: 30000, den: 1001 },
      { num: 1, den: 2 },
      { num: 240, den: 1 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), rates, (frameCount, fps) => {
        const segments = planSegments(frameCount, fps);
        let next = 0;
        for (const { index, first, count } of segments) {
          expect([index, first]).toEqual([segments[index]?.index, next]);
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(Math.max(2, Math.round((2 * fps.num) / fps.den)));
          next += count;
        }
        expect(next).toBe(frameCount);
      }),
    );
  });

  test.each([
    [150, 8],
    [30, 2],
    [96, 8],
    [95, 2],
    [23, 1],
    [1, 1],
    [18_000, 304],
  ])("%d frames at 30 fps are %d segments", (frameCount, count) => {
    expect(planSegments(frameCount, { num: 30, den: 1 })).toHaveLength(count);
  });
});
