/** Sequence and picture parameter sets (clauses 7.3.2.1 and 7.3.2.2). */
import { bits, checkEnd, hasMore, readBits, readFlag, readSigned, readUnsigned, readUpTo } from "./bit-reader";
import { DAMAGED, fail, faultCode, TOO_LARGE, UNSUPPORTED } from "./fault";
import { flatLists, LISTS_BYTES, readLists } from "./scaling-lists";

/** How large pictures of level 6.2 may be, and how many macroblocks all pictures that are kept may have together. */
const MOST_MACROBLOCKS: i32 = 139264;
const MOST_KEPT_MACROBLOCKS: i32 = 6 * 139264;

/** A sequence parameter set. Its lists follow it: 255 offsets of 4 bytes, then scaling lists. */
@unmanaged
export class SequenceParameters {
  isThere: bool;
  frameMbsOnly: bool;
  mbAdaptiveFrameField: bool;
  direct8x8Inference: bool;
  deltaPicOrderAlwaysZero: bool;
  hasScalingLists: bool;
  isMonochrome: bool;
  gapsAllowed: bool;
  frameNumBits: i32;
  picOrderCntType: i32;
  picOrderCntLsbBits: i32;
  offsetForNonRefPic: i32;
  offsetForTopToBottomField: i32;
  refFramesInCycle: i32;
  referenceFrames: i32;
  /** Macroblocks. */
  width: i32;
  height: i32;
  /** Pixels that are not shown. */
  cropLeft: i32;
  cropRight: i32;
  cropTop: i32;
  cropBottom: i32;
}

const OFFSETS: i32 = 128;
const SEQUENCE_LISTS: i32 = OFFSETS + 255 * 4;
/** 1376. */
const SEQUENCE_BYTES: i32 = SEQUENCE_LISTS + LISTS_BYTES + 4;

/** A picture parameter set, followed by its scaling lists. */
@unmanaged
export class PictureParameters {
  isThere: bool;
  cabac: bool;
  bottomFieldPicOrder: bool;
  weightedPrediction: bool;
  deblockingControl: bool;
  constrainedIntra: bool;
  redundantPictures: bool;
  transform8x8: bool;
  sequence: i32;
  weightedBipred: i32;
  defaultRefs0: i32;
  defaultRefs1: i32;
  initialQp: i32;
  cbQpOffset: i32;
  crQpOffset: i32;
  /** Scaling lists of its own, and with a list for 8x8 blocks. */
  hasScalingLists: bool;
  /** Where in the unit its lists begin, and how long it is: they can be read only when its sequence is known. */
  unit: usize;
  unitBytes: i32;
  listsAt: i32;
}

const PICTURE_LISTS: i32 = 64;
const PICTURE_UNIT: i32 = PICTURE_LISTS + LISTS_BYTES;
/** Longest picture parameter set that is kept: with all lists at the longest codes it has less. */
const LONGEST_UNIT: i32 = 2048;
/** 2368. */
const PICTURE_BYTES: i32 = PICTURE_UNIT + LONGEST_UNIT + 32;

const SEQUENCES: i32 = 32;
const PICTURES: i32 = 256;

const sequences = memory.data(32 * 1376, 16);
const pictures = memory.data(256 * 2368, 16);
const parsed = memory.data(1376, 16);

/** Those that hold for the pictures that are decoded. */
export const sequence = changetype<SequenceParameters>(memory.data(1376, 16));
export const parameters = changetype<PictureParameters>(memory.data(2368, 16));

/** Scaling lists of the current picture. */
export function scalingLists(): usize {
  return changetype<usize>(parameters) + PICTURE_LISTS;
}

export function offsetForRefFrame(index: i32): i32 {
  return load<i32>(changetype<usize>(sequence) + OFFSETS + (index << 2));
}

function sequenceAt(index: i32): usize {
  return sequences + index * SEQUENCE_BYTES;
}

function pictureAt(index: i32): usize {
  return pictures + index * PICTURE_BYTES;
}

/** Reads a set, and takes it where there is nothing wrong with it. */
export function readSequenceParameters(): void {
  memory.fill(parsed, 0, SEQUENCE_BYTES);
  const set = changetype<SequenceParameters>(parsed);
  const profile = readBits(8);
  // Constraints and level.
  readBits(16);
  const id = readUpTo(SEQUENCES - 1);
  flatLists(parsed + SEQUENCE_LISTS);
  if (profile != 66 && profile != 77 && profile != 88) readHighProfile(set);
  set.frameNumBits = readUpTo(12) + 4;
  readPicOrder(set);
  set.referenceFrames = readUpTo(16);
  set.gapsAllowed = readFlag();
  readSize(set);
  if (faultCode()) return;
  set.isThere = true;
  memory.copy(sequenceAt(id), parsed, SEQUENCE_BYTES);
}

function readHighProfile(set: SequenceParameters): void {
  const chroma = readUpTo(3);
  if (chroma > 1) return fail(UNSUPPORTED);
  set.isMonochrome = chroma == 0;
  const lumaBits = readUpTo(6);
  const chromaBits = readUpTo(6);
  const isLossless = readFlag();
  if (lumaBits != 0 || chromaBits != 0 || isLossless) return fail(UNSUPPORTED);
  set.hasScalingLists = readFlag();
  if (set.hasScalingLists) readLists(changetype<usize>(set) + SEQUENCE_LISTS, 8, 0);
}

function readPicOrder(set: SequenceParameters): void {
  set.picOrderCntType = readUpTo(2);
  if (set.picOrderCntType == 0) {
    set.picOrderCntLsbBits = readUpTo(12) + 4;
  } else if (set.picOrderCntType == 1) {
    set.deltaPicOrderAlwaysZero = readFlag();
    set.offsetForNonRefPic = readSigned();
    set.offsetForTopToBottomField = readSigned();
    set.refFramesInCycle = readUpTo(255);
    for (let index = 0; index < set.refFramesInCycle; index++) {
      store<i32>(changetype<usize>(set) + OFFSETS + (index << 2), readSigned());
    }
  }
}

function readSize(set: SequenceParameters): void {
  const width = readUnsigned();
  const height = readUnsigned();
  set.frameMbsOnly = readFlag();
  if (width > 1023 || height > 1023) return fail(TOO_LARGE);
  set.width = <i32>width + 1;
  set.height = (<i32>height + 1) << (set.frameMbsOnly ? 0 : 1);
  const macroblocks = set.width * set.height;
  if (macroblocks > MOST_MACROBLOCKS || macroblocks * (set.referenceFrames + 1) > MOST_KEPT_MACROBLOCKS) fail(TOO_LARGE);
  if (!set.frameMbsOnly) set.mbAdaptiveFrameField = readFlag();
  set.direct8x8Inference = readFlag();
  if (set.mbAdaptiveFrameField) fail(UNSUPPORTED);
  if (readFlag()) readCropping(set);
}

function readCropping(set: SequenceParameters): void {
  const unitX = set.isMonochrome ? 1 : 2;
  const unitY = unitX << (set.frameMbsOnly ? 0 : 1);
  set.cropLeft = readUpTo(16384) * unitX;
  set.cropRight = readUpTo(16384) * unitX;
  set.cropTop = readUpTo(16384) * unitY;
  set.cropBottom = readUpTo(16384) * unitY;
  if (set.cropLeft + set.cropRight >= set.width << 4 || set.cropTop + set.cropBottom >= set.height << 4) fail(DAMAGED);
}

/**
 * Reads a set. Its scaling lists depend on its sequence, which may come later: they are read when it is used.
 *
 * @param unit the payload of the unit
 */
export function readPictureParameters(unit: usize, unitBytes: i32): void {
  const id = readUpTo(PICTURES - 1);
  const sequenceId = readUpTo(SEQUENCES - 1);
  if (faultCode()) return;
  const set = changetype<PictureParameters>(parsed);
  memory.fill(parsed, 0, SEQUENCE_BYTES);
  set.sequence = sequenceId;
  set.cabac = readFlag();
  set.bottomFieldPicOrder = readFlag();
  // Slice groups.
  if (readUnsigned() != 0) return fail(UNSUPPORTED);
  set.defaultRefs0 = readUpTo(31) + 1;
  set.defaultRefs1 = readUpTo(31) + 1;
  set.weightedPrediction = readFlag();
  set.weightedBipred = readBits(2);
  set.initialQp = 26 + readSigned();
  readSigned();
  set.cbQpOffset = readSigned();
  set.crQpOffset = set.cbQpOffset;
  set.deblockingControl = readFlag();
  set.constrainedIntra = readFlag();
  set.redundantPictures = readFlag();
  if (hasMore()) {
    set.transform8x8 = readFlag();
    set.hasScalingLists = readFlag();
    set.listsAt = bits.position;
    if (set.hasScalingLists) readLists(parsed + PICTURE_LISTS, set.transform8x8 ? 8 : 6, 0);
    set.crQpOffset = readSigned();
  }
  if (set.initialQp < 0 || set.initialQp > 51 || set.weightedBipred > 2) fail(DAMAGED);
  if (!isChromaOffset(set.cbQpOffset) || !isChromaOffset(set.crQpOffset)) fail(DAMAGED);
  if (unitBytes > LONGEST_UNIT) fail(DAMAGED);
  if (faultCode()) return;
  set.isThere = true;
  set.unit = pictureAt(id) + PICTURE_UNIT;
  set.unitBytes = unitBytes;
  memory.copy(pictureAt(id), parsed, PICTURE_UNIT);
  memory.copy(set.unit, unit, unitBytes);
  memory.fill(set.unit + unitBytes, 0, 16);
}

@inline function isChromaOffset(offset: i32): bool {
  return offset >= -12 && offset <= 12;
}

/** The picture parameter set of a number; 0 where there is none, or none of its sequence. */
export function findPictureParameters(id: i32): PictureParameters | null {
  if (<u32>id >= <u32>PICTURES) return null;
  const set = changetype<PictureParameters>(pictureAt(id));
  if (!set.isThere || !changetype<SequenceParameters>(sequenceAt(set.sequence)).isThere) return null;
  return set;
}

/** Whether the sequence of a set is the current one. */
export function isCurrentSequence(set: PictureParameters): bool {
  return memory.compare(changetype<usize>(sequence), sequenceAt(set.sequence), SEQUENCE_BYTES) == 0;
}

/** Makes the sequence of a set the current one. */
export function takeSequence(set: PictureParameters): void {
  memory.copy(changetype<usize>(sequence), sequenceAt(set.sequence), SEQUENCE_BYTES);
}

/** Makes none the current one. */
export function forgetSequence(): void {
  memory.fill(changetype<usize>(sequence), 0, SEQUENCE_BYTES);
}

/** Makes a set the current one, with the lists that stand in for those it does not send. Moves the reader. */
export function takePictureParameters(set: PictureParameters): void {
  memory.copy(changetype<usize>(parameters), changetype<usize>(set), PICTURE_LISTS);
  const ownLists = changetype<usize>(sequence) + SEQUENCE_LISTS;
  if (!set.hasScalingLists) {
    memory.copy(scalingLists(), ownLists, LISTS_BYTES);
    return;
  }
  const start = bits.start;
  const position = bits.position;
  const end = bits.end;
  bits.start = set.unit;
  bits.position = set.listsAt;
  bits.end = set.unitBytes << 3;
  readLists(scalingLists(), set.transform8x8 ? 8 : 6, sequence.hasScalingLists ? ownLists : 0);
  checkEnd();
  bits.start = start;
  bits.position = position;
  bits.end = end;
}
