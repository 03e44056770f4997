import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { afterEach, describe, expect, test } from "vitest";
import { hashFrames, nodeAvFile, renderAudio, renderVideo } from "../src/index.js";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const cases = fileURLToPath(new URL("../../../conformance/cases/video", import.meta.url));
/** Installed by hand (`conformance/README.md`). */
const installed = fileURLToPath(new URL("../../../conformance/node-av", import.meta.url));
const TIMEOUT = 120_000;

const showing = (source: string): VideoJSON => ({
  ...{ width: 320, height: 180, fps: 30 },
  layers: [{ type: "video", source, mute: true }],
});

const given = process.env["VIDEOFLOW_NODE_AV"];
afterEach(() => {
  if (given === undefined) delete process.env["VIDEOFLOW_NODE_AV"];
  else process.env["VIDEOFLOW_NODE_AV"] = given;
});

describe("in Node without a browser", () => {
  test("node-av is found where it is installed, and nowhere else", () => {
    const empty = mkdtempSync(join(tmpdir(), "videoflow-test-"));
    process.env["VIDEOFLOW_NODE_AV"] = empty;
    const elsewhere = nodeAvFile();
    rmSync(empty, { recursive: true });
    expect(elsewhere).toBeUndefined();
  });

  test("without node-av, HEVC is refused with both ways out, and only where pictures are needed", async () => {
    delete process.env["VIDEOFLOW_NODE_AV"];
    const document = showing("hevc.mp4");
    const refused = hashFrames(document, { engine: "node", frames: [0], baseFolder: fixtures });
    await expect(refused).rejects.toMatchObject({
      issues: [
        { code: "DECODER_MISSING", pointer: "/layers/0/source", fix: expect.stringMatching(/npm install.*browser/) },
      ],
    });
    const sounding: VideoJSON = { ...document, layers: [{ type: "video", source: "hevc.mp4" }] };
    await expect(renderAudio(sounding, { baseFolder: fixtures })).resolves.toBeNull();
  });

  test.skipIf(!nodeAvAt(installed))("node-av gives the same pictures of H.264 as our own decoder", async () => {
    const hash = () => hashFrames(showing("h264/clip.mp4"), { engine: "worker", baseFolder: cases });
    delete process.env["VIDEOFLOW_NODE_AV"];
    const own = await hash();
    process.env["VIDEOFLOW_NODE_AV"] = installed;
    expect((await hash()).frames).toEqual(own.frames);
  });

  test("VP8 and AV1 need nothing, and the film is the same bytes for any number of workers", async () => {
    const document = { ...showing("group/clip.mp4"), duration: 0.8 };
    const options = { engine: "node", encoder: "exact", baseFolder: cases } as const;
    const [one, two] = [
      await renderVideo(document, { ...options, workers: 1 }),
      await renderVideo(document, { ...options, workers: 2 }),
    ];
    expect(one.length).toBeGreaterThan(1000);
    expect(two.equals(one)).toBe(true);
  }, 120_000);

  test.skipIf(!nodeAvAt(installed))("node-av decodes HEVC", async () => {
    process.env["VIDEOFLOW_NODE_AV"] = installed;
    const { frames } = await hashFrames(showing("hevc.mp4"), { engine: "worker", baseFolder: fixtures });
    expect(new Set(frames.map(({ sha256 }) => sha256)).size).toBe(6);
  });
});

test(
  "in a browser without a decoder of HEVC, such a file is refused by name",
  async () => {
    const refused = hashFrames(showing("hevc.mp4"), { engine: "chromium", frames: [0], baseFolder: fixtures });
    await expect(refused).rejects.toMatchObject({
      issues: [
        {
          code: "CODEC_UNSUPPORTED",
          pointer: "/layers/0/source",
          message: expect.stringContaining("hev1"),
          fix: expect.stringContaining("node-av"),
        },
      ],
    });
  },
  TIMEOUT,
);

function nodeAvAt(folder: string): boolean {
  process.env["VIDEOFLOW_NODE_AV"] = folder;
  const found = nodeAvFile() !== undefined;
  if (given === undefined) delete process.env["VIDEOFLOW_NODE_AV"];
  else process.env["VIDEOFLOW_NODE_AV"] = given;
  return found;
}
