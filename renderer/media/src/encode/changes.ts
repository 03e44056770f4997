/** Bytes compared together; a macroblock's row of luma is 16 bytes wide. */
const BLOCK_WORDS = 4;

/**
 * The part of two frames' luma that differs, 0 (equal) to 1, in steps of 16 pixels of one row.
 *
 * @param a, b I420 frames of the same size, starting at a multiple of four bytes
 * @param lumaSize width × height
 */
export function changedShare(a: Uint8Array, b: Uint8Array, lumaSize: number): number {
  const words = Math.floor(lumaSize / 4);
  const left = new Int32Array(a.buffer, a.byteOffset, words);
  const right = new Int32Array(b.buffer, b.byteOffset, words);
  let changed = 0;
  for (let block = 0; block < words; block += BLOCK_WORDS) {
    const end = Math.min(block + BLOCK_WORDS, words);
    for (let i = block; i < end; i++) {
      if (left[i] !== right[i]) {
        changed++;
        break;
      }
    }
  }
  return (changed * BLOCK_WORDS) / words;
}

/** Whether two frames of the same size, starting at a multiple of four bytes, are the same bytes. */
export function framesEqual(a: Uint8Array, b: Uint8Array): boolean {
  const words = Math.floor(a.length / 4);
  const left = new Int32Array(a.buffer, a.byteOffset, words);
  const right = new Int32Array(b.buffer, b.byteOffset, words);
  for (let i = 0; i < words; i++) if (left[i] !== right[i]) return false;
  for (let i = words * 4; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
