import { BufferSource } from "mediabunny";
import { isShared } from "./assets/shared-bytes.js";

/** Reads without a pause after which a file leads its reader in circles. An hour of sound takes a fifth of it. */
const MOST_READS = 1_000_000;

/**
 * The bytes of a media file for mediabunny. On some damaged files its readers look for a way on at the same place for ever; here
 * they are given an error instead.
 */
export function fileSource(bytes: Uint8Array): BufferSource {
  const source = new BufferSource(bytes);
  const internal = source as unknown as { _read?: (start: number, end: number, ...more: unknown[]) => unknown };
  const read = isShared(bytes) ? copyReader(bytes) : internal._read?.bind(source);
  if (!internal._read || !read) throw new TypeError("this release of mediabunny reads files in another way");
  let reads = 0;
  internal._read = (...range) => {
    if (reads === 0) {
      setTimeout(() => {
        reads = 0;
      });
    }
    reads++;
    if (reads > MOST_READS) throw new RangeError("it is damaged inside");
    return read(...range);
  };
  return source;
}

/** Copies of what is read: browsers decode no text in shared memory. */
function copyReader(bytes: Uint8Array): (start: number, end: number) => unknown {
  return (start, end) => {
    const copy = bytes.slice(start, end);
    return { bytes: copy, view: new DataView(copy.buffer), offset: start };
  };
}
