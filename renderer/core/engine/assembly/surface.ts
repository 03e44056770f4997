/**
 * Whole-surface operations that replace pixels: fill and copy.
 *
 * A surface is (pointer, stride in bytes, width, height) of premultiplied RGBA8. Rows end where the width ends: kernels
 * neither read nor write the padding between width * 4 and stride, so a rectangle of a surface is a surface.
 */

/** Fills every pixel with one premultiplied colour, 0xAABBGGRR. */
export function fill(pointer: usize, stride: i32, width: i32, height: i32, color: u32): void {
  if (width <= 0) return;
  for (let y = 0; y < height; y++, pointer += stride) fillRow(pointer, width, color);
}

/** Copies a rectangle. Rows go top to bottom; source and destination must not overlap unless they are the same. */
export function copy(
  destination: usize, destinationStride: i32, source: usize, sourceStride: i32, width: i32, height: i32,
): void {
  if (width <= 0) return;
  for (let y = 0; y < height; y++) {
    memory.copy(destination, source, <usize>width << 2);
    destination += destinationStride;
    source += sourceStride;
  }
}

export function fillRow(pointer: usize, width: i32, color: u32): void {
  const end = pointer + (<usize>width << 2);
  const colors = i32x4.splat(<i32>color);
  for (; pointer + 16 <= end; pointer += 16) v128.store(pointer, colors);
  for (; pointer < end; pointer += 4) store<u32>(pointer, color);
}
