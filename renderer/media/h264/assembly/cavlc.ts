/** Transform coefficients in CAVLC (clause 9.2). */
import { bits, checkEnd, peek32, skip } from "./bit-reader";
import { CHROMA_DC_TOKENS, CHROMA_DC_ZEROS, RUNS, TOKENS, TOTAL_ZEROS } from "./cavlc-tables";
import { DAMAGED, fail } from "./fault";

/** Levels of a block, the one of the highest frequency first. */
const levels = memory.data(16 * 4, 16);

/** level_prefix of the largest levels that make sense. */
const LONGEST_PREFIX: i32 = 20;

/** `context` of the chroma DC coefficients. */
export const CHROMA_DC: i32 = -1;

/**
 * Reads a block.
 *
 * @param coefficients where they are added, 16 bits each
 * @param context nC: how many coefficients the neighbours have; or CHROMA_DC
 * @param count how many the block may have
 * @param scan their places
 * @param scales factors by place, 4 bytes each; 0: they are taken as they are
 * @param shift bits by which they are then divided, rounded
 * @returns how many there are
 */
export function readBlock(
  coefficients: usize, context: i32, count: i32, scan: usize, scales: usize, shift: i32,
): i32 {
  const token = readToken(context);
  const total = token >> 2;
  if (total == 0) return 0;
  if (total > count) {
    fail(DAMAGED);
    return 0;
  }
  readLevels(total, token & 3);
  const rounding = scales ? (1 << shift) >> 1 : 0;
  let zeros = total < count ? readTotalZeros(total, count) : 0;
  let place = zeros + total - 1;
  if (place >= count) {
    fail(DAMAGED);
    return 0;
  }
  for (let index = 0; ; index++) {
    const target = <i32>load<u8>(scan + place);
    const level = load<i32>(levels + (index << 2));
    const value = scales ? (level * load<i32>(scales + (target << 2)) + rounding) >> shift : level;
    store<i16>(coefficients + (target << 1), value);
    if (index == total - 1) break;
    const run = zeros > 0 ? readRun(zeros) : 0;
    zeros -= run;
    place -= run + 1;
    if (zeros < 0) {
      fail(DAMAGED);
      return 0;
    }
  }
  checkEnd();
  return total;
}

@inline function readToken(context: i32): i32 {
  const word = peek32();
  let entry: i32;
  if (context == CHROMA_DC) {
    entry = load<u16>(CHROMA_DC_TOKENS + ((word >> 24) << 1));
  } else if (context >= 8) {
    skip(6);
    const code = <i32>(word >> 26);
    return code == 3 ? 0 : code + 4;
  } else {
    const table = context < 2 ? 0 : context < 4 ? 1 : 2;
    const zeros = <i32>clz(word | 1);
    if (zeros > 15) {
      fail(DAMAGED);
      return 0;
    }
    entry = load<u16>(TOKENS + ((table << 7) + (zeros << 3) + <i32>((word << (zeros + 1)) >> 29)) * 2);
  }
  if (entry == 0) fail(DAMAGED);
  skip(entry >> 8);
  return entry & 255;
}

/** Clause 9.2.2. */
function readLevels(total: i32, ones: i32): void {
  let index = 0;
  if (ones > 0) {
    const word = peek32();
    for (; index < ones; index++) store<i32>(levels + (index << 2), 1 - <i32>((word >> (31 - index)) & 1) * 2);
    skip(ones);
  }
  let suffixLength = total > 10 && ones < 3 ? 1 : 0;
  for (; index < total; index++) {
    const word = peek32();
    const prefix = <i32>clz(word | 1);
    if (prefix > LONGEST_PREFIX || bits.position > bits.end) {
      fail(DAMAGED);
      memory.fill(levels, 0, 64);
      return;
    }
    skip(prefix + 1);
    let code = min(15, prefix) << suffixLength;
    let suffixBits = suffixLength;
    if (prefix == 14 && suffixLength == 0) suffixBits = 4;
    else if (prefix >= 15) suffixBits = prefix - 3;
    if (suffixBits > 0) {
      code += <i32>(peek32() >> (32 - suffixBits));
      skip(suffixBits);
    }
    if (prefix >= 15 && suffixLength == 0) code += 15;
    if (prefix >= 16) code += (1 << (prefix - 3)) - 4096;
    if (index == ones && ones < 3) code += 2;
    const level = code & 1 ? (-code - 1) >> 1 : (code + 2) >> 1;
    store<i32>(levels + (index << 2), level);
    if (suffixLength == 0) suffixLength = 1;
    if (abs(level) > 3 << (suffixLength - 1) && suffixLength < 6) suffixLength++;
  }
}

@inline function readTotalZeros(total: i32, count: i32): i32 {
  const entry =
    count == 4
      ? <i32>load<u8>(CHROMA_DC_ZEROS + ((total - 1) << 3) + (peek32() >> 29))
      : <i32>load<u8>(TOTAL_ZEROS + ((total - 1) << 9) + (peek32() >> 23));
  if (entry == 0) fail(DAMAGED);
  skip(entry >> 4);
  return entry & 15;
}

@inline function readRun(zeros: i32): i32 {
  const word = peek32();
  if (zeros <= 6) {
    const entry = <i32>load<u8>(RUNS + ((zeros - 1) << 3) + (word >> 29));
    skip(entry >> 4);
    return entry & 15;
  }
  const next = <i32>(word >> 29);
  if (next > 0) {
    skip(3);
    return 7 - next;
  }
  const leading = <i32>clz(word | 1);
  skip(leading + 1);
  return leading + 4;
}
