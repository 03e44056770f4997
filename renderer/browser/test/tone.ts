import type { PcmAudio } from "@videoflow/renderer-media";

/** A second of a sawtooth, the same numbers everywhere. */
export function tone(): PcmAudio {
  const channel = Float32Array.from({ length: 48_000 }, (_, sample) => (sample % 109) / 218 - 0.25);
  return { sampleRate: 48_000, channels: [channel, channel.map((sample) => -sample)] };
}
