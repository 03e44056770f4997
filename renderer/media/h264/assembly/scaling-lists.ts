/** Scaling lists as they are sent (clause 7.3.2.1.1.1), and what stands in for those that are not (table 7-2). */
import { readFlag, readSigned } from "./bit-reader";

/** Six lists of 16 and two of 64 entries, one after the other. */
export const LISTS_BYTES: i32 = 6 * 16 + 2 * 64;
const LISTS: i32 = 8;

const DEFAULT_4X4_INTRA = memory.data<u8>([6, 13, 13, 20, 20, 20, 28, 28, 28, 28, 32, 32, 32, 37, 37, 42]);
const DEFAULT_4X4_INTER = memory.data<u8>([10, 14, 14, 20, 20, 20, 24, 24, 24, 24, 27, 27, 27, 30, 30, 34]);
const DEFAULT_8X8_INTRA = memory.data<u8>([
  6, 10, 10, 13, 11, 13, 16, 16, 16, 16, 18, 18, 18, 18, 18, 23, 23, 23, 23, 23, 23, 25, 25, 25, 25, 25, 25, 25, 27, 27, 27,
  27, 27, 27, 27, 27, 29, 29, 29, 29, 29, 29, 29, 31, 31, 31, 31, 31, 31, 33, 33, 33, 33, 33, 36, 36, 36, 36, 38, 38, 38, 40,
  40, 42,
]);
const DEFAULT_8X8_INTER = memory.data<u8>([
  9, 13, 13, 15, 13, 15, 17, 17, 17, 17, 19, 19, 19, 19, 19, 21, 21, 21, 21, 21, 21, 22, 22, 22, 22, 22, 22, 22, 24, 24, 24,
  24, 24, 24, 24, 24, 25, 25, 25, 25, 25, 25, 25, 27, 27, 27, 27, 27, 27, 28, 28, 28, 28, 28, 30, 30, 30, 30, 32, 32, 32, 33,
  33, 35,
]);

@inline function listOffset(list: i32): i32 {
  return list < 6 ? list << 4 : 96 + ((list - 6) << 6);
}

@inline function listLength(list: i32): i32 {
  return list < 6 ? 16 : 64;
}

function defaultList(list: i32): usize {
  if (list < 3) return DEFAULT_4X4_INTRA;
  if (list < 6) return DEFAULT_4X4_INTER;
  return list == 6 ? DEFAULT_8X8_INTRA : DEFAULT_8X8_INTER;
}

/** All lists flat: what holds where nothing is sent. */
export function flatLists(target: usize): void {
  memory.fill(target, 16, LISTS_BYTES);
}

/**
 * Reads the first `count` lists, or where it is 0 none.
 *
 * @param fallback lists that stand in for the first of a kind that is not sent; 0: the standard's default lists
 */
export function readLists(target: usize, count: i32, fallback: usize): void {
  for (let list = 0; list < LISTS; list++) {
    const offset = listOffset(list);
    const length = listLength(list);
    if (list < count && readFlag()) {
      if (!readList(target + offset, length)) memory.copy(target + offset, defaultList(list), length);
    } else if (list != 0 && list != 3 && list < 6) {
      memory.copy(target + offset, target + offset - 16, 16);
    } else {
      memory.copy(target + offset, fallback ? fallback + offset : defaultList(list), length);
    }
  }
}

/** False where the list says that it is the default list. */
function readList(target: usize, length: i32): bool {
  let last = 8;
  let next = 8;
  for (let index = 0; index < length; index++) {
    if (next != 0) {
      next = (last + readSigned()) & 255;
      if (index == 0 && next == 0) return false;
    }
    if (next != 0) last = next;
    store<u8>(target + index, last);
  }
  return true;
}
