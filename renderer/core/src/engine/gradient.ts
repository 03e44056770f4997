/** A colour at a place along a gradient. */
export interface GradientStop {
  /** 0 at the start, 1 at the end. */
  readonly offset: number;
  /** Red, green, blue, alpha as levels 0 to 255, not premultiplied. */
  readonly color: readonly [number, number, number, number];
}

/** Numbers per entry of the kernels' table: start, colour at the start, change of the colour per unit of offset. */
const SEGMENT_LENGTH = 9;

/** Places further out, or closer together, than these are the same to the kernels' f32. */
const FURTHEST_OFFSET = 1e15;
const SHORTEST_PIECE = 1e-30;

/**
 * The kernels' table for stops in ascending order of offset: a flat piece before the first stop, one piece between each two
 * stops, a flat piece after the last. Colours interpolate premultiplied; of stops at one place the last one holds there.
 */
export function gradientSegments(stops: readonly GradientStop[]): Float32Array {
  const premultiplied = stops.map(({ color: [red, green, blue, alpha] }) => {
    const factor = alpha / 255;
    return [red * factor, green * factor, blue * factor, alpha] as const;
  });
  const flat = [0, 0, 0, 0] as const;
  const offsets = stops.map(({ offset }) => Math.max(-FURTHEST_OFFSET, Math.min(offset, FURTHEST_OFFSET)));
  const table: number[] = [];
  offsets.forEach((offset, index) => {
    const color = premultiplied[index] ?? flat;
    if (index === 0) table.push(offset, ...color, ...flat);
    const next = premultiplied[index + 1];
    const length = (offsets[index + 1] ?? offset) - offset;
    const slopes =
      next && length > SHORTEST_PIECE
        ? color.map((level, channel) => ((next[channel] ?? level) - level) / length)
        : flat;
    table.push(offset, ...color, ...slopes);
  });
  return new Float32Array(table);
}

export function segmentCount(segments: Float32Array): number {
  return segments.length / SEGMENT_LENGTH;
}
