/** Writes the sound files of `cases/sound`: WAV made of whole numbers, so that they come out the same on every machine. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { casesFolder } from "./case.js";

interface Wave {
  readonly rate: number;
  /** Bits of a sample: 8 without sign, 16 and 24 with, 32 as floating point. */
  readonly bits: 8 | 16 | 24 | 32;
  readonly seconds: number;
  /** For each channel, the sample at place `at`, −32768 to 32767. */
  readonly channels: readonly ((at: number) => number)[];
}

/** One loud sample in silence. */
const click = (place: number) => (at: number) => (at === place ? 16_384 : 0);

/** A triangle that repeats after `period` samples. */
const triangle =
  (period: number, peak = 12_000) =>
  (at: number) => {
    const quarter = Math.floor((4 * peak * (at % period)) / period);
    return quarter < peak ? quarter : quarter < 3 * peak ? 2 * peak - quarter : quarter - 4 * peak;
  };

/** Sound for `on` samples of every `every`. */
const bursts = (sound: (at: number) => number, on: number, every: number) => (at: number) =>
  at % every < on ? sound(at) : 0;

/** Equal steps of every height, in no order that one could hear. */
const noise =
  (seed: number, peak = 8000) =>
  (at: number) => {
    const x = Math.imul(Math.imul(at + 1, 0x9e3779b1) ^ seed, 0x85ebca6b) >>> 0;
    return Math.floor(((x >>> 8) / 2 ** 24) * 2 * peak) - peak;
  };

const waves: Readonly<Record<string, Wave>> = {
  "placement/click.wav": { rate: 48_000, bits: 16, seconds: 0.2, channels: [click(4800)] },
  "rates/8000-8bit-mono.wav": { rate: 8000, bits: 8, seconds: 0.5, channels: [triangle(20)] },
  "rates/22050-16bit-stereo.wav": { rate: 22_050, bits: 16, seconds: 0.3, channels: [triangle(50), noise(7)] },
  "rates/44100-24bit-mono.wav": { rate: 44_100, bits: 24, seconds: 0.3, channels: [noise(3)] },
  "rates/96000-float-mono.wav": { rate: 96_000, bits: 32, seconds: 0.1, channels: [noise(5)] },
  "rates/48000-six-channels.wav": {
    rate: 48_000,
    bits: 16,
    seconds: 0.05,
    channels: [triangle(100), triangle(120), triangle(140), noise(1), triangle(160), triangle(180)],
  },
  "speed-and-pitch/words.wav": { rate: 16_000, bits: 16, seconds: 1, channels: [bursts(triangle(73), 2400, 4000)] },
  "loudness/tone.wav": { rate: 48_000, bits: 16, seconds: 0.25, channels: [triangle(110), triangle(130)] },
  "ducking/music.wav": { rate: 24_000, bits: 16, seconds: 0.5, channels: [triangle(60)] },
  "ducking/speech.wav": { rate: 16_000, bits: 16, seconds: 1, channels: [bursts(noise(9, 28_000), 4000, 8000)] },
  "limiter/loud.wav": { rate: 48_000, bits: 16, seconds: 0.1, channels: [triangle(480, 32_767)] },
};

for (const [name, wave] of Object.entries(waves)) writeFileSync(join(casesFolder, "sound", name), wavFile(wave));

function wavFile({ rate, bits, seconds, channels }: Wave): Uint8Array {
  const frame = (channels.length * bits) / 8;
  const count = Math.round(seconds * rate);
  const bytes = new Uint8Array(44 + count * frame);
  const view = new DataView(bytes.buffer);
  const name = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  name(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  name(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, bits === 32 ? 3 : 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frame, true);
  view.setUint16(32, frame, true);
  view.setUint16(34, bits, true);
  name(36, "data");
  view.setUint32(40, count * frame, true);
  for (let at = 0; at < count; at++) {
    channels.forEach((sample, channel) => {
      writeSample(view, 44 + at * frame + (channel * bits) / 8, bits, sample(at));
    });
  }
  return bytes;
}

function writeSample(view: DataView, at: number, bits: Wave["bits"], sample: number): void {
  if (bits === 8) view.setUint8(at, (sample >> 8) + 128);
  else if (bits === 16) view.setInt16(at, sample, true);
  else if (bits === 32) view.setFloat32(at, sample / 32_768, true);
  else {
    view.setUint8(at, 0);
    view.setInt16(at + 1, sample, true);
  }
}
