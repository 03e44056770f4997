/** Which frames are kept for reference (clause 8.2.5), and the lists by which slices refer to them (clause 8.2.4). */
import { DAMAGED, fail } from "./fault";
import { beginFrame, blank, Frame, frameAt, indexOf, layout, LONG_TERM, SHORT_TERM, UNUSED, unusedFrame } from "./frame";
import { sequence } from "./parameter-sets";
import { picOrderCntOfGap } from "./picture-order";
import { B, marking, modification, P, slice } from "./slice-header";

/** Both lists: places in the pool of frames, -1 where there is none; 4 bytes each. */
const lists = memory.data(2 * 34 * 4, 16);
const LIST: i32 = 34;
const sorted = memory.data(18 * 4, 16);

@unmanaged
class References {
  previousFrameNum: i32;
  hasBegun: bool;
}

const references = changetype<References>(memory.data(16, 16));

/** Place in the pool of the frame that a list has at an index; -1 where there is none. */
@inline export function referenceAt(list: i32, index: i32): i32 {
  return load<i32>(lists + ((list * LIST + index) << 2));
}

@inline function setReference(list: i32, index: i32, frame: i32): void {
  store<i32>(lists + ((list * LIST + index) << 2), frame);
}

/** Begins a sequence: nothing before it is known. */
function forgetReferences(): void {
  for (let index = 0; index < layout.frames; index++) frameAt(index).marking = UNUSED;
  references.hasBegun = false;
}

/** Adds the frames that were not sent between the picture before and this one (clause 8.2.5.2). */
export function fillGap(): void {
  const wraps = (1 << sequence.frameNumBits) - 1;
  if (slice.isInstant || !references.hasBegun) {
    if (!references.hasBegun) references.previousFrameNum = slice.frameNum;
    references.hasBegun = true;
    return;
  }
  if (slice.frameNum == references.previousFrameNum) return;
  let missing = (slice.frameNum - references.previousFrameNum - 1) & wraps;
  // Only as many as are kept matter.
  const most = max(1, sequence.referenceFrames);
  let frameNum = (references.previousFrameNum + 1) & wraps;
  if (missing > most) {
    frameNum = (frameNum + missing - most) & wraps;
    missing = most;
  }
  for (; missing > 0; missing--) {
    addMissingFrame(frameNum);
    frameNum = (frameNum + 1) & wraps;
  }
}

function addMissingFrame(frameNum: i32): void {
  numberFrames(frameNum);
  slideWindow();
  const frame = unusedFrame(null);
  if (!frame) return fail(DAMAGED);
  beginFrame(frame);
  blank(frame);
  frame.frameNum = frameNum;
  frame.frameNumWrap = frameNum;
  frame.picOrderCnt = picOrderCntOfGap(frameNum);
  frame.marking = SHORT_TERM;
  frame.isNonExisting = true;
  frame.isBroken = true;
  references.previousFrameNum = frameNum;
}

/** FrameNumWrap of all frames (clause 8.2.4.1). */
function numberFrames(frameNum: i32): void {
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    frame.frameNumWrap = frame.frameNum > frameNum ? frame.frameNum - (1 << sequence.frameNumBits) : frame.frameNum;
  }
}

/** The lists of a slice. */
export function buildLists(current: Frame): void {
  for (let index = 0; index < 2 * LIST; index++) store<i32>(lists + (index << 2), -1);
  if (slice.type == P) {
    numberFrames(slice.frameNum);
    const count = appendShortByNumber();
    appendLong(0, count);
  } else if (slice.type == B) {
    numberFrames(slice.frameNum);
    let count0 = appendByOrder(0, 0, current.picOrderCnt, false);
    count0 = appendByOrder(0, count0, current.picOrderCnt, true);
    count0 = appendLong(0, count0);
    let count1 = appendByOrder(1, 0, current.picOrderCnt, true);
    count1 = appendByOrder(1, count1, current.picOrderCnt, false);
    count1 = appendLong(1, count1);
    if (count1 > 1 && sameLists(count1)) {
      const first = referenceAt(1, 0);
      setReference(1, 0, referenceAt(1, 1));
      setReference(1, 1, first);
    }
  }
  for (let index = slice.refs0; index < LIST; index++) setReference(0, index, -1);
  for (let index = slice.refs1; index < LIST; index++) setReference(1, index, -1);
  modifyList(0, slice.refs0, slice.modifications0);
  modifyList(1, slice.refs1, slice.modifications1);
}

function sameLists(count: i32): bool {
  for (let index = 0; index < count; index++) if (referenceAt(0, index) != referenceAt(1, index)) return false;
  return true;
}

/** Short-term frames by falling number (clause 8.2.4.2.1). */
function appendShortByNumber(): i32 {
  let count = 0;
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking == SHORT_TERM) count = insert(count, index, -frame.frameNumWrap);
  }
  return take(0, 0, count);
}

/** Short-term frames that are shown before or after the current one, nearest first (clause 8.2.4.2.3). */
function appendByOrder(list: i32, at: i32, picOrderCnt: i32, after: bool): i32 {
  let count = 0;
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking != SHORT_TERM || (frame.picOrderCnt > picOrderCnt) != after) continue;
    if (frame.isNonExisting && sequence.picOrderCntType == 0) continue;
    count = insert(count, index, after ? frame.picOrderCnt : -frame.picOrderCnt);
  }
  return take(list, at, count);
}

function appendLong(list: i32, at: i32): i32 {
  let count = 0;
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking == LONG_TERM) count = insert(count, index, frame.longTermIndex);
  }
  return take(list, at, count);
}

/** Keys of what is being sorted. */
const keys = memory.data(18 * 4, 16);

function insert(count: i32, frame: i32, key: i32): i32 {
  let at = count;
  for (; at > 0 && load<i32>(keys + ((at - 1) << 2)) > key; at--) {
    store<i32>(keys + (at << 2), load<i32>(keys + ((at - 1) << 2)));
    store<i32>(sorted + (at << 2), load<i32>(sorted + ((at - 1) << 2)));
  }
  store<i32>(keys + (at << 2), key);
  store<i32>(sorted + (at << 2), frame);
  return count + 1;
}

function take(list: i32, at: i32, count: i32): i32 {
  for (let index = 0; index < count && at < LIST; index++) setReference(list, at++, load<i32>(sorted + (index << 2)));
  return at;
}

/** Clause 8.2.4.3. */
function modifyList(list: i32, length: i32, count: i32): void {
  const range = 1 << sequence.frameNumBits;
  let predicted = slice.frameNum;
  for (let index = 0; index < count && index < length; index++) {
    const operation = modification(list, index, 0);
    const operand = modification(list, index, 1);
    let found: i32 = -1;
    if (operation == 2) {
      found = longTerm(operand);
    } else {
      predicted = (operation == 0 ? predicted - (operand + 1) : predicted + operand + 1) & (range - 1);
      found = shortTerm(predicted > slice.frameNum ? predicted - range : predicted);
    }
    for (let place = length; place > index; place--) setReference(list, place, referenceAt(list, place - 1));
    setReference(list, index, found);
    let target = index + 1;
    for (let place = index + 1; place <= length; place++) {
      const other = referenceAt(list, place);
      if (other != found || found < 0) setReference(list, target++, other);
    }
    setReference(list, length, -1);
  }
}

/** The short-term frame of a picture number; -1 where there is none. */
function shortTerm(number: i32): i32 {
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking == SHORT_TERM && frame.frameNumWrap == number) return index;
  }
  return -1;
}

function longTerm(number: i32): i32 {
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking == LONG_TERM && frame.longTermIndex == number) return index;
  }
  return -1;
}

/** Marks the picture that has been decoded, and others (clause 8.2.5). @returns whether it gave up all references */
export function markReferences(current: Frame): bool {
  let wasReset = false;
  if (slice.isInstant) {
    forgetReferences();
    references.hasBegun = true;
    current.marking = slice.longTermInstant ? LONG_TERM : SHORT_TERM;
    current.longTermIndex = 0;
  } else if (slice.isReference) {
    numberFrames(slice.frameNum);
    if (slice.adaptiveMarking) wasReset = applyMarkings(current);
    if (!slice.adaptiveMarking || countReferences() >= max(1, sequence.referenceFrames)) slideWindow();
    if (current.marking == UNUSED) current.marking = SHORT_TERM;
  }
  if (slice.isReference) references.previousFrameNum = wasReset ? 0 : slice.frameNum;
  return wasReset;
}

function countReferences(): i32 {
  let count = 0;
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking != UNUSED && frame.isBeingDecoded == false) count++;
  }
  return count;
}

/** Gives up the oldest short-term frame where no more can be kept (clause 8.2.5.3). */
function slideWindow(): void {
  while (countReferences() >= max(1, sequence.referenceFrames)) {
    let oldest: Frame | null = null;
    for (let index = 0; index < layout.frames; index++) {
      const frame = frameAt(index);
      if (frame.marking != SHORT_TERM || frame.isBeingDecoded) continue;
      if (!oldest || frame.frameNumWrap < oldest.frameNumWrap) oldest = frame;
    }
    if (!oldest) return fail(DAMAGED);
    oldest.marking = UNUSED;
  }
}

/** Clause 8.2.5.4. */
function applyMarkings(current: Frame): bool {
  let wasReset = false;
  for (let index = 0; index < slice.markings; index++) {
    const operation = marking(index, 0);
    const operand = marking(index, 1);
    if (operation == 1) {
      unmark(shortTerm(slice.frameNum - (operand + 1)));
    } else if (operation == 2) {
      unmark(longTerm(operand));
    } else if (operation == 3) {
      const found = shortTerm(slice.frameNum - (operand + 1));
      if (found >= 0) makeLongTerm(frameAt(found), marking(index, 2));
    } else if (operation == 4) {
      limitLongTerm(operand);
    } else if (operation == 5) {
      for (let other = 0; other < layout.frames; other++) frameAt(other).marking = UNUSED;
          wasReset = true;
    } else {
      makeLongTerm(current, operand);
    }
  }
  return wasReset;
}

function unmark(index: i32): void {
  if (index >= 0) frameAt(index).marking = UNUSED;
}

function makeLongTerm(frame: Frame, number: i32): void {
  const holder = longTerm(number);
  if (holder >= 0 && holder != indexOf(frame)) frameAt(holder).marking = UNUSED;
  frame.marking = LONG_TERM;
  frame.longTermIndex = number;
}

/** Gives up long-term frames from a number on. */
function limitLongTerm(count: i32): void {
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking == LONG_TERM && frame.longTermIndex >= count) frame.marking = UNUSED;
  }
}
