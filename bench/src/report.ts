import type { Result, Spread } from "./measure.js";

/** One line for people. */
export function textLine({ suite, case: name, unit, ours, peer, peerName, ratio }: Result): string {
  return `${suite} · ${name}: ${range(ours)} ${unit}; ${peerName}: ${range(peer)} ${unit}; ×${range(ratio)}`;
}

/** One line for programs: medians. */
export function jsonLine({ suite, case: name, unit, ours, peer, peerName, ratio }: Result): string {
  return JSON.stringify({
    suite,
    case: name,
    unit,
    ours: ours.median,
    peer: peer.median,
    peerName,
    ratio: ratio.median,
  });
}

function range({ median, min, max }: Spread): string {
  return `${figure(median)} (${figure(min)}–${figure(max)})`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
