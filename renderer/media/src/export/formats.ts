import { type Issue, issue, nearest, VideoJSONError } from "@videoflow/core";
import type { EncoderName, Quality, SoundCodec, SoundCoding, VideoCodec, VideoCoding } from "../encode/coding.js";

/** Kinds of files that a film can become. */
export type FormatName = "mp4" | "webm" | "gif" | "png" | "wav";

/** What a kind of file can hold; the first codec of each list is the one taken unless another is asked for. */
export interface Format {
  /** Ending of its files' names, without the dot. */
  readonly extension: string;
  /** As IANA lists it. */
  readonly mediaType: string;
  readonly video: readonly VideoCodec[];
  readonly sound: readonly SoundCodec[];
}

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  mp4: { extension: "mp4", mediaType: "video/mp4", video: ["h264", "vp9", "av1"], sound: ["aac"] },
  webm: { extension: "webm", mediaType: "video/webm", video: ["vp9", "av1"], sound: ["opus"] },
  gif: { extension: "gif", mediaType: "image/gif", video: ["gif"], sound: [] },
  /** A picture for each frame, in a ZIP file, or where there are folders in one. */
  png: { extension: "zip", mediaType: "application/zip", video: ["png"], sound: [] },
  wav: { extension: "wav", mediaType: "audio/wav", video: [], sound: ["pcm-s16", "pcm-f32"] },
};

/** Which encoders there are for a codec; the first is the one taken unless another is asked for. */
const ENCODERS: Readonly<Record<VideoCodec, readonly EncoderName[]>> = {
  h264: ["exact", "webcodecs"],
  vp9: ["webcodecs"],
  av1: ["webcodecs"],
  gif: ["exact"],
  png: ["exact"],
};

const QUALITIES: readonly Quality[] = ["low", "medium", "high"];
/** Bits per second. Below, no picture is left; above, a number that was meant as something else. */
const BITRATE = { least: 10_000, most: 1_000_000_000 };
/** Bits per second: what Opus and AAC can do with one channel at least, and with two at most. */
const AUDIO_BITRATE = { least: 6000, most: 510_000 };

/** What file a film becomes, and how. */
export interface EncodingOptions {
  /** Default "mp4". "png" is a ZIP file with a picture for each frame, "wav" the sound alone. */
  readonly format?: FormatName | undefined;
  /** Default: "h264" in MP4, "vp9" in WebM; these can hold "av1", MP4 "vp9" too. */
  readonly codec?: VideoCodec | undefined;
  /** "exact" has the same bytes everywhere, "webcodecs" is fast. Where a codec has both, the default is `preferredEncoder`. */
  readonly encoder?: EncoderName | undefined;
  /** The encoder for codecs that have both. Default "exact". */
  readonly preferredEncoder?: EncoderName | undefined;
  /** Default "medium". It has no meaning where nothing is lost: PNG and WAV. */
  readonly quality?: Quality | undefined;
  /** Bits per second of the picture, 10 000 to 1 000 000 000, in place of `quality`. Not for GIF, PNG and WAV. */
  readonly bitrate?: number | undefined;
  /** Default: what the format holds: "aac", "opus", or "pcm-s16", in place of which WAV can hold "pcm-f32". */
  readonly audioCodec?: SoundCodec | undefined;
  /** Bits per second of the sound, 6000 to 510 000, for AAC and Opus. Default: 96 000 and 64 000 a channel. */
  readonly audioBitrate?: number | undefined;
}

/** Options that have been checked and fit together. */
export interface Encoding {
  readonly format: FormatName;
  /** Undefined: the file holds no picture. */
  readonly video: VideoCoding | undefined;
  /** Undefined: the file holds no sound. */
  readonly sound: SoundCoding | undefined;
}

/** @throws VideoJSONError `OPTION_INVALID`, one for each option that cannot be what it is. */
export function checkEncoding(options: EncodingOptions): Encoding {
  const issues: Issue[] = [];
  const refuse = (option: string, value: unknown, expected: string, suggestions: readonly string[] = []) =>
    issues.push(
      issue("OPTION_INVALID", "", { option, value: JSON.stringify(value) ?? "undefined", expected }, suggestions),
    );
  /** The option's value, else the first of the possible ones. */
  const choose = <Name extends string>(option: string, value: Name | undefined, names: readonly Name[], where = "") => {
    if (value === undefined || names.includes(value)) return value ?? names[0];
    const expected = names.length > 0 ? `${listed(names)}${where}` : `another format: there is none to choose${where}`;
    refuse(option, value, expected, nearest(String(value), names));
    return names[0];
  };
  const within = (option: string, value: number | undefined, { least, most }: typeof BITRATE, usable: boolean) => {
    if (value === undefined) return;
    if (!usable) refuse(option, value, `another format: there is none to choose for a ${format} file`);
    else if (!Number.isInteger(value) || value < least || value > most) {
      refuse(option, value, `a whole number of bits per second, ${least} to ${most}`);
    }
  };

  const format = choose("format", options.format, Object.keys(FORMATS) as FormatName[]) ?? "mp4";
  const of = ` for a ${format} file`;
  const { video: codecs, sound: soundCodecs } = FORMATS[format];
  const quality = choose("quality", options.quality ?? "medium", QUALITIES) ?? "medium";
  const codec = choose("codec", options.codec, codecs, of);
  const encoders = codec ? ENCODERS[codec] : [];
  const { preferredEncoder = "exact" } = options;
  const preferred = encoders.includes(preferredEncoder) ? preferredEncoder : encoders[0];
  const encoder = choose("encoder", options.encoder ?? preferred, encoders, codec ? ` for ${codec}` : of);
  const audioCodec = choose("audioCodec", options.audioCodec, soundCodecs, of);
  within("bitrate", options.bitrate, BITRATE, codec === "h264" || codec === "vp9" || codec === "av1");
  within("audioBitrate", options.audioBitrate, AUDIO_BITRATE, audioCodec === "aac" || audioCodec === "opus");
  if (issues.length > 0) throw new VideoJSONError(issues);
  return {
    format,
    video: codec && encoder && { codec, encoder, quality, bitrate: options.bitrate },
    sound: audioCodec && { codec: audioCodec, bitrate: options.audioBitrate },
  };
}

/** The format that a file's name asks for by its ending, or a folder's by its "/"; undefined when it is none of ours. */
export function formatOfName(name: string): FormatName | undefined {
  if (name.endsWith("/")) return "png";
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const names = Object.keys(FORMATS) as FormatName[];
  return names.find((format) => FORMATS[format].extension === ending);
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => JSON.stringify(name));
  return quoted.length === 1 ? `${quoted[0]}` : `one of ${quoted.join(", ")}`;
}
