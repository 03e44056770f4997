/** Bytes of parts after which garbage is collected. */
const LIMIT = 2 ** 23;

let bytes = 0;

/**
 * Counts the bytes of a part that is done with, and has what is left of all such collected now and then. Engines know little of
 * what lies outside their heap: by themselves they let a hundred parts pile up. Only Chromium is started with a `gc` to call.
 */
export function collectAfter(length: number): void {
  bytes += length;
  if (bytes < LIMIT) return;
  bytes = 0;
  (globalThis as { gc?: () => void }).gc?.();
}
