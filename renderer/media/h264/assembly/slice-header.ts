/** Slice headers (clause 7.3.3) with list modification, prediction weights and reference marking. */
import { readBits, readFlag, readSigned, readUnsigned, readUpTo } from "./bit-reader";
import { DAMAGED, fail, faultCode, UNSUPPORTED } from "./fault";
import { layOutFrames, layout } from "./frame";
import {
  findPictureParameters, forgetSequence, isCurrentSequence, parameters, sequence, takePictureParameters, takeSequence,
} from "./parameter-sets";

/** Slice types. */
export const P: i32 = 0;
export const B: i32 = 1;
export const I: i32 = 2;

@unmanaged
export class SliceHeader {
  isReference: bool;
  isInstant: bool;
  directSpatial: bool;
  /** Explicit weights follow. */
  isWeighted: bool;
  /** Weights by distance. */
  isImplicit: bool;
  lumaWeightBits: i32;
  chromaWeightBits: i32;
  firstMacroblock: i32;
  type: i32;
  parameters: i32;
  frameNum: i32;
  instantId: i32;
  picOrderCntLsb: i32;
  deltaPicOrderCntBottom: i32;
  deltaPicOrderCnt0: i32;
  deltaPicOrderCnt1: i32;
  /** Entries of the reference lists. */
  refs0: i32;
  refs1: i32;
  modifications0: i32;
  modifications1: i32;
  longTermInstant: bool;
  adaptiveMarking: bool;
  markings: i32;
  cabacInit: i32;
  qp: i32;
  /** 0: filter; 1: do not; 2: not across borders of slices. */
  deblocking: i32;
  alphaOffset: i32;
  betaOffset: i32;
}

export const slice = changetype<SliceHeader>(memory.data(192, 16));

/** Most modifications of a list and most marking operations that are read. */
const MOST_OPERATIONS: i32 = 67;

/** Modifications of both lists: an operation and its operand, 4 bytes each. */
const modifications = memory.data(2 * 67 * 8, 16);
/** Marking operations: an operation and two operands, 4 bytes each. */
const markings = memory.data(67 * 12, 16);
/** For each list and reference: weight and offset of Y, Cb and Cr, 4 bytes each. */
const weights = memory.data(2 * 32 * 24, 16);

export function modification(list: i32, index: i32, word: i32): i32 {
  return load<i32>(modifications + ((list * MOST_OPERATIONS + index) << 3) + (word << 2));
}

export function marking(index: i32, word: i32): i32 {
  return load<i32>(markings + index * 12 + (word << 2));
}

@inline export function weightOf(list: i32, reference: i32, plane: i32): i32 {
  return load<i32>(weights + (list * 32 + reference) * 24 + (plane << 3));
}

@inline export function offsetOf(list: i32, reference: i32, plane: i32): i32 {
  return load<i32>(weights + (list * 32 + reference) * 24 + (plane << 3), 4);
}

/**
 * Reads the header of a slice and makes its parameter sets the current ones.
 *
 * @param isFirst it begins a picture: only then may the sequence change
 * @returns whether the slice is to be decoded: redundant ones are not
 */
export function readSliceHeader(unitType: i32, referenceIdc: i32, isFirst: bool): bool {
  slice.isReference = referenceIdc != 0;
  slice.isInstant = unitType == 5;
  slice.firstMacroblock = readUpTo(1 << 20);
  slice.type = readUpTo(9) % 5;
  if (slice.type > I) fail(UNSUPPORTED);
  slice.parameters = readUpTo(255);
  if (faultCode()) return false;
  if (!takeParameters(isFirst)) return false;
  if (slice.firstMacroblock >= layout.count) fail(DAMAGED);
  slice.frameNum = readBits(sequence.frameNumBits);
  if (!sequence.frameMbsOnly && readFlag()) fail(UNSUPPORTED);
  slice.instantId = slice.isInstant ? readUpTo(65535) : 0;
  readPicOrderCnt();
  if (parameters.redundantPictures && readUpTo(127) != 0) return false;
  if (slice.type == B) slice.directSpatial = readFlag();
  readReferenceCounts();
  slice.modifications0 = slice.type != I ? readModifications(0) : 0;
  slice.modifications1 = slice.type == B ? readModifications(1) : 0;
  slice.isWeighted = slice.type == P ? parameters.weightedPrediction : slice.type == B && parameters.weightedBipred == 1;
  slice.isImplicit = slice.type == B && parameters.weightedBipred == 2;
  if (slice.isWeighted) readWeights();
  slice.markings = 0;
  slice.adaptiveMarking = false;
  if (slice.isReference) readMarkings();
  slice.cabacInit = parameters.cabac && slice.type != I ? readUpTo(2) + 1 : 0;
  slice.qp = parameters.initialQp + readSigned();
  if (<u32>slice.qp > 51) fail(DAMAGED);
  readDeblocking();
  return faultCode() == 0;
}

function takeParameters(isFirst: bool): bool {
  const set = findPictureParameters(slice.parameters);
  if (!set) {
    fail(DAMAGED);
    return false;
  }
  if (!isCurrentSequence(set)) {
    if (!isFirst) {
      fail(DAMAGED);
      return false;
    }
    takeSequence(set);
    layOutFrames();
    if (faultCode()) forgetSequence();
  }
  if (faultCode()) return false;
  takePictureParameters(set);
  return faultCode() == 0;
}

function readPicOrderCnt(): void {
  slice.picOrderCntLsb = 0;
  slice.deltaPicOrderCntBottom = 0;
  slice.deltaPicOrderCnt0 = 0;
  slice.deltaPicOrderCnt1 = 0;
  if (sequence.picOrderCntType == 0) {
    slice.picOrderCntLsb = readBits(sequence.picOrderCntLsbBits);
    if (parameters.bottomFieldPicOrder) slice.deltaPicOrderCntBottom = readSigned();
  } else if (sequence.picOrderCntType == 1 && !sequence.deltaPicOrderAlwaysZero) {
    slice.deltaPicOrderCnt0 = readSigned();
    if (parameters.bottomFieldPicOrder) slice.deltaPicOrderCnt1 = readSigned();
  }
}

function readReferenceCounts(): void {
  slice.refs0 = slice.type == I ? 0 : parameters.defaultRefs0;
  slice.refs1 = slice.type == B ? parameters.defaultRefs1 : 0;
  if (slice.type == I || !readFlag()) return;
  slice.refs0 = readUpTo(31) + 1;
  if (slice.type == B) slice.refs1 = readUpTo(31) + 1;
}

function readModifications(list: i32): i32 {
  if (!readFlag()) return 0;
  for (let count = 0; count < MOST_OPERATIONS; count++) {
    const operation = readUpTo(3);
    if (operation == 3) return count;
    const entry = modifications + ((list * MOST_OPERATIONS + count) << 3);
    store<i32>(entry, operation);
    store<i32>(entry, <i32>(readUnsigned() & 0xfffff), 4);
    if (faultCode()) return 0;
  }
  fail(DAMAGED);
  return 0;
}

function readWeights(): void {
  slice.lumaWeightBits = readUpTo(7);
  slice.chromaWeightBits = sequence.isMonochrome ? 0 : readUpTo(7);
  for (let list = 0; list <= slice.type; list++) {
    const count = list == 0 ? slice.refs0 : slice.refs1;
    for (let reference = 0; reference < count; reference++) {
      const entry = weights + (list * 32 + reference) * 24;
      readWeight(entry, 1, slice.lumaWeightBits);
      if (!sequence.isMonochrome) readWeight(entry + 8, 2, slice.chromaWeightBits);
      if (faultCode()) return;
    }
  }
}

function readWeight(entry: usize, planes: i32, weightBits: i32): void {
  const isSent = readFlag();
  for (let plane = 0; plane < planes; plane++) {
    const weight = isSent ? readSigned() : 1 << weightBits;
    const offset = isSent ? readSigned() : 0;
    if (weight < -128 || weight > 128 || offset < -128 || offset > 127) fail(DAMAGED);
    store<i32>(entry + (plane << 3), weight);
    store<i32>(entry + (plane << 3), offset, 4);
  }
}

function readMarkings(): void {
  if (slice.isInstant) {
    readFlag();
    slice.longTermInstant = readFlag();
    return;
  }
  slice.adaptiveMarking = readFlag();
  if (!slice.adaptiveMarking) return;
  for (let count = 0; count < MOST_OPERATIONS; count++) {
    const operation = readUpTo(6);
    if (operation == 0) {
      slice.markings = count;
      return;
    }
    const entry = markings + count * 12;
    store<i32>(entry, operation);
    store<i32>(entry, operation == 5 ? 0 : <i32>(readUnsigned() & 0xfffff), 4);
    store<i32>(entry, operation == 3 ? <i32>(readUnsigned() & 0xfffff) : 0, 8);
    if (faultCode()) return;
  }
  fail(DAMAGED);
}

function readDeblocking(): void {
  slice.deblocking = 0;
  slice.alphaOffset = 0;
  slice.betaOffset = 0;
  if (!parameters.deblockingControl) return;
  slice.deblocking = readUpTo(2);
  if (slice.deblocking == 1) return;
  slice.alphaOffset = readSigned() * 2;
  slice.betaOffset = readSigned() * 2;
  if (abs(slice.alphaOffset) > 12 || abs(slice.betaOffset) > 12) fail(DAMAGED);
}
