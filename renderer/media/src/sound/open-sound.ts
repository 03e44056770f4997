import { MediaProblem, type OpenSound } from "@videoflow/renderer-core";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputAudioTrack } from "mediabunny";
import { reasonOf } from "../errors.js";
import { readConfiguration, withHeader } from "./adts.js";
import { byteStream, packetStream } from "./packets.js";
import type { SoundFile } from "./pcm-stream.js";
import { SequentialSound } from "./sequential-sound.js";
import { aacDecoder, aacFacts } from "./streams/aac.js";
import { flacFileDecoder, flacPacketDecoder } from "./streams/flac.js";
import { mp3Decoder, readPadding } from "./streams/mp3.js";
import { OPUS_RATE, opusDecoder, opusSamples, readOpusHeader } from "./streams/opus.js";
import { pcmStream } from "./streams/pcm.js";
import { vorbisDecoder } from "./streams/vorbis.js";

/**
 * Opens a sound file, or the sound of a video file: WAV, MP3, AAC (MP4, M4A, ADTS), Opus and Vorbis (Ogg, WebM), FLAC. All
 * decoders are plain JavaScript or WASM and give the same samples everywhere.
 *
 * @throws MediaProblem `ASSET_TYPE_UNSUPPORTED`, `ASSET_DAMAGED`
 */
export const openSound: OpenSound = async (bytes) => {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  if (!(await input.canRead())) throw unsupported(bytes.length === 0 ? "an empty file" : "no sound of a known kind");
  try {
    const track = await input.getPrimaryAudioTrack();
    const video = await input.getPrimaryVideoTrack();
    if (!track) {
      if (video) return undefined;
      throw unsupported("a file without sound");
    }
    const file = await soundFile(bytes, track, (await input.getFormat()).name);
    // In the file of a video, time 0 is when its first picture is shown.
    const zero = video ? Math.floor((await video.getFirstTimestamp()) * file.sampleRate + 0.5) : 0;
    return new SequentialSound({ ...file, first: file.first - zero, end: file.end - zero, open: opener(file) });
  } catch (error) {
    throw problem(error);
  }
};

/** Opens a stream whose errors are problems of the file. */
function opener(file: SoundFile): SoundFile["open"] {
  return async () => {
    try {
      const stream = await file.open();
      const next = () =>
        stream.next().catch((error: unknown) => {
          throw problem(error);
        });
      return { next, close: () => stream.close() };
    } catch (error) {
      throw problem(error);
    }
  };
}

async function soundFile(bytes: Uint8Array, track: InputAudioTrack, format: string): Promise<SoundFile> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (!codec || !config) throw unsupported("sound of an unknown codec");
  const description = config.description && copyOf(config.description);
  const { sampleRate, numberOfChannels: channelCount } = config;
  const start = await track.getFirstTimestamp();
  const duration = await track.computeDuration();
  const at = (seconds: number, rate = sampleRate) => Math.floor(seconds * rate + 0.5);
  const first = at(start);
  const end = at(duration);
  if (codec.startsWith("pcm-") || codec === "ulaw" || codec === "alaw") {
    return { sampleRate, channelCount, first, end, open: async () => pcmStream(track) };
  }
  switch (codec) {
    case "aac": {
      const configuration = description && readConfiguration(description);
      const frame = (packet: Uint8Array) => (configuration ? withHeader(packet, configuration) : packet);
      const facts = await aacFacts(await firstPacket(track), frame);
      const { sampleRate: rate } = facts;
      return {
        ...facts,
        first: at(start, rate),
        end: at(duration, rate),
        open: async () => packetStream(track, await aacDecoder(frame)),
      };
    }
    case "mp3": {
      const padding = readPadding(bytes);
      if (format !== "MP3") throw unsupported("MP3 inside of another container");
      const samples = end - (padding ? padding.before + padding.behind : 0);
      return {
        sampleRate,
        channelCount,
        first: 0,
        end: samples,
        open: async () => byteStream(bytes, await mp3Decoder()),
      };
    }
    case "opus": {
      const header = readOpusHeader(description ?? new Uint8Array());
      // MP4 dates packets so that what is to be skipped lies before 0; the others say apart how much it is.
      const isDated = start < 0;
      const begin = isDated ? at(start, OPUS_RATE) : at(start, OPUS_RATE) - header.preSkip;
      return {
        sampleRate: OPUS_RATE,
        channelCount: header.channelCount,
        first: begin,
        end: format === "Ogg" ? at(duration, OPUS_RATE) : begin + (await countSamples(track)),
        open: async () => packetStream(track, await opusDecoder(header)),
      };
    }
    case "flac": {
      const open =
        format === "FLAC" || format === "Ogg"
          ? async () => byteStream(bytes, await flacFileDecoder())
          : async () => packetStream(track, await flacPacketDecoder());
      return { sampleRate, channelCount, first, end, open };
    }
    case "vorbis":
      if (format !== "Ogg") throw unsupported("Vorbis inside of another container than Ogg");
      return { sampleRate, channelCount, first, end, open: async () => byteStream(bytes, await vorbisDecoder()) };
    default:
      throw unsupported(`sound of the codec ${codec}`);
  }
}

async function firstPacket(track: InputAudioTrack): Promise<Uint8Array> {
  const packet = await new EncodedPacketSink(track).getFirstPacket();
  if (!packet) throw new MediaProblem("ASSET_DAMAGED", { reason: "it has no sound" });
  return packet.data;
}

/** All samples of a track of Opus, which WebM dates in milliseconds only. */
async function countSamples(track: InputAudioTrack): Promise<number> {
  let samples = 0;
  for await (const { data } of new EncodedPacketSink(track).packets()) samples += opusSamples(data);
  return samples;
}

function unsupported(actual: string): MediaProblem {
  return new MediaProblem("ASSET_TYPE_UNSUPPORTED", {
    actual,
    owner: "a sound",
    expected: "WAV, MP3, AAC (M4A, MP4), Opus or Vorbis (Ogg, WebM) or FLAC",
  });
}

function problem(error: unknown): MediaProblem {
  return error instanceof MediaProblem ? error : new MediaProblem("ASSET_DAMAGED", { reason: reasonOf(error) });
}

function copyOf(source: AllowSharedBufferSource): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
