/** How much of the picture is kept; more keeps finer detail in more bytes. */
export type Quality = "low" | "medium" | "high";

/** How a video's frames become bytes. */
export interface VideoCoding {
  readonly codec: "h264" | "vp9" | "av1" | "gif" | "png";
  /** `exact`: in WASM, the same bytes everywhere. `webcodecs`: with what the browser has. */
  readonly encoder: "exact" | "webcodecs";
  readonly quality: Quality;
  /** Bits per second, in place of `quality`. */
  readonly bitrate?: number | undefined;
}

/** How a video's sound becomes bytes. */
export interface SoundCoding {
  readonly codec: "aac" | "opus" | "pcm";
  /** Bits per second. Default: 96 000 per channel. */
  readonly bitrate?: number | undefined;
}

/** One coded frame. H.264: NAL units led by their length in four bytes, as MP4 stores them. */
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
  /** What decoders need beforehand (AAC: AudioSpecificConfig of ISO/IEC 14496-3). */
  readonly configuration?: Uint8Array | undefined;
}
