import { readFileSync } from "node:fs";

/** Two seconds of a quiet 440 Hz tone with one loud sample at 1.000 s, as 16-bit WAV. */
export function clickWav(sampleRate = 44_100): Uint8Array {
  const samples = Int16Array.from({ length: sampleRate * 2 }, (_, i) =>
    i === sampleRate ? 30_000 : Math.round(3000 * Math.sin((2 * Math.PI * 440 * i) / sampleRate)),
  );
  const file = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(file.buffer);
  const text = (at: number, word: string) => file.set(new TextEncoder().encode(word), at);
  text(0, "RIFF");
  view.setUint32(4, file.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, i) => {
    view.setInt16(44 + i * 2, sample, true);
  });
  return file;
}

/** The same in other formats; fixtures/README.md says how they were made. */
export const CLICK_FILES = [
  "click.mp3",
  "click.m4a",
  "click.aac",
  "click.ogg",
  "click.webm",
  "click-vorbis.ogg",
  "click.flac",
  "click.mp4",
] as const;

export function clickFile(name: string): Uint8Array {
  return name === "click.wav" ? clickWav() : new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
}
