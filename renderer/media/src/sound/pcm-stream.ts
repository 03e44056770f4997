import type { InputAudioTrack } from "mediabunny";

/** The sound of a file from its start to its end, in pieces of any size. */
export interface PcmStream {
  /** Planar samples of the next piece, maybe none; undefined at the end. */
  next(): Promise<readonly Float32Array[] | undefined>;
  close(): void;
}

/** How a file's sound is decoded. */
export interface SoundFile {
  /** Samples per second. */
  readonly sampleRate: number;
  readonly channelCount: number;
  /** Place of the stream's first sample in the file's time; negative for what encoders put before the sound. */
  readonly first: number;
  /** Place of the sample after the last one that is to be heard. */
  readonly end: number;
  /** Decodes from the start. The same pieces each time. */
  open(): Promise<PcmStream>;
}

/** A file with sound. */
export interface SoundTrackOfFile {
  readonly bytes: Uint8Array;
  readonly track: InputAudioTrack;
}
