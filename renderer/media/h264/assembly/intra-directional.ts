/**
 * Intra prediction of 4x4 and 8x8 blocks (clauses 8.3.1.2 and 8.3.2.2). The samples around a block are laid out as one edge: the left
 * ones from bottom to top, the corner, those above from left to right. Of it averages of two and of three samples are
 * made, from which all directional modes take their rows.
 */
import { DAMAGED, fail } from "./fault";

/** What of the surroundings of a block may be used. */
export const LEFT: i32 = 1;
export const TOP: i32 = 2;
export const TOP_RIGHT: i32 = 4;
export const TOP_LEFT: i32 = 8;

const VERTICAL: i32 = 0;
const HORIZONTAL: i32 = 1;
const DC: i32 = 2;
const DOWN_LEFT: i32 = 3;
const DOWN_RIGHT: i32 = 4;
const VERTICAL_RIGHT: i32 = 5;
const HORIZONTAL_DOWN: i32 = 6;
const VERTICAL_LEFT: i32 = 7;
const HORIZONTAL_UP: i32 = 8;

/** The edge begins 16 bytes behind these. */
const edges = memory.data(80, 16);
const filteredEdges = memory.data(80, 16);
const edge = edges + 16;
/** Rounded averages of a sample with the one before it, and of three with the middle one twice; by the place of the (middle) sample. */
const pairs = memory.data(64, 16);
const triples = memory.data(64, 16);

/** What a mode needs: it is refused where it is not there. */
function needs(mode: i32): i32 {
  if (mode == VERTICAL || mode == DOWN_LEFT || mode == VERTICAL_LEFT) return TOP;
  if (mode == HORIZONTAL || mode == HORIZONTAL_UP) return LEFT;
  return mode == DC ? 0 : TOP | LEFT | TOP_LEFT;
}

/** Predicts a block into the picture. @param size 4 or 8 */
export function predictDirectional(block: usize, stride: i32, size: i32, mode: i32, usable: i32): void {
  const needed = needs(mode);
  if ((usable & needed) != needed) return fail(DAMAGED);
  loadEdge(block, stride, size, usable);
  if (size == 8) filterEdge(usable);
  const top = edge + size + 1;
  if (mode == VERTICAL) {
    for (let y = 0; y < size; y++) copyRow(block + y * stride, top, size);
  } else if (mode == HORIZONTAL) {
    for (let y = 0; y < size; y++) fillRow(block + y * stride, load<u8>(edge + size - 1 - y), size);
  } else if (mode == DC) {
    const value = mean(size, usable);
    for (let y = 0; y < size; y++) fillRow(block + y * stride, value, size);
  } else {
    average(edge, size);
    predictSlanted(block, stride, size, mode);
  }
}

@inline function copyRow(row: usize, source: usize, size: i32): void {
  if (size == 4) store<u32>(row, load<u32>(source));
  else store<u64>(row, load<u64>(source));
}

@inline function fillRow(row: usize, value: u8, size: i32): void {
  if (size == 4) store<u32>(row, <u32>value * 0x01010101);
  else store<u64>(row, <u64>value * 0x0101010101010101);
}

function loadEdge(block: usize, stride: i32, size: i32, usable: i32): void {
  const above = block - stride;
  const top = edge + size + 1;
  if (usable & LEFT) for (let y = 0; y < size; y++) store<u8>(edge + size - 1 - y, load<u8>(block + y * stride - 1));
  if (usable & TOP_LEFT) store<u8>(edge + size, load<u8>(above - 1));
  if (usable & TOP) {
    copyRow(top, above, size);
    if (usable & TOP_RIGHT) copyRow(top + size, above + size, size);
    else fillRow(top + size, load<u8>(above + size - 1), size);
  }
  closeEdge(size);
}

/** Doubles both ends, so that averages there are those of the standard. */
@inline function closeEdge(size: i32): void {
  store<u8>(edge - 1, load<u8>(edge));
  store<u8>(edge + 3 * size + 1, load<u8>(edge + 3 * size));
}

@inline function triple(before: i32, middle: i32, after: i32): u8 {
  return <u8>((before + 2 * middle + after + 2) >> 2);
}

/** Clause 8.3.2.2.1: samples that are missing count as those next to them. */
function filterEdge(usable: i32): void {
  const first = <i32>load<u8>(edge, 7);
  const corner = <i32>load<u8>(edge, 8);
  const above = <i32>load<u8>(edge, 9);
  const hasCorner = (usable & TOP_LEFT) != 0;
  average(edge, 8);
  memory.copy(filteredEdges, triples, 25);
  store<u8>(filteredEdges, triple(load<u8>(edge, 6), first, hasCorner ? corner : first), 7);
  store<u8>(filteredEdges, triple(usable & LEFT ? first : corner, corner, usable & TOP ? above : corner), 8);
  store<u8>(filteredEdges, triple(hasCorner ? corner : above, above, load<u8>(edge, 10)), 9);
  memory.copy(edge, filteredEdges, 25);
  closeEdge(8);
}

/** Fills `pairs` and `triples`. */
function average(source: usize, size: i32): void {
  averageVector(source, 0);
  if (size == 8) averageVector(source, 16);
}

@inline function averageVector(source: usize, offset: usize): void {
  const before = v128.load(source + offset - 1);
  const middle = v128.load(source + offset);
  const after = v128.load(source + offset + 1);
  const odd = v128.and(v128.xor(before, after), i8x16.splat(1));
  const outer = i8x16.sub(i8x16.avgr_u(before, after), odd);
  v128.store(pairs + offset, i8x16.avgr_u(before, middle));
  v128.store(triples + offset, i8x16.avgr_u(outer, middle));
}

function mean(size: i32, usable: i32): u8 {
  let sum = 0;
  const top = edge + size + 1;
  if (usable & TOP) for (let x = 0; x < size; x++) sum += load<u8>(top + x);
  if (usable & LEFT) for (let y = 0; y < size; y++) sum += load<u8>(edge + y);
  const shift = size == 4 ? 2 : 3;
  if ((usable & (TOP | LEFT)) == (TOP | LEFT)) return <u8>((sum + size) >> (shift + 1));
  return usable & (TOP | LEFT) ? <u8>((sum + (size >> 1)) >> shift) : 128;
}

function predictSlanted(block: usize, stride: i32, size: i32, mode: i32): void {
  for (let y = 0; y < size; y++) {
    const row = block + y * stride;
    const half = y >> 1;
    if (mode == DOWN_LEFT) {
      copyRow(row, triples + size + 2 + y, size);
    } else if (mode == DOWN_RIGHT) {
      copyRow(row, triples + size - y, size);
    } else if (mode == VERTICAL_LEFT) {
      copyRow(row, (y & 1 ? triples : pairs) + size + 2 + half, size);
    } else if (mode == VERTICAL_RIGHT) {
      copyRow(row, y & 1 ? triples + size - half : pairs + size + 1 - half, size);
      for (let x = 0; x < half; x++) store<u8>(row + x, load<u8>(triples + size + 1 - y + 2 * x));
    } else if (mode == HORIZONTAL_DOWN) {
      for (let x = 0; x < size; x++) {
        const place = y - (x >> 1);
        const source = place < 0 ? triples + size - 1 + x - 2 * y : (x & 1 ? triples : pairs) + size - place;
        store<u8>(row + x, load<u8>(source));
      }
    } else {
      for (let x = 0; x < size; x++) {
        const place = y + (x >> 1);
        let source = edge;
        if (place < size - 1) source = x & 1 ? triples + size - 2 - place : pairs + size - 1 - place;
        store<u8>(row + x, load<u8>(source));
      }
    }
  }
}
