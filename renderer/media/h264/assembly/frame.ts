/** Decoded pictures: their samples, what later pictures need to know of their motion, and how they are marked. */
import { allocate } from "./arena";
import { fail, TOO_LARGE } from "./fault";
import { sequence } from "./parameter-sets";

/** Pixels by which luma is continued on every side, so that motion vectors may point outside; half as many for chroma. */
const MARGIN: i32 = 32;

/** 16 reference frames, the current one, and one to stand in for those that are missing. */
const FRAMES: i32 = 18;

export const UNUSED: u8 = 0;
export const SHORT_TERM: u8 = 1;
export const LONG_TERM: u8 = 2;

@unmanaged
export class Frame {
  /** Addresses of the first samples. */
  luma: usize;
  cb: usize;
  cr: usize;
  /** Motion vectors: for each macroblock and list 16 blocks row by row, 16 bits for x and y each, in quarters of a pixel. */
  motion: usize;
  /** Reference indices, -1 for none: for each macroblock and list four 8x8 blocks. */
  references: usize;
  /** The frames that these are, by their place in the pool; -1 for none. */
  identities: usize;
  picOrderCnt: i32;
  frameNum: i32;
  frameNumWrap: i32;
  longTermIndex: i32;
  marking: u8;
  /** Stands for a frame that was never sent (clause 8.2.5.2). */
  isNonExisting: bool;
  /** Shows something else than what was encoded, because a frame that it refers to is missing. */
  isBroken: bool;
  isBeingDecoded: bool;
  /** Differs from that of every frame that had this place before. */
  serial: i32;
}

/** Behind a frame: the serials of all frames when it was decoded, 4 bytes each. */
const SERIALS: i32 = 52;
/** Bytes from one frame to the next. */
const FRAME_BYTES: i32 = 128;

/** What all frames have in common, and where facts about the macroblocks of the current one are. */
@unmanaged
export class Layout {
  /** Macroblocks. */
  width: i32;
  height: i32;
  count: i32;
  /** Bytes from row to row. */
  lumaStride: i32;
  chromaStride: i32;
  /** How many frames there are. */
  frames: i32;
  capacity: usize;
  memory: usize;
  /** Facts about macroblocks: see macroblock-facts.ts. */
  kinds: usize;
  slices: usize;
  qps: usize;
  patterns: usize;
  counts: usize;
  modes: usize;
  differences: usize;
  chromaModes: usize;
  transforms: usize;
  directs: usize;
  largeReferences: usize;
  uniforms: usize;
}

const pool = memory.data(18 * 128, 16);
export const layout = changetype<Layout>(memory.data(128, 16));

@inline export function frameAt(index: i32): Frame {
  return changetype<Frame>(pool + index * FRAME_BYTES);
}

/** The place of a frame in the pool. */
@inline export function indexOf(frame: Frame): i32 {
  return <i32>((changetype<usize>(frame) - pool) / FRAME_BYTES);
}

let lastSerial: i32 = 0;

/** Begins a frame in a place of the pool. */
export function beginFrame(frame: Frame): void {
  frame.serial = ++lastSerial;
  for (let index = 0; index < FRAMES; index++) {
    store<i32>(changetype<usize>(frame) + SERIALS + (index << 2), frameAt(index).serial);
  }
}

/** Whether a place of the pool still has the frame that was there when `frame` was decoded. */
export function isSameAs(frame: Frame, index: i32): bool {
  return load<i32>(changetype<usize>(frame) + SERIALS + (index << 2)) == frameAt(index).serial;
}

let next: usize = 0;

function part(bytes: i32): usize {
  const start = next;
  // Vectors are read a little beyond their ends.
  next += (<usize>bytes + 31) & ~15;
  return start;
}

/** Makes room for the frames of the current sequence; they are all unused then. */
export function layOutFrames(): void {
  layout.width = sequence.width;
  layout.height = sequence.height;
  layout.count = sequence.width * sequence.height;
  layout.frames = min(FRAMES, sequence.referenceFrames + 2);
  layout.lumaStride = (sequence.width << 4) + 2 * MARGIN;
  layout.chromaStride = (sequence.width << 3) + MARGIN;
  next = 0;
  placeParts();
  const needed = next;
  if (needed > layout.capacity) {
    layout.memory = allocate(needed);
    layout.capacity = layout.memory ? needed : 0;
    if (!layout.memory) return fail(TOO_LARGE);
  }
  next = layout.memory;
  placeParts();
}

function placeParts(): void {
  const count = layout.count;
  const lumaBytes = layout.lumaStride * ((layout.height << 4) + 2 * MARGIN);
  const chromaBytes = layout.chromaStride * ((layout.height << 3) + MARGIN);
  const lumaStart = MARGIN * layout.lumaStride + MARGIN;
  const chromaStart = (MARGIN >> 1) * layout.chromaStride + (MARGIN >> 1);
  memory.fill(pool, 0, FRAMES * FRAME_BYTES);
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    frame.luma = part(lumaBytes) + lumaStart;
    frame.cb = part(chromaBytes) + chromaStart;
    frame.cr = part(chromaBytes) + chromaStart;
    frame.motion = part(count << 7);
    frame.references = part(count << 3);
    frame.identities = part(count << 3);
  }
  layout.kinds = part(count);
  layout.slices = part(count << 1);
  layout.qps = part(count);
  layout.patterns = part(count << 1);
  layout.counts = part(count << 5);
  layout.modes = part(count << 4);
  layout.differences = part(count << 6);
  layout.chromaModes = part(count);
  layout.transforms = part(count);
  layout.directs = part(count);
  layout.largeReferences = part(count);
  layout.uniforms = part(count);
}

/** Continues the samples of a frame on every side. */
export function continueEdges(frame: Frame): void {
  continuePlane(frame.luma, layout.lumaStride, layout.width << 4, layout.height << 4, MARGIN);
  continuePlane(frame.cb, layout.chromaStride, layout.width << 3, layout.height << 3, MARGIN >> 1);
  continuePlane(frame.cr, layout.chromaStride, layout.width << 3, layout.height << 3, MARGIN >> 1);
}

function continuePlane(samples: usize, stride: i32, width: i32, height: i32, margin: i32): void {
  for (let y = 0; y < height; y++) {
    const row = samples + y * stride;
    memory.fill(row - margin, load<u8>(row), margin);
    memory.fill(row + width, load<u8>(row + width - 1), margin);
  }
  const first = samples - margin;
  const last = first + (height - 1) * stride;
  for (let y = 1; y <= margin; y++) {
    memory.copy(first - y * stride, first, stride);
    memory.copy(last + y * stride, last, stride);
  }
}

/** Makes a frame grey, without motion. */
export function blank(frame: Frame): void {
  const rows = layout.height << 4;
  memory.fill(frame.luma - MARGIN * layout.lumaStride - MARGIN, 128, layout.lumaStride * (rows + 2 * MARGIN));
  const half = MARGIN >> 1;
  const chromaBytes = layout.chromaStride * ((rows >> 1) + MARGIN);
  memory.fill(frame.cb - half * layout.chromaStride - half, 128, chromaBytes);
  memory.fill(frame.cr - half * layout.chromaStride - half, 128, chromaBytes);
  memory.fill(frame.references, 0xff, layout.count << 3);
  memory.fill(frame.identities, 0xff, layout.count << 3);
}

/** A frame that is not needed any more; null where all are. */
export function unusedFrame(except: Frame | null): Frame | null {
  for (let index = 0; index < layout.frames; index++) {
    const frame = frameAt(index);
    if (frame.marking == UNUSED && frame != except) return frame;
  }
  return null;
}
