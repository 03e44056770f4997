/** A premultiplied channel without its alpha, rounded to the nearest; 0 where nothing is to be seen. */
export function straight(channel: number, alpha: number): number {
  if (alpha === 255) return channel;
  return alpha === 0 ? 0 : Math.min(255, Math.floor((channel * 255 + (alpha >> 1)) / alpha));
}
