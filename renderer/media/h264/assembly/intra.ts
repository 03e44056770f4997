/** Intra prediction of 16x16 macroblocks and of chroma (clauses 8.3.3 and 8.3.4), and what the neighbours of blocks allow. */
import { current, INTRA, kindOf } from "./current";
import { DAMAGED, fail } from "./fault";
import { layout } from "./frame";
import { LEFT, TOP, TOP_LEFT, TOP_RIGHT } from "./intra-directional";
import { parameters } from "./parameter-sets";
import { blockAt } from "./scan-order";

/** Modes, as chroma numbers them. */
const DC: i32 = 0;
const HORIZONTAL: i32 = 1;
const VERTICAL: i32 = 2;
const PLANE: i32 = 3;

@inline function isUsable(address: i32): bool {
  return address >= 0 && (!parameters.constrainedIntra || (kindOf(address) & INTRA) != 0);
}

/** Which neighbours of the macroblock may be predicted from. */
export function usableNeighbours(): i32 {
  return (
    (isUsable(current.left) ? LEFT : 0) |
    (isUsable(current.top) ? TOP : 0) |
    (isUsable(current.topRight) ? TOP_RIGHT : 0) |
    (isUsable(current.topLeft) ? TOP_LEFT : 0)
  );
}

/** The same for a block within it. @param size of the block, in 4x4 blocks; x and y likewise */
export function usableAround(neighbours: i32, x: i32, y: i32, size: i32): i32 {
  let usable = 0;
  if (x > 0 || neighbours & LEFT) usable |= LEFT;
  if (y > 0 || neighbours & TOP) usable |= TOP;
  const corner = x > 0 ? (y > 0 ? 15 : TOP) : y > 0 ? LEFT : TOP_LEFT;
  if (corner == 15 || neighbours & corner) usable |= TOP_LEFT;
  const right = x + size;
  if (y == 0) {
    if (neighbours & (right < 4 ? TOP : TOP_RIGHT)) usable |= TOP_RIGHT;
  } else if (right < 4 && blockAt(right, y - 1) < blockAt(x, y)) {
    usable |= TOP_RIGHT;
  }
  return usable;
}

/** @param mode Intra16x16PredMode */
export function predict16x16(mode: i32, neighbours: i32): void {
  const chromaMode = mode == 0 ? VERTICAL : mode == 1 ? HORIZONTAL : mode == 2 ? DC : PLANE;
  if (!isPossible(chromaMode, neighbours)) return;
  const stride = layout.lumaStride;
  const block = current.luma;
  if (chromaMode == VERTICAL) {
    const above = v128.load(block - stride);
    for (let y = 0; y < 16; y++) v128.store(block + y * stride, above);
  } else if (chromaMode == HORIZONTAL) {
    for (let y = 0; y < 16; y++) v128.store(block + y * stride, v128.splat<u8>(load<u8>(block + y * stride - 1)));
  } else if (chromaMode == DC) {
    const value = v128.splat<u8>(mean16(block, stride, neighbours));
    for (let y = 0; y < 16; y++) v128.store(block + y * stride, value);
  } else {
    predictPlane(block, stride, 16);
  }
}

function isPossible(mode: i32, neighbours: i32): bool {
  let needed = 0;
  if (mode == VERTICAL) needed = TOP;
  else if (mode == HORIZONTAL) needed = LEFT;
  else if (mode == PLANE) needed = TOP | LEFT | TOP_LEFT;
  if ((neighbours & needed) == needed) return true;
  fail(DAMAGED);
  return false;
}

function mean16(block: usize, stride: i32, neighbours: i32): u8 {
  let sum = 0;
  if (neighbours & TOP) sum += sumAbove(block, stride, 16);
  if (neighbours & LEFT) sum += sumBefore(block, stride, 16);
  if ((neighbours & (TOP | LEFT)) == (TOP | LEFT)) return <u8>((sum + 16) >> 5);
  return neighbours & (TOP | LEFT) ? <u8>((sum + 8) >> 4) : 128;
}

function sumAbove(block: usize, stride: i32, count: i32): i32 {
  let sum = 0;
  for (let x = 0; x < count; x++) sum += load<u8>(block - stride + x);
  return sum;
}

function sumBefore(block: usize, stride: i32, count: i32): i32 {
  let sum = 0;
  for (let y = 0; y < count; y++) sum += load<u8>(block + y * stride - 1);
  return sum;
}

/** Both chroma planes. */
export function predictChroma(mode: i32, neighbours: i32): void {
  if (!isPossible(mode, neighbours)) return;
  predictChromaPlane(current.cb, mode, neighbours);
  predictChromaPlane(current.cr, mode, neighbours);
}

function predictChromaPlane(block: usize, mode: i32, neighbours: i32): void {
  const stride = layout.chromaStride;
  if (mode == VERTICAL) {
    const above = load<u64>(block - stride);
    for (let y = 0; y < 8; y++) store<u64>(block + y * stride, above);
  } else if (mode == HORIZONTAL) {
    for (let y = 0; y < 8; y++) {
      store<u64>(block + y * stride, <u64>load<u8>(block + y * stride - 1) * 0x0101010101010101);
    }
  } else if (mode == PLANE) {
    predictPlane(block, stride, 8);
  } else {
    for (let y = 0; y < 8; y += 4) {
      for (let x = 0; x < 8; x += 4) fillChromaDc(block + y * stride + x, block, x, y, neighbours);
    }
  }
}

/** A block of 4x4; those beside the diagonal prefer the side they are next to. */
function fillChromaDc(target: usize, block: usize, x: i32, y: i32, neighbours: i32): void {
  const stride = layout.chromaStride;
  let usesTop = (neighbours & TOP) != 0;
  let usesLeft = (neighbours & LEFT) != 0;
  if (x > y && usesTop) usesLeft = false;
  if (y > x && usesLeft) usesTop = false;
  let sum = 0;
  if (usesTop) sum += sumAbove(block + x, stride, 4);
  if (usesLeft) sum += sumBefore(block + y * stride, stride, 4);
  const value: i32 = usesTop && usesLeft ? (sum + 4) >> 3 : usesTop || usesLeft ? (sum + 2) >> 2 : 128;
  for (let row = 0; row < 4; row++) store<u32>(target + row * stride, value * 0x01010101);
}

/** Clauses 8.3.3.4 and 8.3.4.4. */
function predictPlane(block: usize, stride: i32, size: i32): void {
  const half = size >> 1;
  const above = block - stride;
  let horizontal = 0;
  let vertical = 0;
  for (let index = 0; index < half; index++) {
    const factor = index + 1;
    horizontal += factor * (<i32>load<u8>(above + half + index) - <i32>load<u8>(above + half - 2 - index));
    const lower = <i32>load<u8>(block + (half + index) * stride - 1);
    vertical += factor * (lower - <i32>load<u8>(block + (half - 2 - index) * stride - 1));
  }
  const slope = size == 16 ? 5 : 34;
  const b = (slope * horizontal + 32) >> 6;
  const c = (slope * vertical + 32) >> 6;
  const a = 16 * (<i32>load<u8>(block + (size - 1) * stride - 1) + <i32>load<u8>(above + size - 1));
  const steps = i16x8.mul(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>b));
  for (let y = 0; y < size; y++) {
    const start = a + c * (y - half + 1) - b * (half - 1) + 16;
    for (let x = 0; x < size; x += 8) {
      const low = i32x4.add(i32x4.extend_low_i16x8_s(steps), i32x4.splat(start + x * b));
      const high = i32x4.add(i32x4.extend_high_i16x8_s(steps), i32x4.splat(start + x * b));
      const words = i16x8.narrow_i32x4_s(i32x4.shr_s(low, 5), i32x4.shr_s(high, 5));
      v128.store64_lane(block + y * stride + x, i8x16.narrow_i16x8_u(words, words), 0);
    }
  }
}
