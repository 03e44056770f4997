/**
 * What is wrong with a stream. There are no exceptions here: who finds a fault notes it, and loops end when there is one. The
 * first one counts.
 */

/** The stream breaks the rules of the standard, or ends too early. */
export const DAMAGED: i32 = 1;
/** The stream uses what this decoder does not know: interlacing, more bits, finer chroma, slice groups, data partitions. */
export const UNSUPPORTED: i32 = 2;
/** The pictures are larger than those of any level, or need more memory than there is. */
export const TOO_LARGE: i32 = 3;

@unmanaged
class Fault {
  code: i32;
}

const fault = changetype<Fault>(memory.data(16, 16));

export function fail(code: i32): void {
  if (fault.code == 0) fault.code = code;
}

/** 0, or the code of the first fault. */
@inline export function faultCode(): i32 {
  return fault.code;
}

export function forgetFault(): void {
  fault.code = 0;
}
