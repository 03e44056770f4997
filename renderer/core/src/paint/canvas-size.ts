/** A document's size, and how large it is painted. */
export interface CanvasSize {
  /** Pixels of the document. */
  readonly width: number;
  readonly height: number;
  /** Pixels of the canvas per pixel of the document, above 0; 1: the frames of the video. */
  readonly scale: number;
}

/** Whole pixels of the canvas. */
export function canvasSize({ width, height, scale }: CanvasSize): { width: number; height: number } {
  return { width: scaled(width, scale), height: scaled(height, scale) };
}

function scaled(length: number, scale: number): number {
  return Math.max(1, Math.floor(length * scale + 0.5));
}
