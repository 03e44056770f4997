/** Inter prediction (clause 8.4.2): makes the prediction of a macroblock from its references and vectors. */
import { cacheIndex, current } from "./current";
import { distanceScale, isScaled } from "./direct";
import { frameAt, layout, LONG_TERM } from "./frame";
import { predictChromaBlock, predictLumaBlock } from "./interpolation";
import { cachedReference, cachedVector, vectorX, vectorY } from "./motion-vectors";
import { sequence } from "./parameter-sets";
import { referenceAt } from "./reference-pictures";
import { offsetOf, slice, weightOf } from "./slice-header";
import { averageInto, weightOne, weightTwo } from "./weighted-prediction";

/** The prediction from list 1, before it is put together with that from list 0: luma, or a chroma plane. */
const second = memory.data(16 * 16 + 32, 16);
const SECOND_STRIDE: i32 = 16;

/** Weights of list 1 by distance, for each pair of references. */
const implicitWeights = memory.data(32 * 32, 16);

/** Prepares for a slice (clause 8.4.2.3.1). */
export function prepareWeights(): void {
  if (!slice.isImplicit) return;
  for (let reference0 = 0; reference0 < slice.refs0; reference0++) {
    for (let reference1 = 0; reference1 < slice.refs1; reference1++) {
      store<u8>(implicitWeights + (reference0 << 5) + reference1, implicitWeight(reference0, reference1) + 64);
    }
  }
}

function implicitWeight(reference0: i32, reference1: i32): i32 {
  const first = referenceAt(0, reference0);
  const other = referenceAt(1, reference1);
  if (first < 0 || other < 0 || frameAt(other).marking == LONG_TERM) return 32;
  const factor = distanceScale(current.frame.picOrderCnt, frameAt(first), frameAt(other));
  const weight = factor >> 2;
  return isScaled(factor) && weight >= -64 && weight <= 128 ? weight : 32;
}

/** Predicts a rectangle, all of whose 4x4 blocks have the same references and vectors; sizes in 4x4 blocks. */
function predictRectangle(x: i32, y: i32, width: i32, height: i32): void {
  const place = cacheIndex(x, y);
  const reference0 = cachedReference(0, place);
  const reference1 = cachedReference(1, place);
  for (let plane = 0; plane < (sequence.isMonochrome ? 1 : 3); plane++) {
    const isLuma = plane == 0;
    const stride = isLuma ? layout.lumaStride : layout.chromaStride;
    const unit = isLuma ? 2 : 1;
    const start = isLuma ? current.luma : plane == 1 ? current.cb : current.cr;
    const target = start + (y << unit) * stride + (x << unit);
    if (reference0 >= 0) predictFrom(0, reference0, plane, target, stride, x, y, width, height);
    if (reference1 >= 0) {
      if (reference0 < 0) predictFrom(1, reference1, plane, target, stride, x, y, width, height);
      else predictFrom(1, reference1, plane, second, SECOND_STRIDE, x, y, width, height);
    }
    weigh(reference0, reference1, plane, target, stride, width << unit, height << unit);
  }
}

function predictFrom(
  list: i32, reference: i32, plane: i32, target: usize, stride: i32, x: i32, y: i32, width: i32, height: i32,
): void {
  const index = referenceAt(list, reference);
  const frame = frameAt(max(index, 0));
  if (index < 0 || frame.isBroken) current.frame.isBroken = true;
  const vector = cachedVector(list, cacheIndex(x, y));
  const left = (current.x << 6) + (x << 4) + vectorX(vector);
  const top = (current.y << 6) + (y << 4) + vectorY(vector);
  if (plane == 0) predictLumaBlock(target, stride, frame.luma, left, top, width << 2, height << 2);
  else predictChromaBlock(target, stride, plane == 1 ? frame.cb : frame.cr, left, top, width << 1, height << 1);
}

function weigh(
  reference0: i32, reference1: i32, plane: i32, target: usize, stride: i32, width: i32, height: i32,
): void {
  const isBoth = reference0 >= 0 && reference1 >= 0;
  if (slice.isWeighted) {
    const bits = plane == 0 ? slice.lumaWeightBits : slice.chromaWeightBits;
    if (!isBoth) {
      const list = reference0 >= 0 ? 0 : 1;
      const reference = max(reference0, reference1);
      const weight = weightOf(list, reference, plane);
      const offset = offsetOf(list, reference, plane);
      if (weight != 1 << bits || offset != 0) weightOne(target, stride, width, height, weight, offset, bits);
      return;
    }
    const weight0 = weightOf(0, reference0, plane);
    const weight1 = weightOf(1, reference1, plane);
    const offset = (offsetOf(0, reference0, plane) + offsetOf(1, reference1, plane) + 1) >> 1;
    weightTwo(target, stride, second, width, height, weight0, weight1, offset, bits);
  } else if (isBoth) {
    const weight = slice.isImplicit ? <i32>load<u8>(implicitWeights + (reference0 << 5) + reference1) - 64 : 32;
    if (weight == 32) averageInto(target, stride, second, width, height);
    else weightTwo(target, stride, second, width, height, 64 - weight, weight, 0, 5);
  }
}

/** Predicts the macroblock, in the largest rectangles that have the same references and vectors. */
export function predictInter(): void {
  current.isUniform = isUniform(0, 0, 4, 4);
  if (current.isUniform) return predictRectangle(0, 0, 4, 4);
  if (isUniform(0, 0, 4, 2) && isUniform(0, 2, 4, 2)) {
    predictRectangle(0, 0, 4, 2);
    return predictRectangle(0, 2, 4, 2);
  }
  if (isUniform(0, 0, 2, 4) && isUniform(2, 0, 2, 4)) {
    predictRectangle(0, 0, 2, 4);
    return predictRectangle(2, 0, 2, 4);
  }
  for (let y = 0; y < 4; y += 2) for (let x = 0; x < 4; x += 2) predictQuarter(x, y);
}

function predictQuarter(x: i32, y: i32): void {
  if (isUniform(x, y, 2, 2)) return predictRectangle(x, y, 2, 2);
  if (isUniform(x, y, 2, 1) && isUniform(x, y + 1, 2, 1)) {
    predictRectangle(x, y, 2, 1);
    return predictRectangle(x, y + 1, 2, 1);
  }
  if (isUniform(x, y, 1, 2) && isUniform(x + 1, y, 1, 2)) {
    predictRectangle(x, y, 1, 2);
    return predictRectangle(x + 1, y, 1, 2);
  }
  for (let row = y; row < y + 2; row++) for (let column = x; column < x + 2; column++) predictRectangle(column, row, 1, 1);
}

/** Whether a rectangle of 4x4 blocks has the same references and vectors everywhere. */
function isUniform(x: i32, y: i32, width: i32, height: i32): bool {
  const first = cacheIndex(x, y);
  for (let list = 0; list < 2; list++) {
    const reference = cachedReference(list, first);
    const vector = cachedVector(list, first);
    for (let row = 0; row < height; row++) {
      const start = cacheIndex(x, y + row);
      for (let column = 0; column < width; column++) {
        if (cachedReference(list, start + column) != reference) return false;
        if (reference >= 0 && cachedVector(list, start + column) != vector) return false;
      }
    }
  }
  return true;
}
