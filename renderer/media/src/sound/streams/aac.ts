import type { PacketDecoder } from "../packets.js";
import { createFileDecoder } from "./ffmpeg-audio.js";

/**
 * Packets decoded before those that are wanted: a packet's samples overlap with those of the one before, and HE-AAC's
 * filters look back further.
 */
const RUN_IN = 4;

/** Decodes AAC in WASM, the same samples everywhere. `frame` puts a header before a packet that has none. */
export async function aacDecoder(frame: (packet: Uint8Array) => Uint8Array): Promise<PacketDecoder> {
  const decoder = await createFileDecoder();
  let before: Uint8Array[] = [];
  return {
    // The library decodes files; each batch becomes one.
    async decode(packets) {
      const framed = packets.map(frame);
      const runIn = before.length > 0 ? before : Array.from({ length: RUN_IN }, () => framed[0] as Uint8Array);
      before = [...runIn, ...framed].slice(-RUN_IN);
      const { samples, channelCount } = decoder.decode(joined([...runIn, ...framed]));
      return separated(samples, channelCount, framed.length, runIn.length);
    },
    close() {
      before = [];
    },
  };
}

/** The samples of the last `packets`, of which each has 1024 or, in HE-AAC, 2048; the first of the run-in may have none. */
function separated(samples: Float32Array, channelCount: number, packets: number, runIn: number): Float32Array[] {
  const length = samples.length / channelCount;
  const perPacket = length > 1024 * (runIn + packets) ? 2048 : 1024;
  const wanted = Math.min(length, perPacket * packets);
  const first = (length - wanted) * channelCount;
  return Array.from({ length: channelCount }, (_, channel) => {
    const plane = new Float32Array(wanted);
    for (let i = 0; i < wanted; i++) plane[i] = samples[first + i * channelCount + channel] as number;
    return plane;
  });
}

/** Samples per second and channels that come out, which the file's header need not know. */
export async function aacFacts(
  packet: Uint8Array,
  frame: (packet: Uint8Array) => Uint8Array,
): Promise<{ sampleRate: number; channelCount: number }> {
  const decoder = await createFileDecoder();
  const framed = frame(packet);
  const { sampleRate, channelCount } = decoder.decode(joined([framed, framed, framed]));
  return { sampleRate, channelCount };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
