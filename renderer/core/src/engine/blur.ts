/** Above this standard deviation a surface is halved, blurred and enlarged again: nobody can see the difference. */
const LARGEST_DIRECT_SIGMA = 8;

/** A box of radius 63 is the largest the kernel sums; three of them have a standard deviation of 63.5. */
const LARGEST_KERNEL_SIGMA = 60;

/** Radii of three successive boxes of 2 * radius + 1 pixels. */
export type BoxRadii = readonly [number, number, number];

export interface BlurPlan {
  /** How often the surface is halved first. */
  readonly halvings: number;
  /** Blurs of the halved surface, one after the other. */
  readonly passes: readonly { readonly x: BoxRadii; readonly y: BoxRadii }[];
}

/**
 * How to blur with standard deviations in pixels. Halving n times already has the variance of a mean over 2^n pixels,
 * (4^n - 1) / 12, and enlarging that of linear interpolation, (4^n - 1) / 6; the boxes add the rest.
 */
export function blurPlan(sigmaX: number, sigmaY: number): BlurPlan {
  let halvings = 0;
  let size = 1;
  while (Math.min(sigmaX, sigmaY) > LARGEST_DIRECT_SIGMA * size) {
    halvings++;
    size *= 2;
  }
  const remaining = (sigma: number) => Math.sqrt(Math.max(0, sigma * sigma - (size * size - 1) / 4)) / size;
  const [x, y] = [remaining(sigmaX), remaining(sigmaY)];
  const excess = Math.max(x, y, 1) / LARGEST_KERNEL_SIGMA;
  const count = Math.ceil(excess * excess);
  const share = Math.sqrt(count);
  const pass = { x: boxRadii(x / share), y: boxRadii(y / share) };
  return { halvings, passes: Array.from({ length: count }, () => pass) };
}

/** The three boxes whose variances, ((2r + 1)^2 - 1) / 12 each, add up most nearly to sigma^2; at most one step apart. */
export function boxRadii(sigma: number): BoxRadii {
  const variance = sigma * sigma;
  const radius = Math.floor((Math.sqrt(4 * variance + 1) - 1) / 2);
  const missing = variance - radius * (radius + 1);
  // One box of radius r + 1 instead of r adds ((2r + 3)^2 - (2r + 1)^2) / 12 = 2 (r + 1) / 3.
  const larger = Math.min(3, Math.floor((missing * 3) / (2 * (radius + 1)) + 0.5));
  return [radius + (larger > 2 ? 1 : 0), radius + (larger > 1 ? 1 : 0), radius + (larger > 0 ? 1 : 0)];
}

/** How far a blur spreads, in pixels: a margin of this width around the content loses nothing of it. */
export function blurMargin(sigma: number): number {
  const { halvings, passes } = blurPlan(sigma, sigma);
  const reach = passes.reduce((sum, { x }) => sum + x[0] + x[1] + x[2], 0);
  return halvings === 0 ? reach : (reach + 2) * 2 ** halvings;
}

/** Working memory of the blur kernel for one surface, in bytes (engine/assembly/blur.ts). */
export function blurScratchBytes(width: number, height: number, { passes }: BlurPlan): number {
  const reach = ([first, second, third]: BoxRadii) => first + second + third;
  const margin = Math.max(0, ...passes.map(({ x, y }) => Math.max(reach(x), reach(y))));
  return 2 * 64 * (Math.max(width, height) + 2 * margin);
}
