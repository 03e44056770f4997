/**
 * Copies premultiplied pixels as straight ones, which is what canvases take. Opaque pixels keep their bytes; others get the
 * nearest colour, halves up, that premultiplies to theirs.
 */
export function copyStraight(target: Uint8ClampedArray, source: Uint8Array): void {
  target.set(source);
  for (let at = 3; at < target.length; at += 4) {
    const alpha = target[at] as number;
    if (alpha === 255 || alpha === 0) continue;
    for (let channel = at - 3; channel < at; channel++) {
      target[channel] = Math.floor(((target[channel] as number) * 255) / alpha + 0.5);
    }
  }
}
