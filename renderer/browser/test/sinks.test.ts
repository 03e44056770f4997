import fc from "fast-check";
import { expect, test } from "vitest";
import { BlobSink } from "../src/blob-sink.js";
import { openDiskSink } from "../src/disk-sink.js";

test("a Blob of parts is what the parts, written over each other, give", async () => {
  const part = fc.record({ position: fc.nat(40), data: fc.uint8Array({ minLength: 1, maxLength: 16 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
      const sink = new BlobSink();
      const expected = new Uint8Array(Math.max(0, ...parts.map(({ position, data }) => position + data.length)));
      for (const { position, data } of parts) {
        await sink.write(data, position);
        expected.set(data, position);
      }
      const file = sink.file("video/mp4");
      expect(file.type).toBe("video/mp4");
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(expected);
    }),
  );
});

/** A file handle whose stream does what `stream` says. */
function handleOf(stream: Partial<FileSystemWritableFileStream>): FileSystemFileHandle {
  return { kind: "file", name: "video.mp4", createWritable: async () => stream } as unknown as FileSystemFileHandle;
}

test("a full disk is an error that names the file", async () => {
  const write = () => Promise.reject(new DOMException("there is no space left", "QuotaExceededError"));
  const sink = await openDiskSink(handleOf({ write }));
  await expect(sink.write(new Uint8Array(1), 0)).rejects.toMatchObject({
    code: "OUTPUT_FAILED",
    message: expect.stringMatching(/video\.mp4.*there is no space left/),
  });
});

test("a file that may not be written is an error", async () => {
  const refuse = () => Promise.reject(new DOMException("not allowed", "NotAllowedError"));
  const handle = { kind: "file", name: "video.mp4", createWritable: refuse } as unknown as FileSystemFileHandle;
  await expect(openDiskSink(handle)).rejects.toMatchObject({ code: "OUTPUT_FAILED" });
});

test("handles that cannot be written to are refused with what is missing", async () => {
  const handle = { kind: "file", name: "video.mp4" } as FileSystemFileHandle;
  await expect(openDiskSink(handle)).rejects.toMatchObject({ code: "FEATURE_MISSING" });
});

test("giving a file up never hides the error before it", async () => {
  const sink = await openDiskSink(handleOf({ abort: () => Promise.reject(new TypeError("closed already")) }));
  await expect(sink.abort()).resolves.toBeUndefined();
});
