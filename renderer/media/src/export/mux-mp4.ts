import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from "mediabunny";
import type { EncodedSegment, SoundPacket } from "../encode/coding.js";
import type { SoundTrack } from "./worker-pool.js";

/** Where the file goes. Parts may come in any order of positions; the head of the file is written last. */
export interface FileSink {
  write(data: Uint8Array, position: number): Promise<void>;
}

export interface VideoTrack {
  /** Frame size in pixels, both even. */
  readonly width: number;
  readonly height: number;
  readonly fps: { readonly num: number; readonly den: number };
  readonly frameCount: number;
  /** In order, together `frameCount` packets. */
  readonly segments: AsyncIterable<EncodedSegment>;
}

/** Bytes written at once. */
const CHUNK_SIZE = 2 ** 20;

/**
 * Writes an MP4 file: H.264 and, if there is sound, AAC, interleaved by time, the index at the start so that playing
 * can begin before the whole file is there. The same packets give the same bytes: the file carries no date.
 *
 * Memory is bounded: packets are written as they come, and room for the index is left before them.
 */
export async function muxMp4(video: VideoTrack, sound: SoundTrack | undefined, sink: FileSink): Promise<void> {
  const format = new Mp4OutputFormat({ fastStart: "reserve" });
  const writable = new WritableStream<StreamTargetChunk>({ write: ({ data, position }) => sink.write(data, position) });
  const target = new StreamTarget(writable, { chunked: true, chunkSize: CHUNK_SIZE });
  const output = new Output({ format, target });
  removeDate(output);
  const videoSource = new EncodedVideoPacketSource("avc");
  const frameRate = video.fps.num / video.fps.den;
  output.addVideoTrack(videoSource, { frameRate, maximumPacketCount: video.frameCount });
  const soundSource = new EncodedAudioPacketSource("aac");
  if (sound) output.addAudioTrack(soundSource, { maximumPacketCount: mostPackets(sound) });
  try {
    await output.start();
    const soundUpTo = sound ? soundWriter(sound, soundSource) : async () => undefined;
    let frame = 0;
    for await (const segment of video.segments) {
      for (const { data, key } of segment.packets) {
        const timestamp = secondsOf(frame, video.fps);
        await soundUpTo(timestamp);
        const packet = new EncodedPacket(data, key ? "key" : "delta", timestamp, secondsOf(1, video.fps));
        await videoSource.add(packet, frame === 0 ? { decoderConfig: videoConfig(video, segment) } : undefined);
        frame++;
      }
    }
    if (frame !== video.frameCount) throw new RangeError(`${frame} frames were encoded, not ${video.frameCount}`);
    await soundUpTo(Number.POSITIVE_INFINITY);
    await output.finalize();
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  }
}

function secondsOf(frames: number, { num, den }: VideoTrack["fps"]): number {
  return (frames * den) / num;
}

/** AAC packets hold 1024 samples each; one more is the encoder's run-in and one its end. */
function mostPackets({ format: { length } }: SoundTrack): number {
  return Math.ceil(length / 1024) + 2;
}

/** Adds the packets that start before a time, each time further. */
function soundWriter(
  { format, packets }: SoundTrack,
  source: EncodedAudioPacketSource,
): (time: number) => Promise<void> {
  const { sampleRate, channelCount, codec, configuration } = format;
  const decoderConfig = {
    codec,
    sampleRate,
    numberOfChannels: channelCount,
    ...(configuration && { description: configuration }),
  };
  const iterator = packets[Symbol.asyncIterator]();
  let next: IteratorResult<SoundPacket> | undefined;
  let isFirst = true;
  return async (time) => {
    next ??= await iterator.next();
    while (!next.done && next.value.start / sampleRate < time) {
      const { data, start, duration } = next.value;
      const encoded = new EncodedPacket(data, "key", start / sampleRate, duration / sampleRate);
      await source.add(encoded, isFirst ? { decoderConfig } : undefined);
      isFirst = false;
      next = await iterator.next();
    }
  };
}

function videoConfig({ width, height }: VideoTrack, { codec, configuration }: EncodedSegment): VideoDecoderConfig {
  return {
    codec,
    codedWidth: width,
    codedHeight: height,
    ...(configuration && { description: configuration }),
    colorSpace: { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false },
  };
}

/**
 * Sets creation and modification time to 0, "not known" (ISO/IEC 14496-12 counts seconds from 1904). The library has
 * no option for it and would write the present time.
 */
function removeDate(output: Output): void {
  const { _muxer: muxer } = output as unknown as { _muxer?: { creationTime?: unknown } };
  if (typeof muxer?.creationTime !== "number") throw new TypeError("this release of mediabunny dates files elsewhere");
  muxer.creationTime = 0;
}
