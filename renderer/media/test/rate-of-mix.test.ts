import { describe, expect, test } from "vitest";
import { type PcmSource, pcmSource } from "../src/encode/pcm.js";
import { atRateOfMix } from "../src/encode/rate-of-mix.js";

/** A second and a half of a tone on the left, and another on the right. */
function tones(sampleRate: number): Float32Array[] {
  const length = Math.floor(sampleRate * 1.5);
  return [440, 997].map((hertz) =>
    Float32Array.from({ length }, (_, sample) => 0.5 * Math.sin((2 * Math.PI * hertz * sample) / sampleRate)),
  );
}

async function readAll(sound: PcmSource, most: number): Promise<number[][]> {
  const channels: number[][] = Array.from({ length: sound.channelCount }, () => []);
  for (let part = await sound.next(most); part; part = await sound.next(most)) {
    for (const [channel, samples] of part.entries()) channels[channel]?.push(...samples);
  }
  return channels;
}

const at = (sampleRate: number) => atRateOfMix(pcmSource({ sampleRate, channels: tones(sampleRate) }));

describe("sound at the rate of the mix", () => {
  test.each([8000, 22_050, 44_100, 96_000])("is the same sound, from %d samples per second", async (rate) => {
    const sound = at(rate);
    expect(sound).toMatchObject({ sampleRate: 48_000, channelCount: 2, length: 72_000 });
    const result = await readAll(sound, 9600);
    const expected = tones(48_000);
    for (const [channel, samples] of result.entries()) {
      expect(samples).toHaveLength(72_000);
      // The sound begins and ends abruptly, which no resampled one can.
      const errors = samples.map((sample, index) => Math.abs(sample - (expected[channel]?.[index] as number)));
      expect(Math.max(...errors.slice(2000, -2000))).toBeLessThan(0.001);
    }
  });

  test("is the same samples for parts of any size", async () => {
    const whole = await readAll(at(44_100), 72_000);
    for (const most of [333, 9600]) expect(await readAll(at(44_100), most)).toEqual(whole);
  });

  test("is the very same where it has that rate", () => {
    const sound = pcmSource({ sampleRate: 48_000, channels: tones(48_000) });
    expect(atRateOfMix(sound)).toBe(sound);
  });

  test("may be a single sample", async () => {
    const sound = atRateOfMix(pcmSource({ sampleRate: 8000, channels: [Float32Array.of(0.5)] }));
    expect((await readAll(sound, 100))[0]).toHaveLength(6);
  });
});
