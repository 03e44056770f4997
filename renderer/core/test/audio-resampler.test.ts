import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Resampler, stepOf } from "../src/audio/resampler.js";
import { type SampleStream, silence } from "../src/audio/stream.js";
import { noise, sha256, sine, type TestFile, tone } from "./audio-lab.js";

function streamOf({ channels }: TestFile): SampleStream {
  return {
    channelCount: channels.length === 1 ? 1 : 2,
    read: async (first, count) =>
      channels.map((channel) => Float32Array.from({ length: count }, (_, at) => channel[first + at] ?? 0)),
  };
}

async function resampled(file: TestFile, pitch = 1): Promise<Float32Array> {
  const resampler = new Resampler(streamOf(file), stepOf(file.rate, pitch * 1e6));
  const length = Math.floor(((file.channels[0] as Float32Array).length * 48_000) / (file.rate * pitch));
  return (await resampler.read(0, length))[0] as Float32Array;
}

/** The amplitude of `frequency` in the middle of 48 kHz samples, under a Hann window. */
function amplitudeAt(samples: Float32Array, frequency: number): number {
  const middle = samples.subarray(4800, samples.length - 4800);
  let [real, imaginary, weight] = [0, 0, 0];
  middle.forEach((sample, at) => {
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / middle.length);
    const angle = (2 * Math.PI * frequency * at) / 48_000;
    real += sample * window * Math.cos(angle);
    imaginary += sample * window * Math.sin(angle);
    weight += window;
  });
  return (2 * Math.hypot(real, imaginary)) / weight;
}

const decibels = (ratio: number) => 20 * Math.log10(ratio);

describe("resampling to 48 kHz (SPEC §12.3)", () => {
  test.each([
    [44_100, 19_800],
    [44_100, 1000],
    [32_000, 14_000],
    [22_050, 9900],
    [8000, 3500],
    [96_000, 20_000],
    [192_000, 20_000],
    [44_056, 10_000],
  ])("from %d Hz, %d Hz pass within 0.1 dB", async (rate, frequency) => {
    const samples = await resampled(tone(sine(frequency), 0.6, rate));
    expect(Math.abs(decibels(amplitudeAt(samples, frequency) / 0.5))).toBeLessThan(0.1);
  });

  test.each([
    [44_100, 20_500, 23_600],
    [32_000, 14_000, 18_000],
    [22_050, 9900, 12_150],
    [8000, 3500, 4500],
  ])("from %d Hz, the image of %d Hz at %d Hz lies 80 dB down", async (rate, frequency, image) => {
    const samples = await resampled(tone(sine(frequency), 0.6, rate));
    expect(decibels(amplitudeAt(samples, image) / 0.5)).toBeLessThan(-80);
  });

  test.each([
    [96_000, 26_000, 22_000],
    [192_000, 60_000, 12_000],
    [96_000, 47_000, 1000],
  ])("from %d Hz, %d Hz leave no alias at %d Hz", async (rate, frequency, alias) => {
    const samples = await resampled(tone(sine(frequency), 0.6, rate));
    expect(decibels(amplitudeAt(samples, alias) / 0.5)).toBeLessThan(-80);
  });

  test("what is raised in pitch leaves no alias either", async () => {
    const samples = await resampled(tone(sine(13_000), 1.2, 48_000), 2);
    expect(decibels(amplitudeAt(samples, 22_000) / 0.5)).toBeLessThan(-80);
  });

  test("is the sum that the formula says", async () => {
    const file = noise(0.05, 44_100, 1);
    const input = file.channels[0] as Float32Array;
    const output = await resampled(file);
    for (const n of [0, 1, 7, 100, 1234, 2000]) {
      const place = (n * 44_100) / 48_000;
      let sum = 0;
      for (let i = Math.floor(place) - 42; i <= Math.floor(place) + 43; i++) {
        sum += 0.95 * kernel(0.95 * Math.abs(i - place)) * (input[i] ?? 0);
      }
      expect(output[n]).toBeCloseTo(sum, 5);
    }
  });

  test("one sample in, the kernel out: its sum is 1", async () => {
    const constant = await resampled(tone(() => 0.5, 0.1, 44_100));
    for (const at of [1000, 1001, 1002, 2000]) expect(constant[at]).toBeCloseTo(0.5, 4);
  });

  test("any way of reading gives the same samples", async () => {
    const steps = fc.constantFrom(
      stepOf(44_100, 1e6),
      stepOf(48_000, 1_059_463),
      stepOf(11_025, 250_000),
      stepOf(96_000, 4e6),
    );
    const spans = fc.array(fc.tuple(fc.integer({ min: -50, max: 1500 }), fc.integer({ min: 0, max: 300 })), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(steps, spans, fc.constantFrom(1, 2), async (step, reads, channels) => {
        const source = streamOf(noise(0.05, 48_000, channels));
        const whole = await new Resampler(source, step).read(-50, 1900);
        const resampler = new Resampler(source, step);
        for (const [first, count] of reads) {
          const expected = whole.map((channel) => channel.slice(first + 50, first + 50 + count));
          expect(sha256(await resampler.read(first, count))).toBe(sha256(expected));
        }
      }),
      { numRuns: 30 },
    );
  });

  test("before its start there is silence", async () => {
    const resampler = new Resampler(streamOf(noise(0.05, 44_100)), stepOf(44_100, 1e6));
    expect(await resampler.read(-100, 100)).toEqual(silence(2, 100));
  });
});

/** K of SPEC §12.3, by other means than the resampler's. */
function kernel(x: number): number {
  if (x >= 40) return 0;
  const window = bessel(9 * Math.sqrt(1 - (x / 40) ** 2)) / bessel(9);
  return x === 0 ? 1 : (Math.sin(Math.PI * x) / (Math.PI * x)) * window;
}

/** I₀(x) as the mean of exp(x·cos θ). */
function bessel(x: number): number {
  let sum = 0;
  for (let k = 0; k < 1000; k++) sum += Math.exp(x * Math.cos((Math.PI * (k + 0.5)) / 1000));
  return sum / 1000;
}
