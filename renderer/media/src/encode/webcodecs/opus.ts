import { bytesOf } from "../../bytes-of.js";
import { fail, reasonOf } from "../../errors.js";
import type { SoundPacket } from "../coding.js";
import type { SoundReceiver } from "../exact-aac.js";
import type { PcmSource } from "../pcm.js";
import { atRateOfMix } from "../rate-of-mix.js";

/** The clock of Opus (RFC 7845 §4). Sound of another rate is resampled here: encoders do it each in their way, or not at all. */
const SAMPLE_RATE = 48_000;
const BITRATE_PER_CHANNEL = 64_000;
/** Samples handed over at once. */
const CHUNK = 9600;
/** Pieces that may wait for the encoder. */
const QUEUE = 8;

/**
 * Encodes sound of at least one sample to Opus with the browser's encoder.
 *
 * The browsers date packets differently (Chromium from 0, Firefox from −pre-skip, cut at 0), so they are dated here: one
 * after the other, the first one earlier by what the header says a decoder skips.
 *
 * @throws VideoJSONError `ENCODING_UNSUPPORTED`, `ENCODER_FAILED`
 */
export async function encodeOpus(given: PcmSource, receiver: SoundReceiver, bitrate?: number): Promise<void> {
  const sound = atRateOfMix(given);
  const { sampleRate, channelCount, length } = sound;
  const config = {
    codec: "opus",
    sampleRate,
    numberOfChannels: channelCount,
    bitrate: bitrate ?? BITRATE_PER_CHANNEL * channelCount,
  };
  await checkSupport(config);
  let failure: unknown;
  let wake = () => {};
  let ready: SoundPacket[] = [];
  let next: number | undefined;
  const encoder = new AudioEncoder({
    error: (error) => {
      failure = error;
      wake();
    },
    output: (chunk, metadata) => {
      const description = metadata?.decoderConfig?.description;
      if (next === undefined && description) {
        const configuration = bytesOf(description);
        const priming = new DataView(configuration.buffer).getUint16(10, true);
        next = -priming;
        receiver.format({ codec: "opus", sampleRate, channelCount, length, priming, configuration });
      }
      if (next === undefined) {
        failure ??= new RangeError("it gave no header");
        return;
      }
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      const samples = Math.round(((chunk.duration ?? 0) * SAMPLE_RATE) / 1e6);
      // The encoder fills its last packet with silence; what lies beyond the sound is cut off by the packets' durations.
      const duration = Math.min(samples, length - next);
      if (duration > 0) ready.push({ data, start: next, duration });
      next += samples;
    },
  });
  const handOver = () => {
    if (failure !== undefined) throw failed(failure);
    if (ready.length > 0) receiver.packets(ready);
    ready = [];
  };
  try {
    encoder.configure(config);
    let first = 0;
    for (let part = await sound.next(CHUNK); part; part = await sound.next(CHUNK)) {
      const data = audioData(part, sampleRate, first);
      first += data.numberOfFrames;
      encoder.encode(data);
      data.close();
      while (encoder.encodeQueueSize > QUEUE && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          encoder.addEventListener("dequeue", () => resolve(), { once: true });
        });
      }
      handOver();
    }
    await encoder.flush();
    handOver();
  } catch (error) {
    throw failure === undefined ? error : failed(failure);
  } finally {
    if (encoder.state !== "closed") encoder.close();
  }
}

async function checkSupport(config: AudioEncoderConfig): Promise<void> {
  if (typeof AudioEncoder === "undefined") {
    const allowed = 'MP4 with AAC, or an engine with WebCodecs ("chromium")';
    throw fail("ENCODING_UNSUPPORTED", { engine: "This platform, which has no WebCodecs,", what: "Opus", allowed });
  }
  const { supported = false } = await AudioEncoder.isConfigSupported(config);
  if (supported) return;
  throw fail("ENCODING_UNSUPPORTED", {
    engine: "This browser's Opus encoder",
    what: `${config.bitrate} bits per second for ${config.numberOfChannels} channels`,
    allowed: "another audioBitrate, MP4 with AAC",
  });
}

function audioData(channels: readonly Float32Array[], sampleRate: number, first: number): AudioData {
  const count = channels[0]?.length ?? 0;
  const data = new Float32Array(count * channels.length);
  channels.forEach((channel, i) => {
    data.set(channel, i * count);
  });
  return new AudioData({
    format: "f32-planar",
    sampleRate,
    numberOfFrames: count,
    numberOfChannels: channels.length,
    timestamp: Math.round((first * 1e6) / sampleRate),
    data,
  });
}

function failed(cause: unknown) {
  return fail("ENCODER_FAILED", { encoder: "Opus", reason: reasonOf(cause) }, cause);
}
