/** Motion vector prediction (clause 8.4.1), and what it knows of the neighbours. Vectors are packed: x in the lower 16 bits, y above. */
import {
  cacheIndex, current, differenceCache, differencesOf, identitiesOf, motionOf, referenceCache, referencesOf, vectorCache,
} from "./current";
import { referenceAt } from "./reference-pictures";
import { blockAt } from "./scan-order";
import { B, slice } from "./slice-header";

export const NO_REFERENCE: i32 = -1;
const NO_BLOCK: i8 = -2;

@inline export function vectorX(vector: i32): i32 {
  return <i32>(<i16>vector);
}

@inline export function vectorY(vector: i32): i32 {
  return vector >> 16;
}

@inline export function packVector(x: i32, y: i32): i32 {
  return (x & 0xffff) | (y << 16);
}

@inline export function cachedReference(list: i32, place: i32): i32 {
  return load<i8>(referenceCache + list * 40 + place);
}

@inline export function cachedVector(list: i32, place: i32): i32 {
  return load<i32>(vectorCache + list * 160 + (place << 2));
}

/** Sets the reference of a rectangle of 4x4 blocks. */
export function setReferences(list: i32, x: i32, y: i32, width: i32, height: i32, reference: i32): void {
  for (let row = 0; row < height; row++) {
    const start = referenceCache + list * 40 + cacheIndex(x, y + row);
    for (let column = 0; column < width; column++) store<i8>(start + column, reference);
  }
}

/** Sets the vector of a rectangle of 4x4 blocks. */
export function setVectors(list: i32, x: i32, y: i32, width: i32, height: i32, vector: i32): void {
  for (let row = 0; row < height; row++) {
    const start = vectorCache + list * 160 + (cacheIndex(x, y + row) << 2);
    for (let column = 0; column < width; column++) store<i32>(start + (column << 2), vector);
  }
}

/** Fills the caches of a list with the neighbours' references and vectors. */
export function loadMotion(list: i32): void {
  const references = referenceCache + list * 40;
  const vectors = vectorCache + list * 160;
  const frame = current.frame;
  if (current.top >= 0) {
    const above = referencesOf(frame, current.top, list);
    store<u16>(references + 4, <u16>load<u8>(above, 2) * 0x0101);
    store<u16>(references + 6, <u16>load<u8>(above, 3) * 0x0101);
    v128.store(vectors + 16, v128.load(motionOf(frame, current.top, list), 48));
  } else {
    memory.fill(references + 4, <u8>NO_BLOCK, 4);
    v128.store(vectors + 16, i64x2.splat(0));
  }
  loadCorner(list, 8, current.topRight, 2, 12);
  loadCorner(list, 3, current.topLeft, 3, 15);
  for (let y = 0; y < 4; y++) loadCorner(list, 11 + (y << 3), current.left, ((y >> 1) << 1) + 1, (y << 2) + 3);
  for (let y = 0; y < 4; y++) {
    store<u32>(references + cacheIndex(0, y), 0xffffffff);
    // Right of the macroblock nothing is decoded yet.
    store<i8>(references + cacheIndex(4, y), NO_BLOCK);
    v128.store(vectors + (cacheIndex(0, y) << 2), i64x2.splat(0));
  }
}

@inline function loadCorner(list: i32, place: i32, address: i32, quarter: i32, block: i32): void {
  const there = address >= 0;
  const reference = there ? load<i8>(referencesOf(current.frame, address, list) + quarter) : NO_BLOCK;
  store<i8>(referenceCache + list * 40 + place, reference);
  const vector = there ? load<i32>(motionOf(current.frame, address, list) + (block << 2)) : 0;
  store<i32>(vectorCache + list * 160 + (place << 2), vector);
}

/** Fills the cache of differences with those of the neighbours; CABAC needs them. */
export function loadDifferences(list: i32): void {
  const cache = differenceCache + list * 80;
  if (current.top >= 0) store<u64>(cache + 8, load<u64>(differencesOf(current.top, list), 24));
  else store<u64>(cache + 8, 0);
  for (let y = 0; y < 4; y++) {
    const place = cache + (cacheIndex(-1, y) << 1);
    store<u16>(place, current.left >= 0 ? load<u16>(differencesOf(current.left, list) + (y << 3) + 6) : 0);
    store<u64>(cache + (cacheIndex(0, y) << 1), 0);
  }
}

/** Keeps the differences for the neighbours to come. */
export function storeDifferences(list: i32): void {
  for (let y = 0; y < 4; y++) {
    const row = load<u64>(differenceCache + list * 80 + (cacheIndex(0, y) << 1));
    store<u64>(differencesOf(current.address, list) + (y << 3), row);
  }
}

/** Keeps references and vectors of a list. */
export function storeMotion(list: i32): void {
  const frame = current.frame;
  const motion = motionOf(frame, current.address, list);
  for (let y = 0; y < 4; y++) {
    v128.store(motion + (y << 4), v128.load(vectorCache + list * 160 + (cacheIndex(0, y) << 2)));
  }
  for (let block = 0; block < 4; block++) {
    const reference = cachedReference(list, cacheIndex((block & 1) << 1, block & 2));
    store<i8>(referencesOf(frame, current.address, list) + block, reference);
    store<i8>(identitiesOf(frame, current.address, list) + block, reference < 0 ? -1 : referenceAt(list, reference));
  }
}

/** Keeps that the macroblock refers to nothing in a list. */
export function storeNoMotion(list: i32): void {
  store<u32>(referencesOf(current.frame, current.address, list), 0xffffffff);
  store<u32>(identitiesOf(current.frame, current.address, list), 0xffffffff);
  if (slice.type == B || list == 0) memory.fill(motionOf(current.frame, current.address, list), 0, 64);
}

/** Place of the block above to the right of a rectangle, or where there is none above to the left (clause 8.4.1.3.2). */
export function diagonalPlace(list: i32, x: i32, y: i32, width: i32): i32 {
  const right = x + width;
  const place = cacheIndex(right, y - 1);
  const isDecoded = y == 0 || (right < 4 && blockAt(right, y - 1) < blockAt(x, y));
  return isDecoded && cachedReference(list, place) != NO_BLOCK ? place : cacheIndex(x - 1, y - 1);
}

@inline function median(a: i32, b: i32, c: i32): i32 {
  return max(min(a, b), min(max(a, b), c));
}

/** mvp of a rectangle of 4x4 blocks (clause 8.4.1.3.1). */
export function predictVector(list: i32, x: i32, y: i32, width: i32, reference: i32): i32 {
  const a = cacheIndex(x - 1, y);
  const b = cacheIndex(x, y - 1);
  const c = diagonalPlace(list, x, y, width);
  const referenceA = cachedReference(list, a);
  const referenceB = cachedReference(list, b);
  const referenceC = cachedReference(list, c);
  const matches = (referenceA == reference ? 1 : 0) + (referenceB == reference ? 1 : 0) + (referenceC == reference ? 1 : 0);
  if (matches == 1) {
    return cachedVector(list, referenceA == reference ? a : referenceB == reference ? b : c);
  }
  if (referenceB == NO_BLOCK && referenceC == NO_BLOCK && referenceA != NO_BLOCK) return cachedVector(list, a);
  const vectorA = cachedVector(list, a);
  const vectorB = cachedVector(list, b);
  const vectorC = cachedVector(list, c);
  return packVector(
    median(vectorX(vectorA), vectorX(vectorB), vectorX(vectorC)),
    median(vectorY(vectorA), vectorY(vectorB), vectorY(vectorC)),
  );
}

/** mvp of a half of a macroblock: first from the neighbour that it is next to. @param isSecond the lower or the right one */
export function predictHalf(list: i32, isTall: bool, isSecond: bool, reference: i32): i32 {
  const x = isTall && isSecond ? 2 : 0;
  const y = !isTall && isSecond ? 2 : 0;
  let place: i32;
  if (isTall) place = isSecond ? diagonalPlace(list, 2, 0, 2) : cacheIndex(-1, 0);
  else place = isSecond ? cacheIndex(-1, 2) : cacheIndex(0, -1);
  if (cachedReference(list, place) == reference) return cachedVector(list, place);
  return predictVector(list, x, y, isTall ? 2 : 4, reference);
}

/** The vector of a skipped macroblock in a slice of type P (clause 8.4.1.1). */
export function skipVector(): i32 {
  const a = cacheIndex(-1, 0);
  const b = cacheIndex(0, -1);
  if (cachedReference(0, a) == NO_BLOCK || cachedReference(0, b) == NO_BLOCK) return 0;
  if (cachedReference(0, a) == 0 && cachedVector(0, a) == 0) return 0;
  if (cachedReference(0, b) == 0 && cachedVector(0, b) == 0) return 0;
  return predictVector(0, 0, 0, 4, 0);
}
