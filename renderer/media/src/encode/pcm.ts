/** Sound as a whole. */
export interface PcmAudio {
  /** Hertz. */
  readonly sampleRate: number;
  /** One array of finite samples per channel, one or two channels of the same length, full scale −1 to 1. */
  readonly channels: readonly Float32Array[];
}

/** Sound that is read from its start to its end. */
export interface PcmSource {
  /** Hertz. */
  readonly sampleRate: number;
  readonly channelCount: number;
  /** Samples of each channel. */
  readonly length: number;
  /** The next samples of each channel, at most `most`; undefined at the end. */
  next(most: number): Promise<readonly Float32Array[] | undefined>;
}

export function pcmSource({ sampleRate, channels }: PcmAudio): PcmSource {
  const length = channels[0]?.length ?? 0;
  let first = 0;
  const next = async (most: number) => {
    if (first >= length) return undefined;
    const part = channels.map((channel) => channel.subarray(first, first + most));
    first += most;
    return part;
  };
  return { sampleRate, channelCount: channels.length, length, next };
}
