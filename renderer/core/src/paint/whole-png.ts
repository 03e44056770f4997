import type { Surface } from "../engine/surface.js";
import { checkPngPixels, isInterlaced } from "../media/formats/png-pixels.js";

/**
 * Makes sure that a PNG that was decoded to `surface` is all there. The decoder leaves rows that are missing empty and says
 * nothing; so where the last row holds anything, none is missing, and its packed pixels need not be gone through.
 *
 * @throws MediaProblem
 */
export function checkWholePng(memory: WebAssembly.Memory, surface: Surface, png: Uint8Array): void {
  if (isInterlaced(png) || isLastRowEmpty(memory, surface)) checkPngPixels(png);
}

/** Whether the last row is black or transparent throughout. */
function isLastRowEmpty(memory: WebAssembly.Memory, { pointer, stride, width, height }: Surface): boolean {
  const row = new Uint8Array(memory.buffer, pointer + (height - 1) * stride, width * 4);
  return row.every((level, at) => at % 4 === 3 || level === 0);
}
