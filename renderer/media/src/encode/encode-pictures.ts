import type { FilmSource } from "../export/film-source.js";
import type { Segment } from "../export/plan.js";
import { framesEqual } from "./changes.js";
import type { EncodedSegment, VideoPacket } from "./coding.js";
import { encodePng } from "./png.js";

/** Draws one segment as a PNG file for each frame. A frame equal to the one before costs a comparison. */
export async function encodeSegment(
  film: FilmSource,
  { first, count }: Segment,
  onFrame: () => void,
): Promise<EncodedSegment> {
  const { width, height } = film;
  const packets: VideoPacket[] = [];
  let before: Uint8Array | undefined;
  for (let frame = first; frame < first + count; frame++) {
    await film.prepare(frame);
    const pixels = film.frame(frame);
    const last = packets.at(-1);
    if (last && before && framesEqual(before, pixels)) packets.push({ data: last.data, key: true });
    else {
      packets.push({ data: encodePng(pixels, width, height), key: true });
      before = pixels.slice();
    }
    onFrame();
  }
  return { packets, codec: "png" };
}
