/** A decoded sound file, read in order of need: the port between the mixer and whatever decodes. */
export interface Sound {
  /** Samples per second of the file; whole, 1 to 768 000. */
  readonly sampleRate: number;
  /** 1 to 8, in the order of WAVE: left, right, centre, low frequencies, then the surround channels. */
  readonly channelCount: number;
  /** Samples per channel, after what encoders put before and behind the sound is cut off; 0 for a file without samples. */
  readonly length: number;
  /**
   * Samples `first` to `first + count` of each channel, full scale −1 to 1, silence outside of the file (`first` may be
   * negative). Sample 0 is heard at time 0 of the file; in the file of a video, when its first picture is shown. Any way of
   * reading gives the same samples, but readers go forwards, with jumps back only where playing begins again.
   * The arrays belong to the caller. A call is made only after the one before has been answered.
   *
   * @throws MediaProblem where the file turns out to be damaged
   */
  read(first: number, count: number): Promise<readonly Float32Array[]>;
  /** Frees what the decoder holds. */
  close(): void;
}

/**
 * Opens a sound file, or the sound of a video file; undefined: a video without sound.
 *
 * @throws MediaProblem where the file is damaged or of a kind that cannot be decoded
 */
export type OpenSound = (bytes: Uint8Array) => Promise<Sound | undefined>;
