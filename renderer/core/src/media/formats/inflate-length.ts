import { damaged } from "../media-problem.js";

/**
 * How many bytes a zlib stream (RFC 1950, 1951) unpacks to, counted without unpacking it.
 *
 * @param enough ends the counting once it is reached
 * @throws MediaProblem when the stream ends before `enough` bytes, or is none
 */
export function inflateLength(stream: Uint8Array, enough: number): number {
  const bits = new Bits(stream, 2);
  let length = 0;
  for (let isLast = false; !isLast && length < enough; ) {
    isLast = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) length += bits.skipStored();
    else if (kind === 1) length += codedLength(bits, FIXED_LITERALS, FIXED_DISTANCES, enough - length);
    else if (kind === 2) length += codedLength(bits, ...dynamicCodes(bits), enough - length);
    else throw damaged("its pixels are packed in no known way");
  }
  if (length < enough) throw damaged("its pixels end too early");
  return length;
}

/** Bits, the lowest of each byte first. Beyond the end there are zeros, up to four bytes of them. */
class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** The next `count` bits, at most 15, without taking them. */
  peek(count: number): number {
    while (this.#count < count) {
      this.#held |= (this.#bytes[this.#at++] ?? 0) << this.#count;
      this.#count += 8;
    }
    return this.#held & ((1 << count) - 1);
  }

  drop(count: number): void {
    this.#held >>>= count;
    this.#count -= count;
    if (this.#at - (this.#count >> 3) > this.#bytes.length) throw damaged("its pixels end too early");
  }

  take(count: number): number {
    const value = this.peek(count);
    this.drop(count);
    return value;
  }

  /** Skips a block that is not packed, and returns its length. */
  skipStored(): number {
    this.drop(this.#count & 7);
    const length = this.take(8) | (this.take(8) << 8);
    this.take(8);
    this.take(8);
    this.#at += length - (this.#count >> 3);
    this.#held = 0;
    this.#count = 0;
    this.drop(0);
    return length;
  }
}

/** A canonical Huffman code: for the next `bits` bits the symbol and its length, as symbol · 16 + length; 0 for none. */
interface Code {
  readonly bits: number;
  readonly table: Uint16Array;
}

function codeOf(lengths: readonly number[]): Code {
  const bits = Math.max(1, ...lengths);
  const table = new Uint16Array(1 << bits);
  let code = 0;
  for (let length = 1; length <= bits; length++, code <<= 1) {
    lengths.forEach((own, symbol) => {
      if (own !== length) return;
      const step = 1 << length;
      for (let at = reversed(code, length); at < table.length; at += step) table[at] = symbol * 16 + length;
      code++;
    });
  }
  return { bits, table };
}

/** The lowest `count` bits the other way round. */
function reversed(value: number, count: number): number {
  let result = 0;
  for (let bit = 0; bit < count; bit++) result |= ((value >> bit) & 1) << (count - 1 - bit);
  return result;
}

function symbolOf(bits: Bits, { bits: count, table }: Code): number {
  const entry = table[bits.peek(count)] as number;
  if (entry === 0) throw damaged("its pixels are packed wrongly");
  bits.drop(entry & 15);
  return entry >> 4;
}

const END_OF_BLOCK = 256;

function codedLength(bits: Bits, literals: Code, distances: Code, enough: number): number {
  let length = 0;
  while (length < enough) {
    const symbol = symbolOf(bits, literals);
    if (symbol < END_OF_BLOCK) {
      length++;
    } else if (symbol === END_OF_BLOCK) {
      break;
    } else {
      length += repeated(bits, symbol - 257);
      bits.take(extraOfDistance(symbolOf(bits, distances)));
    }
  }
  return length;
}

/** RFC 1951, 3.2.5: lengths of 3 to 10 have no extra bits, then each group of four one more; 258 stands alone. */
function repeated(bits: Bits, index: number): number {
  if (index > 28) throw damaged("its pixels are packed wrongly");
  if (index === 28) return 258;
  if (index < 8) return 3 + index;
  const extra = (index >> 2) - 1;
  return 3 + ((4 + (index & 3)) << extra) + bits.take(extra);
}

function extraOfDistance(symbol: number): number {
  if (symbol > 29) throw damaged("its pixels are packed wrongly");
  return symbol < 4 ? 0 : (symbol >> 1) - 1;
}

const FIXED_LITERALS = codeOf(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = codeOf(Array.from({ length: 30 }, () => 5));

/** The order in which the lengths of the code for code lengths are written. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function dynamicCodes(bits: Bits): [literals: Code, distances: Code] {
  const literals = 257 + bits.take(5);
  const all = literals + 1 + bits.take(5);
  const count = 4 + bits.take(4);
  const own = new Array<number>(19).fill(0);
  for (const place of ORDER.slice(0, count)) own[place] = bits.take(3);
  const code = codeOf(own);
  const lengths: number[] = [];
  while (lengths.length < all) {
    const symbol = symbolOf(bits, code);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1) ?? 0, 3 + bits.take(2));
    else repeat(lengths, 0, symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7));
  }
  return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals, all))];
}

function repeat(lengths: number[], length: number, count: number): void {
  for (let index = 0; index < count; index++) lengths.push(length);
}
