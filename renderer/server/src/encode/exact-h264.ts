import { levelFor } from "./h264/level.js";
import {
  decoderConfiguration,
  type PictureParameters,
  type Presentation,
  readPictureParameters,
  readSequenceParameters,
  type SequenceParameters,
  writeSequenceParameters,
} from "./h264/parameter-sets.js";
import { renumberedSlice, repeatedFrame } from "./h264/slices.js";
import { H264Encoder } from "./h264-encoder.js";

/** How much of the picture is kept; more keeps finer detail in more bytes. */
export type Quality = "low" | "medium" | "high";

/**
 * Quantiser of each quality: constant, so that a segment's bytes depend on nothing but its frames. Measured at 720p,
 * PSNR of luma and kbit/s at 30 fps, on a title / on a slowly zooming photograph:
 *
 * | quality | quantiser | title          | photograph      |
 * |---------|-----------|----------------|-----------------|
 * | low     | 26        | 50.7 dB,   780 | 40.3 dB,  2 900 |
 * | medium  | 20        | 56.4 dB, 1 290 | 44.5 dB,  7 000 |
 * | high    | 16        | 59.7 dB, 1 780 | 47.1 dB, 12 400 |
 *
 * 21 is a threshold: above it flat areas come out one level off. A quarter of a title's background then has a tint of
 * its own, which changes with every key frame.
 */
const QUANTISER: Record<Quality, number> = { low: 26, medium: 20, high: 16 };

export interface H264Settings {
  /** Frame size in pixels, both even. */
  readonly width: number;
  readonly height: number;
  readonly fps: { readonly num: number; readonly den: number };
  readonly quality: Quality;
}

/** One coded frame: NAL units led by their length in four bytes, as MP4 stores them. */
export interface VideoPacket {
  readonly data: Uint8Array;
  readonly key: boolean;
}

/** A closed group of pictures: its first packet is a key frame, nothing refers out of it. */
export interface EncodedSegment {
  readonly packets: VideoPacket[];
  /** AVCDecoderConfigurationRecord; equal for all segments with the same settings. */
  readonly configuration: Uint8Array;
}

/**
 * Encodes one segment of I420 frames (BT.709 limited range, width × height × 3 / 2 bytes each) to H.264 Constrained
 * Baseline. A pure function of frames and settings: every call has an encoder of its own, so segments can be encoded
 * anywhere in any order and joined. A frame equal to the one before costs a comparison and a dozen bytes.
 *
 * @param module from `loadH264`
 * @param frames read one at a time; a frame may be overwritten once the next one is asked for
 */
export function encodeSegment(
  module: WebAssembly.Module,
  frames: Iterable<Uint8Array>,
  settings: H264Settings,
): EncodedSegment {
  const { width, height, fps, quality } = settings;
  const level = levelFor(width, height, fps.num / fps.den);
  if (level === undefined) throw new RangeError(`no H.264 level holds ${width}x${height} at ${fps.num}/${fps.den} fps`);
  const encoder = new H264Encoder(module, width, height, QUANTISER[quality]);
  const frameSize = (width * height * 3) / 2;
  const packets: VideoPacket[] = [];
  let parameters: StreamParameters | undefined;
  for (const frame of frames) {
    const number = packets.length;
    if (frame.length !== frameSize) {
      throw new RangeError(`frame ${number} of the segment has ${frame.length} bytes, not ${frameSize}`);
    }
    if (parameters && encoder.encodedLast(frame)) {
      packets.push({ data: packet(repeatedFrame(parameters.sequence, parameters.picture, number)), key: false });
      continue;
    }
    const units = encoder.encode(frame);
    parameters ??= readParameters(units, { width, height, fps, level });
    const slice = renumberedSlice(units.at(-1) as Uint8Array, parameters.sequence, number);
    packets.push({ data: packet(slice), key: number === 0 });
  }
  if (!parameters) throw new RangeError("a segment needs at least one frame");
  return { packets, configuration: parameters.configuration };
}

/** What the parameter sets before the first slice say, and what a player is told instead. */
interface StreamParameters {
  readonly sequence: SequenceParameters;
  readonly picture: PictureParameters;
  readonly configuration: Uint8Array;
}

function readParameters(units: readonly Uint8Array[], presentation: Presentation): StreamParameters {
  const [sequenceUnit, pictureUnit] = units;
  if (!sequenceUnit || !pictureUnit || units.length !== 3) {
    throw new RangeError(`the H.264 encoder began with ${units.length} NAL units, not 3`);
  }
  const sequence = readSequenceParameters(sequenceUnit);
  const picture = readPictureParameters(pictureUnit);
  const configuration = decoderConfiguration(writeSequenceParameters(sequence, presentation), pictureUnit);
  return { sequence, picture, configuration };
}

/** A NAL unit with its length before it, in memory of its own (it is transferred between threads). */
function packet(nal: Uint8Array): Uint8Array {
  const data = new Uint8Array(4 + nal.length);
  new DataView(data.buffer).setUint32(0, nal.length);
  data.set(nal, 4);
  return data;
}
