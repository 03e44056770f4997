/** Direct prediction in slices of type B (clause 8.4.1.2): references and vectors are derived instead of sent. */
import { cacheIndex, current, identitiesOf, motionOf, referencesOf } from "./current";
import { Frame, frameAt, isSameAs, LONG_TERM, SHORT_TERM } from "./frame";
import {
  cachedReference, diagonalPlace, NO_REFERENCE, packVector, predictVector, setReferences, setVectors, vectorX, vectorY,
} from "./motion-vectors";
import { sequence } from "./parameter-sets";
import { referenceAt } from "./reference-pictures";
import { slice } from "./slice-header";

/** For each list 0 reference, what temporal prediction multiplies vectors by; 4 bytes each. */
const scaleFactors = memory.data(32 * 4, 16);
/** Stands for references that are not scaled. */
const UNSCALED: i32 = 0x7fff;

/** DistScaleFactor of the distance to a frame of list 0 by that between it and one of list 1; UNSCALED where there is none. */
export function distanceScale(picOrderCnt: i32, frame0: Frame, frame1: Frame): i32 {
  const between = min(max(frame1.picOrderCnt - frame0.picOrderCnt, -128), 127);
  if (between == 0 || frame0.marking == LONG_TERM) return UNSCALED;
  const before = min(max(picOrderCnt - frame0.picOrderCnt, -128), 127);
  const factor = (16384 + (abs(between) >> 1)) / between;
  return min(max((before * factor + 32) >> 6, -1024), 1023);
}

export function isScaled(factor: i32): bool {
  return factor != UNSCALED;
}

/** Prepares for a slice. */
export function prepareDirect(): void {
  if (slice.directSpatial) return;
  const second = referenceAt(1, 0);
  for (let reference = 0; reference < slice.refs0; reference++) {
    const first = referenceAt(0, reference);
    const isThere = first >= 0 && second >= 0;
    const factor = isThere ? distanceScale(current.frame.picOrderCnt, frameAt(first), frameAt(second)) : UNSCALED;
    store<i32>(scaleFactors + (reference << 2), factor);
  }
}

/** Predicts the 8x8 blocks whose bits are set. */
export function predictDirect(blocks: i32): void {
  const second = referenceAt(1, 0);
  if (second < 0) current.frame.isBroken = true;
  const colocated = frameAt(max(second, 0));
  if (colocated.isBroken) current.frame.isBroken = true;
  if (slice.directSpatial) predictSpatially(blocks, colocated);
  else predictTemporally(blocks, colocated);
}

/** The 4x4 block of the co-located macroblock that tells of one: with direct_8x8_inference that in the corner. */
@inline function colocatedBlock(x: i32, y: i32): i32 {
  if (sequence.direct8x8Inference) return (x < 2 ? 0 : 3) + (y < 2 ? 0 : 12);
  return x + (y << 2);
}

/** The list from which the co-located block was predicted first; -1: from none. */
@inline function colocatedList(frame: Frame, quarter: i32): i32 {
  if (load<i8>(referencesOf(frame, current.address, 0) + quarter) >= 0) return 0;
  return load<i8>(referencesOf(frame, current.address, 1) + quarter) >= 0 ? 1 : -1;
}

@inline function smallestReference(a: i32, b: i32): i32 {
  // As unsigned numbers, those that are missing are the largest.
  return <i32>min(<u32>a, <u32>b);
}

/** Clause 8.4.1.2.2. */
function predictSpatially(blocks: i32, colocated: Frame): void {
  const reference0 = spatialReference(0);
  const reference1 = spatialReference(1);
  const isZero = reference0 < 0 && reference1 < 0;
  const vector0 = reference0 < 0 ? 0 : predictVector(0, 0, 0, 4, reference0);
  const vector1 = reference1 < 0 ? 0 : predictVector(1, 0, 0, 4, reference1);
  const canRest = colocated.marking == SHORT_TERM && !isZero && (reference0 == 0 || reference1 == 0);
  const size = sequence.direct8x8Inference ? 2 : 1;
  for (let quarter = 0; quarter < 4; quarter++) {
    if (((blocks >> quarter) & 1) == 0) continue;
    const left = (quarter & 1) << 1;
    const top = quarter & 2;
    setReferences(0, left, top, 2, 2, isZero ? 0 : reference0);
    setReferences(1, left, top, 2, 2, isZero ? 0 : reference1);
    setVectors(0, left, top, 2, 2, vector0);
    setVectors(1, left, top, 2, 2, vector1);
    if (!canRest) continue;
    for (let y = top; y < top + 2; y += size) {
      for (let x = left; x < left + 2; x += size) {
        if (!isResting(colocated, quarter, x, y)) continue;
        if (reference0 == 0) setVectors(0, x, y, size, size, 0);
        if (reference1 == 0) setVectors(1, x, y, size, size, 0);
      }
    }
  }
}

/** Reference of the whole macroblock: the smallest of its neighbours'. */
function spatialReference(list: i32): i32 {
  const a = cachedReference(list, cacheIndex(-1, 0));
  const b = cachedReference(list, cacheIndex(0, -1));
  const c = cachedReference(list, diagonalPlace(list, 0, 0, 4));
  return smallestReference(max(a, NO_REFERENCE), smallestReference(max(b, NO_REFERENCE), max(c, NO_REFERENCE)));
}

/** colZeroFlag. */
@inline function isResting(colocated: Frame, quarter: i32, x: i32, y: i32): bool {
  const list = colocatedList(colocated, quarter);
  if (list < 0 || load<i8>(referencesOf(colocated, current.address, list) + quarter) != 0) return false;
  const vector = load<i32>(motionOf(colocated, current.address, list) + (colocatedBlock(x, y) << 2));
  return abs(vectorX(vector)) <= 1 && abs(vectorY(vector)) <= 1;
}

/** Clause 8.4.1.2.3. */
function predictTemporally(blocks: i32, colocated: Frame): void {
  const size = sequence.direct8x8Inference ? 2 : 1;
  for (let quarter = 0; quarter < 4; quarter++) {
    if (((blocks >> quarter) & 1) == 0) continue;
    const left = (quarter & 1) << 1;
    const top = quarter & 2;
    const list = colocatedList(colocated, quarter);
    const reference = list < 0 ? 0 : referenceTo(colocated, load<i8>(identitiesOf(colocated, current.address, list) + quarter));
    setReferences(0, left, top, 2, 2, reference);
    setReferences(1, left, top, 2, 2, 0);
    const factor = load<i32>(scaleFactors + (reference << 2));
    for (let y = top; y < top + 2; y += size) {
      for (let x = left; x < left + 2; x += size) {
        const block = colocatedBlock(x, y);
        const vector = list < 0 ? 0 : load<i32>(motionOf(colocated, current.address, list) + (block << 2));
        setTemporal(x, y, size, vector, factor);
      }
    }
  }
}

function setTemporal(x: i32, y: i32, size: i32, vector: i32, factor: i32): void {
  let vector0 = vector;
  let vector1 = 0;
  if (isScaled(factor)) {
    const scaledX = (factor * vectorX(vector) + 128) >> 8;
    const scaledY = (factor * vectorY(vector) + 128) >> 8;
    vector0 = packVector(scaledX, scaledY);
    vector1 = packVector(scaledX - vectorX(vector), scaledY - vectorY(vector));
  }
  setVectors(0, x, y, size, size, vector0);
  setVectors(1, x, y, size, size, vector1);
}

/** The lowest index in list 0 of the frame to which the co-located one refers. */
function referenceTo(colocated: Frame, place: i32): i32 {
  if (place >= 0 && isSameAs(colocated, place)) {
    for (let reference = 0; reference < slice.refs0; reference++) {
      if (referenceAt(0, reference) == place) return reference;
    }
  }
  current.frame.isBroken = true;
  return 0;
}
