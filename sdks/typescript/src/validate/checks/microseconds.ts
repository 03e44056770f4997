/** Seconds of a document as whole microseconds, half up (SPEC §2). */
export function microseconds(seconds: number): number {
  return Math.floor(seconds * 1e6 + 0.5);
}
