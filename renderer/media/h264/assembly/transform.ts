/** Scaling and inverse transforms (clause 8.5). Residuals are added to the prediction that is already in the picture. */
import { parameters, scalingLists } from "./parameter-sets";
import { ZIGZAG_4X4, ZIGZAG_8X8 } from "./scan-order";

/** normAdjust of 4x4 blocks: for each qp % 6 at places where both coordinates are even, both odd, or else (clause 8.5.9). */
const NORMS_4X4 = memory.data<u8>([10, 16, 13, 11, 18, 14, 13, 20, 16, 14, 23, 18, 16, 25, 20, 18, 29, 23]);
const NORMS_8X8 = memory.data<u8>([
  20, 18, 32, 19, 25, 24, 22, 19, 35, 21, 28, 26, 26, 23, 42, 24, 33, 31, 28, 25, 45, 26, 35, 33, 32, 28, 51, 30, 40, 38,
  36, 32, 58, 34, 46, 43,
]);

/** LevelScale << (qp / 6), 4 bytes for each place: for six lists, or two, and 52 qps. */
const scales4x4 = memory.data(6 * 52 * 64, 16);
const scales8x8 = memory.data(2 * 52 * 256, 16);
/** The lists of which these are made. */
const scaledLists = memory.data(224, 16);

/** Lists: intra Y, Cb, Cr, inter Y, Cb, Cr. */
@inline export function scalesOf(list: i32, qp: i32): usize {
  return scales4x4 + ((list * 52 + qp) << 6);
}

/** Lists: intra, inter. */
@inline export function scales8x8Of(list: i32, qp: i32): usize {
  return scales8x8 + ((list * 52 + qp) << 8);
}

/** Makes the factors for the scaling lists of the current picture. */
export function prepareScales(): void {
  const lists = scalingLists();
  if (memory.compare(lists, scaledLists, 224) == 0) return;
  memory.copy(scaledLists, lists, 224);
  for (let qp = 0; qp < 52; qp++) {
    for (let list = 0; list < 6; list++) {
      for (let index = 0; index < 16; index++) {
        const place = <i32>load<u8>(ZIGZAG_4X4 + index);
        const weight = <i32>load<u8>(lists + (list << 4) + index);
        store<i32>(scalesOf(list, qp) + (place << 2), (weight * norm4x4(qp % 6, place)) << (qp / 6));
      }
    }
    for (let list = 0; list < 2; list++) {
      for (let index = 0; index < 64; index++) {
        const place = <i32>load<u8>(ZIGZAG_8X8 + index);
        const weight = <i32>load<u8>(lists + 96 + (list << 6) + index);
        store<i32>(scales8x8Of(list, qp) + (place << 2), (weight * norm8x8(qp % 6, place)) << (qp / 6));
      }
    }
  }
}

function norm4x4(remainder: i32, place: i32): i32 {
  const odd = (place & 1) + ((place >> 2) & 1);
  return load<u8>(NORMS_4X4 + remainder * 3 + (odd == 0 ? 0 : odd == 2 ? 1 : 2));
}

function norm8x8(remainder: i32, place: i32): i32 {
  const x = place & 3;
  const y = (place >> 3) & 3;
  let kind = 5;
  if (x == 0 && y == 0) kind = 0;
  else if ((x & 1) == 1 && (y & 1) == 1) kind = 1;
  else if (x == 2 && y == 2) kind = 2;
  else if ((x == 0 && (y & 1) == 1) || ((x & 1) == 1 && y == 0)) kind = 3;
  else if ((x == 0 && y == 2) || (x == 2 && y == 0)) kind = 4;
  return load<u8>(NORMS_8X8 + remainder * 6 + kind);
}

const CHROMA_QPS = memory.data<u8>([29, 30, 31, 32, 32, 33, 34, 34, 35, 35, 36, 36, 37, 37, 37, 38, 38, 38, 39, 39, 39, 39]);

/** QPc for a QPy (table 8-15). @param plane 0: Cb; 1: Cr */
@inline export function chromaQp(qp: i32, plane: i32): i32 {
  const index = min(max(qp + (plane == 0 ? parameters.cbQpOffset : parameters.crQpOffset), 0), 51);
  return index < 30 ? index : load<u8>(CHROMA_QPS + index - 30);
}

/**
 * DC coefficients of an Intra_16x16 macroblock (clause 8.5.10).
 *
 * @param source 16 coefficients of 16 bits, row by row of blocks
 * @param target coefficients of the blocks, in the order of blocks
 * @param scale LevelScale(qp % 6, 0, 0) << (qp / 6)
 */
export function transformLumaDc(source: usize, target: usize, scale: i32): void {
  for (let y = 0; y < 4; y++) {
    const row = source + (y << 3);
    const a = <i32>load<i16>(row);
    const b = <i32>load<i16>(row, 2);
    const c = <i32>load<i16>(row, 4);
    const d = <i32>load<i16>(row, 6);
    store<i16>(row, a + b + c + d);
    store<i16>(row, a + b - c - d, 2);
    store<i16>(row, a - b - c + d, 4);
    store<i16>(row, a - b + c - d, 6);
  }
  for (let x = 0; x < 4; x++) {
    const column = source + (x << 1);
    const a = <i32>load<i16>(column);
    const b = <i32>load<i16>(column, 8);
    const c = <i32>load<i16>(column, 16);
    const d = <i32>load<i16>(column, 24);
    // Blocks of a column, by their numbers.
    const block = target + (((x & 1) | ((x & 2) << 1)) << 5);
    store<i16>(block, ((a + b + c + d) * scale + 32) >> 6);
    store<i16>(block, ((a + b - c - d) * scale + 32) >> 6, 2 << 5);
    store<i16>(block, ((a - b - c + d) * scale + 32) >> 6, 8 << 5);
    store<i16>(block, ((a - b + c - d) * scale + 32) >> 6, 10 << 5);
  }
}

/** DC coefficients of a chroma plane (clause 8.5.11). */
export function transformChromaDc(source: usize, target: usize, scale: i32): void {
  const a = <i32>load<i16>(source);
  const b = <i32>load<i16>(source, 2);
  const c = <i32>load<i16>(source, 4);
  const d = <i32>load<i16>(source, 6);
  store<i16>(target, ((a + b + c + d) * scale) >> 5);
  store<i16>(target, ((a - b + c - d) * scale) >> 5, 32);
  store<i16>(target, ((a + b - c - d) * scale) >> 5, 64);
  store<i16>(target, ((a - b - c + d) * scale) >> 5, 96);
}

/** Adds a 4x4 block to the picture, and makes its coefficients 0. */
export function add4x4(picture: usize, stride: i32, block: usize): void {
  const low = v128.load(block);
  const high = v128.load(block, 16);
  // Columns; the lower halves of vectors are used.
  const first = v128.shuffle<i16>(low, high, 0, 4, 8, 12, 1, 5, 9, 13);
  const second = v128.shuffle<i16>(low, high, 2, 6, 10, 14, 3, 7, 11, 15);
  let a = first;
  let b = v128.shuffle<i64>(first, first, 1, 0);
  let c = second;
  let d = v128.shuffle<i64>(second, second, 1, 0);
  let e = i16x8.add(a, c);
  let f = i16x8.sub(a, c);
  let g = i16x8.sub(i16x8.shr_s(b, 1), d);
  let h = i16x8.add(b, i16x8.shr_s(d, 1));
  a = i16x8.add(e, h);
  b = i16x8.add(f, g);
  c = i16x8.sub(f, g);
  d = i16x8.sub(e, h);
  // Back to rows.
  const ab = v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  const cd = v128.shuffle<i16>(c, d, 0, 8, 1, 9, 2, 10, 3, 11);
  a = v128.shuffle<i32>(ab, cd, 0, 4, 1, 5);
  c = v128.shuffle<i32>(ab, cd, 2, 6, 3, 7);
  b = v128.shuffle<i64>(a, a, 1, 0);
  d = v128.shuffle<i64>(c, c, 1, 0);
  e = i16x8.add(a, c);
  f = i16x8.sub(a, c);
  g = i16x8.sub(i16x8.shr_s(b, 1), d);
  h = i16x8.add(b, i16x8.shr_s(d, 1));
  addRow4(picture, i16x8.add(e, h));
  addRow4(picture + stride, i16x8.add(f, g));
  addRow4(picture + 2 * stride, i16x8.sub(f, g));
  addRow4(picture + 3 * stride, i16x8.sub(e, h));
  v128.store(block, i64x2.splat(0));
  v128.store(block, i64x2.splat(0), 16);
}

@inline function addRow4(picture: usize, residual: v128): void {
  const rounded = i16x8.shr_s(i16x8.add(residual, i16x8.splat(32)), 6);
  const prediction = i16x8.extend_low_i8x16_u(v128.load32_zero(picture));
  const sum = i16x8.add(rounded, prediction);
  v128.store32_lane(picture, i8x16.narrow_i16x8_u(sum, sum), 0);
}

/** Adds a 4x4 block that has a DC coefficient only. */
export function addDc4x4(picture: usize, stride: i32, block: usize): void {
  const residual = i16x8.splat(<i16>((<i32>load<i16>(block) + 32) >> 6));
  store<i16>(block, 0);
  for (let y = 0; y < 4; y++) {
    const row = picture + y * stride;
    const sum = i16x8.add(residual, i16x8.extend_low_i8x16_u(v128.load32_zero(row)));
    v128.store32_lane(row, i8x16.narrow_i16x8_u(sum, sum), 0);
  }
}

/** Rows of a block between both dimensions. */
const rows = memory.data(128, 16);

/** Adds an 8x8 block to the picture, and makes its coefficients 0 (clause 8.5.13). */
export function add8x8(picture: usize, stride: i32, block: usize): void {
  transposeRows(block);
  transform8();
  transposeRows(rows);
  transform8();
  for (let y = 0; y < 8; y++) {
    const rounded = i16x8.shr_s(i16x8.add(v128.load(rows + (y << 4)), i16x8.splat(32)), 6);
    const row = picture + y * stride;
    const sum = i16x8.add(rounded, v128.load8x8_u(row));
    v128.store64_lane(row, i8x16.narrow_i16x8_u(sum, sum), 0);
  }
  memory.fill(block, 0, 128);
}

/** Puts the columns of a block into `rows`. */
function transposeRows(source: usize): void {
  const r0 = v128.load(source);
  const r1 = v128.load(source, 16);
  const r2 = v128.load(source, 32);
  const r3 = v128.load(source, 48);
  const r4 = v128.load(source, 64);
  const r5 = v128.load(source, 80);
  const r6 = v128.load(source, 96);
  const r7 = v128.load(source, 112);
  const a0 = v128.shuffle<i16>(r0, r1, 0, 8, 1, 9, 2, 10, 3, 11);
  const a1 = v128.shuffle<i16>(r0, r1, 4, 12, 5, 13, 6, 14, 7, 15);
  const a2 = v128.shuffle<i16>(r2, r3, 0, 8, 1, 9, 2, 10, 3, 11);
  const a3 = v128.shuffle<i16>(r2, r3, 4, 12, 5, 13, 6, 14, 7, 15);
  const a4 = v128.shuffle<i16>(r4, r5, 0, 8, 1, 9, 2, 10, 3, 11);
  const a5 = v128.shuffle<i16>(r4, r5, 4, 12, 5, 13, 6, 14, 7, 15);
  const a6 = v128.shuffle<i16>(r6, r7, 0, 8, 1, 9, 2, 10, 3, 11);
  const a7 = v128.shuffle<i16>(r6, r7, 4, 12, 5, 13, 6, 14, 7, 15);
  const b0 = v128.shuffle<i32>(a0, a2, 0, 4, 1, 5);
  const b1 = v128.shuffle<i32>(a0, a2, 2, 6, 3, 7);
  const b2 = v128.shuffle<i32>(a1, a3, 0, 4, 1, 5);
  const b3 = v128.shuffle<i32>(a1, a3, 2, 6, 3, 7);
  const b4 = v128.shuffle<i32>(a4, a6, 0, 4, 1, 5);
  const b5 = v128.shuffle<i32>(a4, a6, 2, 6, 3, 7);
  const b6 = v128.shuffle<i32>(a5, a7, 0, 4, 1, 5);
  const b7 = v128.shuffle<i32>(a5, a7, 2, 6, 3, 7);
  v128.store(rows, v128.shuffle<i64>(b0, b4, 0, 2));
  v128.store(rows, v128.shuffle<i64>(b0, b4, 1, 3), 16);
  v128.store(rows, v128.shuffle<i64>(b1, b5, 0, 2), 32);
  v128.store(rows, v128.shuffle<i64>(b1, b5, 1, 3), 48);
  v128.store(rows, v128.shuffle<i64>(b2, b6, 0, 2), 64);
  v128.store(rows, v128.shuffle<i64>(b2, b6, 1, 3), 80);
  v128.store(rows, v128.shuffle<i64>(b3, b7, 0, 2), 96);
  v128.store(rows, v128.shuffle<i64>(b3, b7, 1, 3), 112);
}

/** One dimension over the vectors in `rows`. */
function transform8(): void {
  const i0 = v128.load(rows);
  const i1 = v128.load(rows, 16);
  const i2 = v128.load(rows, 32);
  const i3 = v128.load(rows, 48);
  const i4 = v128.load(rows, 64);
  const i5 = v128.load(rows, 80);
  const i6 = v128.load(rows, 96);
  const i7 = v128.load(rows, 112);
  const a0 = i16x8.add(i0, i4);
  const a2 = i16x8.sub(i0, i4);
  const a4 = i16x8.sub(i16x8.shr_s(i2, 1), i6);
  const a6 = i16x8.add(i2, i16x8.shr_s(i6, 1));
  const a1 = i16x8.sub(i16x8.sub(i5, i3), i16x8.add(i7, i16x8.shr_s(i7, 1)));
  const a3 = i16x8.sub(i16x8.add(i1, i7), i16x8.add(i3, i16x8.shr_s(i3, 1)));
  const a5 = i16x8.add(i16x8.sub(i7, i1), i16x8.add(i5, i16x8.shr_s(i5, 1)));
  const a7 = i16x8.add(i16x8.add(i3, i5), i16x8.add(i1, i16x8.shr_s(i1, 1)));
  const b0 = i16x8.add(a0, a6);
  const b2 = i16x8.add(a2, a4);
  const b4 = i16x8.sub(a2, a4);
  const b6 = i16x8.sub(a0, a6);
  const b1 = i16x8.add(a1, i16x8.shr_s(a7, 2));
  const b3 = i16x8.add(a3, i16x8.shr_s(a5, 2));
  const b5 = i16x8.sub(i16x8.shr_s(a3, 2), a5);
  const b7 = i16x8.sub(a7, i16x8.shr_s(a1, 2));
  v128.store(rows, i16x8.add(b0, b7));
  v128.store(rows, i16x8.add(b2, b5), 16);
  v128.store(rows, i16x8.add(b4, b3), 32);
  v128.store(rows, i16x8.add(b6, b1), 48);
  v128.store(rows, i16x8.sub(b6, b1), 64);
  v128.store(rows, i16x8.sub(b4, b3), 80);
  v128.store(rows, i16x8.sub(b2, b5), 96);
  v128.store(rows, i16x8.sub(b0, b7), 112);
}
