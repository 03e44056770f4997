/** Parts of red and blue in luma. */
const WEIGHTS = {
  bt601: [0.299, 0.114],
  bt709: [0.2126, 0.0722],
} as const;

type Matrix = keyof typeof WEIGHTS;

/**
 * RGBA that was made of Y'CbCr by one matrix as it would have been by another, but for what had been cut off at 0 and 255.
 * Changes `data`.
 */
export function rematrix(data: Uint8Array, from: Matrix, to: Matrix): void {
  const [kr, kb] = WEIGHTS[from];
  const [redWeight, blueWeight] = WEIGHTS[to];
  const redGain = (1 - redWeight) / (1 - kr);
  const blueGain = (1 - blueWeight) / (1 - kb);
  const rounded = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    const luma = kr * red + (1 - kr - kb) * green + kb * blue;
    const newRed = luma + (red - luma) * redGain;
    const newBlue = luma + (blue - luma) * blueGain;
    rounded[at] = newRed;
    rounded[at + 1] = (luma - redWeight * newRed - blueWeight * newBlue) / (1 - redWeight - blueWeight);
    rounded[at + 2] = newBlue;
  }
}
