/** Colours that agree in the upper 5, 6 and 5 bits of red, green and blue are counted together. */
const BINS = 2 ** 16;
/** Rounds in which each colour moves to the middle of what is nearest to it. */
const ROUNDS = 3;

/** How often colours appear. All sums are whole numbers. */
export class Histogram {
  readonly counts = new Float64Array(BINS);
  readonly reds = new Float64Array(BINS);
  readonly greens = new Float64Array(BINS);
  readonly blues = new Float64Array(BINS);

  add(red: number, green: number, blue: number): void {
    const bin = ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);
    (this.counts[bin] as number)++;
    (this.reds[bin] as number) += red;
    (this.greens[bin] as number) += green;
    (this.blues[bin] as number) += blue;
  }
}

/** The colours of one bin, by their mean. */
interface Swatch {
  /** Red, green, blue, 0 to 255. */
  readonly color: readonly [number, number, number];
  readonly count: number;
}

/** Swatches, and how far they are from their mean. */
interface Box {
  readonly swatches: readonly Swatch[];
  readonly mean: readonly [number, number, number];
  /** Sum of the squared distances of each channel. */
  readonly spread: readonly [number, number, number];
}

/**
 * Chooses colours that come near all those counted: the box of colours with the largest error is cut at its mean, until
 * there are enough boxes (X. Wu's criterion), then means and what is nearest to them are found in turn (k-means).
 *
 * @returns red, green and blue of at most `most` colours; at least one
 */
export function quantize(histogram: Histogram, most: number): Uint8Array {
  const swatches = swatchesOf(histogram);
  if (swatches.length === 0) return Uint8Array.of(0, 0, 0);
  const boxes = [boxOf(swatches)];
  while (boxes.length < most) {
    const worst = largestError(boxes);
    const halves = cut(boxes[worst] as Box);
    if (!halves) break;
    boxes.splice(worst, 1, ...halves);
  }
  let means = boxes.map(({ mean }) => mean);
  if (means.length < swatches.length) for (let round = 0; round < ROUNDS; round++) means = moved(means, swatches);
  return distinct(means);
}

function swatchesOf({ counts, reds, greens, blues }: Histogram): Swatch[] {
  const swatches: Swatch[] = [];
  counts.forEach((count, bin) => {
    if (count === 0) return;
    const sums = [reds[bin], greens[bin], blues[bin]] as [number, number, number];
    swatches.push({ color: [sums[0] / count, sums[1] / count, sums[2] / count], count });
  });
  return swatches;
}

function boxOf(swatches: readonly Swatch[]): Box {
  const mean = meanOf(swatches);
  const spread: [number, number, number] = [0, 0, 0];
  for (const { color, count } of swatches) {
    for (let i = 0; i < 3; i++) {
      const distance = (color[i] as number) - (mean[i] as number);
      (spread[i] as number) += distance * distance * count;
    }
  }
  return { swatches, mean, spread };
}

function meanOf(swatches: readonly Swatch[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  let total = 0;
  for (const { color, count } of swatches) {
    for (let i = 0; i < 3; i++) (sum[i] as number) += (color[i] as number) * count;
    total += count;
  }
  return [sum[0] / total, sum[1] / total, sum[2] / total];
}

function largestError(boxes: readonly Box[]): number {
  let worst = 0;
  let error = -1;
  boxes.forEach(({ spread, swatches }, index) => {
    const own = swatches.length > 1 ? spread[0] + spread[1] + spread[2] : -1;
    if (own <= error) return;
    error = own;
    worst = index;
  });
  return worst;
}

/** In two at the mean of the channel that varies most; undefined when there is only one colour. */
function cut({ swatches, mean, spread }: Box): [Box, Box] | undefined {
  const channel = spread[1] >= spread[0] && spread[1] >= spread[2] ? 1 : spread[0] >= spread[2] ? 0 : 2;
  const low = swatches.filter(({ color }) => color[channel] <= mean[channel]);
  if (low.length === swatches.length || low.length === 0) return undefined;
  return [boxOf(low), boxOf(swatches.filter(({ color }) => color[channel] > mean[channel]))];
}

function moved(means: readonly Swatch["color"][], swatches: readonly Swatch[]): Swatch["color"][] {
  const near: Swatch[][] = means.map(() => []);
  for (const swatch of swatches) near[nearestOf(means, swatch.color)]?.push(swatch);
  return means.map((mean, index) => {
    const own = near[index] as Swatch[];
    return own.length > 0 ? meanOf(own) : mean;
  });
}

function nearestOf(means: readonly Swatch["color"][], [red, green, blue]: Swatch["color"]): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < means.length; index++) {
    const mean = means[index] as Swatch["color"];
    const distance =
      (mean[0] - red) * (mean[0] - red) + (mean[1] - green) * (mean[1] - green) + (mean[2] - blue) * (mean[2] - blue);
    if (distance >= least) continue;
    least = distance;
    nearest = index;
  }
  return nearest;
}

function distinct(means: readonly Swatch["color"][]): Uint8Array {
  const colors = new Map<number, readonly number[]>();
  for (const mean of means) {
    const rounded = mean.map((channel) => Math.floor(channel + 0.5));
    colors.set(((rounded[0] as number) << 16) | ((rounded[1] as number) << 8) | (rounded[2] as number), rounded);
  }
  return Uint8Array.from([...colors.values()].flat());
}
