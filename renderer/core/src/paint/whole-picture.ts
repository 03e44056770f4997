import type { Surface } from "../engine/surface.js";
import { checkGifPixels } from "../media/formats/gif-pixels.js";
import { checkJpegPixels } from "../media/formats/jpeg-pixels.js";
import { checkPngPixels, isInterlaced } from "../media/formats/png-pixels.js";
import { isOpaqueWebp } from "../media/formats/webp.js";
import { damaged } from "../media/media-problem.js";
import type { PictureFormat } from "../media/picture-info.js";

/**
 * Makes sure that a still picture that was decoded to `surface` is all there. The decoder fills in what is missing and says
 * nothing; so where the end looks as if it had been filled in, the file is gone through.
 *
 * @throws MediaProblem
 */
export function checkWhole(
  memory: WebAssembly.Memory,
  surface: Surface,
  format: PictureFormat,
  file: Uint8Array,
): void {
  const pixels = (row: number) => {
    const { pointer, stride, width } = surface;
    return new Uint8Array(memory.buffer, pointer + row * stride, width * 4);
  };
  const [first, last] = [pixels(0), pixels(surface.height - 1)];
  if (format === "png" && (isInterlaced(file) || isEmpty(last))) checkPngPixels(file);
  else if (format === "gif") checkGifPixels(file);
  else if (format === "jpeg" && [first, last].some(endsGrey)) checkJpegPixels(file);
  // Turned as it may be, the last row that was decoded is at one of the sides.
  else if (format === "webp" && [first, last].some(endsTransparent) && isOpaqueWebp(file)) {
    throw damaged("its pixels end too early");
  }
}

/** Whether a row is black or transparent throughout: so are rows that are missing in a PNG. */
function isEmpty(row: Uint8Array): boolean {
  return row.every((level, at) => at % 4 === 3 || level === 0);
}

/** Whether a row begins or ends in the grey of blocks that are missing in a JPEG. */
function endsGrey(row: Uint8Array): boolean {
  return [0, row.length - 4].some((at) => row.subarray(at, at + 3).every((level) => level === 128));
}

function endsTransparent(row: Uint8Array): boolean {
  return row[3] === 0 || row[row.length - 1] === 0;
}
