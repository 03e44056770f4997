import { MediaProblem } from "@videoflow/renderer-core";

/** Sampling frequencies by index, ISO/IEC 14496-3 table 1.18. */
const FREQUENCIES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
/** ISO/IEC 14496-3 table 1.17. */
const LOW_COMPLEXITY = 2;
const HEADER_BYTES = 7;

/** What AAC packets have in common. */
export interface AacConfiguration {
  /** Index into the table of sampling frequencies. */
  readonly frequency: number;
  /** Channel configuration, 1 to 7. */
  readonly channels: number;
}

/**
 * Reads an AudioSpecificConfig (ISO/IEC 14496-3 §1.6.2.1). Of HE-AAC the low-complexity core is taken; decoders find its
 * extension in the packets themselves.
 *
 * @throws MediaProblem for AAC of another kind
 */
export function readConfiguration(config: Uint8Array): AacConfiguration {
  const [first = 0, second = 0] = config;
  const objectType = first >> 3;
  const frequency = ((first & 7) << 1) | (second >> 7);
  const channels = (second >> 3) & 15;
  const spectral = objectType === 5 || objectType === 29;
  if ((objectType !== LOW_COMPLEXITY && !spectral) || frequency >= FREQUENCIES.length || channels < 1 || channels > 7) {
    throw new MediaProblem("ASSET_TYPE_UNSUPPORTED", {
      actual: `AAC of object type ${objectType} with channel configuration ${channels}`,
      owner: "a sound",
      expected: "AAC-LC or HE-AAC with 1 to 8 channels",
    });
  }
  return { frequency, channels };
}

/** A packet with an ADTS header before it (ISO/IEC 13818-7 §6.2), as AAC decoders read it without a container. */
export function withHeader(packet: Uint8Array, { frequency, channels }: AacConfiguration): Uint8Array {
  const length = HEADER_BYTES + packet.length;
  const framed = new Uint8Array(length);
  framed.set([
    0xff,
    0xf1,
    ((LOW_COMPLEXITY - 1) << 6) | (frequency << 2) | (channels >> 2),
    ((channels & 3) << 6) | (length >> 11),
    (length >> 3) & 0xff,
    ((length & 7) << 5) | 0x1f,
    0xfc,
  ]);
  framed.set(packet, HEADER_BYTES);
  return framed;
}
