import type { FrameRenderer } from "@videoflow/renderer-core";
import { type FrameSelection, selectFrames } from "./frame-selection.js";

/** The SHA-256 (hex) of one frame's raw premultiplied RGBA8 bytes, width × height × 4 of them. */
export interface FrameHash {
  readonly frame: number;
  readonly sha256: string;
}

export interface FrameHashes {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames of the whole video, hashed or not. */
  readonly frameCount: number;
  /** The frames asked for, in the order asked. */
  readonly frames: readonly FrameHash[];
}

export interface HashRendererOptions {
  /** Default: every frame. */
  readonly frames?: FrameSelection | undefined;
  /** Awaited after each frame, with the part that is done, 0 to 1. What it throws ends the work. */
  readonly onProgress?: ((done: number) => void | Promise<void>) | undefined;
}

/** Renders frames and hashes them. The same code in Node, in workers and in pages, so that only the engine differs. */
export async function hashRenderer(
  renderer: FrameRenderer,
  sha256: (bytes: Uint8Array) => Promise<string>,
  { frames, onProgress }: HashRendererOptions = {},
): Promise<FrameHashes> {
  const { width, height, frameCount } = renderer;
  const numbers = selectFrames(frames, frameCount);
  const hashes: FrameHash[] = [];
  for (const frame of numbers) {
    await renderer.prepare(frame);
    hashes.push({ frame, sha256: await sha256(renderer.frame(frame)) });
    await onProgress?.(hashes.length / numbers.length);
  }
  return { width, height, frameCount, frames: hashes };
}
