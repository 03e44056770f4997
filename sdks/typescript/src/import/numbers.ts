/** To nine decimals, so that conversions leave no 0.30000000000000004. */
export function roundNumber(value: number): number {
  const rounded = Math.round(value * 1e9) / 1e9;
  return Number.isSafeInteger(Math.round(value * 1e9)) ? rounded + 0 : value;
}

/** Seconds to whole microseconds, as seconds: what every time of a document is taken to (SPEC §2.1). */
export function roundTime(seconds: number): number {
  return Math.floor(seconds * 1e6 + 0.5) / 1e6;
}
