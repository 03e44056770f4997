import { ByteReader } from "../byte-reader.js";
import { inflateLength } from "./inflate-length.js";
import { PNG_SIGNATURE_BYTES, pngChunks } from "./png-chunks.js";

/** Samples of a pixel by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Where the passes of Adam7 begin, and how far their pixels are apart: x, y, step across, step down. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function isInterlaced(png: Uint8Array): boolean {
  return png[PNG_SIGNATURE_BYTES + 20] === 1;
}

/** Makes sure that a PNG holds all its pixels. @throws MediaProblem */
export function checkPngPixels(png: Uint8Array): void {
  const reader = new ByteReader(png);
  const parts = pngChunks(reader)
    .filter(({ type }) => type === "IDAT")
    .map(({ start, length }) => reader.slice(start, length));
  const stream = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    stream.set(part, at);
    at += part.length;
  }
  inflateLength(stream, rowBytes(reader, isInterlaced(png)));
}

/** Bytes of all rows, each led by that of its filter. */
function rowBytes(reader: ByteReader, interlaced: boolean): number {
  const header = PNG_SIGNATURE_BYTES + 8;
  const [width, height] = [reader.u32(header), reader.u32(header + 4)];
  const bits = reader.u8(header + 8) * (CHANNELS[reader.u8(header + 9)] ?? 0);
  const bytesOf = (across: number, down: number) => (across > 0 ? down * (1 + Math.ceil((across * bits) / 8)) : 0);
  if (!interlaced) return bytesOf(width, height);
  const passes = ADAM7.map(([x, y, stepX, stepY]) =>
    bytesOf(Math.ceil((width - x) / stepX), Math.max(0, Math.ceil((height - y) / stepY))),
  );
  return passes.reduce((sum, bytes) => sum + bytes, 0);
}
