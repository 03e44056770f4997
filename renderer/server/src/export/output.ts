import { randomUUID } from "node:crypto";
import { type FileHandle, mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { FileOutput } from "@videoflow/renderer-media";
import { fail, reasonOf } from "../errors.js";

/** Keeps the file in memory. */
export function bufferOutput(): FileOutput<Buffer> {
  const parts: { data: Uint8Array; position: number }[] = [];
  return {
    write: async (data, position) => {
      parts.push({ data: data.slice(), position });
    },
    finish: async () => {
      const file = Buffer.alloc(parts.reduce((size, { data, position }) => Math.max(size, position + data.length), 0));
      for (const { data, position } of parts) file.set(data, position);
      return file;
    },
    discard: async () => {
      parts.length = 0;
    },
  };
}

/** Writes beside `path` under another name, and takes the place of `path` when the file is whole. */
export async function fileOutput(path: string): Promise<FileOutput<string>> {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${randomUUID()}.partial`);
  const handle = await guard(target, () => open(temporary, "wx"));
  const discard = async () => {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
  };
  return {
    write: (data, position) => guard(target, () => writeAll(handle, data, position)),
    finish: () =>
      guard(target, async () => {
        await handle.close();
        await rename(temporary, target);
        return target;
      }),
    discard,
  };
}

/** Writes to a temporary file, which is read out and removed: the head of an MP4 is known last. */
export async function streamOutput(): Promise<FileOutput<Readable>> {
  const folder = await guard(tmpdir(), () => mkdtemp(join(tmpdir(), "videoflow-")));
  const path = join(folder, "video.mp4");
  const remove = () => rm(folder, { recursive: true, force: true });
  const handle = await guard(path, () => open(path, "wx+"));
  return {
    write: (data, position) => guard(path, () => writeAll(handle, data, position)),
    finish: async () => {
      const stream = handle.createReadStream({ start: 0 });
      stream.once("close", () => void remove());
      return stream;
    },
    discard: async () => {
      await handle.close().catch(() => undefined);
      await remove();
    },
  };
}

/** Writes at a position, whatever the system takes at once. */
export async function writeAll(handle: FileHandle, data: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < data.length; ) {
    const { bytesWritten } = await handle.write(data, done, data.length - done, position + done);
    done += bytesWritten;
  }
}

/** @throws VideoJSONError `OUTPUT_FAILED` for whatever `action` throws */
export async function guard<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    // "ENOSPC: no space left on device, write": the call and the temporary name after the comma help nobody.
    throw fail("OUTPUT_FAILED", { path, reason: reasonOf(error).replace(/,.*/s, "") }, error);
  }
}
