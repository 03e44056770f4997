import { createHash } from "node:crypto";
import type { AudioLayer, Layer, VideoJSON } from "@videoflow/core";
import { createSoundMixer } from "../src/audio/mixer.js";
import type { OpenSound, Sound } from "../src/audio/sound.js";
import { NO_FONTS } from "../src/fonts/library.js";
import { MediaProblem } from "../src/media/media-problem.js";
import type { Movie } from "../src/media/movie.js";

/** A file as tests make it: samples by channel. */
export interface TestFile {
  readonly rate: number;
  readonly channels: readonly Float32Array[];
}

/** `seconds` of one channel (or of `channels` equal ones) whose sample at second t is `value(t)`. */
export function tone(value: (second: number) => number, seconds: number, rate = 48_000, channels = 1): TestFile {
  const samples = Float32Array.from({ length: Math.round(seconds * rate) }, (_, at) => value(at / rate));
  return { rate, channels: Array.from({ length: channels }, () => samples) };
}

export const sine =
  (frequency: number, amplitude = 0.5) =>
  (second: number) =>
    amplitude * Math.sin(2 * Math.PI * frequency * second);

/** One sample of 0.5 at `second`. */
export function click(second: number, seconds: number, rate = 48_000): TestFile {
  const samples = new Float32Array(Math.round(seconds * rate));
  samples[Math.round(second * rate)] = 0.5;
  return { rate, channels: [samples] };
}

/** Noise of whole numbers: the same in every run. */
export function noise(seconds: number, rate = 48_000, channels = 2, amplitude = 0.5): TestFile {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return amplitude * (state / 2 ** 31 - 1);
  };
  const length = Math.round(seconds * rate);
  return { rate, channels: Array.from({ length: channels }, () => Float32Array.from({ length }, next)) };
}

/** How long the pictures of every file last that is opened as a video, in seconds. */
export const MOVIE_LENGTH = 1;

/** Handles that are open: none should be left behind. */
export class Handles {
  open = 0;
}

function movieOf(handles: Handles): Movie {
  handles.open++;
  const info = { width: 2, height: 2, rotation: 0, mirrored: false, length: MOVIE_LENGTH * 1e6 } as const;
  return {
    info: { ...info, times: Float64Array.of(0) },
    check: async () => undefined,
    picture: () => Promise.reject(new Error("a mix needs no pictures")),
    close: () => {
      handles.open--;
    },
  };
}

function soundOf({ rate, channels }: TestFile, handles: Handles): Sound {
  const length = channels[0]?.length ?? 0;
  handles.open++;
  return {
    sampleRate: rate,
    channelCount: channels.length,
    length,
    read: async (first, count) =>
      channels.map((channel) => {
        const samples = new Float32Array(count);
        const begin = Math.min(length, Math.max(0, first));
        samples.set(channel.subarray(begin, Math.max(begin, first + count)), Math.max(0, begin - first));
        return samples;
      }),
    close: () => {
      handles.open--;
    },
  };
}

/** What a source holds: samples, a video without sound, or what is no sound at all. */
export type TestSource = TestFile | "silent" | "damaged";

/** A mixer of `document`, whose sources are the names of `files`. */
export async function mixerOf(
  document: Partial<VideoJSON> & { layers: Layer[] },
  files: Readonly<Record<string, TestSource>>,
  handles = new Handles(),
  from = 0,
) {
  const names = Object.keys(files);
  const openSound: OpenSound = async (bytes) => {
    const file = files[names[bytes[0] as number] as string] as TestSource;
    if (file === "damaged") throw new MediaProblem("ASSET_DAMAGED", { reason: "it is made so" });
    return file === "silent" ? undefined : soundOf(file, handles);
  };
  const assets = names.map((source, index) => ({ source, bytes: Uint8Array.of(index) }));
  const ports = { openSound, openMovie: async () => movieOf(handles) };
  return await createSoundMixer({ version: "1.0", ...document }, { assets, fontFaces: NO_FONTS, ...ports }, from);
}

/** The whole sound of a document; `sizes` are the sizes of the blocks, over and over again. */
export async function mix(
  document: Partial<VideoJSON> & { layers: Layer[] },
  files: Readonly<Record<string, TestSource>>,
  sizes: readonly number[] = [48_000],
): Promise<[left: Float32Array, right: Float32Array]> {
  const mixer = await mixerOf(document, files);
  if (mixer === undefined) throw new Error("there is nothing to hear");
  const [left, right] = [new Float32Array(mixer.length), new Float32Array(mixer.length)];
  for (let at = 0, call = 0; ; call++) {
    const block = await mixer.next(sizes[call % sizes.length]);
    if (block === undefined) break;
    left.set(block[0], at);
    right.set(block[1], at);
    at += block[0].length;
  }
  mixer.close();
  return [left, right];
}

/** An audio layer that plays "a". */
export function audio(fields: Partial<AudioLayer> = {}): AudioLayer {
  return { type: "audio", source: "a", ...fields };
}

/** Places of the samples that are not 0. */
export function heardAt(samples: Float32Array): number[] {
  return [...samples.keys()].filter((at) => samples[at] !== 0);
}

/** Hertz, by the rising zero crossings of `samples`. */
export function frequencyOf(samples: Float32Array, rate = 48_000): number {
  const crossings = [...samples.keys()].filter(
    (at) => at > 0 && (samples[at - 1] as number) < 0 && (samples[at] as number) >= 0,
  );
  const [first, last] = [crossings[0] ?? 0, crossings.at(-1) ?? 0];
  return ((crossings.length - 1) * rate) / (last - first);
}

export function sha256(stereo: readonly Float32Array[]): string {
  const hash = createHash("sha256");
  for (const channel of stereo) hash.update(new Uint8Array(channel.buffer, channel.byteOffset, channel.byteLength));
  return hash.digest("hex");
}
