import { registerAacEncoder } from "@mediabunny/aac-encoder";
import { AudioSample, AudioSampleSource, Mp4OutputFormat, NullTarget, Output } from "mediabunny";

/** Sound to go with a video. */
export interface PcmAudio {
  /** Hertz. */
  readonly sampleRate: number;
  /** One array of finite samples per channel, one or two channels of the same length, full scale −1 to 1. */
  readonly channels: readonly Float32Array[];
}

/** One AAC access unit. */
export interface AudioPacket {
  readonly data: Uint8Array;
  /** First sample, counted from the start of the sound; negative for the encoder's run-in, which is not to be heard. */
  readonly start: number;
  /** Samples. */
  readonly duration: number;
}

export interface EncodedAudio {
  readonly packets: AudioPacket[];
  readonly sampleRate: number;
  readonly channelCount: number;
  /** AudioSpecificConfig of ISO/IEC 14496-3. */
  readonly configuration: Uint8Array;
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
export async function encodeAudio(audio: PcmAudio, signal?: AbortSignal): Promise<EncodedAudio> {
  registerAacEncoder();
  const { sampleRate, channels } = audio;
  const length = channels[0]?.length ?? 0;
  const raw: { data: Uint8Array; start: number; duration: number }[] = [];
  let configuration: Uint8Array | undefined;
  const source = new AudioSampleSource({
    codec: "aac",
    bitrate: BITRATE_PER_CHANNEL * channels.length,
    onEncodedPacket: (packet, meta) => {
      const start = Math.round(packet.timestamp * sampleRate);
      raw.push({ data: packet.data, start, duration: Math.round(packet.duration * sampleRate) });
      const description = meta?.decoderConfig?.description;
      if (description) configuration ??= copyOf(description);
    },
  });
  // The encoder only runs inside an output; what that output writes is thrown away.
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "fragmented" }), target: new NullTarget() });
  output.addAudioTrack(source);
  try {
    await output.start();
    for (let first = 0; first < length; first += CHUNK) {
      signal?.throwIfAborted();
      const sample = audioSample(audio, first, Math.min(CHUNK, length - first));
      await source.add(sample);
      sample.close();
    }
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  if (!configuration) throw new RangeError("the AAC encoder gave no configuration");
  // The encoder fills its last frame with silence; what lies beyond the sound is cut off by the packets' durations.
  const packets = raw
    .filter(({ start }) => start < length)
    .map(({ data, start, duration }) => ({ data, start, duration: Math.min(duration, length - start) }));
  return { packets, sampleRate, channelCount: channels.length, configuration };
}

function audioSample({ channels, sampleRate }: PcmAudio, first: number, count: number): AudioSample {
  const data = new Float32Array(count * channels.length);
  channels.forEach((channel, i) => {
    data.set(channel.subarray(first, first + count), i * count);
  });
  return new AudioSample({
    data,
    format: "f32-planar",
    sampleRate,
    numberOfChannels: channels.length,
    timestamp: (first - PRIMING) / sampleRate,
  });
}

function copyOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice()
    : new Uint8Array(source).slice();
}
