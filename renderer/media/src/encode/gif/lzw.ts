/** Codes have at most 12 bits (GIF89a, appendix F). */
const MOST_CODES = 4096;
/** Bytes of a data sub-block. */
const BLOCK = 255;

/** Compressed image data in sub-blocks, as GIF stores it after an image's descriptor (GIF89a §22 and appendix F). */
export class LzwEncoder {
  /** For each code and each index that may follow it: the code of both together, 0 if there is none yet. */
  readonly #longer = new Uint16Array(MOST_CODES * 256);
  #bytes = new Uint8Array(2 ** 16);
  #length = 0;
  #blockStart = 0;
  #bits = 0;
  #bitCount = 0;

  /**
   * @param indices at least one, each below 2 ** `depth`
   * @param depth bits of an index, 2 to 8
   * @returns a view valid until the next call
   */
  encode(indices: Uint8Array, depth: number): Uint8Array {
    this.#length = 0;
    this.#bits = 0;
    this.#bitCount = 0;
    this.#append(depth);
    this.#openBlock();
    const clear = 1 << depth;
    let next = clear + 2;
    let size = depth + 1;
    this.#longer.fill(0);
    this.#write(clear, size);
    let code = indices[0] as number;
    for (let i = 1; i < indices.length; i++) {
      const index = indices[i] as number;
      const place = (code << 8) | index;
      const longer = this.#longer[place] as number;
      if (longer !== 0) {
        code = longer;
        continue;
      }
      this.#write(code, size);
      if (next === MOST_CODES) {
        this.#write(clear, size);
        this.#longer.fill(0);
        next = clear + 2;
        size = depth + 1;
      } else {
        // A decoder knows this code one step later, so codes grow when it is passed.
        if (next === 1 << size) size++;
        this.#longer[place] = next++;
      }
      code = index;
    }
    this.#write(code, size);
    // The decoder has added a code for the last one by then.
    if (next === 1 << size && size < 12) size++;
    this.#write(clear + 1, size);
    if (this.#bitCount > 0) this.#put(this.#bits & 255);
    this.#closeBlock();
    return this.#bytes.subarray(0, this.#length);
  }

  #write(code: number, size: number): void {
    this.#bits |= code << this.#bitCount;
    this.#bitCount += size;
    for (; this.#bitCount >= 8; this.#bitCount -= 8) {
      this.#put(this.#bits & 255);
      this.#bits >>>= 8;
    }
  }

  #put(byte: number): void {
    if (this.#length - this.#blockStart > BLOCK) {
      this.#bytes[this.#blockStart] = BLOCK;
      this.#openBlock();
    }
    this.#append(byte);
  }

  /** Leaves room for the block's length. */
  #openBlock(): void {
    this.#blockStart = this.#length;
    this.#append(0);
  }

  /** Ends with a block of no bytes, which a block that was only opened is already. */
  #closeBlock(): void {
    const length = this.#length - this.#blockStart - 1;
    this.#bytes[this.#blockStart] = length;
    if (length > 0) this.#append(0);
  }

  #append(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}
