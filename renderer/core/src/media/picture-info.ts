import { ByteReader } from "./byte-reader.js";
import { readAvif } from "./formats/avif.js";
import { readBmp } from "./formats/bmp.js";
import { readGif } from "./formats/gif.js";
import { readJpeg } from "./formats/jpeg.js";
import { readPng } from "./formats/png.js";
import { looksLikeSvg, readSvg } from "./formats/svg.js";
import type { SvgText } from "./formats/svg-text.js";
import { readWebp } from "./formats/webp.js";
import { damaged, MediaProblem } from "./media-problem.js";

export type PictureFormat = "png" | "apng" | "jpeg" | "webp" | "gif" | "bmp" | "avif" | "svg";

/** What a picture's header says, known without decoding it. */
export interface PictureInfo {
  readonly format: PictureFormat;
  /** Pixels after orientation; of an SVG, CSS pixels, which need not be whole. */
  readonly width: number;
  readonly height: number;
  /** How long each frame is shown, whole microseconds; one 0 for still pictures. */
  readonly delays: readonly number[];
  /** What text in an SVG asks of fonts. */
  readonly texts?: readonly SvgText[];
}

/** SPEC §18. 2²⁶ pixels are 256 MiB decoded; the engine samples at most 16384 pixels either way. */
const LARGEST_SIDE = 16384;
const MOST_PIXELS = 67_108_864;

/**
 * Looks at a picture's header and structure without decoding it: a file that was cut off, or that claims a size beyond all
 * memory, is refused here.
 *
 * @throws MediaProblem
 */
export function readPictureInfo(bytes: Uint8Array): PictureInfo {
  const info = read(bytes);
  const { format, width, height } = info;
  if (!(width > 0 && height > 0)) throw damaged("it has no pixels");
  if (format !== "svg" && (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS)) {
    throw new MediaProblem("IMAGE_TOO_LARGE", { width, height, limit: MOST_PIXELS });
  }
  return info;
}

function read(bytes: Uint8Array): PictureInfo {
  const reader = new ByteReader(bytes);
  const starts = (text: string, at = 0) => bytes.length >= at + text.length && reader.name(at, text.length) === text;
  if (starts("\x89PNG\r\n\x1a\n")) return readPng(reader);
  if (starts("\xff\xd8")) return readJpeg(reader);
  if (starts("GIF87a") || starts("GIF89a")) return readGif(reader);
  if (starts("RIFF") && starts("WEBP", 8)) return readWebp(reader);
  if (starts("ftyp", 4)) return readAvif(reader);
  if (starts("BM")) return readBmp(reader);
  if (looksLikeSvg(bytes)) return readSvg(bytes);
  throw new MediaProblem("ASSET_TYPE_UNSUPPORTED", {
    actual: bytes.length === 0 ? "an empty file" : "no picture of a known kind",
    owner: "an image layer",
    expected: "PNG, JPEG, WebP, GIF, BMP, AVIF or SVG",
  });
}
