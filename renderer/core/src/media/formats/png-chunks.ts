import type { ByteReader } from "../byte-reader.js";
import { damaged } from "../media-problem.js";

/** A chunk of a PNG (W3C PNG 3, section 5.3): its type and where in the file its data are. */
export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

export const PNG_SIGNATURE_BYTES = 8;

/** All chunks up to IEND, whose checksums are right. @throws MediaProblem */
export function pngChunks(reader: ByteReader): PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let at = PNG_SIGNATURE_BYTES; chunks.at(-1)?.type !== "IEND"; ) {
    const length = reader.u32(at);
    const type = reader.name(at + 4, 4);
    if (crc32(reader.slice(at + 4, length + 4)) !== reader.u32(at + 8 + length)) {
      throw damaged(`the checksum of its ${type} chunk is wrong`);
    }
    chunks.push({ type, start: at + 8, length });
    at += 12 + length;
  }
  if (chunks[0]?.type !== "IHDR") throw damaged("its header is missing");
  return chunks;
}

/** A chunk as it stands in a file. */
export function pngChunk(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const chunk = new Uint8Array(12 + length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, length);
  for (let index = 0; index < 4; index++) chunk[4 + index] = type.charCodeAt(index);
  let at = 8;
  for (const part of parts) {
    chunk.set(part, at);
    at += part.length;
  }
  view.setUint32(at, crc32(chunk.subarray(4, at)));
  return chunk;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] as number);
  return ~value >>> 0;
}
