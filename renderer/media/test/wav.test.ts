import { ALL_FORMATS, AudioSampleSink, BufferSource, Input } from "mediabunny";
import { describe, expect, test } from "vitest";
import type { PcmAudio } from "../src/encode/pcm.js";
import { type ExportOptions, exportVideo } from "../src/export/export-video.js";
import { localWorker } from "./local-worker.js";
import { memoryOutput } from "./memory-output.js";
import { syntheticFilm } from "./synthetic-film.js";

function wavOf(sound: PcmAudio | undefined, options: Partial<ExportOptions> = {}) {
  const picture = { width: 4, height: 4, frameCount: 30, pixel: () => [0, 0, 0, 255] as const };
  const startWorker = () => localWorker(() => syntheticFilm(sound ? { ...picture, sound } : picture));
  return exportVideo(memoryOutput, { startWorker, workers: 2, data: null, format: "wav", ...options });
}

async function samplesOf(file: Uint8Array): Promise<{ rate: number; channels: Float32Array[]; codec: string | null }> {
  const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryAudioTrack();
  if (!track) throw new Error("no sound");
  const count = Math.round((await track.computeDuration()) * (await track.getSampleRate()));
  const channels = Array.from({ length: await track.getNumberOfChannels() }, () => new Float32Array(count));
  let first = 0;
  for await (const sample of new AudioSampleSink(track).samples()) {
    channels.forEach((channel, planeIndex) => {
      sample.copyTo(channel.subarray(first, first + sample.numberOfFrames), { planeIndex, format: "f32-planar" });
    });
    first += sample.numberOfFrames;
    sample.close();
  }
  expect(first).toBe(count);
  return { rate: await track.getSampleRate(), channels, codec: await track.getCodec() };
}

const LENGTH = 100_001;
const left = Float32Array.from({ length: LENGTH }, (_, i) => ((i * 7919) % 2001) / 1000 - 1);
const right = Float32Array.from({ length: LENGTH }, (_, i) => (i % 100 === 0 ? 1.5 : -0.25));

describe("a WAV file", () => {
  test("of floating-point numbers is the sound itself", async () => {
    const file = await wavOf({ sampleRate: 48_000, channels: [left, right] }, { audioCodec: "pcm-f32" });
    const { rate, channels, codec } = await samplesOf(file);
    expect([rate, codec]).toEqual([48_000, "pcm-f32"]);
    expect(channels).toEqual([left, right]);
  });

  test("has whole numbers of 16 bits unless asked for others, the nearest ones, cut at full scale", async () => {
    const { rate, channels, codec } = await samplesOf(await wavOf({ sampleRate: 44_100, channels: [left, right] }));
    expect([rate, codec]).toEqual([44_100, "pcm-s16"]);
    const worst = (channels[0] as Float32Array).reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (left[i] as number))),
      0,
    );
    expect(worst).toBeLessThanOrEqual(1 / 32_768);
    expect(Math.max(...(channels[1] as Float32Array).slice(0, 1000))).toBe(32_767 / 32_768);
    expect(channels[1]?.[1]).toBe(-0.25);
  });

  test("is refused where there is no sound", async () => {
    await expect(wavOf(undefined)).rejects.toMatchObject({ code: "SOUND_MISSING" });
  });
});
