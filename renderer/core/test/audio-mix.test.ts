import type { AudioLayer, Layer, VideoLayer } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import {
  audio,
  click,
  frequencyOf,
  Handles,
  heardAt,
  mix,
  mixerOf,
  noise,
  sha256,
  sine,
  type TestFile,
  tone,
} from "./audio-lab.js";

/** A file whose samples are all `value`, `channels` of them. */
const steady = (value: number, seconds = 1, channels = 1): TestFile => tone(() => value, seconds, 48_000, channels);

const fade = (duration: number) => ({ transition: "fade" as const, duration });

describe("placement (SPEC §12.2)", () => {
  test("a click at 1.000 s of the file is sample 48000 of a video that begins with it", async () => {
    const [left, right] = await mix({ layers: [audio()] }, { a: click(1, 2) });
    expect([heardAt(left), heardAt(right), left.length, left[48_000]]).toEqual([[48_000], [48_000], 96_000, 0.5]);
  });

  test.each<[string, AudioLayer, number[]]>([
    ["at the start of the layer", audio({ startTime: 1.25, sourceStart: 1 }), [60_000]],
    ["less what is trimmed", audio({ sourceStart: 0.5, sourceEnd: 1.5 }), [24_000]],
    [
      "once in every round of a loop",
      audio({ sourceStart: 0.9, sourceEnd: 1.1, loop: true, duration: 0.7 }),
      [4800, 14_400, 24_000],
    ],
    ["not after the end of what is played", audio({ sourceEnd: 0.75, duration: 2 }), []],
    ["not after the end of the layer", audio({ duration: 1 }), []],
    ["in the last sample before it", audio({ duration: 1.000021 }), [48_000]],
    ["not after the end of the video", audio({ startTime: 2.5 }), []],
    ["between two frames", audio({ startTime: 0.010021 }), [48_481]],
  ])("a click is heard %s", async (_, layer, expected) => {
    const [left] = await mix({ duration: 3, layers: [layer] }, { a: click(1, 2) });
    expect(heardAt(left)).toEqual(expected);
  });

  test("starts of groups add up, and groups cut off what lasts longer", async () => {
    const inner: Layer = { type: "group", startTime: 0.25, layers: [audio({ startTime: 0.125, sourceStart: 0.9 })] };
    const clicks = { a: click(1, 2) };
    const [left] = await mix({ duration: 3, layers: [{ type: "group", startTime: 1, layers: [inner] }] }, clicks);
    expect(heardAt(left)).toEqual([(1 + 0.25 + 0.125 + 0.1) * 48_000]);
    const [cut] = await mix(
      { duration: 3, layers: [{ type: "group", startTime: 1, duration: 0.47, layers: [inner] }] },
      clicks,
    );
    expect(heardAt(cut)).toEqual([]);
  });

  test("without a duration, the video lasts as long as its sounds", async () => {
    const layers = [audio({ startTime: 1 }), audio({ startTime: 2, speed: 4 }), audio({ loop: true, startTime: 9 })];
    expect((await mixerOf({ layers }, { a: click(1, 2) }))?.length).toBe(3 * 48_000);
  });

  test("frames that cannot be hit exactly: the sound is as long as the frames", async () => {
    const mixer = await mixerOf({ fps: "30000/1001", duration: 2, layers: [audio()] }, { a: click(1, 2) });
    // 60 frames of 1001/30000 s, in whole microseconds 2 002 000.
    expect(mixer?.length).toBe(96_096);
  });

  test("what is not enabled or muted is not heard, and a document of only that has no sound", async () => {
    const files = { a: click(1, 2) };
    expect(await mixerOf({ layers: [audio({ mute: true })] }, files)).toBeUndefined();
    expect(await mixerOf({ layers: [audio({ enabled: false })] }, files)).toBeUndefined();
    expect(await mixerOf({ duration: 1, layers: [audio({ startTime: 1 })] }, files)).toBeUndefined();
    expect(await mixerOf({ layers: [{ type: "shape", shapeType: "ellipse" }] }, {})).toBeUndefined();
    const [left] = await mix({ layers: [audio(), audio({ mute: true, startTime: 0.5 })] }, files);
    expect(heardAt(left)).toEqual([48_000]);
  });
});

describe("loudness (SPEC §12.2)", () => {
  const near = (samples: Float32Array, at: number) => Number((samples[at] as number).toFixed(6));

  test.each([
    ["volume", audio({ volume: 0.25 }), 0.125, 0.125],
    ["pan to the left", audio({ pan: -1 }), 0.5, 0],
    ["pan half to the right", audio({ pan: 0.5 }), 0.25, 0.5],
    ["both", audio({ volume: 0.5, pan: -0.5 }), 0.25, 0.125],
  ])("%s", async (_, layer, left, right) => {
    const stereo = await mix({ layers: [layer] }, { a: steady(0.5) });
    expect(stereo.map((channel) => near(channel, 30_000))).toEqual([left, right]);
  });

  test("keyframes are evaluated every 480 samples, straight in between", async () => {
    const layer = audio({
      startTime: 0.1,
      keyframes: {
        volume: [
          { time: 0.1, value: 0 },
          { time: 0.2, value: 1, easing: "step" },
          { time: 0.3, value: 0.5 },
        ],
      },
    });
    const [left] = await mix({ layers: [layer] }, { a: steady(0.5) });
    const places = [0, 4800, 4800 + 120, 4800 + 2400, 9600, 14_400 - 480, 14_400 - 240, 14_400, 20_000];
    const expected = [0, 0, 0.0125, 0.25, 0.5, 0.5, 0.375, 0.25, 0.25];
    expect(places.map((at) => near(left, 4800 + at))).toEqual(expected);
  });

  test("what is mute for a while is silent then", async () => {
    const mute = [
      { time: 0, value: true },
      { time: 0.1, value: false },
      { time: 0.2, value: true },
    ];
    const [left] = await mix({ layers: [audio({ keyframes: { mute } })] }, { a: steady(0.5) });
    const places = [0, 4320, 4800 - 240, 4800, 9120, 9600 - 240, 9600, 20_000];
    expect(places.map((at) => near(left, at))).toEqual([0, 0, 0.25, 0.5, 0.5, 0.25, 0, 0]);
  });

  test("a spring that overshoots stays within the range of the property", async () => {
    const easing = { type: "spring", stiffness: 400, damping: 4 } as const;
    const keyframes = {
      pan: [
        { time: 0, value: 0, easing },
        { time: 1, value: 1 },
      ],
    };
    const [left, right] = await mix({ layers: [audio({ keyframes })] }, { a: steady(0.5) });
    expect(Math.min(...left)).toBe(0);
    expect(Math.max(...right)).toBe(0.5);
  });

  test("fades of the layer and of its groups multiply", async () => {
    const layer = audio({ duration: 1, transitionIn: fade(0.5), transitionOut: fade(0.25) });
    const [left] = await mix({ layers: [layer] }, { a: steady(0.5) });
    expect([0, 12_000, 24_000, 36_000, 42_000].map((at) => near(left, at))).toEqual([0, 0.25, 0.5, 0.5, 0.25]);
    const group: Layer = { type: "group", startTime: 0.5, transitionIn: fade(0.5), layers: [layer] };
    const [grouped] = await mix({ layers: [group] }, { a: steady(0.5) });
    expect([24_000, 36_000, 48_000].map((at) => near(grouped, at))).toEqual([0, 0.125, 0.5]);
  });

  test("transitions of the picture are not heard", async () => {
    const group: Layer = { type: "group", transitionIn: { transition: "slideUp", duration: 1 }, layers: [audio()] };
    const [left] = await mix({ layers: [group] }, { a: steady(0.5) });
    expect(near(left, 0)).toBe(0.5);
  });

  test("five channels and low frequencies become two by ITU-R BS.775", async () => {
    const levels = [0.1, 0.2, 0.3, 0.9, 0.04, 0.05];
    const channels = levels.map((level) => new Float32Array(480).fill(level));
    const stereo = await mix({ layers: [audio()] }, { a: { rate: 48_000, channels } });
    const half = Math.SQRT1_2;
    expect(stereo[0][100]).toBeCloseTo(0.1 + half * 0.3 + half * 0.04, 6);
    expect(stereo[1][100]).toBeCloseTo(0.2 + half * 0.3 + half * 0.05, 6);
  });

  test("samples that are not finite are silent", async () => {
    const channel = Float32Array.of(0.25, Number.NaN, Number.POSITIVE_INFINITY, -0.25, ...new Float32Array(2000));
    const [left] = await mix({ layers: [audio()] }, { a: { rate: 48_000, channels: [channel] } });
    expect([...left.subarray(0, 4)]).toEqual([0.25, 0, 0, -0.25]);
  });
});

describe("limiter (SPEC §12.5)", () => {
  test.each([0.5, 0.9, 0.91, 1, 2, 16])("a magnitude of %d", async (magnitude) => {
    const layers = [audio({ volume: 16 }), audio({ volume: 16, pan: 1, source: "b" })];
    const file = (sign: number) => steady((sign * magnitude) / 16);
    const [left, right] = await mix({ layers }, { a: file(1), b: steady(0) });
    const q = (Math.fround(magnitude) - 0.9) / (1 - 0.9);
    const expected = Math.fround(magnitude) <= 0.9 ? magnitude : 0.9 + (1 - 0.9) * (q / (1 + q));
    expect(left[10]).toBeCloseTo(expected, 6);
    expect(right[10]).toBe(left[10]);
    const [below] = await mix({ layers }, { a: file(-1), b: steady(0) });
    expect(below[10]).toBe(-(left[10] as number));
  });
});

describe("ducking (SPEC §12.4)", () => {
  const music = (fields: Partial<AudioLayer["autoDucking"]> & object) =>
    audio({ duration: 3, autoDucking: { volume: 0.25, threshold: 0.1, attack: 0.1, release: 0.3, ...fields } });
  const speech = audio({ source: "b", id: "speech", startTime: 0.5, duration: 1, pan: 1, volume: 0.5 });
  const files = { a: steady(0.5, 3), b: steady(0.5, 3) };
  const gains = (left: Float32Array, seconds: number[]) =>
    seconds.map((second) => Number(((left[Math.round(second * 48_000)] as number) / 0.5).toFixed(4)));

  test("the gain falls in `attack`, stays, and comes back in `release`", async () => {
    const [left] = await mix({ layers: [music({}), speech] }, files);
    const expected = [1, 1, 0.625, 0.25, 0.25, 0.25, 0.625, 1];
    expect(gains(left, [0, 0.5, 0.55, 0.6, 1.4999, 1.5, 1.65, 1.8])).toEqual(expected);
  });

  test("within a block it is straight", async () => {
    const [left] = await mix({ layers: [music({ attack: 0 }), speech] }, files);
    expect([0, 120, 240, 480].map((at) => gains(left, [0.5 + at / 48_000])[0])).toEqual([1, 0.8125, 0.625, 0.25]);
  });

  test("others at the threshold are not heard", async () => {
    const [left] = await mix({ layers: [music({ threshold: 0.25 }), speech] }, files);
    expect(gains(left, [0.6, 1])).toEqual([1, 1]);
  });

  test("only the layers that are named count, and groups for what is in them", async () => {
    const other = audio({ source: "b", id: "other", startTime: 2, duration: 0.5, pan: 1 });
    const group: Layer = { type: "group", id: "voices", layers: [speech] };
    const named = (id: string) => mix({ layers: [music({ layers: [id] }), group, other] }, files);
    expect(gains((await named("speech"))[0], [1, 2.2])).toEqual([0.25, 1]);
    expect(gains((await named("voices"))[0], [1, 2.2])).toEqual([0.25, 1]);
    expect(gains((await named("other"))[0], [1, 2.2])).toEqual([1, 0.25]);
  });

  test("two that lower each other do so by what they are before it", async () => {
    const pair = (id: string, other: string, pan: number): AudioLayer => ({
      ...audio({ id, pan, source: id, autoDucking: { volume: 0.5, attack: 0, layers: [other] } }),
    });
    const stereo = await mix({ layers: [pair("a", "b", -1), pair("b", "a", 1)] }, files);
    expect(stereo.map((channel) => channel[48_000])).toEqual([0.25, 0.25]);
  });
});

describe("speed and pitch (SPEC §12.3)", () => {
  const steadyPart = (samples: Float32Array) => samples.subarray(4800, samples.length - 4800);
  const level = (samples: Float32Array) =>
    Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

  test.each<[string, Partial<AudioLayer>, number, number]>([
    ["twice as fast at the same pitch", { speed: 2 }, 96_000, 440],
    ["half as fast", { speed: 0.5 }, 384_000, 440],
    ["a third faster", { speed: 1.3 }, 147_692, 440],
    ["an octave up", { pitch: 2 }, 192_000, 880],
    ["a fourth down", { pitch: 0.75 }, 192_000, 330],
    ["both", { speed: 1.5, pitch: 0.5 }, 128_000, 220],
    ["both alike: nothing is stretched", { speed: 2, pitch: 2 }, 96_000, 880],
  ])("a tone %s keeps its level", async (_, fields, length, frequency) => {
    const [left] = await mix({ fps: 240, layers: [audio(fields)] }, { a: tone(sine(440), 4) });
    expect(Math.abs(left.length - length)).toBeLessThan(200);
    expect(frequencyOf(steadyPart(left))).toBeCloseTo(frequency, 0);
    expect(level(steadyPart(left))).toBeCloseTo(0.5 * Math.SQRT1_2, 2);
  });

  test.each([0.5, 0.8, 1.25, 3])("at speed %d, bursts stay in time", async (speed) => {
    const bursts = tone((second) => (second % 0.5 < 0.02 ? sine(1000)(second) : 0), 4);
    const [left] = await mix({ layers: [audio({ speed })] }, { a: bursts });
    for (let burst = 1; burst < 7; burst++) {
      const due = ((burst * 0.5) / speed) * 48_000;
      const first = left.findIndex((sample, at) => at > due - 2400 && Math.abs(sample) > 0.1);
      expect(Math.abs(first - due), `burst ${burst}`).toBeLessThan(1000);
    }
  });

  test("animated pitch goes from one tone to another", async () => {
    const keyframes = {
      pitch: [
        { time: 1, value: 1 },
        { time: 3, value: 2 },
      ],
    };
    const [left] = await mix({ layers: [audio({ keyframes })] }, { a: tone(sine(440), 4) });
    expect(frequencyOf(left.subarray(0, 45_000))).toBeCloseTo(440, 0);
    expect(frequencyOf(left.subarray(95_000, 97_000)) / 660).toBeCloseTo(1, 1);
    expect(frequencyOf(left.subarray(150_000, 180_000))).toBeCloseTo(880, 0);
  });

  test("what is stretched in a loop goes on without a gap", async () => {
    const layer = audio({ speed: 0.7, loop: true, duration: 3, sourceEnd: 0.1 });
    const [left] = await mix({ layers: [layer] }, { a: tone(sine(440), 4) });
    expect(frequencyOf(steadyPart(left))).toBeCloseTo(440, 0);
  });

  test("a loop shorter than a window, and of a single sample", async () => {
    const short = audio({ loop: true, duration: 1, sourceEnd: 0.002, speed: 1.1 });
    expect(heardAt((await mix({ layers: [short] }, { a: steady(0.5) }))[0]).length).toBe(48_000);
    const single = audio({ loop: true, duration: 1, sourceEnd: 0.000001 });
    expect(heardAt((await mix({ layers: [single] }, { a: steady(0.5) }))[0]).length).toBe(48_000);
  });

  test.each([0.01, 100])("at speed %d there is sound", async (speed) => {
    const [left] = await mix({ layers: [audio({ speed, loop: true, duration: 1 })] }, { a: noise(3) });
    expect(level(left)).toBeGreaterThan(0.05);
  });
});

describe("the sound of videos", () => {
  const video = (fields: Partial<VideoLayer> = {}): VideoLayer => ({ type: "video", source: "a", ...fields });

  test("is trimmed, looped, and cut off with the last picture", async () => {
    const files = { a: noise(1.5, 48_000, 1) };
    const samples = files.a.channels[0] as Float32Array;
    const [left] = await mix({ layers: [video()] }, files);
    expect(sha256([left])).toBe(sha256([samples.slice(0, 48_000)]));
    const [looped] = await mix({ duration: 2, layers: [video({ loop: true, sourceStart: 0.75 })] }, files);
    expect(sha256([looped.slice(12_000, 24_000)])).toBe(sha256([samples.slice(36_000, 48_000)]));
  });

  test("that ends before the pictures is followed by silence, in every round of a loop", async () => {
    const [left] = await mix({ duration: 2, layers: [video({ loop: true })] }, { a: steady(0.5, 0.25) });
    const parts = [0, 12_000, 48_000, 60_000].map((first) => heardAt(left.subarray(first, first + 12_000)).length);
    expect(parts).toEqual([12_000, 0, 12_000, 0]);
  });

  test("is heard though the layer is not seen, and lowers music", async () => {
    const hidden = video({ visible: false, opacity: 0, pan: 1, transitionIn: fade(0.5) });
    const music = audio({ source: "b", pan: -1, duration: 1, autoDucking: { volume: 0, attack: 0.1 } });
    const [left, right] = await mix({ layers: [hidden, music] }, { a: steady(0.5), b: steady(0.5) });
    expect([left[47_000], right[12_000], right[47_000]]).toEqual([0, 0.25, 0.5]);
  });

  test("without sound is silent, and alone makes no mix", async () => {
    const handles = new Handles();
    expect(await mixerOf({ layers: [video()] }, { a: "silent" }, handles)).toBeUndefined();
    expect(handles.open).toBe(0);
    const music = audio({ source: "b", startTime: 0.5, autoDucking: {} });
    const [left] = await mix({ layers: [video(), music] }, { a: "silent", b: steady(0.5) });
    expect([left[0], left[47_000]]).toEqual([0, 0.5]);
  });
});

describe("files are open only while they are needed", () => {
  test("and closed in the end", async () => {
    const handles = new Handles();
    const layers = [0, 1, 2, 3].map((startTime) => audio({ startTime, duration: 1 }));
    const mixer = await mixerOf({ layers }, { a: noise(2) }, handles);
    expect(handles.open).toBe(0);
    let most = 0;
    for (let block = await mixer?.next(4800); block; block = await mixer?.next(4800))
      most = Math.max(most, handles.open);
    expect(most).toBe(1);
    mixer?.close();
    expect(handles.open).toBe(0);
  });
});

test("the samples of a document with everything stay what they are", async () => {
  const layers: Layer[] = [
    audio({ speed: 1.25, pitch: 0.9, volume: 0.7, autoDucking: { attack: 0.05 } }),
    audio({
      source: "b",
      startTime: 0.3,
      transitionIn: fade(0.2),
      keyframes: {
        pan: [
          { time: 0, value: -1 },
          { time: 1, value: 1 },
        ],
      },
    }),
    audio({
      source: "b",
      keyframes: {
        pitch: [
          { time: 0, value: 0.5 },
          { time: 1, value: 2 },
        ],
      },
      loop: true,
      volume: 2,
    }),
  ];
  const files = { a: noise(1.5, 44_100), b: noise(1, 22_050, 1) };
  expect(sha256(await mix({ duration: 2, layers }, files))).toMatchInlineSnapshot(
    `"2a241a17997907d232e8364eab60571c55878dfd7d7d4cdaba78ae6d266d980c"`,
  );
});
