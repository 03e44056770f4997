import { VideoJSONError } from "@videoflow/core";
import { type FileSink, fail, reasonOf } from "@videoflow/renderer-media";

/** A file on disk in the making (File System Access API). Exactly one of `close` and `abort` is to be called. */
export interface DiskSink extends FileSink {
  /** The whole file is written: it takes the place of what was there before. */
  close(): Promise<void>;
  /** Leaves what was there before. */
  abort(): Promise<void>;
}

/** @throws VideoJSONError `FEATURE_MISSING`, `OUTPUT_FAILED` */
export async function openDiskSink(output: FileSystemFileHandle | FileSystemWritableFileStream): Promise<DiskSink> {
  const path = isHandle(output) ? output.name : "output";
  const stream = isHandle(output) ? await guard(path, () => writableOf(output)) : output;
  return {
    write: (data, position) =>
      guard(path, () => stream.write({ type: "write", position, data: data as Uint8Array<ArrayBuffer> })),
    close: () => guard(path, () => stream.close()),
    // What cannot be written cannot always be given up either; the error that matters is the first one.
    abort: () => stream.abort().catch(() => undefined),
  };
}

export function isHandle(output: FileSystemFileHandle | FileSystemWritableFileStream): output is FileSystemFileHandle {
  return "kind" in output;
}

async function writableOf(handle: FileSystemFileHandle): Promise<FileSystemWritableFileStream> {
  if (!("createWritable" in handle)) {
    throw fail("FEATURE_MISSING", { feature: "FileSystemFileHandle.createWritable", purpose: "writing to disk" });
  }
  return handle.createWritable();
}

async function guard<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof VideoJSONError) throw error;
    throw fail("OUTPUT_FAILED", { path, reason: reasonOf(error) }, error);
  }
}
