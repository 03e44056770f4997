/** Reads the payload of a NAL unit bit by bit (clauses 7.2 and 9.1). Beyond the end it reads zeros and notes a fault. */
import { DAMAGED, fail } from "./fault";

@unmanaged
class Bits {
  /** Address of the payload, behind which at least 16 more bytes can be read. */
  start: usize;
  /** In bits from there. */
  position: i32;
  /** Where the payload ends: at its stop bit. */
  end: i32;
}

export const bits = changetype<Bits>(memory.data(16, 16));

/** Begins to read a payload; its end is the stop bit behind its last bits (clause 7.3.2.11). */
export function openPayload(start: usize, bytes: i32): void {
  while (bytes > 0 && load<u8>(start + bytes - 1) == 0) bytes--;
  bits.start = start;
  bits.position = 0;
  if (bytes == 0) {
    bits.end = 0;
    return;
  }
  bits.end = (bytes << 3) - 1 - ctz<i32>(load<u8>(start + bytes - 1));
}

/** The next 32 bits, without going on. */
@inline export function peek32(): u32 {
  const position = min(bits.position, bits.end + 7);
  const address = bits.start + (position >> 3);
  const word = (<u64>bswap<u32>(load<u32>(address)) << 8) | load<u8>(address + 4);
  return <u32>(word >> (8 - (position & 7)));
}

@inline export function skip(count: i32): void {
  bits.position += count;
}

/** Notes a fault where more has been read than there is. */
@inline export function checkEnd(): void {
  if (bits.position > bits.end) {
    bits.position = bits.end;
    fail(DAMAGED);
  }
}

/** u(n) of 1 to 32 bits. */
export function readBits(count: i32): u32 {
  const value = peek32() >> (32 - count);
  skip(count);
  checkEnd();
  return value;
}

@inline export function readFlag(): bool {
  return readBits(1) != 0;
}

/** ue(v), clause 9.1. */
export function readUnsigned(): u32 {
  const zeros = <i32>clz(peek32());
  if (zeros < 16) {
    const value = peek32() >> (31 - 2 * zeros);
    skip(2 * zeros + 1);
    checkEnd();
    return value - 1;
  }
  if (zeros == 32) {
    fail(DAMAGED);
    bits.position = bits.end;
    return 0;
  }
  skip(zeros);
  return readBits(zeros + 1) - 1;
}

/** se(v), clause 9.1.1. */
export function readSigned(): i32 {
  const code = readUnsigned();
  return code & 1 ? <i32>((code >> 1) + 1) : -<i32>(code >> 1);
}

/** ue(v) that may be `largest` at most. */
export function readUpTo(largest: u32): i32 {
  const value = readUnsigned();
  if (value > largest) {
    fail(DAMAGED);
    return 0;
  }
  return <i32>value;
}

/** more_rbsp_data(), clause 7.2. */
@inline export function hasMore(): bool {
  return bits.position < bits.end;
}
