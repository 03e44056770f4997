/** The deblocking filter (clause 8.7), over a whole picture once all its macroblocks are there. */
import { countsOf, identitiesOf, INTRA, kindOf, motionOf, qpOf, sliceOf } from "./current";
import { filterChromaColumns, filterChromaRows, filterLumaColumns, filterLumaRows } from "./edge-filter";
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

/** bS of the four blocks along an edge, a byte each. */
let strengths: u32 = 0;

@unmanaged
class Edge {
  frame: Frame;
  entry: usize;
}

const state = changetype<Edge>(memory.data(16, 16));

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
  const is8x8 = load<u8>(layout.transforms + address) != 0;
  const isIntra = (kindOf(address) & INTRA) != 0;
  const blocks = codedBlocks(address, is8x8);
  if (x > 0 && isFiltered(address, address - 1)) {
    if (isIntra || (kindOf(address - 1) & INTRA) != 0) strengths = 0x04040404;
    else strengths = measureColumns(address - 1, 3, codedNeighbour(address - 1), address, 0, blocks);
    filterColumns(address - 1, address, luma, chroma, 0);
  }
  for (let edge = 1; edge < 4; edge++) {
    if (is8x8 && edge & 1) continue;
    strengths = isIntra ? 0x03030303 : measureColumns(address, edge - 1, blocks, address, edge, blocks);
    filterColumns(address, address, luma, chroma, edge);
  }
  const above = address - layout.width;
  if (y > 0 && isFiltered(address, above)) {
    if (isIntra || (kindOf(above) & INTRA) != 0) strengths = 0x04040404;
    else strengths = measureRows(above, 3, codedNeighbour(above), address, 0, blocks);
    filterRows(above, address, luma, chroma, 0);
  }
  for (let edge = 1; edge < 4; edge++) {
    if (is8x8 && edge & 1) continue;
    strengths = isIntra ? 0x03030303 : measureRows(address, edge - 1, blocks, address, edge, blocks);
    filterRows(address, address, luma, chroma, edge);
  }
}

@inline function codedNeighbour(address: i32): i32 {
  return codedBlocks(address, load<u8>(layout.transforms + address) != 0);
}

/** A bit for each 4x4 block, row by row, that has coefficients; with 8x8 transforms for each of the four blocks of one that has. */
function codedBlocks(address: i32, is8x8: bool): i32 {
  const counts = v128.load(countsOf(address));
  let blocks = i8x16.bitmask(i8x16.ne(counts, i8x16.splat(0)));
  if (!is8x8) return blocks;
  blocks |= ((blocks & 0x5555) << 1) | ((blocks >> 1) & 0x5555);
  return blocks | ((blocks & 0x0f0f) << 4) | ((blocks >> 4) & 0x0f0f);
}

/** bS along a vertical edge, between a column of blocks and the one right of it. */
function measureColumns(before: i32, columnBefore: i32, codedBefore: i32, after: i32, column: i32, coded: i32): u32 {
  let result: u32 = 0;
  for (let row = 0; row < 4; row++) {
    const p = (row << 2) + columnBefore;
    const q = (row << 2) + column;
    result |= measure(before, p, codedBefore, after, q, coded) << (row << 3);
  }
  return result;
}

function measureRows(before: i32, rowBefore: i32, codedBefore: i32, after: i32, row: i32, coded: i32): u32 {
  let result: u32 = 0;
  for (let column = 0; column < 4; column++) {
    const p = (rowBefore << 2) + column;
    const q = (row << 2) + column;
    result |= measure(before, p, codedBefore, after, q, coded) << (column << 3);
  }
  return result;
}

/** bS between two blocks that are not intra (clause 8.7.2.1). */
@inline function measure(addressP: i32, p: i32, codedP: i32, addressQ: i32, q: i32, codedQ: i32): u32 {
  if (((codedP >> p) | (codedQ >> q)) & 1) return 2;
  return isMotionDifferent(addressP, p, addressQ, q) ? 1 : 0;
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

function filterColumns(before: i32, after: i32, luma: usize, chroma: i32, edge: i32): void {
  if (strengths == 0) return;
  const qpP = qpOf(before);
  const qpQ = qpOf(after);
  const qp = (qpP + qpQ + 1) >> 1;
  filterLumaColumns(luma + (edge << 2), layout.lumaStride, strengths, alphaIndex(qp), betaIndex(qp));
  if (edge & 1 || sequence.isMonochrome) return;
  for (let plane = 0; plane < 2; plane++) {
    const average = (chromaQp(qpP, plane) + chromaQp(qpQ, plane) + 1) >> 1;
    const samples = (plane == 0 ? state.frame.cb : state.frame.cr) + chroma + (edge << 1);
    filterChromaColumns(samples, layout.chromaStride, strengths, alphaIndex(average), betaIndex(average));
  }
}

function filterRows(before: i32, after: i32, luma: usize, chroma: i32, edge: i32): void {
  if (strengths == 0) return;
  const qpP = qpOf(before);
  const qpQ = qpOf(after);
  const qp = (qpP + qpQ + 1) >> 1;
  filterLumaRows(luma + (edge << 2) * layout.lumaStride, layout.lumaStride, strengths, alphaIndex(qp), betaIndex(qp));
  if (edge & 1 || sequence.isMonochrome) return;
  for (let plane = 0; plane < 2; plane++) {
    const average = (chromaQp(qpP, plane) + chromaQp(qpQ, plane) + 1) >> 1;
    const samples = (plane == 0 ? state.frame.cb : state.frame.cr) + chroma + (edge << 1) * layout.chromaStride;
    filterChromaRows(samples, layout.chromaStride, strengths, alphaIndex(average), betaIndex(average));
  }
}
