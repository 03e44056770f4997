/** The arithmetic decoder (clause 9.3). */
import { bits } from "./bit-reader";
import {
  AFTER_LESS_PROBABLE, AFTER_MORE_PROBABLE, CONTEXTS, CONTEXTS_BEFORE_GAP, FIRST_BEHIND_GAP, INTER_CONTEXTS_0,
  INTER_CONTEXTS_1, INTER_CONTEXTS_2, INTRA_CONTEXTS, LESS_PROBABLE_RANGES,
} from "./cabac-tables";
import { DAMAGED, fail } from "./fault";

@unmanaged
class Arithmetic {
  /** codIOffset, with `ahead` more bits below it. */
  value: u64;
  ahead: i32;
  /** codIRange, 9 bits. */
  range: u32;
  /** Address of the next byte to be read, and of the first one behind the payload. */
  next: usize;
  end: usize;
}

const arithmetic = changetype<Arithmetic>(memory.data(32, 16));

/** The state of each context: twice pStateIdx, plus the more probable symbol. */
const contexts = memory.data(464, 16);

/** Sets the contexts for the beginning of a slice (clause 9.3.1.1). @param table 0: type I; else cabac_init_idc + 1 */
export function initializeContexts(table: i32, qp: i32): void {
  let source = table == 0 ? INTRA_CONTEXTS : table == 1 ? INTER_CONTEXTS_0 : table == 2 ? INTER_CONTEXTS_1 : INTER_CONTEXTS_2;
  for (let context = 0; context < CONTEXTS; context++) {
    if (context == CONTEXTS_BEFORE_GAP) context = FIRST_BEHIND_GAP;
    const state = min(max(((<i32>load<i8>(source) * qp) >> 4) + <i32>load<i8>(source, 1), 1), 126);
    store<u8>(contexts + context, state <= 63 ? (63 - state) << 1 : ((state - 64) << 1) | 1);
    source += 2;
  }
}

/** Begins to decode at the next byte (clause 9.3.1.2). */
export function startArithmetic(): void {
  arithmetic.next = bits.start + ((bits.position + 7) >> 3);
  // The stop bit belongs to the code.
  arithmetic.end = bits.start + (bits.end >> 3) + 1;
  arithmetic.range = 510;
  arithmetic.value = 0;
  arithmetic.ahead = -9;
  refill();
}

/** Reads 32 bits where fewer than 16 are ahead; behind the end they are zeros. */
@inline function refill(): void {
  if (arithmetic.ahead < 16) readAhead();
}

function readAhead(): void {
  const next = arithmetic.next;
  let word: u32 = 0;
  if (next + 4 <= arithmetic.end) word = bswap<u32>(load<u32>(next));
  else if (next > arithmetic.end + 4) fail(DAMAGED);
  else for (let at = next; at < next + 4; at++) word = (word << 8) | (at < arithmetic.end ? load<u8>(at) : 0);
  arithmetic.next = next + 4;
  arithmetic.value = (arithmetic.value << 32) | word;
  arithmetic.ahead += 32;
}

/** A bin of a context (clause 9.3.3.2.1). */
export function decodeBin(context: i32): i32 {
  refill();
  const state = <i32>load<u8>(contexts + context);
  const range = arithmetic.range;
  const less = <u32>load<u8>(LESS_PROBABLE_RANGES + ((state >> 1) << 2) + ((range >> 6) & 3));
  const more = range - less;
  const scaled = <u64>more << arithmetic.ahead;
  if (arithmetic.value < scaled) {
    store<u8>(contexts + context, load<u8>(AFTER_MORE_PROBABLE + state));
    const shift = more < 256 ? 1 : 0;
    arithmetic.range = more << shift;
    arithmetic.ahead -= shift;
    return state & 1;
  }
  arithmetic.value -= scaled;
  store<u8>(contexts + context, load<u8>(AFTER_LESS_PROBABLE + state));
  const shift = <i32>clz<u32>(less) - 23;
  arithmetic.range = less << shift;
  arithmetic.ahead -= shift;
  return (state & 1) ^ 1;
}

/** A bin that is as likely 0 as 1 (clause 9.3.3.2.3). */
export function decodeBypass(): i32 {
  refill();
  arithmetic.ahead--;
  const scaled = <u64>arithmetic.range << arithmetic.ahead;
  if (arithmetic.value < scaled) return 0;
  arithmetic.value -= scaled;
  return 1;
}

/** Whether the slice, or the arithmetic code before samples, ends here (clause 9.3.3.2.2). */
export function decodeTerminate(): bool {
  refill();
  const range = arithmetic.range - 2;
  const scaled = <u64>range << arithmetic.ahead;
  if (arithmetic.value >= scaled) return true;
  const shift = range < 256 ? 1 : 0;
  arithmetic.range = range << shift;
  arithmetic.ahead -= shift;
  return false;
}

/** After a terminating bin: address of the next byte that the arithmetic code does not use. */
export function byteBehindArithmetic(): usize {
  return arithmetic.next - (arithmetic.ahead >> 3);
}

/** Goes on decoding behind samples. */
export function resumeArithmetic(address: usize): void {
  bits.position = <i32>(address - bits.start) << 3;
  startArithmetic();
}
