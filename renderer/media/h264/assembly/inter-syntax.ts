/** Partitions, references and vectors of macroblocks that are predicted from other frames (clauses 7.3.5.1 and 7.3.5.2). */
import { readBits, readSigned, readUpTo } from "./bit-reader";
import { decodeBSubType, decodeDifference, decodePSubType, decodeReference } from "./cabac-syntax";
import { cacheIndex, current, differenceCache } from "./current";
import { predictDirect } from "./direct";
import { DAMAGED, fail, faultCode } from "./fault";
import {
  cachedReference, loadDifferences, loadMotion, packVector, predictHalf, predictVector, setReferences, setVectors, skipVector,
  storeDifferences, storeMotion, storeNoMotion, vectorX, vectorY,
} from "./motion-vectors";
import { parameters, sequence } from "./parameter-sets";
import { B, P, slice } from "./slice-header";

/** Shapes of partitions. */
const WHOLE: i32 = 0;
const WIDE: i32 = 1;
const TALL: i32 = 2;

/** Which lists both partitions use, for pairs of types of slices of type B from 4 on: 1 first, 2 second, 3 both. */
const FIRST_LISTS = memory.data<u8>([1, 2, 1, 2, 1, 2, 3, 3, 3]);
const SECOND_LISTS = memory.data<u8>([1, 2, 2, 1, 3, 3, 1, 2, 3]);

/** Shapes and lists of sub-macroblocks of slices of type B; lists of 0: direct. */
const SUB_SHAPES = memory.data<u8>([3, 0, 0, 0, 1, 2, 1, 2, 1, 2, 3, 3, 3]);
const SUB_LISTS = memory.data<u8>([0, 1, 2, 3, 1, 1, 2, 2, 3, 3, 1, 2, 3]);

/** Shape and lists of each sub-macroblock. */
const shapes = memory.data(4, 16);
const listsOfQuarters = memory.data(4, 16);

function loadNeighbours(): void {
  loadMotion(0);
  if (slice.type == B) loadMotion(1);
}

/** Keeps what is known of the motion of the macroblock. */
function storeNeighbours(): void {
  storeMotion(0);
  if (slice.type == B) storeMotion(1);
  else storeNoMotion(1);
}

/** A macroblock of which nothing is sent. */
export function deriveSkipped(): void {
  loadNeighbours();
  if (slice.type == P) {
    const vector = skipVector();
    setReferences(0, 0, 0, 4, 4, 0);
    setVectors(0, 0, 0, 4, 4, vector);
  } else {
    current.directs = 15;
    predictDirect(15);
  }
  storeNeighbours();
}

/**
 * Reads the prediction of a macroblock.
 *
 * @param type mb_type of a slice of type P, or B but 0, which is direct
 * @returns whether it may be transformed in blocks of 8x8
 */
export function readInter(type: i32): bool {
  loadNeighbours();
  if (parameters.cabac) {
    loadDifferences(0);
    if (slice.type == B) loadDifferences(1);
  }
  let allows8x8 = true;
  if (slice.type == P) {
    if (type >= 3) allows8x8 = readQuarters(type == 4);
    else readHalves(type, 1, 1);
  } else if (type == 22) {
    allows8x8 = readQuarters(false);
  } else if (type <= 3) {
    readHalves(WHOLE, type, type);
  } else {
    const pair = (type - 4) >> 1;
    readHalves(type & 1 ? TALL : WIDE, load<u8>(FIRST_LISTS + pair), load<u8>(SECOND_LISTS + pair));
  }
  storeNeighbours();
  if (parameters.cabac) {
    storeDifferences(0);
    if (slice.type == B) storeDifferences(1);
  }
  return allows8x8;
}

@inline function refsOf(list: i32): i32 {
  return list == 0 ? slice.refs0 : slice.refs1;
}

/** ref_idx of an 8x8 block or of what begins with it. */
function readReference(list: i32, quarter: i32): i32 {
  const count = refsOf(list);
  if (count == 1) return 0;
  if (!parameters.cabac) return count == 2 ? 1 - <i32>readBits(1) : readUpTo(count - 1);
  const reference = decodeReference(list, quarter);
  if (reference < count) return reference;
  fail(DAMAGED);
  return 0;
}

/** Notes for the neighbours that 8x8 blocks have a large reference. @param quarters a bit for each */
@inline function noteReference(list: i32, quarters: i32, reference: i32): void {
  if (reference > 0) current.largeReferences |= quarters << (list << 2);
}

/** The vector of a rectangle of 4x4 blocks: the predicted one and the difference that is sent. */
function readVector(list: i32, x: i32, y: i32, width: i32, height: i32, predicted: i32): void {
  let differenceX: i32;
  let differenceY: i32;
  if (parameters.cabac) {
    differenceX = decodeDifference(list, x, y, 0);
    differenceY = decodeDifference(list, x, y, 1);
    // Beyond 64 all are alike.
    const sizes = min(abs(differenceX), 64) | (min(abs(differenceY), 64) << 8);
    for (let row = 0; row < height; row++) {
      const start = differenceCache + list * 80 + (cacheIndex(x, y + row) << 1);
      for (let column = 0; column < width; column++) store<u16>(start + (column << 1), sizes);
    }
  } else {
    differenceX = readSigned();
    differenceY = readSigned();
  }
  setVectors(list, x, y, width, height, packVector(vectorX(predicted) + differenceX, vectorY(predicted) + differenceY));
}

/** A macroblock in one piece or two. */
function readHalves(shape: i32, firstLists: i32, secondLists: i32): void {
  const parts = shape == WHOLE ? 1 : 2;
  const width = shape == TALL ? 2 : 4;
  const height = shape == WIDE ? 2 : 4;
  const firstQuarters = shape == WHOLE ? 15 : shape == WIDE ? 3 : 5;
  for (let list = 0; list <= slice.type; list++) {
    for (let part = 0; part < parts; part++) {
      if ((((part == 0 ? firstLists : secondLists) >> list) & 1) == 0) continue;
      const x = shape == TALL ? part << 1 : 0;
      const y = shape == WIDE ? part << 1 : 0;
      const reference = readReference(list, (x >> 1) + y);
      setReferences(list, x, y, width, height, reference);
      noteReference(list, part == 0 ? firstQuarters : 15 ^ firstQuarters, reference);
    }
  }
  for (let list = 0; list <= slice.type; list++) {
    for (let part = 0; part < parts; part++) {
      if ((((part == 0 ? firstLists : secondLists) >> list) & 1) == 0) continue;
      const x = shape == TALL ? part << 1 : 0;
      const y = shape == WIDE ? part << 1 : 0;
      const reference = cachedReference(list, cacheIndex(x, y));
      const predicted =
        shape == WHOLE ? predictVector(list, 0, 0, 4, reference) : predictHalf(list, shape == TALL, part == 1, reference);
      readVector(list, x, y, width, height, predicted);
    }
  }
}

/** A macroblock of four sub-macroblocks. @returns whether none of them has parts of less than 8x8 */
function readQuarters(isFirstReference: bool): bool {
  let allows8x8 = true;
  for (let quarter = 0; quarter < 4; quarter++) {
    let shape: i32;
    let lists = 1;
    if (slice.type == P) {
      shape = parameters.cabac ? decodePSubType() : readUpTo(3);
    } else {
      const type = parameters.cabac ? decodeBSubType() : readUpTo(12);
      shape = load<u8>(SUB_SHAPES + type);
      lists = load<u8>(SUB_LISTS + type);
    }
    store<u8>(shapes + quarter, shape);
    store<u8>(listsOfQuarters + quarter, lists);
    if (lists == 0) current.directs |= 1 << quarter;
    else if (shape != WHOLE) allows8x8 = false;
  }
  if (faultCode()) return false;
  if (current.directs) {
    predictDirect(current.directs);
    if (!sequence.direct8x8Inference) allows8x8 = false;
  }
  for (let list = 0; list <= slice.type; list++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      if (((load<u8>(listsOfQuarters + quarter) >> list) & 1) == 0) continue;
      const reference = isFirstReference ? 0 : readReference(list, quarter);
      setReferences(list, (quarter & 1) << 1, quarter & 2, 2, 2, reference);
      noteReference(list, 1 << quarter, reference);
    }
  }
  for (let list = 0; list <= slice.type; list++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      if (((load<u8>(listsOfQuarters + quarter) >> list) & 1) != 0) readQuarter(list, quarter, load<u8>(shapes + quarter));
    }
  }
  return allows8x8;
}

function readQuarter(list: i32, quarter: i32, shape: i32): void {
  const left = (quarter & 1) << 1;
  const top = quarter & 2;
  const width = shape == WHOLE || shape == WIDE ? 2 : 1;
  const height = shape == WHOLE || shape == TALL ? 2 : 1;
  const reference = cachedReference(list, cacheIndex(left, top));
  for (let y = top; y < top + 2; y += height) {
    for (let x = left; x < left + 2; x += width) {
      readVector(list, x, y, width, height, predictVector(list, x, y, width, reference));
    }
  }
}
