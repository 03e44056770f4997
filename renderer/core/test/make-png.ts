import { deflateSync } from "node:zlib";
import { pngChunk } from "../src/media/formats/png-chunks.js";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Straight RGBA. */
  readonly data: Uint8Array;
}

/** A frame of an animated PNG, with the numbers its frame control has. */
export interface AnimationFrame extends Pixels {
  readonly left?: number;
  readonly top?: number;
  readonly delay?: readonly [parts: number, whole: number];
  readonly disposal?: number;
  readonly blending?: number;
}

export function bytes(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value >>> 8, value);
}

/** Rows without a filter, compressed. */
export function packed({ width, height, data }: Pixels): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 4));
  for (let y = 0; y < height; y++) {
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (1 + width * 4) + 1);
  }
  return deflateSync(rows);
}

function header({ width, height }: Pixels): Uint8Array {
  return pngChunk("IHDR", u32(width), u32(height), Uint8Array.of(8, 6, 0, 0, 0));
}

/** @param data in place of the compressed pixels */
export function png(pixels: Pixels, data: Uint8Array = packed(pixels)): Uint8Array {
  return bytes(SIGNATURE, header(pixels), pngChunk("IDAT", data), pngChunk("IEND"));
}

/** The first frame has the size of the canvas. @param still a picture for those who know no animation, in place of the first frame */
export function apng(frames: readonly AnimationFrame[], still?: Pixels): Uint8Array {
  const first = frames[0] ?? still;
  if (!first) throw new Error("nothing to write");
  let sequence = 0;
  const chunks = frames.flatMap((frame, index) => {
    const { width, height, left = 0, top = 0, delay = [1, 10], disposal = 0, blending = 0 } = frame;
    const place = [width, height, left, top].map(u32);
    const control = pngChunk(
      "fcTL",
      u32(sequence++),
      ...place,
      u16(delay[0]),
      u16(delay[1]),
      Uint8Array.of(disposal, blending),
    );
    const isDefault = index === 0 && !still;
    return [control, isDefault ? pngChunk("IDAT", packed(frame)) : pngChunk("fdAT", u32(sequence++), packed(frame))];
  });
  const animation = pngChunk("acTL", u32(frames.length), u32(0));
  const aside = still ? [pngChunk("IDAT", packed(still))] : [];
  return bytes(SIGNATURE, header(first), animation, ...aside, ...chunks, pngChunk("IEND"));
}
