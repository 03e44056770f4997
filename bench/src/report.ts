import type { Result, Spread, Verdict } from "./measure.js";

/** One line for people. */
export function textLine({ suite, case: name, unit, ours, peer, peerName, ratio, floor }: Result): string {
  const least = floor ? `; ${floor.name}: ${range(floor)} ${unit}` : "";
  return `${suite} · ${name}: ${range(ours)} ${unit}; ${peerName}: ${range(peer)} ${unit}; ×${range(ratio)}${least}`;
}

/** One requirement, for people or for programs. */
export function verdictLine(suite: string, place: string, { text, held }: Verdict, json: boolean): string {
  if (json) return JSON.stringify({ suite, place, verdict: text, held });
  return `${suite} · ${place} · ${held ? "HELD" : "MISSED"}: ${text}`;
}

/** One line for programs: medians. */
export function jsonLine({ suite, case: name, unit, ours, peer, peerName, ratio, floor }: Result): string {
  return JSON.stringify({
    suite,
    case: name,
    unit,
    ours: ours.median,
    peer: peer.median,
    peerName,
    ratio: ratio.median,
    ...(floor && { floor: floor.median, floorName: floor.name }),
  });
}

function range({ median, min, max }: Spread): string {
  return `${figure(median)} (${figure(min)}–${figure(max)})`;
}

export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
