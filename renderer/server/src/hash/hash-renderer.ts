import type { VideoJSON } from "@videoflow/core";
import { createFrameRenderer, createSoundMixer, type FrameRenderer, type Resources } from "@videoflow/renderer-core";
import { type FrameSelection, selectFrames } from "./frame-selection.js";
import { hashSound, type SoundHash } from "./hash-sound.js";

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
  /** The seconds of sound asked for, as far as there are such; undefined where none were. */
  readonly sound?: readonly SoundHash[];
}

export interface HashRendererOptions {
  /** Default: every frame. */
  readonly frames?: FrameSelection | undefined;
  /** Seconds of sound, counted from 0. Default: none. */
  readonly seconds?: readonly number[] | undefined;
  /** Awaited after each frame, with the part that is done, 0 to 1. What it throws ends the work. */
  readonly onProgress?: ((done: number) => void | Promise<void>) | undefined;
}

/** Hashes a document's frames and sound. The same code in Node, in workers and in pages, so that only the engine differs. */
export async function hashDocument(
  document: VideoJSON,
  resources: Resources,
  sha256: (bytes: Uint8Array) => Promise<string>,
  options: HashRendererOptions = {},
): Promise<FrameHashes> {
  const renderer = await createFrameRenderer(document, resources);
  try {
    const hashes = await hashRenderer(renderer, sha256, options);
    const { seconds = [] } = options;
    return seconds.length === 0 ? hashes : { ...hashes, sound: await soundOf(document, resources, sha256, seconds) };
  } finally {
    renderer.dispose();
  }
}

async function soundOf(
  document: VideoJSON,
  resources: Resources,
  sha256: (bytes: Uint8Array) => Promise<string>,
  seconds: readonly number[],
): Promise<readonly SoundHash[]> {
  const mixer = await createSoundMixer(document, resources);
  if (mixer === undefined) return [];
  try {
    return await hashSound(mixer, sha256, seconds);
  } finally {
    mixer.close();
  }
}

async function hashRenderer(
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
