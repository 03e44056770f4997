import { MediaProblem, type OpenSound } from "@videoflow/renderer-core";
import { ALL_FORMATS, EncodedPacketSink, Input, type InputAudioTrack } from "mediabunny";
import { bytesOf } from "../bytes-of.js";
import { reasonOf } from "../errors.js";
import { fileSource } from "../file-source.js";
import { readConfiguration, withHeader } from "./adts.js";
import { byteStream, packetStream } from "./packets.js";
import type { SoundFile } from "./pcm-stream.js";
import { SequentialSound } from "./sequential-sound.js";
import { aacDecoder, aacFacts } from "./streams/aac.js";
import { flacFile, flacFileDecoder, flacPacketDecoder, isFlac } from "./streams/flac.js";
import { mp3Decoder, readPadding } from "./streams/mp3.js";
import { OPUS_RATE, opusDecoder, opusSamples, readOpusHeader } from "./streams/opus.js";
import { pcmStream } from "./streams/pcm.js";
import { vorbisDecoder } from "./streams/vorbis.js";

const MOST_CHANNELS = 8;

/**
 * Opens a sound file, or the sound of a video file: WAV, MP3, AAC (MP4, M4A, ADTS), Opus and Vorbis (Ogg, WebM), FLAC. All
 * decoders are plain JavaScript or WASM and give the same samples everywhere.
 *
 * @throws MediaProblem `ASSET_TYPE_UNSUPPORTED`, `ASSET_DAMAGED`
 */
export const openSound: OpenSound = async (bytes) => {
  if (isFlac(bytes)) {
    const file = await flacFile(bytes);
    return new SequentialSound({ ...file, open: opener(file) });
  }
  const input = new Input({ source: fileSource(bytes), formats: ALL_FORMATS });
  // The library throws where a file is shorter than what it looks for.
  const isKnown = await input.canRead().catch(() => false);
  if (!isKnown) throw unsupported(bytes.length === 0 ? "an empty file" : "no sound of a known kind");
  try {
    const track = await input.getPrimaryAudioTrack();
    const video = await input.getPrimaryVideoTrack();
    if (!track) {
      if (video) return undefined;
      if ((await input.getTracks()).length > 0) throw unsupported("a file without sound");
      throw new MediaProblem("ASSET_DAMAGED", { reason: "it ends before it says what is in it" });
    }
    const format = (await input.getFormat()).name;
    if (isContainer(bytes) && BARE_FORMATS.includes(format)) {
      throw new MediaProblem("ASSET_DAMAGED", {
        reason: "nothing can be found in it but what looks like sound by chance",
      });
    }
    const file = await soundFile(bytes, track, format);
    if (file.channelCount > MOST_CHANNELS) throw unsupported(`sound of ${file.channelCount} channels`);
    // In the file of a video, time 0 is when its first picture is shown.
    const zero = video ? Math.floor(Math.max(0, await video.getFirstTimestamp()) * file.sampleRate + 0.5) : 0;
    return new SequentialSound({ ...file, first: file.first - zero, end: file.end - zero, open: opener(file) });
  } catch (error) {
    throw problem(error);
  }
};

/** Formats without a header: packets of them are found in any large file that is something else. */
const BARE_FORMATS: readonly string[] = ["MP3", "ADTS"];

/** Whether a file begins as one with a header: Matroska and WebM, Ogg, WAV, MP4. */
function isContainer(bytes: Uint8Array): boolean {
  const [first, second] = [0, 4].map((at) => String.fromCharCode(...bytes.subarray(at, at + 4)));
  return ["\u001aE\u00df\u00a3", "OggS", "RIFF", "RF64"].includes(first ?? "") || second === "ftyp";
}

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
  const description = config.description && bytesOf(config.description);
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
        format === "Ogg"
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
  if (error instanceof MediaProblem) return error;
  // The library's checks of itself say no more than that what it read makes no sense.
  const isUnspecific = /assertion failed|internal error/i.test(reasonOf(error));
  const reason = isUnspecific ? "it was cut off or is damaged inside" : reasonOf(error);
  return new MediaProblem("ASSET_DAMAGED", { reason });
}
