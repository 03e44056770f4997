import type { Result, Verdict } from "../measure.js";
import { figure } from "../report.js";

/** How many times faster than CanvasKit every kernel is to be, and than native Skia whatever samples or blurs. */
const [AGAINST_CANVAS_KIT, AGAINST_NATIVE] = [8, 1.5];
const SAMPLED = /^(affine|gaussian blur)/;

/**
 * What is required of the kernels. CanvasKit does some things nearly as fast as can be; where the least that must be done is
 * not fast enough either, a kernel is named apart, with what it reached and what that least would.
 */
export function engineVerdicts(results: readonly Result[]): Verdict[] {
  const kit = results.filter(({ peerName }) => peerName === "CanvasKit");
  const fast = kit.filter(({ ratio }) => ratio.median >= AGAINST_CANVAS_KIT);
  const slow = kit.filter(({ ratio }) => ratio.median < AGAINST_CANVAS_KIT);
  const bound = slow.filter((result) => most(result) < AGAINST_CANVAS_KIT);
  const missed = slow.filter((result) => !bound.includes(result));
  const sampled = results.filter(({ name, peerName }) => peerName === "native Skia" && SAMPLED.test(name));
  return [
    ...verdict(
      kit,
      () =>
        `${fast.length} of ${kit.length} kernels at least ×${AGAINST_CANVAS_KIT} CanvasKit` +
        (fast.length > 0 ? `, least of them ${least(fast)}` : "") +
        (missed.length > 0 ? `; below: ${missed.map(reached).join(", ")}` : ""),
      missed.length === 0,
    ),
    ...verdict(
      bound,
      () =>
        `out of reach, because what cannot be left out takes too long by itself: ${bound.map(withBound).join(", ")}`,
      true,
    ),
    ...verdict(
      sampled,
      () => `affine sampling and blur at least ×${AGAINST_NATIVE} native Skia: least ${least(sampled)}`,
      sampled.every(({ ratio }) => ratio.median >= AGAINST_NATIVE),
    ),
  ];
}

function verdict(about: readonly Result[], text: () => string, held: boolean): Verdict[] {
  return about.length > 0 ? [{ text: text(), held }] : [];
}

/**
 * How many times faster than the peer the least is that must be done; no bound where that was not measured. The fastest of either is
 * compared: what disturbs a measurement only makes it longer.
 */
function most({ peer, floor }: Result): number {
  return floor ? peer.min / floor.min : Number.POSITIVE_INFINITY;
}

function least(results: readonly Result[]): string {
  const [first, ...rest] = results as readonly [Result, ...Result[]];
  return reached(rest.reduce((worst, result) => (result.ratio.median < worst.ratio.median ? result : worst), first));
}

function reached({ name, ratio }: Result): string {
  return `${name.replace(", 1080p", "")} ×${figure(ratio.median)}`;
}

function withBound(result: Result): string {
  return `${reached(result)} (${result.floor?.name} ×${figure(most(result))})`;
}
