import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  type Output,
  StreamTarget,
  type StreamTargetChunk,
} from "mediabunny";
import type { EncodedSegment, SoundCodec, SoundPacket, VideoCodec } from "../encode/coding.js";
import { fail } from "../errors.js";
import type { SoundTrack } from "./worker-pool.js";

/** Where the file goes. Parts may come in any order of positions; the head of the file is written last. */
export interface FileSink {
  write(data: Uint8Array, position: number): Promise<void>;
}

export interface VideoTrack {
  /** Frame size in pixels. Both are even, except for pictures. */
  readonly width: number;
  readonly height: number;
  readonly fps: { readonly num: number; readonly den: number };
  readonly frameCount: number;
  readonly codec: VideoCodec;
  /** In order, together `frameCount` packets. */
  readonly segments: AsyncIterable<EncodedSegment>;
}

/** Bytes written at once. */
const CHUNK_SIZE = 2 ** 20;

/** Names of codecs in the muxing library. */
const VIDEO_NAMES = { h264: "avc", vp9: "vp9", av1: "av1" } as const;
const SOUND_NAMES = { aac: "aac", opus: "opus", "pcm-s16": "pcm-s16", "pcm-f32": "pcm-f32" } as const;

/** Hands parts of a file on as they come, in pieces of a megabyte. */
export function targetOf(sink: FileSink): StreamTarget {
  const writable = new WritableStream<StreamTargetChunk>({ write: ({ data, position }) => sink.write(data, position) });
  return new StreamTarget(writable, { chunked: true, chunkSize: CHUNK_SIZE });
}

/**
 * Adds the tracks to an output and writes all their packets, interleaved by time. The output is finished afterwards, or
 * cancelled.
 *
 * @param soundDelay seconds by which all sound packets are dated later, for containers without negative times
 * @throws VideoJSONError `ENCODER_FAILED` when segments do not share one configuration
 */
export async function muxTracks(
  output: Output,
  video: VideoTrack | undefined,
  sound: SoundTrack | undefined,
  soundDelay = 0,
): Promise<void> {
  // The order of the tracks in the file.
  const writeVideo = video ? addVideo(output, video) : async () => undefined;
  const writeSound = sound ? addSound(output, sound, soundDelay) : async () => undefined;
  try {
    await output.start();
    await writeVideo(writeSound);
    await writeSound(Number.POSITIVE_INFINITY);
    await output.finalize();
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  }
}

type WriteSound = (upTo: number) => Promise<void>;

/** @returns adds all packets, and before each the sound up to its time */
function addVideo(output: Output, video: VideoTrack): (writeSound: WriteSound) => Promise<void> {
  const { codec, fps, frameCount } = video;
  if (codec === "gif" || codec === "png") throw new TypeError(`${codec} is no codec of a track`);
  const source = new EncodedVideoPacketSource(VIDEO_NAMES[codec]);
  output.addVideoTrack(source, { frameRate: fps.num / fps.den, maximumPacketCount: frameCount });
  return async (writeSound) => {
    let frame = 0;
    let common: EncodedSegment | undefined;
    for await (const segment of video.segments) {
      common ??= segment;
      if (!sameConfiguration(common, segment)) {
        const reason = `segment ${frame} needs another decoder configuration than the first`;
        throw fail("ENCODER_FAILED", { encoder: segment.codec, reason });
      }
      for (const { data, key } of segment.packets) {
        const timestamp = secondsOf(frame, fps);
        await writeSound(timestamp);
        const packet = new EncodedPacket(data, key ? "key" : "delta", timestamp, secondsOf(1, fps));
        await source.add(packet, frame === 0 ? { decoderConfig: videoConfig(video, segment) } : undefined);
        frame++;
      }
    }
    if (frame !== frameCount) throw new RangeError(`${frame} frames were encoded, not ${frameCount}`);
  };
}

function sameConfiguration(a: EncodedSegment, b: EncodedSegment): boolean {
  const [left, right] = [a.configuration, b.configuration];
  if (a.codec !== b.codec || left?.length !== right?.length) return false;
  return !left || !right || left.every((byte, i) => byte === right[i]);
}

function secondsOf(frames: number, { num, den }: VideoTrack["fps"]): number {
  return (frames * den) / num;
}

/** @returns adds the packets that start before a time, each time further */
function addSound(output: Output, { format, packets }: SoundTrack, delay: number): WriteSound {
  const { sampleRate, channelCount, codec, configuration } = format;
  const source = new EncodedAudioPacketSource(SOUND_NAMES[codecOf(codec)]);
  output.addAudioTrack(source, { maximumPacketCount: mostPackets(format) });
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
      const encoded = new EncodedPacket(data, "key", start / sampleRate + delay, duration / sampleRate);
      await source.add(encoded, isFirst ? { decoderConfig } : undefined);
      isFirst = false;
      next = await iterator.next();
    }
  };
}

function codecOf(name: string): SoundCodec {
  return name.startsWith("mp4a") ? "aac" : (name as SoundCodec);
}

/** AAC packets hold 1024 samples each; one more is the encoder's run-in and one its end. Only MP4 asks for it. */
function mostPackets({ length }: SoundTrack["format"]): number {
  return Math.ceil(length / 1024) + 2;
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
