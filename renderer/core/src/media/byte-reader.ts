import { damaged } from "./media-problem.js";

/** Reads numbers and names from a file's bytes; whatever lies beyond their end is a file that was cut off. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }
  u8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }
  u16(at: number, littleEndian = false): number {
    return this.#view.getUint16(this.#checked(at, 2), littleEndian);
  }
  u24(at: number): number {
    return this.u8(at) | (this.u8(at + 1) << 8) | (this.u8(at + 2) << 16);
  }
  u32(at: number, littleEndian = false): number {
    return this.#view.getUint32(this.#checked(at, 4), littleEndian);
  }
  i16(at: number): number {
    return this.#view.getInt16(this.#checked(at, 2));
  }
  i32(at: number, littleEndian = false): number {
    return this.#view.getInt32(this.#checked(at, 4), littleEndian);
  }
  /** `count` bytes as Latin-1. */
  name(at: number, count: number): string {
    return String.fromCharCode(...this.slice(at, count));
  }
  slice(at: number, count: number): Uint8Array {
    return this.bytes.subarray(this.#checked(at, count), at + count);
  }

  #checked(at: number, count: number): number {
    if (at < 0 || count < 0 || at + count > this.length) throw damaged("it ends too early");
    return at;
  }
}
