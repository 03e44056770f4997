import type { Matrix, Surface } from "./surface.js";

/** A surface and its halves, quarters, ...: level n has ceil(size / 2^n) pixels and shows the surface at exactly 1 / 2^n. */
export type MipChain = readonly Surface[];

/** Sizes of the levels below `surface` down to 1x1. */
export function mipSizes(width: number, height: number): { width: number; height: number }[] {
  const sizes = [];
  while (width > 1 || height > 1) {
    [width, height] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    sizes.push({ width, height });
  }
  return sizes;
}

/**
 * The level to read for a map from target to source, and the map to it: the level on which neighbouring target pixels lie
 * 0.7 to 1.4 pixels apart (by area). Enlarging reads the surface itself.
 */
export function mipFor(chain: MipChain, toSource: Matrix): { surface: Surface; toSource: Matrix } | undefined {
  const { a, b, c, d, e, f } = toSource;
  const level = Math.min(mipLevel(toSource), chain.length - 1);
  const scale = 1 / 2 ** level;
  const surface = chain[level];
  if (!surface) return undefined;
  return {
    surface,
    toSource: { a: a * scale, b: b * scale, c: c * scale, d: d * scale, e: e * scale, f: f * scale },
  };
}

/** How often the source is to be halved for a map from target to source. */
export function mipLevel({ a, b, c, d }: Matrix): number {
  let level = 0;
  for (let area = Math.abs(a * d - b * c); area > 2 && level < 15; area /= 4) level++;
  return level;
}
