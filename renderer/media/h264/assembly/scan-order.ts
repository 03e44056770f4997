/** In which order coefficients are sent (clause 8.5.6), and blocks within a macroblock (clause 6.4.3). */

/** Places of the coefficients of a 4x4 block, row by row, in the order in which they are sent. */
export const ZIGZAG_4X4 = memory.data<u8>([0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15]);

export const ZIGZAG_8X8 = memory.data<u8>([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
  12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
  58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]);

/** The same, but as CAVLC sends them: four times every fourth one. */
export const INTERLEAVED_8X8 = memory.data<u8>([
  0, 9, 17, 18, 12, 40, 27, 7, 35, 57, 29, 30, 58, 38, 53, 47,
  1, 2, 24, 11, 19, 48, 20, 14, 42, 50, 22, 37, 59, 31, 60, 55,
  8, 3, 32, 4, 26, 41, 13, 21, 49, 43, 15, 44, 52, 39, 61, 62,
  16, 10, 25, 5, 33, 34, 6, 28, 56, 36, 23, 51, 45, 46, 54, 63,
]);

/** Column of the 4x4 block of a number. */
@inline export function blockX(block: i32): i32 {
  return (block & 1) | ((block >> 1) & 2);
}

/** Row of the 4x4 block of a number. */
@inline export function blockY(block: i32): i32 {
  return ((block >> 1) & 1) | ((block >> 2) & 2);
}

/** Number of the 4x4 block in a column and a row. */
@inline export function blockAt(x: i32, y: i32): i32 {
  return (x & 1) | ((y & 1) << 1) | ((x & 2) << 1) | ((y & 2) << 2);
}
