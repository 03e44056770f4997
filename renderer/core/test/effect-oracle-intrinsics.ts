import type { Picture } from "./engine-lab.js";

/** Sampling and noise as docs/EFFECTS.md defines them, for one pixel. */

const f32 = Math.fround;

function byteAt({ width, height, data }: Picture, x: number, y: number, channel: number): number {
  return x < width && y < height ? (data[(y * width + x) * 4 + channel] as number) : 0;
}

function limit(value: number, low: number, high: number): number {
  return value > low ? Math.min(value, high) : low;
}

/** A place counted from `corner`, in whole 1/256 pixels of the texture (ties to even). */
function fixedPoint(value: number, corner: number, size: number, reduction: number, center: number): number {
  const place = f32(f32(value * (1 / reduction)) + f32(f32(corner * (1 / reduction)) - center));
  const last = Math.max(0, center === 0 ? size - 1 / 256 : size - 1 - 1 / 256);
  return (f32(limit(place, 0, f32(last)) + 32768) - 32768) * 256;
}

/** The levels, with their fractions, of samples that nobody has changed. */
export const exactLevels = new WeakMap<readonly number[], readonly number[]>();

export function bilinearSample(
  picture: Picture,
  at: readonly number[],
  corner: readonly number[],
  reduction: number,
): number[] {
  const x = fixedPoint(at[0] as number, corner[0] as number, picture.width, reduction, 0.5);
  const y = fixedPoint(at[1] as number, corner[1] as number, picture.height, reduction, 0.5);
  const [column, right] = [x >> 8, x & 255];
  const [line, down] = [y >> 8, y & 255];
  const levels = [0, 1, 2, 3].map((channel) => {
    const row = (offset: number) => {
      const near = byteAt(picture, column, line + offset, channel);
      const far = byteAt(picture, column + 1, line + offset, channel);
      return (near * (256 - right) + far * right + 128) >> 8;
    };
    return (row(0) * (256 - down) + row(1) * down) / 256;
  });
  // As on any engine that multiplies by reciprocals; the ties of means depend on the last bit.
  const channels = levels.map((level) => f32(level * 256 * f32(1 / 65280)));
  exactLevels.set(channels, levels);
  return channels;
}

export function nearestSample(
  picture: Picture,
  at: readonly number[],
  corner: readonly number[],
  reduction: number,
): number[] {
  const x = fixedPoint(at[0] as number, corner[0] as number, picture.width, reduction, 0) >> 8;
  const y = fixedPoint(at[1] as number, corner[1] as number, picture.height, reduction, 0) >> 8;
  return [0, 1, 2, 3].map((channel) => f32(byteAt(picture, x, y, channel) * f32(1 / 255)));
}

/** Folds a coordinate back into 0..size. */
export function mirror(x: number, size: number): number {
  const period = 2 * size;
  const phase = f32(x - f32(period * Math.floor(f32(x * f32(1 / period)))));
  return f32(size - Math.abs(f32(size - phase)));
}

/** How much of a sample at `x` lies inside, fading over the pixel across each edge. */
export function coverage(x: number, size: number): number {
  return limit(Math.min(f32(x + 0.5), f32(size + 0.5 - x)), 0, 1);
}

/** The nearest whole number, ties to even, within what a hash takes. */
function whole(value: number): number {
  const bias = 12582912;
  return f32(limit(value, -4194303, 4194303) + bias) - bias;
}

const SPREAD = [0x165667b1, 0x27d4eb2f, 0x9e3779b1];

function scramble(sum: number): number {
  return (Math.imul(sum ^ (sum >>> 15), 0x85ebca6b) >>> 9) / 2 ** 23;
}

/** A number in [0, 1). */
export function hash(coordinates: readonly number[], seed: number): number {
  return scramble(
    coordinates.reduce(
      (sum, value, axis) => (sum + Math.imul(whole(value), SPREAD[axis] as number)) | 0,
      Math.imul(whole(seed), 0x85ebca77),
    ),
  );
}

/** Hashes of the corners of the unit cell around the point, blended along x, then y, then z. */
export function valueNoise(point: readonly number[], seed: number): number {
  const cell = point.map(Math.floor);
  const smooth = point.map((value, axis) => {
    const t = f32(value - (cell[axis] as number));
    return f32(f32(t * t) * f32(3 - f32(t + t)));
  });
  const blend = (corner: readonly number[], axis: number): number => {
    if (axis < 0) return 1 + hash(corner, seed);
    const start = blend(corner, axis - 1);
    const end = blend(corner.with(axis, (corner[axis] as number) + 1), axis - 1);
    return f32(start + f32(f32(end - start) * (smooth[axis] as number)));
  };
  return f32(blend(cell, point.length - 1) - 1);
}
