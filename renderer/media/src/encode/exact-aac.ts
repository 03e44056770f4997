import { type AacPacket, createAacEncoder } from "./aac-encoder.js";
import type { SoundFormat, SoundPacket } from "./coding.js";
import type { PcmSource } from "./pcm.js";

/** What becomes of coded sound: first its format, then its packets. */
export interface SoundReceiver {
  format(format: SoundFormat): void;
  packets(packets: readonly SoundPacket[]): void;
}

/**
 * The encoder delays sound by one frame: what goes in first comes out of a decoder this many samples later. The
 * packets are dated that much earlier, so that sample 0 is heard at 0.
 */
const PRIMING = 1024;
const BITRATE_PER_CHANNEL = 96_000;
/** Samples asked for at once. */
const CHUNK = 48_000;

/**
 * Encodes sound of at least one sample to AAC-LC in WASM: the same samples give the same bytes on every machine.
 *
 * @throws VideoJSONError `ENCODER_FAILED`
 */
export async function encodeAac(
  sound: PcmSource,
  receiver: SoundReceiver,
  bitrate = BITRATE_PER_CHANNEL * sound.channelCount,
): Promise<void> {
  const { sampleRate, channelCount, length } = sound;
  const encoder = await createAacEncoder({ sampleRate, channelCount, bitrate });
  const { configuration, frameLength } = encoder;
  receiver.format({ codec: "mp4a.40.2", sampleRate, channelCount, length, priming: PRIMING, configuration });
  let start = -PRIMING;
  const handOver = (encoded: readonly AacPacket[]) => {
    const packets: SoundPacket[] = [];
    for (const packet of encoded) {
      // The encoder fills its last frame with silence; what lies beyond the sound is cut off by the packets' durations.
      const duration = Math.min(packet.duration, length - start);
      if (duration > 0) packets.push({ data: packet.data, start, duration });
      start += packet.duration;
    }
    if (packets.length > 0) receiver.packets(packets);
  };
  const frame = new Float32Array(frameLength * channelCount);
  /** Samples of the frame that are there. */
  let filled = 0;
  for (let part = await sound.next(CHUNK); part; part = await sound.next(CHUNK)) {
    const encoded: AacPacket[] = [];
    const count = part[0]?.length ?? 0;
    for (let first = 0; first < count; ) {
      const taken = Math.min(count - first, frameLength - filled);
      interleave(part, first, taken, frame, filled);
      first += taken;
      filled += taken;
      if (filled < frameLength) break;
      encoded.push(...encoder.encode(frame));
      filled = 0;
    }
    handOver(encoded);
  }
  if (filled > 0) handOver(encoder.encode(frame.fill(0, filled * channelCount)));
  handOver(encoder.finish());
}

/** Copies `count` samples of each channel, from sample `first` on, to sample `at` of a frame. */
function interleave(
  channels: readonly Float32Array[],
  first: number,
  count: number,
  frame: Float32Array,
  at: number,
): void {
  channels.forEach((samples, channel) => {
    for (let i = 0; i < count; i++) frame[(at + i) * channels.length + channel] = samples[first + i] as number;
  });
}
