/** A macroblock (clause 7.3.5): what is sent of it is read, predicted and put into the picture. */
import { bits, checkEnd, readBits, readFlag, readSigned, readUpTo } from "./bit-reader";
import { byteBehindArithmetic, resumeArithmetic } from "./cabac";
import {
  decodeBType, decodeChromaMode, decodeIntraMode, decodeIntraType, decodePattern, decodePType, decodeQpDelta, decodeTransformSize,
} from "./cabac-syntax";
import {
  cacheIndex, chromaCoefficients, coefficients, countCache, current, differencesOf, DIRECT, fillCounts, INTER, INTRA,
  INTRA_16X16, INTRA_4X4, INTRA_8X8, modeCache, modesOf, PCM, SKIPPED, storeCounts, storeFacts,
} from "./current";
import { DAMAGED, fail, faultCode } from "./fault";
import { layout } from "./frame";
import { predictInter } from "./inter-prediction";
import { deriveSkipped, readInter } from "./inter-syntax";
import { predict16x16, predictChroma, usableAround, usableNeighbours } from "./intra";
import { predictDirectional } from "./intra-directional";
import { storeNoMotion } from "./motion-vectors";
import { parameters, sequence } from "./parameter-sets";
import { readResidual } from "./residual";
import { blockX, blockY } from "./scan-order";
import { B, I, P, slice } from "./slice-header";
import { add4x4, add8x8, addDc4x4, chromaQp } from "./transform";

/** coded_block_pattern by its code: for intra macroblocks, then for others (table 9-4). */
const PATTERNS = memory.data<u8>([
  47, 31, 15, 0, 23, 27, 29, 30, 7, 11, 13, 14, 39, 43, 45, 46, 16, 3, 5, 10, 12, 19, 21, 26,
  28, 35, 37, 42, 44, 1, 2, 4, 8, 17, 18, 20, 24, 6, 9, 22, 25, 32, 33, 34, 36, 40, 38, 41,
  0, 16, 1, 2, 4, 8, 32, 3, 5, 10, 12, 15, 47, 7, 11, 13, 14, 6, 9, 31, 35, 37, 42, 44,
  33, 34, 36, 40, 39, 43, 45, 46, 17, 18, 20, 24, 19, 21, 26, 28, 23, 27, 29, 30, 22, 25, 38, 41,
]);
/** The same without chroma. */
const LUMA_PATTERNS = memory.data<u8>([
  15, 0, 7, 11, 13, 14, 3, 5, 10, 12, 1, 2, 4, 8, 6, 9, 0, 1, 2, 4, 8, 3, 5, 10, 12, 15, 7, 11, 13, 14, 6, 9,
]);

/** First types that are intra, by slice type. */
@inline function firstIntraType(): i32 {
  return slice.type == I ? 0 : slice.type == P ? 5 : 23;
}

/** Sets the quantisation of the macroblock, and of its chroma. */
export function setQp(qp: i32): void {
  current.qp = qp;
  current.cbQp = chromaQp(qp, 0);
  current.crQp = chromaQp(qp, 1);
}

/** A macroblock of which nothing is sent. */
export function decodeSkipped(): void {
  current.kind = INTER | SKIPPED | (slice.type == B ? DIRECT : 0);
  current.lastQpDelta = 0;
  deriveSkipped();
  predictInter();
  fillCounts(0);
  storeInterModes();
  if (parameters.cabac) forgetDifferences();
  storeFacts();
}

function forgetDifferences(): void {
  memory.fill(differencesOf(current.address, 0), 0, 64);
}

/** What neighbours take for the mode of a macroblock that is not intra. */
@inline function storeInterModes(): void {
  memory.fill(modesOf(current.address), parameters.constrainedIntra ? 0xff : 2, 16);
}

/** The macroblock at which `current` is. */
export function decodeMacroblock(): void {
  const type = readType();
  if (faultCode()) return;
  const intraType = type - firstIntraType();
  if (intraType == 25) return decodeSamples();
  if (intraType < 0) readInterMacroblock(type);
  else readIntraMacroblock(intraType);
  if (faultCode()) return;
  if (current.pattern != 0 || current.kind & INTRA_16X16) {
    readQp();
    readResidual();
    storeCounts();
  } else {
    current.lastQpDelta = 0;
    fillCounts(0);
  }
  if (faultCode()) return;
  if (current.kind & INTRA) reconstructIntra();
  else reconstructInter();
  storeFacts();
}

function readType(): i32 {
  if (parameters.cabac) return slice.type == I ? decodeIntraType() : slice.type == P ? decodePType() : decodeBType();
  return readUpTo(firstIntraType() + 25);
}

function readInterMacroblock(type: i32): void {
  current.kind = INTER;
  storeInterModes();
  let allows8x8 = true;
  if (slice.type == B && type == 0) {
    current.kind |= DIRECT;
    deriveSkipped();
    if (parameters.cabac) forgetDifferences();
    allows8x8 = sequence.direct8x8Inference;
  } else {
    allows8x8 = readInter(type);
  }
  readPattern(1);
  if (allows8x8 && parameters.transform8x8 && (current.pattern & 15) != 0) readTransformSize();
}

function readTransformSize(): void {
  current.transform8x8 = parameters.cabac ? decodeTransformSize() : readFlag();
}

/** @param kind 0: intra; 1: inter */
function readPattern(kind: i32): void {
  if (parameters.cabac) {
    current.pattern = decodePattern(sequence.isMonochrome);
  } else if (sequence.isMonochrome) {
    current.pattern = load<u8>(LUMA_PATTERNS + (kind << 4) + readUpTo(15));
  } else {
    current.pattern = load<u8>(PATTERNS + kind * 48 + readUpTo(47));
  }
}

function readIntraMacroblock(type: i32): void {
  storeNoMotion(0);
  storeNoMotion(1);
  if (parameters.cabac && slice.type != I) forgetDifferences();
  if (type == 0) {
    current.kind = INTRA_4X4;
    if (parameters.transform8x8) readTransformSize();
    if (current.transform8x8) current.kind = INTRA_8X8;
    readModes(current.transform8x8 ? 2 : 1);
  } else {
    current.kind = INTRA_16X16;
    current.intra16Mode = (type - 1) & 3;
    memory.fill(modesOf(current.address), 2, 16);
  }
  if (!sequence.isMonochrome) current.chromaMode = parameters.cabac ? decodeChromaMode() : readUpTo(3);
  if (type == 0) readPattern(0);
  else current.pattern = (type > 12 ? 15 : 0) | ((((type - 1) >> 2) % 3) << 4);
}

/** Prediction modes of 4x4 blocks, or of 8x8 ones. @param size in 4x4 blocks */
function readModes(size: i32): void {
  const modes = modesOf(current.address);
  const missing: u32 = 0xffffffff;
  store<u32>(modeCache + 4, current.top >= 0 ? load<u32>(modesOf(current.top), 12) : missing);
  for (let y = 0; y < 4; y++) {
    store<u8>(modeCache + cacheIndex(-1, y), current.left >= 0 ? load<u8>(modesOf(current.left) + (y << 2), 3) : 0xff);
  }
  const step = size * size;
  for (let block = 0; block < 16; block += step) {
    const place = modeCache + cacheIndex(blockX(block), blockY(block));
    const smaller = min(<i32>load<i8>(place - 1), <i32>load<i8>(place - 8));
    const predicted = smaller < 0 ? 2 : smaller;
    const mode = parameters.cabac ? decodeIntraMode(predicted) : readIntraMode(predicted);
    store<u8>(place, mode);
    if (size == 1) continue;
    store<u8>(place + 1, mode);
    store<u16>(place + 8, mode * 0x0101);
  }
  for (let y = 0; y < 4; y++) store<u32>(modes + (y << 2), load<u32>(modeCache + cacheIndex(0, y)));
}

function readIntraMode(predicted: i32): i32 {
  if (readFlag()) return predicted;
  const mode = <i32>readBits(3);
  return mode < predicted ? mode : mode + 1;
}

function readQp(): void {
  const delta = parameters.cabac ? decodeQpDelta() : readSigned();
  if (delta < -26 || delta > 25) return fail(DAMAGED);
  current.lastQpDelta = delta;
  if (delta != 0) setQp((current.qp + delta + 52) % 52);
}

/** Samples as they are (clause 7.3.5, I_PCM). */
function decodeSamples(): void {
  let source: usize;
  const bytes = sequence.isMonochrome ? 256 : 384;
  if (parameters.cabac) {
    source = byteBehindArithmetic();
  } else {
    bits.position = (bits.position + 7) & ~7;
    source = bits.start + (bits.position >> 3);
  }
  if (source + bytes > bits.start + ((bits.end + 7) >> 3)) return fail(DAMAGED);
  for (let y = 0; y < 16; y++) v128.store(current.luma + y * layout.lumaStride, v128.load(source + (y << 4)));
  if (!sequence.isMonochrome) {
    for (let y = 0; y < 8; y++) {
      store<u64>(current.cb + y * layout.chromaStride, load<u64>(source + 256 + (y << 3)));
      store<u64>(current.cr + y * layout.chromaStride, load<u64>(source + 320 + (y << 3)));
    }
  }
  if (parameters.cabac) {
    resumeArithmetic(source + bytes);
  } else {
    bits.position += bytes << 3;
    checkEnd();
  }
  current.kind = PCM;
  current.pattern = 0x72f;
  current.lastQpDelta = 0;
  storeNoMotion(0);
  storeNoMotion(1);
  if (parameters.cabac && slice.type != I) forgetDifferences();
  memory.fill(modesOf(current.address), 2, 16);
  fillCounts(16);
  storeFacts();
}

function reconstructIntra(): void {
  const neighbours = usableNeighbours();
  const stride = layout.lumaStride;
  if (current.kind & INTRA_16X16) {
    predict16x16(current.intra16Mode, neighbours);
    for (let block = 0; block < 16; block++) addLuma4x4(block);
  } else if (current.kind & INTRA_8X8) {
    for (let block = 0; block < 4; block++) {
      const x = (block & 1) << 1;
      const y = block & 2;
      const mode = <i32>load<u8>(modesOf(current.address) + x + (y << 2));
      const target = current.luma + (y << 2) * stride + (x << 2);
      predictDirectional(target, stride, 8, mode, usableAround(neighbours, x, y, 2));
      if ((current.pattern >> block) & 1) addLuma8x8(block);
    }
  } else {
    for (let block = 0; block < 16; block++) {
      const x = blockX(block);
      const y = blockY(block);
      const mode = <i32>load<u8>(modesOf(current.address) + x + (y << 2));
      const target = current.luma + (y << 2) * stride + (x << 2);
      predictDirectional(target, stride, 4, mode, usableAround(neighbours, x, y, 1));
      if ((current.pattern >> (block >> 2)) & 1) addLuma4x4(block);
    }
  }
  if (sequence.isMonochrome) return;
  predictChroma(current.chromaMode, neighbours);
  addChroma();
}

function reconstructInter(): void {
  predictInter();
  for (let quarter = 0; quarter < 4; quarter++) {
    if (((current.pattern >> quarter) & 1) == 0) continue;
    if (current.transform8x8) addLuma8x8(quarter);
    else for (let block = quarter << 2; block < (quarter << 2) + 4; block++) addLuma4x4(block);
  }
  addChroma();
}

function addLuma4x4(block: i32): void {
  const x = blockX(block);
  const y = blockY(block);
  const target = current.luma + (y << 2) * layout.lumaStride + (x << 2);
  addBlock(target, layout.lumaStride, coefficients + (block << 5), load<u8>(countCache + cacheIndex(x, y)));
}

/** @param count coefficients that were sent; DC coefficients may have been sent elsewhere */
@inline function addBlock(target: usize, stride: i32, block: usize, count: i32): void {
  const hasDc = load<i16>(block) != 0;
  if (count > 1 || (count == 1 && !hasDc) || (count == 1 && current.kind & INTRA_16X16)) add4x4(target, stride, block);
  else if (hasDc) addDc4x4(target, stride, block);
}

function addLuma8x8(block: i32): void {
  const x = (block & 1) << 1;
  const y = block & 2;
  const counts = countCache + cacheIndex(x, y);
  if ((load<u16>(counts) | load<u16>(counts, 8)) == 0) return;
  add8x8(current.luma + (y << 2) * layout.lumaStride + (x << 2), layout.lumaStride, coefficients + (block << 7));
}

function addChroma(): void {
  if ((current.pattern & 0x30) == 0) return;
  const stride = layout.chromaStride;
  for (let plane = 0; plane < 2; plane++) {
    for (let block = 0; block < 4; block++) {
      const offset = ((block >> 1) << 2) * stride + ((block & 1) << 2);
      const target = (plane == 0 ? current.cb : current.cr) + offset;
      const source = chromaCoefficients(plane) + (block << 5);
      const count = load<u8>(countCache + (plane + 1) * 40 + cacheIndex(block & 1, block >> 1));
      if (count != 0) add4x4(target, stride, source);
      else if (load<i16>(source) != 0) addDc4x4(target, stride, source);
    }
  }
}
