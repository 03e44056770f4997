import type { H264MP4Encoder } from "h264-mp4-encoder";
import { changedShare, framesEqual } from "./changes.js";
import type { EncodedSegment, Quality, VideoPacket } from "./coding.js";
import { readEncoderOutput } from "./h264/encoder-output.js";
import { levelFor } from "./h264/level.js";
import {
  decoderConfiguration,
  readPictureParameters,
  readSequenceParameters,
  writeSequenceParameters,
} from "./h264/parameter-sets.js";
import { renumberedSlice, repeatedFrame } from "./h264/slices.js";
import { createEncoder } from "./minih264.js";

/**
 * Quantiser of each quality: constant, so that a segment's bytes depend on nothing but its frames. Measured at 720p,
 * PSNR of luma and kbit/s at 30 fps, on a title / on a slowly zooming photograph:
 *
 * | quality | quantiser | title          | photograph      |
 * |---------|-----------|----------------|-----------------|
 * | low     | 26        | 50.7 dB,   790 | 40.3 dB,  2 900 |
 * | medium  | 20        | 56.4 dB, 1 310 | 44.5 dB,  7 000 |
 * | high    | 16        | 59.8 dB, 1 800 | 47.1 dB, 12 400 |
 *
 * 21 is a threshold: above it flat areas come out one level off in luma and chroma. A quarter of a title's background
 * then has a tint of its own, which changes with every key frame, and the encoder, seeing a difference, searches where
 * nothing moves: half the speed.
 */
const QUANTISER: Record<Quality, number> = { low: 26, medium: 20, high: 16 };

/** Searches motion to a quarter of a pixel: a third of the bytes where the whole picture moves, half the speed. */
const SPEED_OF_MOVING_PICTURE = 5;
/** Whole pixels only: 1% more bytes where little moves, twice the speed. */
const SPEED_OF_QUIET_PICTURE = 9;
/** A frame moves when more than this part of its luma differs from the frame before. */
const MOVING_SHARE = 0.3;
/** A segment moves when more than this part of the frames looked at do. */
const MOVING_FRAMES = 0.125;
/** Frames are held back until the encoder's speed, which cannot change later, is chosen: this many bytes of them. */
const LOOKAHEAD_BYTES = 64 * 2 ** 20;

export interface H264Settings {
  /** Frame size in pixels, both even. */
  readonly width: number;
  readonly height: number;
  readonly fps: { readonly num: number; readonly den: number };
  readonly quality: Quality;
  /** Bits per second, in place of `quality`: each segment keeps to it by itself. */
  readonly bitrate?: number | undefined;
}

/**
 * Encodes one segment of I420 frames (BT.709 limited range, width × height × 3 / 2 bytes each) to H.264 Constrained
 * Baseline. A pure function of frames and settings: every call has an encoder of its own, so segments can be encoded
 * anywhere in any order and joined. A frame equal to the one before costs a comparison and a dozen bytes.
 *
 * @param frames read one at a time; a frame may be overwritten once the next one is asked for
 */
export async function encodeSegment(
  frames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  settings: H264Settings,
): Promise<EncodedSegment> {
  const repeats: boolean[] = [];
  const source = distinctFrames(frames, settings, repeats);
  const held = await takeAhead(source, settings);
  if (held.length === 0) throw new RangeError("a segment needs at least one frame");
  const moving = held.filter(({ changed }) => changed > MOVING_SHARE).length > repeats.length * MOVING_FRAMES;
  const encoder = await startEncoder(settings, moving ? SPEED_OF_MOVING_PICTURE : SPEED_OF_QUIET_PICTURE);
  let file: Uint8Array;
  try {
    for (let frame = held.shift(); frame; frame = held.shift()) encoder.addFrameYuv(frame.data);
    for await (const { data } of source) encoder.addFrameYuv(data);
  } finally {
    file = finishEncoder(encoder);
  }
  return assemble(file, repeats, settings);
}

/** The first frames of a segment, until there are enough to judge how much it moves. */
async function takeAhead(
  source: AsyncGenerator<DistinctFrame>,
  { width, height }: H264Settings,
): Promise<DistinctFrame[]> {
  const enough = Math.max(2, Math.floor((LOOKAHEAD_BYTES * 2) / (width * height * 3)));
  const held: DistinctFrame[] = [];
  // Not a for loop: leaving one would end the source.
  while (held.length < enough) {
    const { done, value } = await source.next();
    if (done) break;
    held.push(value);
  }
  return held;
}

async function startEncoder(settings: H264Settings, speed: number): Promise<H264MP4Encoder> {
  const encoder = await createEncoder();
  encoder.width = settings.width;
  encoder.height = settings.height;
  encoder.frameRate = settings.fps.num / settings.fps.den;
  if (settings.bitrate === undefined) encoder.quantizationParameter = QUANTISER[settings.quality];
  else encoder.kbps = Math.max(1, Math.round(settings.bitrate / 1000));
  encoder.speed = speed;
  // One key frame, the first: segments are the groups of pictures.
  encoder.groupOfPictures = 0x7fffffff;
  encoder.initialize();
  return encoder;
}

/** The file that an encoder made. Frees the encoder, which aborts its whole module when it was not finalised first. */
function finishEncoder(encoder: H264MP4Encoder): Uint8Array {
  const { FS, outputFilename } = encoder;
  encoder.finalize();
  encoder.delete();
  const file = FS.readFile(outputFilename);
  // The virtual file system is shared by all encoders of a thread and would keep the file for ever.
  FS.unlink(outputFilename);
  return file;
}

/** A frame that differs from the one before, in memory of its own, and the part of its luma that differs. */
interface DistinctFrame {
  readonly data: Uint8Array;
  readonly changed: number;
}

/** Passes on the frames that differ from the one before; notes for every frame whether it was a repeat. */
async function* distinctFrames(
  frames: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  settings: H264Settings,
  repeats: boolean[],
): AsyncGenerator<DistinctFrame> {
  const lumaSize = settings.width * settings.height;
  let previous: Uint8Array | undefined;
  for await (const frame of frames) {
    if (frame.length !== (lumaSize * 3) / 2) {
      throw new RangeError(
        `frame ${repeats.length} of the segment has ${frame.length} bytes, not ${(lumaSize * 3) / 2}`,
      );
    }
    const repeat = previous !== undefined && framesEqual(frame, previous);
    repeats.push(repeat);
    if (repeat) continue;
    const data = new Uint8Array(frame);
    yield { data, changed: previous ? changedShare(data, previous, lumaSize) : 0 };
    previous = data;
  }
}

function assemble(file: Uint8Array, repeats: readonly boolean[], settings: H264Settings): EncodedSegment {
  const output = readEncoderOutput(file);
  const sequence = readSequenceParameters(output.sequence);
  const picture = readPictureParameters(output.picture);
  const { width, height, fps } = settings;
  const level = levelFor(width, height, fps.num / fps.den);
  if (level === undefined) throw new RangeError(`no H.264 level holds ${width}x${height} at ${fps.num}/${fps.den} fps`);
  let coded = 0;
  const packets = repeats.map((repeat, frameNumber): VideoPacket => {
    if (repeat) return { data: packet(repeatedFrame(sequence, picture, frameNumber)), key: false };
    const slice = output.slices[coded++];
    if (slice === undefined) throw new RangeError(`H.264 encoder wrote no slice for frame ${frameNumber}`);
    return { data: packet(renumberedSlice(slice, sequence, frameNumber)), key: frameNumber === 0 };
  });
  const configuration = decoderConfiguration(
    writeSequenceParameters(sequence, { width, height, fps, level }),
    output.picture,
  );
  return { packets, codec: codecOf(configuration), configuration };
}

/** Profile, constraints and level as RFC 6381 writes them. */
function codecOf(configuration: Uint8Array): string {
  const bytes = [...configuration.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase());
  return `avc1.${bytes.join("")}`;
}

/** A NAL unit with its length before it, in memory of its own (it is transferred between threads). */
function packet(nal: Uint8Array): Uint8Array {
  const data = new Uint8Array(4 + nal.length);
  new DataView(data.buffer).setUint32(0, nal.length);
  data.set(nal, 4);
  return data;
}
