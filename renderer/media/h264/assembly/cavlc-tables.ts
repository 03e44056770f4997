/**
 * The code tables of CAVLC: as they stand in the standard (tables 9-5 and 9-7 to 9-10), and unfolded so that the next bits lead
 * to their meaning. Rows of lengths and codes are by total_coeff, with four entries for trailing_ones; a length of 0 means none.
 */

const COEFF_TOKEN_LENGTHS = memory.data<u8>([
  1, 0, 0, 0, 6, 2, 0, 0, 8, 6, 3, 0, 9, 8, 7, 5, 10, 9, 8, 6, 11, 10, 9, 7, 13, 11, 10, 8, 13, 13, 11, 9, 13, 13, 13, 10,
  14, 14, 13, 11, 14, 14, 14, 13, 15, 15, 14, 14, 15, 15, 15, 14, 16, 15, 15, 15, 16, 16, 16, 15, 16, 16, 16, 16,
  16, 16, 16, 16,
  2, 0, 0, 0, 6, 2, 0, 0, 6, 5, 3, 0, 7, 6, 6, 4, 8, 6, 6, 4, 8, 7, 7, 5, 9, 8, 8, 6, 11, 9, 9, 6, 11, 11, 11, 7,
  12, 11, 11, 9, 12, 12, 12, 11, 12, 12, 12, 11, 13, 13, 13, 12, 13, 13, 13, 13, 13, 14, 13, 13, 14, 14, 14, 13,
  14, 14, 14, 14,
  4, 0, 0, 0, 6, 4, 0, 0, 6, 5, 4, 0, 6, 5, 5, 4, 7, 5, 5, 4, 7, 5, 5, 4, 7, 6, 6, 4, 7, 6, 6, 4, 8, 7, 7, 5,
  8, 8, 7, 6, 9, 8, 8, 7, 9, 9, 8, 8, 9, 9, 9, 8, 10, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10,
  10, 10, 10, 10,
]);

const COEFF_TOKEN_CODES = memory.data<u8>([
  1, 0, 0, 0, 5, 1, 0, 0, 7, 4, 1, 0, 7, 6, 5, 3, 7, 6, 5, 3, 7, 6, 5, 4, 15, 6, 5, 4, 11, 14, 5, 4, 8, 10, 13, 4,
  15, 14, 9, 4, 11, 10, 13, 12, 15, 14, 9, 12, 11, 10, 13, 8, 15, 1, 9, 12, 11, 14, 13, 8, 7, 10, 9, 12,
  4, 6, 5, 8,
  3, 0, 0, 0, 11, 2, 0, 0, 7, 7, 3, 0, 7, 10, 9, 5, 7, 6, 5, 4, 4, 6, 5, 6, 7, 6, 5, 8, 15, 6, 5, 4, 11, 14, 13, 4,
  15, 10, 9, 4, 11, 14, 13, 12, 8, 10, 9, 8, 15, 14, 13, 12, 11, 10, 9, 12, 7, 11, 6, 8, 9, 8, 10, 1,
  7, 6, 5, 4,
  15, 0, 0, 0, 15, 14, 0, 0, 11, 15, 13, 0, 8, 12, 14, 12, 15, 10, 11, 11, 11, 8, 9, 10, 9, 14, 13, 9, 8, 10, 9, 8,
  15, 14, 13, 13,
  11, 14, 10, 12, 15, 10, 13, 12, 11, 14, 9, 12, 8, 10, 13, 8, 13, 7, 9, 12, 9, 12, 11, 10, 5, 8, 7, 6,
  1, 4, 3, 2,
]);

const CHROMA_DC_TOKEN_LENGTHS = memory.data<u8>([2, 0, 0, 0, 6, 1, 0, 0, 6, 6, 3, 0, 6, 7, 7, 6, 6, 8, 8, 7]);
const CHROMA_DC_TOKEN_CODES = memory.data<u8>([1, 0, 0, 0, 7, 1, 0, 0, 4, 6, 1, 0, 3, 3, 2, 5, 2, 3, 2, 0]);

/** total_zeros for 1 to 15 coefficients of 16. */
const TOTAL_ZEROS_LENGTHS = memory.data<u8>([
  1, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 9,
  3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6, 6, 0,
  4, 3, 3, 3, 4, 4, 3, 3, 4, 5, 5, 6, 5, 6, 0, 0,
  5, 3, 4, 4, 3, 3, 3, 4, 3, 4, 5, 5, 5, 0, 0, 0,
  4, 4, 4, 3, 3, 3, 3, 3, 4, 5, 4, 5, 0, 0, 0, 0,
  6, 5, 3, 3, 3, 3, 3, 3, 4, 3, 6, 0, 0, 0, 0, 0,
  6, 5, 3, 3, 3, 2, 3, 4, 3, 6, 0, 0, 0, 0, 0, 0,
  6, 4, 5, 3, 2, 2, 3, 3, 6, 0, 0, 0, 0, 0, 0, 0,
  6, 6, 4, 2, 2, 3, 2, 5, 0, 0, 0, 0, 0, 0, 0, 0,
  5, 5, 3, 2, 2, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  4, 4, 3, 3, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  4, 4, 2, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  3, 3, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

const TOTAL_ZEROS_CODES = memory.data<u8>([
  1, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 1,
  7, 6, 5, 4, 3, 5, 4, 3, 2, 3, 2, 3, 2, 1, 0, 0,
  5, 7, 6, 5, 4, 3, 4, 3, 2, 3, 2, 1, 1, 0, 0, 0,
  3, 7, 5, 4, 6, 5, 4, 3, 3, 2, 2, 1, 0, 0, 0, 0,
  5, 4, 3, 7, 6, 5, 4, 3, 2, 1, 1, 0, 0, 0, 0, 0,
  1, 1, 7, 6, 5, 4, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0,
  1, 1, 5, 4, 3, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0,
  1, 1, 1, 3, 3, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0,
  1, 0, 1, 3, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0,
  1, 0, 1, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 1, 2, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

const CHROMA_DC_ZEROS_LENGTHS = memory.data<u8>([1, 2, 3, 3, 1, 2, 2, 0, 1, 1, 0, 0]);
const CHROMA_DC_ZEROS_CODES = memory.data<u8>([1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0]);

/** run_before for 1 to 6 zeros left. */
const RUN_LENGTHS = memory.data<u8>([
  1, 1, 0, 0, 0, 0, 0, 0, 1, 2, 2, 0, 0, 0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 0,
  2, 2, 2, 3, 3, 0, 0, 0, 2, 2, 3, 3, 3, 3, 0, 0, 2, 3, 3, 3, 3, 3, 3, 0,
]);
const RUN_CODES = memory.data<u8>([
  1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 3, 2, 1, 0, 0, 0, 0, 0,
  3, 2, 1, 1, 0, 0, 0, 0, 3, 2, 3, 2, 1, 0, 0, 0, 3, 0, 1, 3, 2, 5, 4, 0,
]);

/**
 * Meanings of coeff_token, 2 bytes each: length << 8 | total_coeff << 2 | trailing_ones. For each of three tables by the number
 * of zeros before the first 1 and the three bits behind it: no code has more.
 */
export const TOKENS = memory.data(3 * 128 * 2, 16);
/** The same by the next 8 bits. */
export const CHROMA_DC_TOKENS = memory.data(256 * 2, 16);
/** Meanings of total_zeros by the next 9 bits, for 1 to 15 coefficients: length << 4 | zeros. */
export const TOTAL_ZEROS = memory.data(15 * 512, 16);
/** By the next 3 bits, for 1 to 3 coefficients. */
export const CHROMA_DC_ZEROS = memory.data(3 * 8, 16);
/** Meanings of run_before by the next 3 bits, for 1 to 6 zeros left. */
export const RUNS = memory.data(6 * 8, 16);

/** Unfolds the tables; needed once. */
export function unfoldCodes(): void {
  for (let table = 0; table < 3; table++) {
    for (let entry = 0; entry < 17 * 4; entry++) {
      const length = <i32>load<u8>(COEFF_TOKEN_LENGTHS + table * 68 + entry);
      if (length != 0) unfoldToken(table, length, load<u8>(COEFF_TOKEN_CODES + table * 68 + entry), entry);
    }
  }
  for (let entry = 0; entry < 5 * 4; entry++) {
    const length = <i32>load<u8>(CHROMA_DC_TOKEN_LENGTHS + entry);
    if (length == 0) continue;
    const first = <i32>load<u8>(CHROMA_DC_TOKEN_CODES + entry) << (8 - length);
    for (let index = 0; index < 1 << (8 - length); index++) {
      store<u16>(CHROMA_DC_TOKENS + ((first + index) << 1), (length << 8) | entry);
    }
  }
  unfold(TOTAL_ZEROS, 9, TOTAL_ZEROS_LENGTHS, TOTAL_ZEROS_CODES, 15, 16);
  unfold(CHROMA_DC_ZEROS, 3, CHROMA_DC_ZEROS_LENGTHS, CHROMA_DC_ZEROS_CODES, 3, 4);
  unfold(RUNS, 3, RUN_LENGTHS, RUN_CODES, 6, 8);
}

function unfoldToken(table: i32, length: i32, code: i32, meaning: i32): void {
  const width = 32 - <i32>clz(code);
  const zeros = length - width;
  const suffixBits = width - 1;
  const first = ((code << (4 - width)) & 7) | (zeros << 3);
  for (let index = 0; index < 1 << (3 - suffixBits); index++) {
    store<u16>(TOKENS + ((table << 7) + first + index) * 2, (length << 8) | meaning);
  }
}

function unfold(target: usize, width: i32, lengths: usize, codes: usize, rows: i32, entries: i32): void {
  for (let row = 0; row < rows; row++) {
    for (let entry = 0; entry < entries; entry++) {
      const length = <i32>load<u8>(lengths + row * entries + entry);
      if (length == 0) continue;
      const first = <i32>load<u8>(codes + row * entries + entry) << (width - length);
      memory.fill(target + (row << width) + first, <u8>((length << 4) | entry), 1 << (width - length));
    }
  }
}
