import type { PacketDecoder } from "../packets.js";

/** What the identification header of Opus says (RFC 7845 §5.1). */
export interface OpusHeader {
  readonly channelCount: number;
  /** Samples at 48 kHz before the sound. */
  readonly preSkip: number;
  readonly streamCount: number;
  readonly coupledStreamCount: number;
  readonly mapping: readonly number[];
}

export function readOpusHeader(header: Uint8Array): OpusHeader {
  const channelCount = header[9] ?? 2;
  const preSkip = (header[10] ?? 0) | ((header[11] ?? 0) << 8);
  if (!header[18]) {
    const mapping = Array.from({ length: channelCount }, (_, index) => index);
    return { channelCount, preSkip, streamCount: 1, coupledStreamCount: channelCount - 1, mapping };
  }
  return {
    channelCount,
    preSkip,
    streamCount: header[19] ?? 1,
    coupledStreamCount: header[20] ?? 0,
    mapping: [...header.subarray(21, 21 + channelCount)],
  };
}

/** Opus is decoded at 48 kHz, whatever it was made from. */
export const OPUS_RATE = 48_000;

export async function opusDecoder({ channelCount, mapping, ...streams }: OpusHeader): Promise<PacketDecoder> {
  const { OpusDecoder } = await import("opus-decoder");
  const decoder = new OpusDecoder({
    channels: channelCount,
    streamCount: streams.streamCount,
    coupledStreamCount: streams.coupledStreamCount,
    channelMappingTable: [...mapping],
    preSkip: 0,
  });
  await decoder.ready;
  return {
    decode: async (packets) => decoder.decodeFrames([...packets]).channelData,
    close: () => decoder.free(),
  };
}

/** Samples at 48 kHz of a packet, from its table-of-contents byte (RFC 6716 §3.1). */
export function opusSamples(packet: Uint8Array): number {
  const [toc = 0, count = 0] = packet;
  const configuration = toc >> 3;
  const sizes = configuration < 12 ? [480, 960, 1920, 2880] : configuration < 16 ? [480, 960] : [120, 240, 480, 960];
  const size = sizes[configuration % sizes.length] as number;
  const frames = [1, 2, 2, count & 63][toc & 3] as number;
  return size * frames;
}
