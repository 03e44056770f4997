import { ByteReader } from "../byte-reader.js";
import { damaged } from "../media-problem.js";
import { colorTableBytes, gifBlocks } from "./gif.js";

/** Most bits of a code (GIF89a, appendix F). */
const LONGEST = 12;

/** Makes sure that the first frame of a GIF holds all its pixels. @throws MediaProblem */
export function checkGifPixels(gif: Uint8Array): void {
  const reader = new ByteReader(gif);
  for (const { kind, at } of gifBlocks(reader)) {
    if (kind !== "image") continue;
    const pixels = reader.u16(at + 5, true) * reader.u16(at + 7, true);
    const start = at + 10 + colorTableBytes(reader.u8(at + 9));
    if (lzwLength(reader.u8(start), blockBytes(reader, start + 1), pixels) < pixels) {
      throw damaged("its pixels end too early");
    }
    return;
  }
}

function* blockBytes(reader: ByteReader, from: number): Generator<number> {
  for (let at = from; reader.u8(at) > 0; at += 1 + reader.u8(at)) yield* reader.slice(at + 1, reader.u8(at));
}

/** How many pixels codes stand for, counted up to `enough` without looking at them. */
function lzwLength(colorBits: number, bytes: Iterable<number>, enough: number): number {
  if (colorBits < 1 || colorBits > 8) throw damaged("its pixels are packed in no known way");
  const clear = 1 << colorBits;
  const lengths = new Uint16Array(1 << LONGEST).fill(1, 0, clear);
  let [next, bits, last, total, held, count] = [clear + 2, colorBits + 1, 0, 0, 0, 0];
  for (const byte of bytes) {
    held |= byte << count;
    count += 8;
    while (count >= bits) {
      const code = held & ((1 << bits) - 1);
      held >>>= bits;
      count -= bits;
      if (code === clear) {
        [next, bits, last] = [clear + 2, colorBits + 1, 0];
        continue;
      }
      if (code === clear + 1) return total;
      if (code > next || (code === next && last === 0)) throw damaged("its pixels are packed wrongly");
      // A new entry is the one before and a pixel more.
      if (last > 0 && next < lengths.length) lengths[next++] = last + 1;
      last = lengths[code] as number;
      total += last;
      if (total >= enough) return total;
      if (next === 1 << bits && bits < LONGEST) bits++;
    }
  }
  return total;
}
