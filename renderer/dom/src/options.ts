import type { PageResourceOptions } from "@videoflow/renderer-media/web";

export interface DomRendererOptions extends Omit<PageResourceOptions, "signal"> {
  /**
   * How large frames are drawn: as large as they are shown (`"shown"`, the default), in pixels of the device; or at the size of
   * the document (`"document"`), whatever the size they are shown at.
   */
  readonly size?: "shown" | "document" | undefined;
  /** Whether frames are drawn larger than the document where they are shown larger. Default false. */
  readonly enlarge?: boolean | undefined;
  /** Whether playing begins again at the end. Default false. */
  readonly loop?: boolean | undefined;
  /** Default false. */
  readonly muted?: boolean | undefined;
  /** 0 to 1. Default 1. */
  readonly volume?: number | undefined;
  /** Seconds of the video per second, 0.0625 to 16; at any rate but 1 there is no sound. Default 1. */
  readonly playbackRate?: number | undefined;
  /**
   * Address of the worker's script, an ES module bundled from `@videoflow/renderer-dom/preview-worker`, for bundlers that do not
   * understand `new Worker(new URL(…, import.meta.url))`.
   */
  readonly workerUrl?: string | URL | undefined;
}
