/** Frames of one video in the encoder's format, in any order. */
export interface FrameSource {
  /** Pixels. Frames of odd size come rounded up to even. */
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly fps: { readonly num: number; readonly den: number };
  /** Planar Y, U, V at 4:2:0, BT.709 limited range; a view valid until the next call. */
  frameI420(frame: number): Uint8Array;
}

/** Facts of a video that its frames agree on, in pixels of the encoded picture: both sides even. */
export type Film = Omit<FrameSource, "frameI420">;

/**
 * Where workers find their frames: a module that exports `openFrames(data): Promise<FrameSource>`, and what to call it
 * with. The data is cloned into every worker, so compiled WebAssembly modules are shared and not compiled again.
 */
export interface FrameModule {
  /** URL of the module. */
  readonly module: string;
  readonly data: unknown;
}

export function filmOf({ width, height, frameCount, fps }: FrameSource): Film {
  return { width: width + (width % 2), height: height + (height % 2), frameCount, fps };
}
