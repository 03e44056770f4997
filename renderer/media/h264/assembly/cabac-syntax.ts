/** Syntax elements of macroblocks in CABAC (clauses 9.3.2 and 9.3.3.1): their bins, and which contexts these have. */
import { decodeBin, decodeBypass, decodeTerminate } from "./cabac";
import {
  cacheIndex, current, differenceCache, DIRECT, INTRA, INTRA_4X4, INTRA_8X8, kindOf, patternOf, SKIPPED,
} from "./current";
import { DAMAGED, fail } from "./fault";
import { layout } from "./frame";
import { B } from "./slice-header";

const INTRA_NXN = INTRA_4X4 | INTRA_8X8;

@inline function isNotKind(address: i32, kinds: i32): i32 {
  return address >= 0 && (kindOf(address) & kinds) == 0 ? 1 : 0;
}

/** mb_skip_flag. */
export function decodeSkip(sliceType: i32): bool {
  const context = isNotKind(current.left, SKIPPED) + isNotKind(current.top, SKIPPED);
  return decodeBin((sliceType == B ? 24 : 11) + context) != 0;
}

/** mb_type in slices of type I. */
export function decodeIntraType(): i32 {
  const context = isNotKind(current.left, INTRA_NXN) + isNotKind(current.top, INTRA_NXN);
  if (!decodeBin(3 + context)) return 0;
  return decodeIntra16Type(5, 1);
}

/** The rest of an intra mb_type. @param base context before those of its bins @param step 1 in slices of type I, else 0 */
function decodeIntra16Type(base: i32, step: i32): i32 {
  if (decodeTerminate()) return 25;
  let type = 1 + 12 * decodeBin(base + 1);
  if (decodeBin(base + 2)) type += 4 + 4 * decodeBin(base + 2 + step);
  type += 2 * decodeBin(base + 3 + step);
  return type + decodeBin(base + 3 + 2 * step);
}

/** mb_type in slices of type P; from 5 on it is that of type I. */
export function decodePType(): i32 {
  if (decodeBin(14)) return 5 + (decodeBin(17) ? decodeIntra16Type(17, 0) : 0);
  if (!decodeBin(15)) return 3 * decodeBin(16);
  return 2 - decodeBin(17);
}

/** mb_type in slices of type B; from 23 on it is that of type I. */
export function decodeBType(): i32 {
  const context = isNotKind(current.left, DIRECT) + isNotKind(current.top, DIRECT);
  if (!decodeBin(27 + context)) return 0;
  if (!decodeBin(30)) return 1 + decodeBin(32);
  let type = decodeBin(31) << 3;
  type |= decodeBin(32) << 2;
  type |= decodeBin(32) << 1;
  type |= decodeBin(32);
  if (type < 8) return type + 3;
  if (type == 13) return 23 + (decodeBin(32) ? decodeIntra16Type(32, 0) : 0);
  if (type == 14) return 11;
  if (type == 15) return 22;
  return ((type << 1) | decodeBin(32)) - 4;
}

/** sub_mb_type in slices of type P. */
export function decodePSubType(): i32 {
  if (decodeBin(21)) return 0;
  if (!decodeBin(22)) return 1;
  return decodeBin(23) ? 2 : 3;
}

/** sub_mb_type in slices of type B. */
export function decodeBSubType(): i32 {
  if (!decodeBin(36)) return 0;
  if (!decodeBin(37)) return 1 + decodeBin(39);
  let type = 3;
  if (decodeBin(38)) {
    if (decodeBin(39)) return 11 + decodeBin(39);
    type = 7;
  }
  type += 2 * decodeBin(39);
  return type + decodeBin(39);
}

/** transform_size_8x8_flag. */
export function decodeTransformSize(): bool {
  const left = current.left >= 0 ? <i32>load<u8>(layout.transforms + current.left) : 0;
  const top = current.top >= 0 ? <i32>load<u8>(layout.transforms + current.top) : 0;
  return decodeBin(399 + left + top) != 0;
}

/** The predicted mode, where it is sent as it is, else one of the other eight. */
export function decodeIntraMode(predicted: i32): i32 {
  if (decodeBin(68)) return predicted;
  let mode = decodeBin(69);
  mode |= decodeBin(69) << 1;
  mode |= decodeBin(69) << 2;
  return mode < predicted ? mode : mode + 1;
}

@inline function hasChromaMode(address: i32): i32 {
  return address >= 0 && load<u8>(layout.chromaModes + address) != 0 ? 1 : 0;
}

/** intra_chroma_pred_mode. */
export function decodeChromaMode(): i32 {
  if (!decodeBin(64 + hasChromaMode(current.left) + hasChromaMode(current.top))) return 0;
  if (!decodeBin(67)) return 1;
  return 2 + decodeBin(67);
}

/** coded_block_pattern. */
export function decodePattern(isMonochrome: bool): i32 {
  // Macroblocks that are not there count as if they had coefficients.
  const left = current.left >= 0 ? patternOf(current.left) : 15;
  const top = current.top >= 0 ? patternOf(current.top) : 15;
  let pattern = decodeBin(73 + ((left >> 1) & 1 ^ 1) + ((top >> 2) & 1 ^ 1) * 2);
  pattern |= decodeBin(73 + (pattern & 1 ^ 1) + ((top >> 3) & 1 ^ 1) * 2) << 1;
  pattern |= decodeBin(73 + ((left >> 3) & 1 ^ 1) + (pattern & 1 ^ 1) * 2) << 2;
  pattern |= decodeBin(73 + ((pattern >> 2) & 1 ^ 1) + ((pattern >> 1) & 1 ^ 1) * 2) << 3;
  if (isMonochrome) return pattern;
  const leftChroma = current.left >= 0 ? (left >> 4) & 3 : 0;
  const topChroma = current.top >= 0 ? (top >> 4) & 3 : 0;
  if (!decodeBin(77 + (leftChroma != 0 ? 1 : 0) + (topChroma != 0 ? 2 : 0))) return pattern;
  return pattern | (16 << decodeBin(81 + (leftChroma == 2 ? 1 : 0) + (topChroma == 2 ? 2 : 0)));
}

/** mb_qp_delta. */
export function decodeQpDelta(): i32 {
  if (!decodeBin(60 + (current.lastQpDelta != 0 ? 1 : 0))) return 0;
  let value = 1;
  let context = 62;
  while (decodeBin(context)) {
    context = 63;
    if (++value > 104) {
      fail(DAMAGED);
      return 0;
    }
  }
  return value & 1 ? (value + 1) >> 1 : -(value >> 1);
}

/** Whether an 8x8 block of a neighbour has a large reference index. */
@inline function isLarge(address: i32, list: i32, block: i32): i32 {
  return address < 0 ? 0 : (load<u8>(layout.largeReferences + address) >> ((list << 2) + block)) & 1;
}

/** ref_idx of an 8x8 block. */
export function decodeReference(list: i32, block: i32): i32 {
  const own = current.largeReferences >> (list << 2);
  const left = block & 1 ? (own >> (block - 1)) & 1 : isLarge(current.left, list, block + 1);
  const top = block & 2 ? (own >> (block - 2)) & 1 : isLarge(current.top, list, block + 2);
  let context = 54 + left + 2 * top;
  let reference = 0;
  while (decodeBin(context)) {
    context = reference == 0 ? 58 : 59;
    if (++reference >= 32) {
      fail(DAMAGED);
      return 0;
    }
  }
  return reference;
}

/** mvd of a component. @param x and y of the 4x4 block; component 0: horizontal, 1: vertical */
export function decodeDifference(list: i32, x: i32, y: i32, component: i32): i32 {
  const cache = differenceCache + list * 80 + (cacheIndex(x, y) << 1) + component;
  const sum = <i32>load<u8>(cache - 2) + <i32>load<u8>(cache - 16);
  const base = component == 0 ? 40 : 47;
  if (!decodeBin(base + (sum < 3 ? 0 : sum > 32 ? 2 : 1))) return 0;
  let size = 1;
  let context = 3;
  while (size < 9 && decodeBin(base + context)) {
    if (context < 6) context++;
    size++;
  }
  if (size >= 9) size += decodeSuffix(3);
  return decodeBypass() ? -size : size;
}

/** First contexts by block category: Intra16x16 DC and AC, luma, chroma DC and AC, luma 8x8. */
const SIGNIFICANT_CONTEXTS = memory.data<u16>([105, 120, 134, 149, 152, 402]);
const LAST_CONTEXTS = memory.data<u16>([166, 181, 195, 210, 213, 417]);
const LEVEL_CONTEXTS = memory.data<u16>([227, 237, 247, 257, 266, 426]);

/** Contexts of the coefficients of 8x8 blocks (table 9-43). */
const SIGNIFICANT_8X8 = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 5, 4, 4, 3, 3, 4, 4, 4, 5, 5, 4, 4, 4, 4, 3, 3, 6, 7, 7, 7, 8, 9, 10, 9, 8, 7,
  7, 6, 11, 12, 13, 11, 6, 7, 8, 9, 14, 10, 9, 8, 6, 11, 12, 13, 11, 6, 9, 14, 10, 9, 11, 12, 13, 11, 14, 10, 12,
]);
const LAST_8X8 = memory.data<u8>([
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8,
]);

export const INTRA16_DC: i32 = 0;
export const INTRA16_AC: i32 = 1;
export const LUMA_4X4: i32 = 2;
export const CHROMA_DC_BLOCK: i32 = 3;
export const CHROMA_AC: i32 = 4;
export const LUMA_8X8: i32 = 5;

/** Places of the coefficients that are not 0. */
const significant = memory.data(64, 16);

/** coded_block_flag. @param context 1 for a coded block to the left, plus 2 for one above */
@inline export function decodeCodedBlock(category: i32, context: i32): bool {
  return decodeBin(85 + (category << 2) + context) != 0;
}

/** coded_block_flag of DC blocks. @param flag the bit of the block in `pattern` */
export function decodeCodedDc(category: i32, flag: i32): bool {
  const isIntra = (current.kind & INTRA) != 0;
  const left = current.left >= 0 ? (patternOf(current.left) & flag) != 0 : isIntra;
  const top = current.top >= 0 ? (patternOf(current.top) & flag) != 0 : isIntra;
  return decodeCodedBlock(category, (left ? 1 : 0) | (top ? 2 : 0));
}

/** The coefficients of a coded block (clause 7.3.5.3.3); the parameters are those of `readBlock` in cavlc.ts. */
export function decodeBlock(
  coefficients: usize, category: i32, count: i32, scan: usize, scales: usize, shift: i32,
): i32 {
  const total = decodeSignificance(category, count);
  const base = <i32>load<u16>(LEVEL_CONTEXTS + (category << 1));
  const rounding = scales ? (1 << shift) >> 1 : 0;
  const mostGreater = category == CHROMA_DC_BLOCK ? 3 : 4;
  let ones = 1;
  let greater = 0;
  for (let index = total - 1; index >= 0; index--) {
    const target = <i32>load<u8>(scan + load<u8>(significant + index));
    let size = 1;
    if (decodeBin(base + (greater ? 0 : min(4, ones)))) {
      size = decodeLargeLevel(base + 5 + min(mostGreater, greater));
      greater++;
    } else {
      ones++;
    }
    const level = decodeBypass() ? -size : size;
    const value = scales ? (level * load<i32>(scales + (target << 2)) + rounding) >> shift : level;
    store<i16>(coefficients + (target << 1), value);
  }
  return total;
}

function decodeSignificance(category: i32, count: i32): i32 {
  const significantBase = <i32>load<u16>(SIGNIFICANT_CONTEXTS + (category << 1));
  const lastBase = <i32>load<u16>(LAST_CONTEXTS + (category << 1));
  const last = count - 1;
  let total = 0;
  for (let index = 0; index < last; index++) {
    let ofSignificant = index;
    let ofLast = index;
    if (category == LUMA_8X8) {
      ofSignificant = load<u8>(SIGNIFICANT_8X8 + index);
      ofLast = load<u8>(LAST_8X8 + index);
    }
    if (!decodeBin(significantBase + ofSignificant)) continue;
    store<u8>(significant + total++, index);
    if (decodeBin(lastBase + ofLast)) return total;
  }
  store<u8>(significant + total++, last);
  return total;
}

/** A level of 2 and more. */
function decodeLargeLevel(context: i32): i32 {
  let size = 2;
  while (size < 15 && decodeBin(context)) size++;
  return size < 15 ? size : size + decodeSuffix(0);
}

/** The rest of a value beyond its prefix: an Exp-Golomb code of order `exponent` (clause 9.3.2.3). */
function decodeSuffix(exponent: i32): i32 {
  let size = 0;
  while (decodeBypass()) {
    size += 1 << exponent;
    if (++exponent > 16) {
      fail(DAMAGED);
      return 0;
    }
  }
  while (exponent-- > 0) size += decodeBypass() << exponent;
  return size;
}
