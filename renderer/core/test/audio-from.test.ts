import type { Layer } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import { audio, Handles, mix, mixerOf, noise, sha256, type TestFile } from "./audio-lab.js";

const files: Readonly<Record<string, TestFile>> = { a: noise(6, 44_100), b: noise(1) };

const layers: Layer[] = [
  audio({
    startTime: 0.3,
    duration: 5,
    speed: 1.25,
    keyframes: {
      volume: [
        { time: 0, value: 0 },
        { time: 4, value: 1 },
      ],
    },
  }),
  {
    type: "audio",
    source: "b",
    startTime: 2,
    loop: true,
    duration: 3,
    pitch: 1.2,
    transitionIn: { transition: "fade", duration: 1 },
  },
];

describe("a mix that begins later", () => {
  test.each([1, 4800, 77_777, 144_000, 230_000])("is the whole mix from sample %i on", async (from) => {
    const whole = await mix({ duration: 6, layers }, files);
    const mixer = await mixerOf({ duration: 6, layers }, files, new Handles(), from);
    const block = await mixer?.next(20_000);
    mixer?.close();
    expect(block?.[0].some((sample) => sample !== 0)).toBe(true);
    block?.forEach((channel, side) => {
      expect(sha256([channel])).toBe(sha256([(whole[side] as Float32Array).slice(from, from + channel.length)]));
    });
  });

  test("has been ducked before", async () => {
    const ducked: Layer[] = [
      audio({ id: "speech", loop: true, duration: 6 }),
      { type: "audio", source: "b", loop: true, duration: 6, autoDucking: { layers: ["speech"] } },
    ];
    const whole = await mix({ duration: 6, layers: ducked }, files);
    const mixer = await mixerOf({ duration: 6, layers: ducked }, files, new Handles(), 200_000);
    const block = await mixer?.next(4800);
    mixer?.close();
    expect(sha256([block?.[0] as Float32Array])).toBe(sha256([whole[0].slice(200_000, 204_800)]));
  });

  test.each([288_000, 300_000])("at the end or after it (%i) has nothing to say", async (from) => {
    const mixer = await mixerOf({ duration: 6, layers }, files, new Handles(), from);
    expect(await mixer?.next()).toBeUndefined();
    mixer?.close();
  });
});
