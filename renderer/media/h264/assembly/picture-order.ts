/** Picture order counts (clause 8.2.1). */
import { offsetForRefFrame, sequence } from "./parameter-sets";
import { slice } from "./slice-header";

@unmanaged
class PictureOrder {
  /** Of the reference picture before. */
  previousMsb: i32;
  previousLsb: i32;
  /** Of the picture before. */
  previousFrameNum: i32;
  previousFrameNumOffset: i32;
  /** Of the current picture. */
  msb: i32;
  frameNumOffset: i32;
  top: i32;
  bottom: i32;
}

const order = changetype<PictureOrder>(memory.data(32, 16));

/** The picture order count of the frame whose slice header has been read. */
export function picOrderCnt(): i32 {
  if (slice.isInstant) {
    order.previousMsb = 0;
    order.previousLsb = 0;
    order.previousFrameNumOffset = 0;
    order.previousFrameNum = 0;
  }
  if (sequence.picOrderCntType == 0) byLsb();
  else byFrameNum(slice.frameNum, slice.isReference, slice.deltaPicOrderCnt0, slice.deltaPicOrderCnt1);
  return min(order.top, order.bottom);
}

/** That of a frame that was not sent. */
export function picOrderCntOfGap(frameNum: i32): i32 {
  if (sequence.picOrderCntType == 0) return 0;
  byFrameNum(frameNum, true, 0, 0);
  const count = min(order.top, order.bottom);
  order.previousFrameNum = frameNum;
  order.previousFrameNumOffset = order.frameNumOffset;
  return count;
}

/** Clause 8.2.1.1. */
function byLsb(): void {
  const range = 1 << sequence.picOrderCntLsbBits;
  const lsb = slice.picOrderCntLsb;
  order.msb = order.previousMsb;
  if (lsb < order.previousLsb && order.previousLsb - lsb >= range >> 1) order.msb += range;
  else if (lsb > order.previousLsb && lsb - order.previousLsb > range >> 1) order.msb -= range;
  order.top = order.msb + lsb;
  order.bottom = order.top + slice.deltaPicOrderCntBottom;
}

/** Clauses 8.2.1.2 and 8.2.1.3. */
function byFrameNum(frameNum: i32, isReference: bool, delta0: i32, delta1: i32): void {
  order.frameNumOffset = order.previousFrameNumOffset;
  if (order.previousFrameNum > frameNum) order.frameNumOffset += 1 << sequence.frameNumBits;
  let number = order.frameNumOffset + frameNum;
  if (sequence.picOrderCntType == 2) {
    order.top = 2 * number - (isReference ? 0 : 1);
    order.bottom = order.top;
    return;
  }
  if (sequence.refFramesInCycle == 0) number = 0;
  if (!isReference && number > 0) number--;
  let expected = 0;
  if (number > 0) {
    const cycles = (number - 1) / sequence.refFramesInCycle;
    const inCycle = (number - 1) % sequence.refFramesInCycle;
    let cycle = 0;
    for (let index = 0; index < sequence.refFramesInCycle; index++) {
      cycle += offsetForRefFrame(index);
      if (index == inCycle) expected += cycle;
    }
    expected += cycles * cycle;
  }
  if (!isReference) expected += sequence.offsetForNonRefPic;
  order.top = expected + delta0;
  order.bottom = order.top + sequence.offsetForTopToBottomField + delta1;
}

/** Prepares for the next picture. @param wasReset all references were given up by a marking operation: the picture counts as 0 */
export function afterPicture(wasReset: bool): void {
  order.previousFrameNum = wasReset ? 0 : slice.frameNum;
  order.previousFrameNumOffset = wasReset ? 0 : order.frameNumOffset;
  if (!slice.isReference) return;
  order.previousMsb = wasReset ? 0 : order.msb;
  order.previousLsb = wasReset ? order.top - min(order.top, order.bottom) : slice.picOrderCntLsb;
}
