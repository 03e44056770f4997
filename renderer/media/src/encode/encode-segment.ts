import type { FilmSource } from "../export/film-source.js";
import type { Segment } from "../export/plan.js";
import type { EncodedSegment, VideoCoding } from "./coding.js";
import { encodeSegment as encodeExactH264 } from "./exact-h264.js";

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
  const { fps } = film;
  const size = { width: film.width + (film.width % 2), height: film.height + (film.height % 2) };
  return encodeExactH264(framesI420(film, segment, onFrame), { ...size, fps, quality: coding.quality });
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
