import type { YuvMatrix, YuvRange } from "../engine/options.js";

/** What is known of a video file before a picture of it is decoded. */
export interface MovieInfo {
  /** Pixels as they are shown: after pixel aspect ratio, rotation and mirroring. Above 0. */
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise by which decoded pictures are turned to be shown. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Whether left and right are exchanged after that. */
  readonly mirrored: boolean;
  /** Whole microseconds from the first picture to the end of the last one, above 0. */
  readonly length: number;
  /** When each picture is first shown: whole microseconds from the first one, ascending, the first 0. */
  readonly times: Float64Array;
}

/** One plane of samples, rows top down. Samples of more than 8 bits are 16-bit numbers, low byte first. */
export interface MoviePlane {
  readonly data: Uint8Array;
  /** Bytes from one row to the next. */
  readonly stride: number;
}

/** A decoded picture as codecs store it: neither turned nor stretched to square pixels. */
export interface PlanarPicture {
  readonly kind: "planar";
  /** Pixels that are to be seen, beginning with the first sample of each plane. */
  readonly width: number;
  readonly height: number;
  /** "420": a chroma sample for 2 × 2 pixels; "422": for 2 × 1; "444": for each. Odd sizes are rounded up. */
  readonly chroma: "420" | "422" | "444";
  /** Bits of a sample. */
  readonly bits: 8 | 10 | 12;
  readonly y: MoviePlane;
  readonly u: MoviePlane;
  readonly v: MoviePlane;
  /** 8 bits a pixel, 0 transparent. Undefined: opaque. Colours are not premultiplied. */
  readonly alpha?: MoviePlane;
  readonly matrix: YuvMatrix;
  readonly range: YuvRange;
}

/** A decoded picture from a decoder that gives nothing but RGBA. It need not have the same bytes as those of others. */
export interface RgbaPicture {
  readonly kind: "rgba";
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha, not premultiplied, rows without padding. */
  readonly data: Uint8Array;
}

export type MoviePicture = (PlanarPicture | RgbaPicture) & {
  /** To be called once, when nobody reads the picture any more: its memory is used for another. */
  release?(): void;
};

/** A video file, its pictures decoded as they are asked for: the port between the painter and whatever decodes. */
export interface Movie {
  readonly info: MovieInfo;
  /**
   * Whether pictures of its kind can be decoded here, found out without decoding one.
   *
   * @throws MediaProblem where they cannot
   */
  check(): Promise<void>;
  /**
   * The picture whose time is `info.times[index]`. Any order gives the same pictures; going forwards is fast. Several calls may be
   * under way at once. A picture belongs to the caller, and is valid until it is released.
   *
   * @throws MediaProblem where the file turns out to be damaged
   */
  picture(index: number): Promise<MoviePicture>;
  /** Frees what the decoder holds; calls under way are rejected. */
  close(): void;
}

/**
 * Opens a video file.
 *
 * @throws MediaProblem where the file is damaged, has no pictures, or is of an unknown kind
 */
export type OpenMovie = (bytes: Uint8Array) => Promise<Movie>;
