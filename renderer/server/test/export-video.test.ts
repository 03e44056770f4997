// Worker threads need JavaScript files, so these tests run the compiled package.
import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { type ExportOptions, exportVideo, type FileOutput, type PcmAudio } from "@videoflow/renderer-media";
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from "mediabunny";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startNodeWorker } from "../dist/export/node-worker.js";
import { bufferOutput, fileOutput, streamOutput } from "../dist/export/output.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "videoflow-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What goes into a synthetic film; `trouble` says what goes wrong. */
interface Film {
  width?: number;
  height?: number;
  frameCount?: number;
  trouble?: "refused" | "opening" | "drawing" | "exit" | "endless";
  sound?: PcmAudio;
}

const startWorker = () => startNodeWorker(new URL("./synthetic-film.mjs", import.meta.url));

function exported<Result>(
  film: Film,
  openOutput: () => FileOutput<Result> | Promise<FileOutput<Result>>,
  options: Partial<ExportOptions> = {},
): Promise<Result> {
  return exportVideo(openOutput, { startWorker, workers: 2, data: film, ...options });
}

/** The error a promise ends with, by its code. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error("it succeeded"),
    (reason) => reason,
  );
  return error.code ?? `${error}`;
}

describe("an export", () => {
  test("is the same bytes twice, and with 1, 2 and 3 workers", async () => {
    const once = await exported({}, bufferOutput, { workers: 1 });
    for (const workers of [1, 2, 3]) {
      const again = await exported({}, bufferOutput, { workers });
      expect(Buffer.compare(once, again), `${workers} workers`).toBe(0);
    }
  });

  test("holds every frame, a key frame at the start of each segment", async () => {
    const file = await exported({ frameCount: 100 }, bufferOutput);
    const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryVideoTrack();
    if (!track) throw new Error("no video track");
    const keys: number[] = [];
    let count = 0;
    for await (const packet of new EncodedPacketSink(track).packets()) {
      if (packet.type === "key") keys.push(count);
      count++;
    }
    expect(count).toBe(100);
    expect(keys).toEqual([0, 12, 25, 37, 50, 62, 75, 87]);
  });

  test("of one frame works", async () => {
    const file = await exported({ frameCount: 1 }, bufferOutput);
    const input = new Input({ source: new BufferSource(file), formats: ALL_FORMATS });
    expect(await input.computeDuration()).toBeCloseTo(1 / 30, 9);
  });

  test("rounds odd sizes up to even ones", async () => {
    const file = await exported({ width: 63, height: 47, frameCount: 3 }, bufferOutput);
    const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryVideoTrack();
    expect([await track?.getDisplayWidth(), await track?.getDisplayHeight()]).toEqual([64, 48]);
  });

  test("tells of every frame", async () => {
    const calls: number[] = [];
    await exported({ frameCount: 50 }, bufferOutput, { onFrame: (done) => calls.push(done) });
    expect(calls).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  test("has the same bytes as a buffer, a file and a stream", async () => {
    const bytes = await exported({}, bufferOutput);
    const path = join(folder, "same.mp4");
    expect(await exported({}, () => fileOutput(path))).toBe(path);
    expect(Buffer.compare(bytes, await readFile(path))).toBe(0);
    const stream = await exported({}, streamOutput);
    expect(Buffer.compare(bytes, await buffer(stream))).toBe(0);
  });

  test("removes the temporary file of a stream that is read, or left", async () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = await mkdtemp(join(folder, "streams-"));
    try {
      const read = await exported({}, streamOutput);
      const left = await exported({}, streamOutput);
      expect(await readdir(process.env.TMPDIR)).toHaveLength(2);
      await buffer(read);
      left.destroy();
      await expect.poll(() => readdir(process.env.TMPDIR as string)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });

  test("carries sound when it is given some", async () => {
    const channel = Float32Array.from({ length: 160_000 }, (_, i) => ((i % 100) - 50) / 200);
    const sound = { sampleRate: 48_000, channels: [channel, channel] };
    const file = await exported({ sound }, bufferOutput);
    const again = await exported({ sound }, bufferOutput, { workers: 1 });
    expect(Buffer.compare(file, again)).toBe(0);
    const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryAudioTrack();
    expect(await track?.getCodecParameterString()).toBe("mp4a.40.2");
    expect(await track?.computeDuration()).toBeCloseTo(160_000 / 48_000, 9);
  });
});

describe("an export that fails", () => {
  test("ends with ABORTED when its signal says so, though a worker never returns", async () => {
    const controller = new AbortController();
    const work = exported({ trouble: "endless" }, bufferOutput, {
      signal: controller.signal,
      workers: 2,
      onFrame: (done) => done === 20 && controller.abort(new Error("enough")),
    });
    const error = await work.then(undefined, (reason) => reason);
    expect(error.code).toBe("ABORTED");
    expect(error.cause).toEqual(new Error("enough"));
  });

  test("ends with what its listener throws", async () => {
    const onFrame = (done: number) => {
      if (done === 10) throw new Error("my own");
    };
    await expect(exported({}, bufferOutput, { onFrame })).rejects.toThrow("my own");
  });

  test("does not begin when it is aborted already", async () => {
    let opened = false;
    const output = () => {
      opened = true;
      return bufferOutput();
    };
    expect(await codeOf(exported({}, output, { signal: AbortSignal.abort() }))).toBe("ABORTED");
    expect(opened).toBe(false);
  });

  test.each([
    ["opening", "the film is missing"],
    ["drawing", "frame 40 is torn"],
    ["exit", "it ended with code 3"],
  ] as const)("says why when a worker breaks while %s", async (trouble, reason) => {
    const error = await exported({ trouble }, bufferOutput).then(undefined, (cause) => cause);
    expect(error.code).toBe("WORKER_FAILED");
    expect(error.message).toContain(reason);
  });

  test("passes on the issues that a worker found", async () => {
    const error = await exported({ trouble: "refused" }, bufferOutput).then(undefined, (cause) => cause);
    expect(error.name).toBe("VideoJSONError");
    expect(error.issues).toMatchObject([{ code: "FONT_UNKNOWN", pointer: "/layers/0" }]);
  });

  test("says that the picture is too large for any H.264 level", async () => {
    const huge = { width: 20_000, height: 20_000, frameCount: 2 };
    expect(await codeOf(exported(huge, bufferOutput))).toBe("ENCODING_UNSUPPORTED");
  });

  test("says that a folder does not exist", async () => {
    const path = join(folder, "nowhere", "a.mp4");
    const error = await exported({}, () => fileOutput(path)).then(undefined, (cause) => cause);
    expect(error.code).toBe("OUTPUT_FAILED");
    expect(error.message).toContain(path);
  });

  test("leaves the file that stood there, and nothing else, when the target is a folder", async () => {
    const inside = await mkdtemp(join(folder, "taken-"));
    expect(await codeOf(exported({}, () => fileOutput(inside)))).toBe("OUTPUT_FAILED");
    expect((await readdir(folder)).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });

  test.skipIf(!existsSync("/dev/full"))("says that the disk is full", async () => {
    const handle = await open("/dev/full", "w");
    let discarded = false;
    const output = {
      write: async (data: Uint8Array) => {
        await handle.write(data);
      },
      finish: async () => undefined,
      discard: async () => {
        discarded = true;
        await handle.close();
      },
    };
    await expect(exported({}, () => output)).rejects.toThrow("ENOSPC");
    expect(discarded).toBe(true);
  });

  test("keeps an older file when a new one cannot be made", async () => {
    const path = join(folder, "kept.mp4");
    await writeFile(path, "older");
    expect(await codeOf(exported({ trouble: "drawing" }, () => fileOutput(path)))).toBe("WORKER_FAILED");
    expect(await readFile(path, "utf8")).toBe("older");
    expect((await readdir(folder)).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });
});
