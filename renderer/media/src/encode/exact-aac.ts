import { registerAacEncoder } from "@mediabunny/aac-encoder";
import { AudioSample, AudioSampleSource, type EncodedPacket, Mp4OutputFormat, NullTarget, Output } from "mediabunny";
import { bytesOf } from "../bytes-of.js";
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
/** Samples handed over at once. */
const CHUNK = 48_000;

/** Encodes sound of at least one sample to AAC-LC in WASM: the same samples give the same bytes on every machine. */
export async function encodeAac(
  sound: PcmSource,
  receiver: SoundReceiver,
  bitrate = BITRATE_PER_CHANNEL * sound.channelCount,
): Promise<void> {
  registerAacEncoder();
  const { sampleRate, channelCount, length } = sound;
  let ready: SoundPacket[] = [];
  let started = false;
  const source = new AudioSampleSource({
    codec: "aac",
    bitrate,
    onEncodedPacket: (packet, meta) => {
      const description = meta?.decoderConfig?.description;
      if (description && !started) {
        started = true;
        receiver.format({
          codec: "mp4a.40.2",
          sampleRate,
          channelCount,
          length,
          priming: PRIMING,
          configuration: bytesOf(description),
        });
      }
      ready.push(...packetOf(packet, sampleRate, length));
    },
  });
  // The encoder only runs inside an output; what that output writes is thrown away.
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "fragmented" }), target: new NullTarget() });
  output.addAudioTrack(source);
  const handOver = () => {
    if (ready.length > 0 && !started) throw new RangeError("the AAC encoder gave no configuration");
    if (ready.length > 0) receiver.packets(ready);
    ready = [];
  };
  try {
    await output.start();
    let first = 0;
    for (let part = await sound.next(CHUNK); part; part = await sound.next(CHUNK)) {
      const sample = sampleOf(part, sampleRate, first);
      first += sample.numberOfFrames;
      await source.add(sample);
      sample.close();
      handOver();
    }
    await output.finalize();
    handOver();
  } catch (error) {
    await output.cancel();
    throw error;
  }
}

/** The encoder fills its last frame with silence; what lies beyond the sound is cut off by the packets' durations. */
function packetOf(packet: EncodedPacket, sampleRate: number, length: number): SoundPacket[] {
  const start = Math.round(packet.timestamp * sampleRate);
  const duration = Math.min(Math.round(packet.duration * sampleRate), length - start);
  return duration > 0 ? [{ data: packet.data, start, duration }] : [];
}

function sampleOf(channels: readonly Float32Array[], sampleRate: number, first: number): AudioSample {
  const count = channels[0]?.length ?? 0;
  const data = new Float32Array(count * channels.length);
  channels.forEach((channel, i) => {
    data.set(channel, i * count);
  });
  return new AudioSample({
    data,
    format: "f32-planar",
    sampleRate,
    numberOfChannels: channels.length,
    timestamp: (first - PRIMING) / sampleRate,
  });
}
