import { describe, expect, test } from "vitest";
import type { SoundFormat, SoundPacket } from "../src/encode/coding.js";
import { encodeAac } from "../src/encode/exact-aac.js";
import { type PcmSource, pcmSource } from "../src/encode/pcm.js";

/** Noise whose loudness changes, so that no two frames are alike. */
function noise(length: number, channelCount: number): Float32Array[] {
  const sample = (i: number, channel: number) =>
    ((((i * 7919 + channel * 13) % 1009) / 504.5 - 1) * ((i % 5000) + 1)) / 6000;
  return Array.from({ length: channelCount }, (_, channel) =>
    Float32Array.from({ length }, (_, i) => sample(i, channel)),
  );
}

async function encoded(sound: PcmSource): Promise<{ formats: SoundFormat[]; packets: SoundPacket[] }> {
  const formats: SoundFormat[] = [];
  const packets: SoundPacket[] = [];
  await encodeAac(sound, { format: (format) => formats.push(format), packets: (more) => packets.push(...more) });
  return { formats, packets };
}

describe("sound as AAC", () => {
  test.each([
    ["one sample", 1, 2],
    ["a whole frame", 1024, 2],
    ["a sample more than that", 1025, 1],
    ["several seconds", 150_000, 2],
  ])(
    "of %s is packets one after the other, from the encoder's run-in to the last sample",
    async (_, length, channels) => {
      const sound = pcmSource({ sampleRate: 48_000, channels: noise(length, channels) });
      const { formats, packets } = await encoded(sound);
      expect(formats).toEqual([expect.objectContaining({ codec: "mp4a.40.2", channelCount: channels, length })]);
      let next = -1024;
      for (const { data, start, duration } of packets) {
        expect(start).toBe(next);
        expect(data.length).toBeGreaterThan(0);
        next += duration;
      }
      expect(next).toBe(length);
    },
  );

  test("has the same bytes however it is handed over", async () => {
    const audio = { sampleRate: 48_000, channels: noise(60_000, 2) };
    const source = pcmSource(audio);
    let asked = 0;
    const inPieces: PcmSource = { ...source, next: () => source.next(1 + ((asked++ * 977) % 3000)) };
    expect(await encoded(inPieces)).toEqual(await encoded(pcmSource(audio)));
  });

  test("of a kind that the encoder does not take is an error", async () => {
    const sound = pcmSource({ sampleRate: 12_345, channels: noise(5000, 2) });
    await expect(encoded(sound)).rejects.toMatchObject({ code: "ENCODER_FAILED", message: /12345 Hz/ });
  });
});
