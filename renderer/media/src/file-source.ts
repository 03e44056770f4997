import { BufferSource } from "mediabunny";

/** Reads without a pause after which a file leads its reader in circles. An hour of sound takes a fifth of it. */
const MOST_READS = 1_000_000;

/**
 * The bytes of a media file for mediabunny. On some damaged files its readers look for a way on at the same place for ever; here
 * they are given an error instead.
 */
export function fileSource(bytes: Uint8Array): BufferSource {
  const source = new BufferSource(bytes);
  const internal = source as unknown as { _read?: (...range: unknown[]) => unknown };
  const read = internal._read?.bind(source);
  if (!read) throw new TypeError("this release of mediabunny reads files in another way");
  let reads = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  internal._read = (...range) => {
    reads++;
    if (reads > MOST_READS) throw new RangeError("it is damaged inside");
    pause ??= setTimeout(() => {
      reads = 0;
      pause = undefined;
    });
    return read(...range);
  };
  return source;
}
