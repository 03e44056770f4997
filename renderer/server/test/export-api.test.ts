// The public functions, as the package's users call them.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import VideoFlow from "@videoflow/core";
import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { describe, expect, test } from "vitest";
import { renderAudio, renderFrame, renderVideo } from "../dist/index.js";

const WEEKLY_DIGEST = {
  name: "Weekly Digest",
  width: 108,
  height: 192,
  fps: 30,
  duration: 1,
  layers: [
    {
      type: "text" as const,
      text: "Your Weekly Stats",
      fontSize: 6,
      color: "#FF5A1F",
      position: [0.5, 0.4] as [number, number],
      keyframes: {
        opacity: [
          { time: 0, value: 0 },
          { time: 0.5, value: 1 },
        ],
      },
    },
  ],
};

async function trackOf(file: Uint8Array) {
  const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryVideoTrack();
  if (!track) throw new Error("no video track");
  const { packetCount } = await track.computePacketStats();
  return { width: await track.getDisplayWidth(), height: await track.getDisplayHeight(), packetCount };
}

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(undefined, (reason) => reason);
  return error.issues.map(({ code }: { code: string }) => code);
}

describe("renderVideo", () => {
  test("gives a Buffer with every frame, and the same one for the document's text and 1 or 2 workers", async () => {
    const file = await renderVideo(WEEKLY_DIGEST);
    expect(Buffer.isBuffer(file)).toBe(true);
    expect(await trackOf(file)).toEqual({ width: 108, height: 192, packetCount: 30 });
    for (const workers of [1, 2]) {
      expect(Buffer.compare(file, await renderVideo(JSON.stringify(WEEKLY_DIGEST), { workers }))).toBe(0);
    }
  });

  test("is what a builder's renderVideo calls once the package is imported", async () => {
    const $ = new VideoFlow({ width: 108, height: 192, fps: 30 });
    $.addText({ text: "Hello", fontSize: 8, color: "#FF5A1F" });
    $.wait("1s");
    const seen: number[] = [];
    const onProgress = (progress: number) => seen.push(progress);
    const file = await $.renderVideo({ outputType: "buffer", onProgress });
    expect(await trackOf(file as Buffer)).toMatchObject({ packetCount: 30 });
    expect(seen).toHaveLength(30);
    expect(seen.at(-1)).toBe(1);
  });

  test("writes a file and gives its path", async () => {
    const folder = await mkdtemp(join(tmpdir(), "videoflow-test-"));
    try {
      const output = join(folder, "digest.mp4");
      expect(await renderVideo(WEEKLY_DIGEST, { outputType: "file", output })).toBe(output);
      expect(Buffer.compare(await readFile(output), await renderVideo(WEEKLY_DIGEST))).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("encodes sound of any rate to Opus", async () => {
    const channel = Float32Array.from({ length: 44_100 }, (_, sample) => ((sample % 100) - 50) / 200);
    const options = { format: "webm", audio: { sampleRate: 44_100, channels: [channel] } } as const;
    const file = await renderVideo(WEEKLY_DIGEST, options);
    const track = await new Input({ source: new BufferSource(file), formats: ALL_FORMATS }).getPrimaryAudioTrack();
    expect(await track?.getCodec()).toBe("opus");
    expect(await track?.getSampleRate()).toBe(48_000);
    const length = (await track?.computeDuration()) ?? 0;
    // The last packet of 20 ms is whole.
    expect(Math.abs(length - 1)).toBeLessThan(0.03);
  });

  test("lists everything that is wrong with a document", async () => {
    const document = { fps: 0, layers: [{ type: "text", text: "a", colour: "#fff" }, { type: "txt" }] };
    const codes = await codesOf(renderVideo(document as never));
    expect(codes).toEqual(expect.arrayContaining(["PROPERTY_UNKNOWN", "LAYER_TYPE_UNKNOWN"]));
    expect(codes.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    [{ outputType: "file" }, "OPTION_MISSING"],
    [{ outputType: "blob" }, "OPTION_INVALID"],
    [{ workers: 0 }, "OPTION_INVALID"],
    [{ workers: 1.5 }, "OPTION_INVALID"],
    [{ quality: "best" }, "OPTION_INVALID"],
    [{ audio: { sampleRate: 44_000, channels: [new Float32Array(1)] } }, "OPTION_INVALID"],
    [{ audio: { sampleRate: 48_000, channels: [new Float32Array(1), new Float32Array(2)] } }, "OPTION_INVALID"],
  ])("refuses the options %j with %s", async (options, code) => {
    expect(await codesOf(renderVideo(WEEKLY_DIGEST, options as never))).toEqual([code]);
  });
});

describe("renderFrame", () => {
  test("gives the pixels of one frame", async () => {
    const { width, height, data } = await renderFrame(WEEKLY_DIGEST, 29);
    expect([width, height, data.length]).toEqual([108, 192, 108 * 192 * 4]);
    expect(data.subarray(0, 4)).toEqual(Uint8Array.of(0, 0, 0, 255));
    expect(
      data.some((value, i) => i % 4 === 0 && value > 200),
      "the title's red",
    ).toBe(true);
  });

  test.each([-1, 30, 0.5, Number.NaN])("refuses frame %d", async (frame) => {
    expect(await codesOf(renderFrame(WEEKLY_DIGEST, frame))).toEqual(["FRAME_OUT_OF_RANGE"]);
  });
});

test("renderAudio gives null for a document without sound", async () => {
  expect(await renderAudio(WEEKLY_DIGEST)).toBeNull();
  await expect(renderAudio("{")).rejects.toThrow("DOCUMENT_NOT_JSON");
});
