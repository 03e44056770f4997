import type { ByteReader } from "../byte-reader.js";
import { shownFor } from "../delays.js";
import { damaged } from "../media-problem.js";
import type { PictureInfo } from "../picture-info.js";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;

/** GIF89a. Without its trailer nobody knows whether frames are missing. */
export function readGif(reader: ByteReader): PictureInfo {
  const [width, height] = [reader.u16(6, true), reader.u16(8, true)];
  const delays: number[] = [];
  let delay = 0;
  for (const { kind, at } of gifBlocks(reader)) {
    if (kind === "image") {
      delays.push(shownFor(delay * 10));
      delay = 0;
    } else if (reader.u8(at + 1) === GRAPHIC_CONTROL) {
      delay = reader.u16(at + 4, true);
    }
  }
  if (delays.length === 0) throw damaged("it has no frame");
  return { format: "gif", width, height, delays: delays.length === 1 ? [0] : delays };
}

/** The blocks of a GIF and where they begin, each known to be whole. @throws MediaProblem */
export function* gifBlocks(reader: ByteReader): Generator<{ kind: "extension" | "image"; at: number }> {
  for (let at = 13 + colorTableBytes(reader.u8(10)); reader.u8(at) !== TRAILER; ) {
    const kind = reader.u8(at);
    if (kind !== EXTENSION && kind !== IMAGE) throw damaged(`a block of the unknown kind ${kind} is in it`);
    // Of an image: position and size, flags, colour table, code size.
    const blocks = kind === EXTENSION ? at + 2 : at + 11 + colorTableBytes(reader.u8(at + 9));
    const end = afterBlocks(reader, blocks);
    yield { kind: kind === EXTENSION ? "extension" : "image", at };
    at = end;
  }
}

export function colorTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The place after a list of blocks, each led by its length, the last one empty. */
function afterBlocks(reader: ByteReader, from: number): number {
  let at = from;
  for (let length = reader.u8(at); length > 0; length = reader.u8(at)) {
    at += 1 + length;
  }
  return at + 1;
}
