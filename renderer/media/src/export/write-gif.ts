import { clearAfter, depthOf, emptyImage, hasTransparency, setDelay, word } from "../encode/gif/image.js";
import { frameTime } from "../encode/gif/timing.js";
import type { FileSink, VideoTrack } from "./mux-tracks.js";

const LONGEST_DELAY = 65_535;
const TRAILER = Uint8Array.of(0x3b);

/**
 * Writes a GIF file that plays again and again (GIF89a, with Netscape's extension for that). Frames that show what the one
 * before shows are its delay.
 *
 * @param colors red, green and blue of each
 */
export async function writeGif(video: VideoTrack, colors: Uint8Array, sink: FileSink): Promise<void> {
  let position = 0;
  const append = async (bytes: Uint8Array) => {
    await sink.write(bytes, position);
    position += bytes.length;
  };
  await append(head(video, colors));
  const writer = new DelayedImages(colors.length / 3, append);
  let frame = 0;
  for await (const { packets } of video.segments) {
    for (const { data, key } of packets) {
      if (data.length > 0) await writer.add(data, key, frameTime(frame, video.fps));
      frame++;
    }
  }
  if (frame !== video.frameCount) throw new RangeError(`${frame} frames were encoded, not ${video.frameCount}`);
  await writer.end(frameTime(frame, video.fps));
  await append(TRAILER);
}

/** Keeps each image back until it is known when the next one comes and whether it needs a clear canvas. */
class DelayedImages {
  readonly #transparent: number;
  readonly #append: (bytes: Uint8Array) => Promise<void>;
  #waiting: { readonly image: Uint8Array; readonly time: number } | undefined;
  /** The image that is all the canvas shows; undefined when it took several. */
  #standing: Uint8Array | undefined;

  constructor(transparent: number, append: (bytes: Uint8Array) => Promise<void>) {
    this.#transparent = transparent;
    this.#append = append;
  }

  /** @param key the image is as large as the canvas, and nothing before it is to be seen */
  async add(image: Uint8Array, key: boolean, time: number): Promise<void> {
    if (key && this.#standing && same(image, this.#standing)) return;
    // A copy, for the image itself gets its delay.
    this.#standing = key ? image.slice() : undefined;
    if (key && this.#waiting && hasTransparency(image)) clearAfter(this.#waiting.image);
    await this.end(time);
    this.#waiting = { image, time };
  }

  /** Shows what is waiting until `time`, in hundredths of a second. */
  async end(time: number): Promise<void> {
    if (!this.#waiting) return;
    let { image, time: start } = this.#waiting;
    for (; time - start > LONGEST_DELAY; start += LONGEST_DELAY) {
      setDelay(image, LONGEST_DELAY);
      await this.#append(image);
      image = emptyImage(this.#transparent);
    }
    setDelay(image, time - start);
    await this.#append(image);
    this.#waiting = undefined;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Size, table of colours, and that it is to be repeated without end. */
function head({ width, height }: VideoTrack, colors: Uint8Array): Uint8Array {
  const depth = depthOf(colors.length / 3);
  const table = new Uint8Array(3 * 2 ** depth);
  table.set(colors);
  return Uint8Array.from([
    ...latin("GIF89a"),
    ...[...word(width), ...word(height), 0xf0 | (depth - 1), 0, 0],
    ...table,
    ...[0x21, 0xff, 11, ...latin("NETSCAPE2.0"), 3, 1, ...word(0), 0],
  ]);
}

function latin(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
