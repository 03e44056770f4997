/**
 * A decoder of H.264, written from the standard (ITU-T H.264, whose clauses are named): Constrained Baseline, Main and High
 * profile, 8 bits, 4:2:0 or monochrome, whole frames.
 *
 * It is given one NAL unit after the other (`unitSpace`, `decodeUnit`), and told where a picture ends (`finishPicture`). Pictures come in
 * the order in which they are decoded. Of a unit:
 *
 *   bytes     index.ts -> bit-reader.ts
 *   headers   parameter-sets.ts, slice-header.ts -> picture-order.ts, reference-pictures.ts
 *   slices    slice-data.ts -> macroblock.ts, which reads (cabac-syntax.ts, cavlc.ts, inter-syntax.ts, residual.ts),
 *             predicts (intra*.ts, motion-vectors.ts, direct.ts, inter-prediction.ts) and adds what is left (transform.ts)
 *   pictures  deblocking.ts -> edge-filter.ts
 *
 * Units may be hostile: every index into memory is bounded where it is read, and every loop by macroblocks or bits.
 */
import { allocate } from "./arena";
import { openPayload } from "./bit-reader";
import { unfoldCodes } from "./cavlc-tables";
import { coefficients, current, dcCoefficients } from "./current";
import { deblock, MOST_SLICES, noteSlice } from "./deblocking";
import { DAMAGED, fail, faultCode, forgetFault, UNSUPPORTED } from "./fault";
import { beginFrame, blank, continueEdges, Frame, layout, UNUSED, unusedFrame } from "./frame";
import { parameters, readPictureParameters, readSequenceParameters, sequence } from "./parameter-sets";
import { afterPicture, picOrderCnt } from "./picture-order";
import { buildLists, fillGap, markReferences } from "./reference-pictures";
import { decodeSlice } from "./slice-data";
import { readSliceHeader, slice } from "./slice-header";

/** nal_unit_type. */
const SLICE: i32 = 1;
const FIRST_PARTITION: i32 = 2;
const LAST_PARTITION: i32 = 4;
const INSTANT_SLICE: i32 = 5;
const SEQUENCE_SET: i32 = 7;
const PICTURE_SET: i32 = 8;

/** Largest unit. */
const MOST_BYTES: i32 = 1 << 26;
/** Bytes behind a payload that may be read. */
const BEHIND: i32 = 32;

@unmanaged
class Decoder {
  unit: usize;
  payload: usize;
  capacity: i32;
  hasTables: bool;
  isInPicture: bool;
  isDamaged: bool;
  macroblocks: i32;
  slices: i32;
  frameNum: i32;
  instantId: i32;
  picOrderCntLsb: i32;
  deltaPicOrderCnt0: i32;
  isInstant: bool;
  isReference: bool;
  frame: Frame;
}

const decoder = changetype<Decoder>(memory.data(64, 16));

/** Where the bytes of the next NAL unit go, without start code; 0 where it is too large. */
export function unitSpace(bytes: i32): usize {
  if (bytes < 0 || bytes > MOST_BYTES) return 0;
  if (bytes > decoder.capacity) {
    const capacity = max(bytes + (bytes >> 1), 1 << 16);
    decoder.unit = allocate(capacity + BEHIND);
    decoder.payload = decoder.unit ? allocate(capacity + BEHIND) : 0;
    decoder.capacity = decoder.payload ? capacity : 0;
    if (!decoder.payload) return 0;
  }
  return decoder.unit;
}

/** Decodes the unit that has been put into its space. @returns 0, or what is wrong (see fault.ts) */
export function decodeUnit(bytes: i32): i32 {
  forgetFault();
  if (!decoder.hasTables) {
    unfoldCodes();
    decoder.hasTables = true;
  }
  if (bytes < 2 || bytes > decoder.capacity) return bytes < 2 ? 0 : DAMAGED;
  const head = <i32>load<u8>(decoder.unit);
  const type = head & 31;
  const payloadBytes = unescape(decoder.unit + 1, bytes - 1);
  openPayload(decoder.payload, payloadBytes);
  if (type == SLICE || type == INSTANT_SLICE) readSlice(type, (head >> 5) & 3);
  else if (type >= FIRST_PARTITION && type <= LAST_PARTITION) fail(UNSUPPORTED);
  else if (type == SEQUENCE_SET) readSequenceParameters();
  else if (type == PICTURE_SET) readPictureParameters(decoder.payload, payloadBytes);
  return faultCode();
}

/** Takes out the bytes that prevent start codes (clause 7.3.1). @returns how many are left */
function unescape(source: usize, bytes: i32): i32 {
  const start = decoder.payload;
  const end = source + bytes;
  let target = start;
  let zeros = 0;
  while (source < end) {
    const byte = load<u8>(source++);
    if (zeros >= 2 && byte == 3) {
      zeros = 0;
      continue;
    }
    store<u8>(target++, byte);
    zeros = byte == 0 ? zeros + 1 : 0;
  }
  memory.fill(target, 0, BEHIND);
  return <i32>(target - start);
}

function readSlice(type: i32, referenceIdc: i32): void {
  if (!readSliceHeader(type, referenceIdc, !decoder.isInPicture)) return;
  if (!decoder.isInPicture) beginPicture();
  else if (!isSamePicture()) fail(DAMAGED);
  if (faultCode()) return;
  if (decoder.slices >= MOST_SLICES) return fail(DAMAGED);
  current.slice = decoder.slices++;
  noteSlice(current.slice);
  buildLists(decoder.frame);
  decoder.macroblocks += decodeSlice();
  if (faultCode()) decoder.isDamaged = true;
}

/** Clause 7.4.1.2.4. */
function isSamePicture(): bool {
  return (
    decoder.frameNum == slice.frameNum && decoder.isInstant == slice.isInstant && decoder.isReference == slice.isReference &&
    decoder.instantId == slice.instantId && decoder.picOrderCntLsb == slice.picOrderCntLsb &&
    decoder.deltaPicOrderCnt0 == slice.deltaPicOrderCnt0
  );
}

function beginPicture(): void {
  fillGap();
  const frame = unusedFrame(null);
  if (!frame) return fail(DAMAGED);
  decoder.isInPicture = true;
  decoder.isDamaged = false;
  decoder.macroblocks = 0;
  decoder.slices = 0;
  decoder.frameNum = slice.frameNum;
  decoder.instantId = slice.instantId;
  decoder.picOrderCntLsb = slice.picOrderCntLsb;
  decoder.deltaPicOrderCnt0 = slice.deltaPicOrderCnt0;
  decoder.isInstant = slice.isInstant;
  decoder.isReference = slice.isReference;
  decoder.frame = frame;
  beginFrame(frame);
  frame.picOrderCnt = picOrderCnt();
  frame.frameNum = slice.frameNum;
  frame.isBroken = false;
  frame.isNonExisting = false;
  frame.isBeingDecoded = true;
  if (sequence.isMonochrome) blank(frame);
  current.frame = frame;
  memory.fill(layout.slices, 0xff, layout.count << 1);
  memory.fill(coefficients, 0, 24 * 32);
  memory.fill(dcCoefficients, 0, 48);
}

/** The picture is whole. */
const PICTURE: i32 = 0x100;
/** The picture refers to pictures that were not there. */
const BROKEN: i32 = 0x200;

/** Ends a picture. @returns 0: there is none; else PICTURE, with BROKEN where it shows something else; or what is wrong */
export function finishPicture(): i32 {
  forgetFault();
  if (!decoder.isInPicture) return 0;
  decoder.isInPicture = false;
  const frame = decoder.frame;
  if (decoder.isDamaged || decoder.macroblocks != layout.count) {
    frame.isBeingDecoded = false;
    frame.marking = UNUSED;
    return DAMAGED;
  }
  deblock(frame);
  if (slice.isReference) continueEdges(frame);
  const wasReset = markReferences(frame);
  afterPicture(wasReset);
  if (wasReset) {
    frame.picOrderCnt = 0;
    frame.frameNum = 0;
  }
  frame.isBeingDecoded = false;
  if (faultCode()) return faultCode();
  return frame.isBroken ? PICTURE | BROKEN : PICTURE;
}

/** Address of the first sample that is shown of the picture that ended. @param plane 0: Y; 1: Cb; 2: Cr */
export function planeAddress(plane: i32): usize {
  const frame = decoder.frame;
  if (plane == 0) return frame.luma + sequence.cropTop * layout.lumaStride + sequence.cropLeft;
  const samples = plane == 1 ? frame.cb : frame.cr;
  return samples + (sequence.cropTop >> 1) * layout.chromaStride + (sequence.cropLeft >> 1);
}

/** Bytes from row to row. */
export function planeStride(plane: i32): i32 {
  return plane == 0 ? layout.lumaStride : layout.chromaStride;
}

/** Pixels that are shown. */
export function pictureWidth(): i32 {
  return (layout.width << 4) - sequence.cropLeft - sequence.cropRight;
}

export function pictureHeight(): i32 {
  return (layout.height << 4) - sequence.cropTop - sequence.cropBottom;
}
