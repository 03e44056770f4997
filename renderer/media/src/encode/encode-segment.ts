import type { FilmSource } from "../export/film-source.js";
import type { Segment } from "../export/plan.js";
import type { EncodedSegment, VideoCoding } from "./coding.js";
import { encodeSegment as encodePictures } from "./encode-pictures.js";
import { encodeSegment as encodeExactH264 } from "./exact-h264.js";
import { encodeSegment as encodeGif } from "./gif/encode-gif.js";
import { encodeSegment as encodeWithBrowser } from "./webcodecs/video-encoder.js";

/**
 * Draws and encodes one segment: a pure function of the film, the segment and the coding.
 *
 * @param onFrame called after each frame
 */
export async function encodeSegment(
  film: FilmSource,
  segment: Segment,
  coding: VideoCoding,
  onFrame: () => void,
): Promise<EncodedSegment> {
  const { codec, encoder, quality, bitrate, prepared } = coding;
  if (codec === "png") return encodePictures(film, segment, onFrame);
  if (codec === "gif") {
    if (prepared?.type !== "palette") throw new TypeError("a GIF needs the palette that prepareCoding finds");
    return encodeGif(film, segment, prepared.colors, onFrame);
  }
  if (encoder === "webcodecs") {
    if (prepared?.type !== "webcodecs") throw new TypeError("WebCodecs needs what prepareCoding finds");
    return encodeWithBrowser(film, segment, codec, prepared, onFrame);
  }
  if (codec !== "h264") throw new TypeError(`the exact encoder has no ${codec}`);
  const { fps } = film;
  const size = { width: film.width + (film.width % 2), height: film.height + (film.height % 2) };
  return encodeExactH264(framesI420(film, segment, onFrame), { ...size, fps, quality, bitrate });
}

async function* framesI420(
  film: FilmSource,
  { first, count }: Segment,
  onFrame: () => void,
): AsyncGenerator<Uint8Array> {
  for (let frame = first; frame < first + count; frame++) {
    await film.prepare(frame);
    yield film.frameI420(frame);
    onFrame();
  }
}
