import type { Color } from "../evaluate/display-list.js";

/** Premultiplied 0xAABBGGRR, each channel rounded half up. */
export function premultiplied([red, green, blue, alpha]: Color): number {
  const channel = (value: number) => Math.floor((value * alpha) / 255 + 0.5);
  return (channel(red) | (channel(green) << 8) | (channel(blue) << 16) | (Math.floor(alpha + 0.5) << 24)) >>> 0;
}
