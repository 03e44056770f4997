import type { PcmAudio } from "@videoflow/renderer-media";

/** A second of a sawtooth, the same numbers everywhere. */
export function tone(): PcmAudio {
  const channel = Float32Array.from({ length: 48_000 }, (_, sample) => (sample % 109) / 218 - 0.25);
  return { sampleRate: 48_000, channels: [channel, channel.map((sample) => -sample)] };
}

/** The sound as a WAV file of 32-bit floating-point numbers. */
export function waveFile({ sampleRate, channels }: PcmAudio): Uint8Array {
  const [frames, count] = [channels[0]?.length ?? 0, channels.length];
  const size = frames * count * 4;
  const view = new DataView(new ArrayBuffer(44 + size));
  const text = (at: number, characters: string) => {
    for (const [index, character] of [...characters].entries()) view.setUint8(at + index, character.charCodeAt(0));
  };
  text(0, "RIFF");
  view.setUint32(4, 36 + size, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 3, true);
  view.setUint16(22, count, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * count * 4, true);
  view.setUint16(32, count * 4, true);
  view.setUint16(34, 32, true);
  text(36, "data");
  view.setUint32(40, size, true);
  for (const [channel, samples] of channels.entries()) {
    for (const [frame, sample] of samples.entries()) view.setFloat32(44 + (frame * count + channel) * 4, sample, true);
  }
  return new Uint8Array(view.buffer);
}
