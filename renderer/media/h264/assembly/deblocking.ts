/** The deblocking filter (clause 8.7), over a whole picture once all its macroblocks are there. */
import { countsOf, identitiesOf, INTRA, kindOf, motionOf, qpOf, sliceOf } from "./current";
import { filterChromaColumns, filterChromaRows, filterLumaColumns, filterLumaRows, setChromaLimits, STRONG } from "./edge-filter";
import { Frame, layout } from "./frame";
import { vectorX, vectorY } from "./motion-vectors";
import { parameters, sequence } from "./parameter-sets";
import { slice } from "./slice-header";

/** Facts about the slices of a picture, for the filter: 8 bytes each. */
const slices = memory.data(65535 * 8, 16);

/** How many slices a picture may have. */
export const MOST_SLICES: i32 = 65535;

/** Notes how a slice is to be filtered. */
export function noteSlice(index: i32): void {
  const entry = slices + (index << 3);
  store<u8>(entry, slice.deblocking);
  store<i8>(entry, slice.alphaOffset, 1);
  store<i8>(entry, slice.betaOffset, 2);
  store<i8>(entry, parameters.cbQpOffset, 3);
  store<i8>(entry, parameters.crQpOffset, 4);
}

@unmanaged
class Deblocking {
  frame: Frame;
  /** Facts about the slice of the macroblock. */
  entry: usize;
}

const state = changetype<Deblocking>(memory.data(16, 16));

/** bS of the four blocks along the edge, a byte each. */
let strengths: u32 = 0;

/** Filters a whole picture. */
export function deblock(frame: Frame): void {
  state.frame = frame;
  for (let address = 0; address < layout.count; address++) {
    state.entry = slices + (sliceOf(address) << 3);
    if (load<u8>(state.entry) != 1) deblockMacroblock(address);
  }
}

@inline function isFiltered(address: i32, neighbour: i32): bool {
  return load<u8>(state.entry) == 0 || sliceOf(address) == sliceOf(neighbour);
}

function deblockMacroblock(address: i32): void {
  const x = address % layout.width;
  const y = address / layout.width;
  const luma = state.frame.luma + (y << 4) * layout.lumaStride + (x << 4);
  const chroma = (y << 3) * layout.chromaStride + (x << 3);
  const isIntra = (kindOf(address) & INTRA) != 0;
  const is8x8 = load<u8>(layout.transforms + address) != 0;
  const coded = codedBlocks(address, is8x8);
  // Within a macroblock of one motion and without coefficients there is nothing to filter.
  const firstEdge = !isIntra && coded == 0 && isUniform(address) ? 4 : is8x8 ? 2 : 1;
  const motion = isUniform(address) ? 0 : UNKNOWN;
  if (x > 0 && isFiltered(address, address - 1)) {
    strengths = measureOuter(address - 1, address, 3, 0, BLOCKS_DOWN, coded);
    filterColumns(address - 1, address, luma, chroma, 0);
  }
  for (let edge = firstEdge; edge < 4; edge += is8x8 ? 2 : 1) {
    strengths = isIntra ? INNER : measure(address, edge - 1, coded, address, edge, coded, BLOCKS_DOWN, motion);
    filterColumns(address, address, luma, chroma, edge);
  }
  if (y > 0 && isFiltered(address, address - layout.width)) {
    strengths = measureOuter(address - layout.width, address, 12, 0, BLOCKS_ACROSS, coded);
    filterRows(address - layout.width, address, luma, chroma, 0);
  }
  for (let edge = firstEdge; edge < 4; edge += is8x8 ? 2 : 1) {
    strengths = isIntra ? INNER : measure(address, (edge - 1) << 2, coded, address, edge << 2, coded, BLOCKS_ACROSS, motion);
    filterRows(address, address, luma, chroma, edge);
  }
}

/** bS along an edge within an intra macroblock. */
const INNER: u32 = 0x03030303;
/** From one block along an edge to the next, in blocks row by row. */
const BLOCKS_DOWN: i32 = 4;
const BLOCKS_ACROSS: i32 = 1;
/** Motion may differ along the edge. */
const UNKNOWN: i32 = -1;

@inline function isUniform(address: i32): bool {
  return load<u8>(layout.uniforms + address) != 0;
}

/** bS along an edge of a macroblock. @param p the first block before the edge; q: behind it */
function measureOuter(before: i32, after: i32, p: i32, q: i32, step: i32, coded: i32): u32 {
  if ((kindOf(before) | kindOf(after)) & INTRA) return STRONG;
  const codedBefore = codedBlocks(before, load<u8>(layout.transforms + before) != 0);
  const isOne = isUniform(before) && isUniform(after);
  const motion = isOne ? (isMotionDifferent(before, p, after, q) ? 1 : 0) : UNKNOWN;
  return measure(before, p, codedBefore, after, q, coded, step, motion);
}

/** A bit for each 4x4 block, row by row, that has coefficients; with 8x8 transforms for all four blocks of one that has. */
function codedBlocks(address: i32, is8x8: bool): i32 {
  const counts = v128.load(countsOf(address));
  let blocks = i8x16.bitmask(i8x16.ne(counts, i8x16.splat(0)));
  if (!is8x8) return blocks;
  blocks |= ((blocks & 0x5555) << 1) | ((blocks >> 1) & 0x5555);
  return blocks | ((blocks & 0x0f0f) << 4) | ((blocks >> 4) & 0x0f0f);
}

/**
 * bS along an edge between blocks that are not intra (clause 8.7.2.1), a byte for each pair of blocks.
 *
 * @param p the first block before the edge; q: behind it
 * @param step to the next pair
 * @param motion 1 where it differs along the whole edge, 0 where it does not, or UNKNOWN
 */
function measure(
  before: i32, p: i32, codedBefore: i32, after: i32, q: i32, coded: i32, step: i32, motion: i32,
): u32 {
  let result: u32 = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    let strength = motion;
    if (((codedBefore >> p) | (coded >> q)) & 1) strength = 2;
    else if (motion == UNKNOWN) strength = isMotionDifferent(before, p, after, q) ? 1 : 0;
    result |= strength << shift;
    p += step;
    q += step;
  }
  return result;
}

@inline function quarterOf(block: i32): i32 {
  return ((block >> 1) & 1) | ((block >> 2) & 2);
}

function isMotionDifferent(addressP: i32, p: i32, addressQ: i32, q: i32): bool {
  const frame = state.frame;
  const p0 = <i32>load<i8>(identitiesOf(frame, addressP, 0) + quarterOf(p));
  const p1 = <i32>load<i8>(identitiesOf(frame, addressP, 1) + quarterOf(p));
  const q0 = <i32>load<i8>(identitiesOf(frame, addressQ, 0) + quarterOf(q));
  const q1 = <i32>load<i8>(identitiesOf(frame, addressQ, 1) + quarterOf(q));
  const straight = p0 == q0 && p1 == q1;
  const crossed = p0 == q1 && p1 == q0;
  if (!straight && !crossed) return true;
  if (straight && !isApart(addressP, 0, p, p0, addressQ, 0, q) && !isApart(addressP, 1, p, p1, addressQ, 1, q)) return false;
  return !crossed || isApart(addressP, 0, p, p0, addressQ, 1, q) || isApart(addressP, 1, p, p1, addressQ, 0, q);
}

/** Whether two vectors differ by a pixel or more; not where the list is not used. */
@inline function isApart(addressP: i32, listP: i32, p: i32, identity: i32, addressQ: i32, listQ: i32, q: i32): bool {
  if (identity < 0) return false;
  const vectorP = load<i32>(motionOf(state.frame, addressP, listP) + (p << 2));
  const vectorQ = load<i32>(motionOf(state.frame, addressQ, listQ) + (q << 2));
  if (vectorP == vectorQ) return false;
  return abs(vectorX(vectorP) - vectorX(vectorQ)) >= 4 || abs(vectorY(vectorP) - vectorY(vectorQ)) >= 4;
}

@inline function alphaIndex(qp: i32): i32 {
  return min(max(qp + load<i8>(state.entry, 1), 0), 51);
}

@inline function betaIndex(qp: i32): i32 {
  return min(max(qp + load<i8>(state.entry, 2), 0), 51);
}

const CHROMA_QPS = memory.data<u8>([29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39]);

@inline function chromaQp(qp: i32, plane: i32): i32 {
  const index = min(max(qp + load<i8>(state.entry + 3 + plane), 0), 51);
  return index < 30 ? index : load<u8>(CHROMA_QPS + index - 30);
}

/** Prepares for both chroma planes. */
function setBothChroma(qpP: i32, qpQ: i32): void {
  for (let plane = 0; plane < 2; plane++) {
    const average = (chromaQp(qpP, plane) + chromaQp(qpQ, plane) + 1) >> 1;
    setChromaLimits(plane << 3, strengths, alphaIndex(average), betaIndex(average));
  }
}

function filterColumns(before: i32, after: i32, luma: usize, chroma: i32, edge: i32): void {
  if (strengths == 0) return;
  const qpP = qpOf(before);
  const qpQ = qpOf(after);
  const qp = (qpP + qpQ + 1) >> 1;
  filterLumaColumns(luma + (edge << 2), layout.lumaStride, strengths, alphaIndex(qp), betaIndex(qp));
  if (edge & 1 || sequence.isMonochrome) return;
  setBothChroma(qpP, qpQ);
  const offset = chroma + (edge << 1);
  filterChromaColumns(state.frame.cb + offset, state.frame.cr + offset, layout.chromaStride, strengths == STRONG);
}

function filterRows(before: i32, after: i32, luma: usize, chroma: i32, edge: i32): void {
  if (strengths == 0) return;
  const qpP = qpOf(before);
  const qpQ = qpOf(after);
  const qp = (qpP + qpQ + 1) >> 1;
  filterLumaRows(luma + (edge << 2) * layout.lumaStride, layout.lumaStride, strengths, alphaIndex(qp), betaIndex(qp));
  if (edge & 1 || sequence.isMonochrome) return;
  setBothChroma(qpP, qpQ);
  const offset = chroma + (edge << 1) * layout.chromaStride;
  filterChromaRows(state.frame.cb + offset, state.frame.cr + offset, layout.chromaStride, strengths == STRONG);
}
