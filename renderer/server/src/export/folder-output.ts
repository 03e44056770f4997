import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { FileOutput } from "@videoflow/renderer-media";
import { fail } from "../errors.js";
import { guard, writeAll } from "./output.js";

/** Whether a path stands for a folder: by its end alone, whatever is there. */
export function isFolderPath(path: string): boolean {
  return path.endsWith("/");
}

/** Names of pictures in the ZIP file of a sequence, and here. */
const PICTURE = /^frame-\d{5,10}\.png$/;

/** Of a ZIP file's local header (APPNOTE 6.3.10, 4.3.7). */
const SIGNATURE = 0x04034b50;
const HEADER_SIZE = 30;
const SIZE_AT = 18;
const NAME_SIZE_AT = 26;

/**
 * Writes the pictures of a sequence as files of a folder, in place of the ZIP file that holds them: it takes that apart as it comes.
 * They appear when all are there. A folder that exists keeps what it holds; one with pictures of a sequence is refused, because
 * two films would mix.
 */
export async function folderOutput(path: string): Promise<FileOutput<string>> {
  const target = resolve(path);
  const present = await guard(target, () => namesIn(target));
  const taken = present?.find((name) => PICTURE.test(name));
  if (taken) throw fail("OUTPUT_FAILED", { path: target, reason: `it already holds ${taken}` });
  // Within a folder that exists, which may be a file system of its own.
  const temporary = join(present ? target : dirname(target), `.${randomUUID()}.partial`);
  await guard(target, () => mkdir(temporary));
  const pictures = new PictureFiles(temporary);
  return {
    write: (data, position) => guard(target, () => pictures.write(data, position)),
    finish: () =>
      guard(target, async () => {
        await pictures.close();
        if (present) {
          for (const name of pictures.names) await rename(join(temporary, name), join(target, name));
          await rm(temporary, { recursive: true });
        } else await rename(temporary, target);
        return target;
      }),
    discard: async () => {
      await pictures.close().catch(() => undefined);
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

/** Undefined when there is no such folder. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The files of a ZIP archive whose bytes come one after the other, each stored as it is, its size before it. */
class PictureFiles {
  readonly names: string[] = [];
  readonly #folder: string;
  #position = 0;
  /** Of a header that has not come to its end. */
  #header = new Uint8Array(0);
  #file: FileHandle | undefined;
  #written = 0;
  /** Bytes of the file that are to come. */
  #missing = 0;
  /** Whether the list of all files has begun. */
  #isOver = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(data: Uint8Array, position: number): Promise<void> {
    if (position !== this.#position) throw new RangeError(`byte ${position} came when ${this.#position} was due`);
    this.#position += data.length;
    for (let rest = data; rest.length > 0 && !this.#isOver; ) {
      rest = this.#file ? await this.#take(this.#file, rest) : await this.#readHeader(rest);
    }
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }

  /** @returns what comes after the file */
  async #take(file: FileHandle, data: Uint8Array): Promise<Uint8Array> {
    const part = data.subarray(0, this.#missing);
    await writeAll(file, part, this.#written);
    this.#written += part.length;
    this.#missing -= part.length;
    if (this.#missing === 0) await this.close();
    return data.subarray(part.length);
  }

  /** @returns what comes after the header */
  async #readHeader(data: Uint8Array): Promise<Uint8Array> {
    const before = this.#header.length;
    const known = Buffer.concat([this.#header, data.subarray(0, HEADER_SIZE + 0xffff)]);
    this.#header = known;
    if (known.length < 4) return data.subarray(known.length - before);
    if (known.readUInt32LE(0) !== SIGNATURE) {
      this.#isOver = true;
      return data;
    }
    const size = known.length < HEADER_SIZE ? HEADER_SIZE : HEADER_SIZE + known.readUInt16LE(NAME_SIZE_AT);
    if (known.length < size) return data.subarray(known.length - before);
    const name = known.toString("latin1", HEADER_SIZE, size);
    // It comes from where documents of others are rendered.
    if (!PICTURE.test(name)) throw new RangeError(`"${name}" is no name of a picture`);
    this.#missing = known.readUInt32LE(SIZE_AT);
    this.#written = 0;
    this.#header = new Uint8Array(0);
    this.#file = await open(join(this.#folder, name), "wx");
    this.names.push(name);
    return data.subarray(size - before);
  }
}
