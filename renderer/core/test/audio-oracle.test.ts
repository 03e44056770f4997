import type { AudioLayer, Layer } from "@videoflow/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { audio, mix, noise, sha256 } from "./audio-lab.js";

const RATE = 48_000;
const file = noise(0.5);

/** Times in whole samples, so that the oracle needs no rounding: 1 sample is 20.8333 µs, 6 samples are 125 µs. */
const time = (most: number) => fc.integer({ min: 0, max: most * 8000 }).map((sixes) => (sixes * 6) / RATE);

const layerArbitrary = fc.record({
  startTime: time(1),
  sourceStart: time(0.4),
  trimmed: fc.option(time(0.09), { nil: undefined }),
  duration: fc.option(
    time(1).map((value) => value + 6 / RATE),
    { nil: undefined },
  ),
  loop: fc.boolean(),
  volume: fc.constantFrom(0, 0.25, 1, 3.7),
  pan: fc.constantFrom(-1, -0.3, 0, 0.5, 1),
  mute: fc.boolean(),
  enabled: fc.boolean(),
});

function layerOf({ trimmed, ...fields }: ReturnType<typeof layerArbitrary.generate>["value"]): AudioLayer {
  const { duration, ...rest } = fields;
  return audio({
    ...rest,
    ...(duration === undefined ? {} : { duration }),
    ...(trimmed === undefined ? {} : { sourceEnd: fields.sourceStart + trimmed + 6 / RATE }),
  });
}

/** What is heard of layers at 48 kHz without speed or pitch, sample by sample and as simply as can be. */
function oracle(layers: readonly Layer[], samples: number): [Float32Array, Float32Array] {
  const sum: [Float32Array, Float32Array] = [new Float32Array(samples), new Float32Array(samples)];
  const play = (list: readonly Layer[], origin: number, end: number) => {
    for (const layer of list) {
      if (layer.enabled === false) continue;
      const start = origin + Math.round((layer.startTime ?? 0) * RATE);
      const stop = layer.duration === undefined ? end : Math.min(end, start + Math.round(layer.duration * RATE));
      if (layer.type === "group") play(layer.layers, start, stop);
      if (layer.type !== "audio" || layer.mute) continue;
      const { sourceStart = 0, sourceEnd = 0.5, loop, volume = 1, pan = 0 } = layer;
      const [from, to] = [Math.round(sourceStart * RATE), Math.round(sourceEnd * RATE)];
      for (let at = start; at < stop; at++) {
        const played = at - start;
        if (!loop && played >= to - from) break;
        file.channels.forEach((channel, side) => {
          const share = side === 0 ? Math.min(1, 1 - pan) : Math.min(1, 1 + pan);
          const sample = Math.fround((channel[from + (played % (to - from))] as number) * (volume * share));
          (sum[side] as Float32Array)[at] = ((sum[side] as Float32Array)[at] as number) + sample;
        });
      }
    }
  };
  play(layers, 0, samples);
  return sum.map((channel) =>
    channel.map((sample) => {
      const magnitude = Math.abs(sample);
      const q = (magnitude - 0.9) / (1 - 0.9);
      return magnitude > 0.9 ? Math.sign(sample) * (0.9 + (1 - 0.9) * (q / (1 + q))) : sample;
    }),
  ) as [Float32Array, Float32Array];
}

const sounds = fc.array(layerArbitrary.map(layerOf), { minLength: 1, maxLength: 4 });
const group = fc
  .record({ startTime: time(0.5), layers: sounds })
  .map(({ startTime, layers }): Layer => ({ type: "group", startTime, layers }));

describe("the mix", () => {
  test("is, bit for bit, what a simple loop over samples says", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            sounds,
            group.map((one) => [one]),
          ),
          { maxLength: 3 },
        ),
        async (lists) => {
          // The last one makes sure that there is something to hear.
          const layers = [...lists.flat(), audio({ volume: 0.1 })];
          const mixed = await mix({ duration: 1.5, layers }, { a: file });
          expect(sha256(mixed)).toBe(sha256(oracle(layers, 1.5 * RATE)));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("does not depend on the size of its blocks", async () => {
    const effects = fc.constantFrom<Partial<AudioLayer>>(
      { speed: 1.37 },
      { pitch: 0.8 },
      { autoDucking: { attack: 0.01 } },
      {
        keyframes: {
          pitch: [
            { time: 0, value: 0.5 },
            { time: 1, value: 2 },
          ],
        },
      },
      { transitionIn: { transition: "fade", duration: 0.3 }, source: "b" },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(layerArbitrary.map(layerOf), effects), { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 5 }),
        async (pairs, sizes) => {
          const layers = [...pairs.map(([layer, effect]) => ({ ...layer, ...effect })), audio({ source: "b" })];
          const document = { duration: 0.8, layers };
          const files = { a: file, b: noise(0.5, 44_100, 1) };
          expect(sha256(await mix(document, files, sizes))).toBe(sha256(await mix(document, files)));
        },
      ),
      { numRuns: 15 },
    );
  });
});
