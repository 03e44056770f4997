// Frames for tests without a renderer.

/**
 * I420 frames of a bright square that walks over a dark gradient: frame n of a film without end.
 *
 * @param {{ width: number, height: number }} size both even
 * @returns {(n: number) => Uint8Array}
 */
export function movingSquare({ width, height }) {
  return (n) => {
    const frame = new Uint8Array((width * height * 3) / 2).fill(128);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) frame[y * width + x] = 40 + ((x + y) % 60);
    }
    for (let y = 8; y < 24; y++) {
      for (let x = 0; x < 16; x++) frame[y * width + ((x + 3 * n) % width)] = 220;
    }
    return frame;
  };
}
