import { crc32 } from "../encode/crc32.js";
import type { FileSink, VideoTrack } from "./mux-tracks.js";

/** Digits of a frame's number in its file's name, at least. */
const DIGITS = 5;
/** 1980-01-01 00:00:00, the first moment that ZIP knows: the archive carries no date. */
const DATE = 0x0021;
/** Versions of ZIP that can hold plain files, and those of more than 4 GB. */
const VERSION = 20;
const VERSION_64 = 45;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

interface Entry {
  readonly name: Uint8Array;
  readonly size: number;
  readonly crc: number;
  readonly position: number;
}

/**
 * Writes the pictures of a film as files `frame-00001.png`, `frame-00002.png` … in a ZIP archive (APPNOTE 6.3.10), stored as
 * they are, for PNG is compressed already.
 */
export async function writeZip(video: VideoTrack, sink: FileSink): Promise<void> {
  let position = 0;
  const append = async (bytes: Uint8Array) => {
    await sink.write(bytes, position);
    position += bytes.length;
  };
  const digits = Math.max(DIGITS, String(video.frameCount).length);
  const entries: Entry[] = [];
  for await (const { packets } of video.segments) {
    for (const { data } of packets) {
      const name = new TextEncoder().encode(`frame-${String(entries.length + 1).padStart(digits, "0")}.png`);
      const entry = { name, size: data.length, crc: crc32(data), position };
      entries.push(entry);
      await append(localHeader(entry));
      await append(data);
    }
  }
  if (entries.length !== video.frameCount) {
    throw new RangeError(`${entries.length} frames were encoded, not ${video.frameCount}`);
  }
  const start = position;
  for (const entry of entries) await append(centralHeader(entry));
  await append(end(entries.length, start, position - start));
}

function localHeader({ name, size, crc }: Entry): Uint8Array {
  return new Fields(30 + name.length)
    .long(0x04034b50)
    .short(VERSION, 0, 0, 0, DATE)
    .long(crc, size, size)
    .short(name.length, 0)
    .bytes(name).done;
}

function centralHeader({ name, size, crc, position }: Entry): Uint8Array {
  const far = position >= MAX_32;
  const fields = new Fields(46 + name.length + (far ? 12 : 0))
    .long(0x02014b50)
    .short(far ? VERSION_64 : VERSION, far ? VERSION_64 : VERSION, 0, 0, 0, DATE)
    .long(crc, size, size)
    .short(name.length, far ? 12 : 0, 0, 0, 0)
    .long(0, far ? MAX_32 : position)
    .bytes(name);
  return far ? fields.short(1, 8).double(position).done : fields.done;
}

function end(count: number, start: number, size: number): Uint8Array {
  const large = count >= MAX_16 || start + size >= MAX_32;
  const fields = new Fields(22 + (large ? 76 : 0));
  if (large) {
    fields.long(0x06064b50).double(44).short(VERSION_64, VERSION_64).long(0, 0);
    fields.double(count, count, size, start);
    fields
      .long(0x07064b50, 0)
      .double(start + size)
      .long(1);
  }
  return fields
    .long(0x06054b50)
    .short(0, 0, large ? MAX_16 : count, large ? MAX_16 : count)
    .long(large ? MAX_32 : size, large ? MAX_32 : start)
    .short(0).done;
}

/** Numbers one after the other, least significant byte first. */
class Fields {
  readonly done: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(size: number) {
    this.done = new Uint8Array(size);
    this.#view = new DataView(this.done.buffer);
  }

  short(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setUint16(this.#at, value, true);
      this.#at += 2;
    }
    return this;
  }

  long(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setUint32(this.#at, value, true);
      this.#at += 4;
    }
    return this;
  }

  /** Eight bytes. */
  double(...values: readonly number[]): this {
    for (const value of values) this.long(value % 2 ** 32, Math.floor(value / 2 ** 32));
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.done.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }
}
