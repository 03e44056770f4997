import type { PixelEngine } from "../engine/engine.js";
import { crop, type Surface } from "../engine/surface.js";
import { ByteReader } from "../media/byte-reader.js";
import { type ApngFrame, apngFrames, framePng } from "../media/formats/apng.js";
import { type PngChunk, pngChunks } from "../media/formats/png-chunks.js";
import type { Heap } from "./canvaskit/heap.js";
import type { PictureDecoder } from "./canvaskit/picture-decoder.js";
import { checkWhole } from "./whole-picture.js";

interface Tools {
  readonly memory: WebAssembly.Memory;
  readonly engine: PixelEngine;
  readonly heap: Heap;
  readonly decoder: PictureDecoder;
}

/** An animated PNG, standing at the frame that was drawn last: most frames are asked for in order. */
interface Playing {
  readonly reader: ByteReader;
  readonly chunks: readonly PngChunk[];
  readonly frames: readonly ApngFrame[];
  readonly canvas: Surface;
  /** −1 before the first. */
  frame: number;
  /** What lay below the last frame, if it is to come back. */
  covered: Surface | undefined;
}

/** Plays animated PNGs: CanvasKit decodes single frames, which are put together here. */
export class AnimatedPngs {
  readonly #tools: Tools;
  readonly #playing = new Map<number, Playing>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Fills `target`, which has the picture's size, with frame `frame` of picture `id`. @throws MediaProblem */
  decodeFrame(target: Surface, id: number, bytes: Uint8Array, frame: number): void {
    const playing = this.#playing.get(id) ?? this.#open(id, bytes);
    if (frame < playing.frame) this.#rewind(playing);
    while (playing.frame < frame) this.#advance(playing);
    this.#tools.engine.copy(target, playing.canvas);
  }

  #open(id: number, bytes: Uint8Array): Playing {
    const reader = new ByteReader(bytes);
    const chunks = pngChunks(reader);
    const frames = apngFrames(reader, chunks) ?? [];
    const [width, height] = [reader.u32(16), reader.u32(20)];
    const canvas = this.#tools.heap.allocateSurface(width, height);
    const playing: Playing = { reader, chunks, frames, canvas, frame: -1, covered: undefined };
    this.#rewind(playing);
    this.#playing.set(id, playing);
    return playing;
  }

  #rewind(playing: Playing): void {
    this.#tools.engine.fill(playing.canvas, 0);
    this.#forget(playing);
    playing.frame = -1;
  }

  #advance(playing: Playing): void {
    const { memory, engine, heap, decoder } = this.#tools;
    const last = playing.frames[playing.frame];
    const next = playing.frames[playing.frame + 1] as ApngFrame;
    const { width, height } = next;
    const part = partOf(playing.canvas, next);
    const picture = heap.allocateSurface(width, height);
    try {
      const png = framePng(playing.reader, playing.chunks, next);
      decoder.decode(picture, png);
      checkWhole(memory, picture, "png", png);
      if (last) this.#dispose(playing, last);
      // There is nothing before the first frame.
      if (next.disposal === "previous" && playing.frame >= 0) {
        playing.covered = heap.allocateSurface(width, height);
        engine.copy(playing.covered, part);
      }
      if (next.isBlended) engine.composite(part, picture, 0, 0);
      else engine.copy(part, picture);
    } finally {
      heap.free(picture.pointer);
    }
    playing.frame++;
  }

  #dispose(playing: Playing, frame: ApngFrame): void {
    const part = partOf(playing.canvas, frame);
    if (playing.covered) this.#tools.engine.copy(part, playing.covered);
    else if (frame.disposal !== "none") this.#tools.engine.fill(part, 0);
    this.#forget(playing);
  }

  #forget(playing: Playing): void {
    if (playing.covered) this.#tools.heap.free(playing.covered.pointer);
    playing.covered = undefined;
  }
}

function partOf(canvas: Surface, { left, top, width, height }: ApngFrame): Surface {
  return crop(canvas, { left, top, right: left + width, bottom: top + height });
}
