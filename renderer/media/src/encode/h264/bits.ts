/** Reads the fixed-length and Exp-Golomb codes of an H.264 bit stream (ITU-T H.264 §7.2, §9.1). */
export class BitReader {
  /** Bits read so far. */
  position = 0;

  /** @param bytes a raw byte sequence payload: emulation prevention already removed */
  constructor(private readonly bytes: Uint8Array) {}

  /** u(count), 1 to 32 bits, most significant first. */
  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      const byte = this.bytes[this.position >> 3];
      if (byte === undefined) throw new RangeError("H.264 bit stream ended in the middle of a syntax element");
      value = value * 2 + ((byte >> (7 - (this.position & 7))) & 1);
      this.position++;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** ue(v): unsigned Exp-Golomb code. */
  unsigned(): number {
    let zeros = 0;
    while (!this.flag()) zeros++;
    return 2 ** zeros - 1 + (zeros > 0 ? this.bits(zeros) : 0);
  }

  /** se(v): signed Exp-Golomb code, 0, 1, -1, 2, -2, … */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : 0 - code / 2;
  }
}

/** Writes what {@link BitReader} reads. */
export class BitWriter {
  private readonly bytes: number[] = [];
  private length = 0;

  /** u(count), 1 to 32 bits, most significant first. */
  bits(value: number, count: number): this {
    for (let i = count - 1; i >= 0; i--) {
      if ((this.length & 7) === 0) this.bytes.push(0);
      const bit = Math.floor(value / 2 ** i) % 2;
      if (bit === 1) this.bytes[this.length >> 3] = (this.bytes[this.length >> 3] ?? 0) | (0x80 >> (this.length & 7));
      this.length++;
    }
    return this;
  }

  flag(value: boolean): this {
    return this.bits(value ? 1 : 0, 1);
  }

  /** ue(v): unsigned Exp-Golomb code. */
  unsigned(value: number): this {
    const code = value + 1;
    const width = 32 - Math.clz32(code);
    return this.bits(0, width - 1).bits(code, width);
  }

  /** se(v): signed Exp-Golomb code. */
  signed(value: number): this {
    return this.unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** The payload, closed with the stop bit and zeros to the byte (rbsp_trailing_bits). */
  finish(): Uint8Array {
    this.bits(1, 1);
    return Uint8Array.from(this.bytes);
  }
}

/** Raw payload of a NAL unit: every 00 00 03 loses its 03 (§7.4.1). Gives the same array when there is none. */
export function removeEmulationPrevention(nal: Uint8Array): Uint8Array {
  const kept = new Uint8Array(nal.length);
  let length = 0;
  let zeros = 0;
  for (const byte of nal) {
    if (zeros === 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    kept[length++] = byte;
  }
  return length === nal.length ? nal : kept.subarray(0, length);
}

/** The inverse of {@link removeEmulationPrevention}: no 00 00 00 to 00 00 03 is left in the NAL unit. */
export function addEmulationPrevention(payload: Uint8Array): Uint8Array {
  // Two zero bytes cost at most one byte, so half as much again is always enough.
  const nal = new Uint8Array(payload.length + (payload.length >> 1) + 1);
  let length = 0;
  let zeros = 0;
  for (const byte of payload) {
    if (zeros === 2 && byte <= 3) {
      nal[length++] = 3;
      zeros = 0;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    nal[length++] = byte;
  }
  return nal.subarray(0, length);
}
