/** The macroblock that is being decoded: where it is, what its neighbours are, and what has been read of it. */
import { Frame, layout } from "./frame";

/** Kinds of macroblocks. */
export const INTRA_4X4: i32 = 1;
export const INTRA_8X8: i32 = 2;
export const INTRA_16X16: i32 = 4;
export const PCM: i32 = 8;
export const INTRA: i32 = 15;
export const INTER: i32 = 16;
export const SKIPPED: i32 = 32;
/** Skipped or predicted directly as a whole. */
export const DIRECT: i32 = 64;

/** What `slices` has of macroblocks that are not decoded yet. */
export const NO_SLICE: i32 = 0xffff;

@unmanaged
export class Current {
  frame: Frame;
  /** Number of the slice within the picture. */
  slice: i32;
  address: i32;
  /** Place in macroblocks. */
  x: i32;
  y: i32;
  /** Addresses of its first samples. */
  luma: usize;
  cb: usize;
  cr: usize;
  /** Numbers of neighbouring macroblocks of the same slice; -1 where there is none. */
  left: i32;
  top: i32;
  topRight: i32;
  topLeft: i32;
  kind: i32;
  /** coded_block_pattern; above it which DC blocks are coded: 0x100 luma, 0x200 Cb, 0x400 Cr. */
  pattern: i32;
  qp: i32;
  cbQp: i32;
  crQp: i32;
  lastQpDelta: i32;
  transform8x8: bool;
  chromaMode: i32;
  intra16Mode: i32;
  /** A bit for each 8x8 block that is predicted directly. */
  directs: i32;
  /** For each list and 8x8 block whether the reference index, as it was sent, is above 0. */
  largeReferences: i32;
  /** All of it is predicted from the same references by the same vectors. */
  isUniform: bool;
}

export const current = changetype<Current>(memory.data(160, 16));

/** Caches have rows of 8 entries; that of the first 4x4 block is at 12, its left neighbour at 11, the one above at 4. */
@inline export function cacheIndex(x: i32, y: i32): i32 {
  return 12 + x + (y << 3);
}

/** How many coefficients 4x4 blocks have: of luma, Cb and Cr. */
export const countCache = memory.data(3 * 40, 16);
/** Stands for blocks of macroblocks that are not there. */
export const NO_COUNT: u8 = 64;
/** Intra4x4PredMode and Intra8x8PredMode; 2 where there is none, -1 where there is no macroblock. */
export const modeCache = memory.data(40, 16);
/** For each list reference indices: -1 where there is none, -2 where there is no block. */
export const referenceCache = memory.data(2 * 40, 16);
/** For each list motion vectors, x in the lower 16 bits. */
export const vectorCache = memory.data(2 * 40 * 4, 16);
/** For each list the sizes of motion vector differences, a byte for x and y each. */
export const differenceCache = memory.data(2 * 40 * 2, 16);

/** Transform coefficients: 16 blocks of luma, 4 of Cb, 4 of Cr; 32 bytes each, row by row. All 0 between macroblocks. */
export const coefficients = memory.data(24 * 32, 16);
/** DC coefficients of luma in raster order of blocks, and of Cb and Cr. */
export const dcCoefficients = memory.data(24 * 2, 16);

@inline export function chromaCoefficients(plane: i32): usize {
  return coefficients + 512 + (plane << 7);
}

@inline export function kindOf(address: i32): i32 {
  return load<u8>(layout.kinds + address);
}

@inline export function sliceOf(address: i32): i32 {
  return load<u16>(layout.slices + (address << 1));
}

@inline export function qpOf(address: i32): i32 {
  return load<u8>(layout.qps + address);
}

@inline export function patternOf(address: i32): i32 {
  return load<u16>(layout.patterns + (address << 1));
}

/** 16 counts of luma row by row, 4 of Cb, 4 of Cr, and 8 bytes to spare. */
@inline export function countsOf(address: i32): usize {
  return layout.counts + (address << 5);
}

@inline export function modesOf(address: i32): usize {
  return layout.modes + (address << 4);
}

@inline export function motionOf(frame: Frame, address: i32, list: i32): usize {
  return frame.motion + (address << 7) + (list << 6);
}

@inline export function referencesOf(frame: Frame, address: i32, list: i32): usize {
  return frame.references + (address << 3) + (list << 2);
}

@inline export function identitiesOf(frame: Frame, address: i32, list: i32): usize {
  return frame.identities + (address << 3) + (list << 2);
}

/** 2 bytes for each 4x4 block of a list. */
@inline export function differencesOf(address: i32, list: i32): usize {
  return layout.differences + (address << 6) + (list << 5);
}

/** Goes to a macroblock. */
export function moveTo(address: i32): void {
  const width = layout.width;
  const x = address % width;
  const y = address / width;
  current.address = address;
  current.x = x;
  current.y = y;
  const frame = current.frame;
  current.luma = frame.luma + (y << 4) * layout.lumaStride + (x << 4);
  const chroma = (y << 3) * layout.chromaStride + (x << 3);
  current.cb = frame.cb + chroma;
  current.cr = frame.cr + chroma;
  current.left = x > 0 ? neighbour(address - 1) : -1;
  current.top = neighbour(address - width);
  current.topRight = x < width - 1 ? neighbour(address - width + 1) : -1;
  current.topLeft = x > 0 ? neighbour(address - width - 1) : -1;
  current.pattern = 0;
  current.transform8x8 = false;
  current.chromaMode = 0;
  current.directs = 0;
  current.largeReferences = 0;
  current.isUniform = false;
}

@inline function neighbour(address: i32): i32 {
  return address >= 0 && sliceOf(address) == current.slice ? address : -1;
}

/** Fills the counts of the neighbours. @param missing what stands for macroblocks that are not there */
export function loadCounts(missing: u8): void {
  for (let plane = 0; plane < 3; plane++) {
    const cache = countCache + plane * 40;
    const size = plane == 0 ? 4 : 2;
    const offset = plane == 0 ? 0 : 12 + (plane << 2);
    for (let index = 0; index < size; index++) {
      const above = current.top < 0 ? missing : load<u8>(countsOf(current.top) + offset + (size - 1) * size + index);
      const before = current.left < 0 ? missing : load<u8>(countsOf(current.left) + offset + index * size + size - 1);
      store<u8>(cache + 4 + index, above);
      store<u8>(cache + 11 + (index << 3), before);
    }
    for (let y = 0; y < size; y++) store<u32>(cache + 12 + (y << 3), 0);
  }
}

/** Keeps the counts for the neighbours to come. */
export function storeCounts(): void {
  const counts = countsOf(current.address);
  for (let y = 0; y < 4; y++) store<u32>(counts + (y << 2), load<u32>(countCache + 12 + (y << 3)));
  for (let plane = 1; plane < 3; plane++) {
    const cache = countCache + plane * 40;
    store<u16>(counts + 12 + (plane << 2), load<u16>(cache + 12));
    store<u16>(counts + 14 + (plane << 2), load<u16>(cache + 20));
  }
}

/** Sets the counts of all blocks. */
export function fillCounts(count: u8): void {
  memory.fill(countsOf(current.address), count, 24);
}

/** Keeps what has been read of the macroblock for those to come. */
export function storeFacts(): void {
  const address = current.address;
  store<u8>(layout.kinds + address, current.kind);
  store<u16>(layout.slices + (address << 1), current.slice);
  store<u8>(layout.qps + address, current.kind & PCM ? 0 : current.qp);
  store<u16>(layout.patterns + (address << 1), current.pattern);
  store<u8>(layout.chromaModes + address, current.chromaMode);
  store<u8>(layout.transforms + address, current.transform8x8);
  store<u8>(layout.directs + address, current.directs);
  store<u8>(layout.largeReferences + address, current.largeReferences);
  store<u8>(layout.uniforms + address, current.isUniform);
}
