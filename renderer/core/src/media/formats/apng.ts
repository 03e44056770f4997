import type { ByteReader } from "../byte-reader.js";
import { shownFor } from "../delays.js";
import { damaged } from "../media-problem.js";
import { PNG_SIGNATURE_BYTES, type PngChunk, pngChunk } from "./png-chunks.js";

/** A frame of an animated PNG (W3C PNG 3, sections 11.3.6 and 13): a picture of a part of the canvas, and what is done with it. */
export interface ApngFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Microseconds. */
  readonly shownFor: number;
  /** What becomes of the part before the next frame is drawn. */
  readonly disposal: "none" | "background" | "previous";
  /** Whether the frame is drawn over what is there, or takes its place. */
  readonly isBlended: boolean;
  /** Its compressed pixels. */
  readonly data: readonly Uint8Array[];
}

const DISPOSALS = ["none", "background", "previous"] as const;

/**
 * The frames of an animated PNG, of which there is one at least; undefined for a still one.
 *
 * @throws MediaProblem
 */
export function apngFrames(reader: ByteReader, chunks: readonly PngChunk[]): ApngFrame[] | undefined {
  const control = chunks.find(({ type }) => type === "acTL" || type === "IDAT");
  if (control?.type !== "acTL") return undefined;
  const canvas = { width: reader.u32(PNG_SIGNATURE_BYTES + 8), height: reader.u32(PNG_SIGNATURE_BYTES + 12) };
  const frames: (ApngFrame & { data: Uint8Array[] })[] = [];
  let sequence = 0;
  const inSequence = (start: number) => {
    if (reader.u32(start) !== sequence++) throw damaged("its frames are not in their order");
  };
  for (const { type, start, length } of chunks) {
    if (type === "fcTL") {
      inSequence(start);
      frames.push({ ...readControl(reader, start, canvas), data: [] });
    } else if (type === "fdAT") {
      inSequence(start);
      frames.at(-1)?.data.push(reader.slice(start + 4, length - 4));
    } else if (type === "IDAT") {
      // Without a frame control before it, this is a picture for those who know no animation.
      frames[0]?.data.push(reader.slice(start, length));
    }
  }
  const count = reader.u32(control.start);
  if (frames.length !== count || count === 0) throw damaged(`it says ${count} frames and has ${frames.length}`);
  const empty = frames.findIndex(({ data }) => data.length === 0);
  if (empty >= 0) throw damaged(`its frame ${empty} has no pixels`);
  return frames;
}

function readControl(
  reader: ByteReader,
  start: number,
  canvas: { readonly width: number; readonly height: number },
): Omit<ApngFrame, "data"> {
  const [width, height] = [reader.u32(start + 4), reader.u32(start + 8)];
  const [left, top] = [reader.u32(start + 12), reader.u32(start + 16)];
  const fits = width > 0 && height > 0 && left + width <= canvas.width && top + height <= canvas.height;
  if (!fits) throw damaged("a frame lies outside of its picture");
  // A denominator of 0 stands for hundredths.
  const [parts, whole] = [reader.u16(start + 20), reader.u16(start + 22) || 100];
  const disposal = DISPOSALS[reader.u8(start + 24)];
  const blending = reader.u8(start + 25);
  if (disposal === undefined || blending > 1) throw damaged("a frame is to be drawn in no known way");
  const delay = shownFor((parts * 1000) / whole);
  return { left, top, width, height, shownFor: Math.floor(delay + 0.5), disposal, isBlended: blending === 1 };
}

/** Chunks that say how pixels are to be read. */
const SHARED = new Set(["PLTE", "tRNS", "sBIT", "gAMA", "cHRM", "sRGB", "iCCP"]);

/** A frame as a PNG of its own. */
export function framePng(
  reader: ByteReader,
  chunks: readonly PngChunk[],
  { width, height, data }: ApngFrame,
): Uint8Array {
  const header = reader.slice(PNG_SIGNATURE_BYTES + 8, 13).slice();
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  const shared = chunks.filter(({ type }) => SHARED.has(type));
  return joined([
    reader.slice(0, PNG_SIGNATURE_BYTES),
    pngChunk("IHDR", header),
    ...shared.map(({ type, start, length }) => pngChunk(type, reader.slice(start, length))),
    pngChunk("IDAT", ...data),
    pngChunk("IEND"),
  ]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
