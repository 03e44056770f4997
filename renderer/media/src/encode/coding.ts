/** How much of the picture is kept; more keeps finer detail in more bytes. */
export type Quality = "low" | "medium" | "high";

/** How frames become bytes: codecs of video, and formats of single pictures. */
export type VideoCodec = "h264" | "vp9" | "av1" | "gif" | "png";
/** How sound becomes bytes. PCM is not compressed: whole numbers of 16 bits, or floating-point numbers of 32. */
export type SoundCodec = "aac" | "opus" | "pcm-s16" | "pcm-f32";
/** `exact`: in WASM or JavaScript, the same bytes everywhere. `webcodecs`: with what the browser has. */
export type EncoderName = "exact" | "webcodecs";

/** How a video's frames become bytes. */
export interface VideoCoding {
  readonly codec: VideoCodec;
  readonly encoder: EncoderName;
  readonly quality: Quality;
  /** Bits per second, in place of `quality`. */
  readonly bitrate?: number | undefined;
  /** What was found out about the film and the machine before the first segment; all segments have the same. */
  readonly prepared?: PreparedCoding | undefined;
}

/** Plain data, posted to every worker. */
export type PreparedCoding =
  | { readonly type: "webcodecs"; readonly config: VideoEncoderConfig; readonly quantizer?: number | undefined }
  /** Colours of the whole film: red, green, blue of each, at most 255. */
  | { readonly type: "palette"; readonly colors: Uint8Array };

/** How a video's sound becomes bytes. */
export interface SoundCoding {
  readonly codec: SoundCodec;
  /** Bits per second, of codecs that compress. Default: 96 000 per channel for AAC, 64 000 for Opus. */
  readonly bitrate?: number | undefined;
}

/**
 * One coded frame. H.264: NAL units led by their length in four bytes, as MP4 stores them. GIF: an image with its extension
 * before it, or nothing where the frame shows what the one before shows. PNG: a file.
 */
export interface VideoPacket {
  readonly data: Uint8Array;
  readonly key: boolean;
}

/** A closed group of pictures: its first packet is a key frame, nothing refers out of it. */
export interface EncodedSegment {
  readonly packets: readonly VideoPacket[];
  /** As WebCodecs names it, such as "avc1.42C01F". */
  readonly codec: string;
  /** What decoders need beforehand (H.264: AVCDecoderConfigurationRecord); equal for all segments with the same settings. */
  readonly configuration?: Uint8Array | undefined;
}

/** One coded piece of sound. */
export interface SoundPacket {
  readonly data: Uint8Array;
  /** First sample, counted from the start of the sound; negative for the encoder's run-in, which is not to be heard. */
  readonly start: number;
  /** Samples. */
  readonly duration: number;
}

/** Facts of coded sound that its packets agree on. */
export interface SoundFormat {
  /** As WebCodecs names it, such as "mp4a.40.2". */
  readonly codec: string;
  /** Hertz. */
  readonly sampleRate: number;
  readonly channelCount: number;
  /** Samples of each channel. */
  readonly length: number;
  /** Samples that a decoder gives before the first to be heard: the encoder's run-in. */
  readonly priming: number;
  /** What decoders need beforehand (AAC: AudioSpecificConfig of ISO/IEC 14496-3, Opus: header of RFC 7845 §5.1). */
  readonly configuration?: Uint8Array | undefined;
}
