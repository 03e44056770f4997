import type { FilmSource } from "../../export/film-source.js";
import type { Segment } from "../../export/plan.js";
import { framesEqual } from "../changes.js";
import type { EncodedSegment, VideoPacket } from "../coding.js";
import { ColorMapper } from "./color-mapper.js";
import { type GifImage, ImageWriter } from "./image.js";
import { isShown } from "./timing.js";

/**
 * Draws one segment as images of a GIF: the first one whole, each further one what has changed. Delays are left to who
 * joins the segments, who alone knows when the next image comes.
 *
 * An image can paint over what is there, but not make it transparent again: where the next frame needs that, an image is
 * as large as the canvas and has it cleared afterwards. The last one of a segment is as large as the canvas too, for the
 * next segment may need it cleared.
 */
export async function encodeSegment(
  film: FilmSource,
  { first, count }: Segment,
  colors: Uint8Array,
  onFrame: () => void,
): Promise<EncodedSegment> {
  const { width, height } = film;
  const mapper = new ColorMapper(colors);
  const writer = new ImageWriter(width, height, mapper.transparent);
  const packets: VideoPacket[] = [];
  const nothing = new Uint8Array(0);
  let drawn: Uint8Array | undefined;
  let waiting: GifImage | undefined;
  const write = (image: GifImage, whole: boolean, cleared: boolean) => {
    packets[image.frame - first] = { data: writer.write(image, whole, cleared), key: image.before === undefined };
  };
  const take = (frame: number, pixels: Uint8Array) => {
    if (drawn && framesEqual(drawn, pixels)) return;
    drawn = pixels.slice();
    const indices = new Uint8Array(width * height);
    mapper.map(pixels, width, indices);
    if (!waiting) waiting = { frame, indices };
    else if (!framesEqual(waiting.indices, indices)) {
      const cleared = uncovers(waiting.indices, indices, mapper.transparent);
      write(waiting, cleared, cleared);
      waiting = cleared ? { frame, indices } : { frame, indices, before: waiting.indices };
    }
  };
  for (let frame = first; frame < first + count; frame++) {
    packets.push({ data: nothing, key: false });
    if (isShown(frame, film.fps)) {
      await film.prepare(frame);
      take(frame, film.frame(frame));
    }
    onFrame();
  }
  if (waiting) write(waiting, true, false);
  return { packets, codec: "gif" };
}

/** Whether something that is there is not there any more. */
function uncovers(before: Uint8Array, after: Uint8Array, transparent: number): boolean {
  for (let i = 0; i < after.length; i++) if (after[i] === transparent && before[i] !== transparent) return true;
  return false;
}
