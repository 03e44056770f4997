/** Premultiplied RGBA8 pixels in the engine's memory. At most 16384 pixels wide and high. */
export interface Surface {
  /** Address of the first pixel. */
  readonly pointer: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** One byte per pixel in the engine's memory: 0 outside, 255 inside. Rows may have any stride. */
export interface Coverage {
  readonly pointer: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels, half-open: right and bottom are the first ones outside. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Affine map of the plane: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** A rectangle of a surface is a surface: the part of `rect` that lies inside, sharing its pixels. */
export function crop(surface: Surface, rect: Rect): Surface {
  const left = Math.min(Math.max(rect.left, 0), surface.width);
  const top = Math.min(Math.max(rect.top, 0), surface.height);
  return {
    pointer: surface.pointer + top * surface.stride + left * 4,
    stride: surface.stride,
    width: Math.max(0, Math.min(rect.right, surface.width) - left),
    height: Math.max(0, Math.min(rect.bottom, surface.height) - top),
  };
}

/** Projective map of the plane: x' = (m0·x + m1·y + m2) / w, y' = (m3·x + m4·y + m5) / w, w = m6·x + m7·y + m8. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Planar Y'CbCr 4:2:0 in the engine's memory. Chroma planes have ceil(width / 2) × ceil(height / 2) samples. */
export interface I420 {
  readonly y: number;
  /** Bytes from one row of Y to the next. */
  readonly yStride: number;
  readonly u: number;
  readonly v: number;
  /** Bytes from one row of U or V to the next. */
  readonly chromaStride: number;
}

/** Planar Y'CbCr of any chroma resolution and depth in the engine's memory. */
export interface Planar {
  readonly y: Plane;
  readonly u: Plane;
  readonly v: Plane;
  /** A chroma sample is for 2^shiftX × 2^shiftY pixels. */
  readonly shiftX: 0 | 1;
  readonly shiftY: 0 | 1;
  /** Samples of more than 8 bits are 16-bit numbers. */
  readonly bits: 8 | 10 | 12;
}

export interface Plane {
  readonly pointer: number;
  /** Bytes from one row to the next. */
  readonly stride: number;
}

/** Planes one after the other without padding, dimensions rounded up to even. */
export function tightI420(pointer: number, width: number, height: number): I420 {
  const [chromaWidth, chromaHeight] = [(width + 1) >> 1, (height + 1) >> 1];
  const u = pointer + chromaWidth * chromaHeight * 4;
  return { y: pointer, yStride: chromaWidth * 2, u, v: u + chromaWidth * chromaHeight, chromaStride: chromaWidth };
}

/** Bytes of `tightI420` planes. */
export function i420Size(width: number, height: number): number {
  return 6 * ((width + 1) >> 1) * ((height + 1) >> 1);
}
