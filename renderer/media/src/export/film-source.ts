import type { PcmSource } from "../encode/pcm.js";

/** A film in the making: its frames in any order, and its sound. */
export interface FilmSource {
  /** Pixels. `frameI420` rounds odd sizes up to even. */
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly fps: { readonly num: number; readonly den: number };
  /** Whether a frame costs least after the one before it. */
  readonly showsVideo: boolean;
  /** Has whatever a frame needs at hand, such as decoded pictures of videos. To be awaited before the frame is drawn. */
  prepare(frame: number): Promise<void>;
  /** Premultiplied RGBA8; a view valid until the next call. */
  frame(frame: number): Uint8Array;
  /** Planar Y, U, V at 4:2:0, BT.709 limited range; a view valid until the next call. */
  frameI420(frame: number): Uint8Array;
  /** The sound from its start; undefined when there is none. */
  sound(): Promise<PcmSource | undefined>;
}

/** Facts of a film that all workers agree on. */
export type Film = Pick<FilmSource, "width" | "height" | "frameCount" | "fps" | "showsVideo">;

export function filmOf({ width, height, frameCount, fps, showsVideo }: FilmSource): Film {
  return { width, height, frameCount, fps, showsVideo };
}
