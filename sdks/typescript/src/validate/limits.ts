/** How much a document may ask for. A service gives smaller limits for documents of strangers. */
export interface Limits {
  /** Size of the document as JSON text in UTF-8. */
  readonly bytes: number;
  /** Groups inside groups. */
  readonly groupDepth: number;
  /** JSON values inside one another. */
  readonly depth: number;
  /** Characters (code points) of one string. */
  readonly characters: number;
  /** Layers, those inside groups included. */
  readonly layers: number;
  /** Pixels of the canvas. */
  readonly pixels: number;
  /** Seconds of the video. */
  readonly duration: number;
  /** Issues that are told; of the rest only the number is. */
  readonly issues: number;
}

/** SPEC §18. */
export const defaultLimits: Limits = {
  bytes: 16 * 1024 * 1024,
  groupDepth: 64,
  depth: 256,
  characters: 1_048_576,
  layers: 10_000,
  pixels: 33_554_432,
  duration: 86_400,
  issues: 1000,
};
