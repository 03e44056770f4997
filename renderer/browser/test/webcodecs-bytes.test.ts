import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { type RenderVideoOptions, renderVideo } from "@videoflow/renderer-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runInPage } from "./in-page.js";
import type { Outcome, PageTask } from "./page/main.js";
import { tone, waveFile } from "./tone.js";

const TIMEOUT = 120_000;

/** Several segments, sound shorter than the picture, detail enough that encoders have something to decide. */
const document: VideoJSON = {
  ...{ width: 641, height: 360, fps: 30, duration: 2.5, backgroundColor: "#10203A" },
  layers: [
    ...Array.from({ length: 12 }, (_, line) => ({
      ...{ type: "text" as const, text: `Line ${line} of moving things`, fontSize: 5, color: "#FFCC66" },
      position: [0.5, (line + 0.5) / 12] as [number, number],
      keyframes: {
        rotation: [
          { time: 0, value: 0 },
          { time: 2.5, value: line * 9 },
        ],
      },
    })),
    { type: "audio", source: "tone.wav", startTime: 0.7, volume: 0.6 },
  ],
};

const encodings: Record<
  string,
  Pick<RenderVideoOptions, "format" | "codec" | "quality" | "bitrate" | "audioBitrate">
> = {
  "H.264 and AAC in MP4": {},
  "H.264 of a bit rate": { bitrate: 900_000, audioBitrate: 64_000 },
  "H.264 of low quality": { quality: "low" },
  "VP9 and AAC in MP4": { codec: "vp9" },
  "VP9 and Opus in WebM": { format: "webm" },
  "AV1 and Opus in WebM": { format: "webm", codec: "av1", audioBitrate: 48_000 },
};

/** H.264 with sound, which a tab copies for each worker and the server's page shares among them. */
const clip = fileURLToPath(new URL("../../media/test/fixtures/click.mp4", import.meta.url));
const withVideo: VideoJSON = { ...document, layers: [{ type: "video", source: "clip.mp4" }, ...document.layers] };

const films = {
  ...Object.fromEntries(Object.entries(encodings).map(([name, options]) => [name, { document, options }])),
  "a video in MP4": { document: withVideo, options: {} },
};

const folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let outcomes: Record<string, Outcome>;

beforeAll(async () => {
  writeFileSync(join(folder, "tone.wav"), waveFile(tone()));
  copyFileSync(clip, join(folder, "clip.mp4"));
  const tasks = Object.values(films).map(({ document, options }): PageTask => {
    return { task: "render", input: { document, options: { ...options, workers: 2 } } };
  });
  const files = new Map(["tone.wav", "clip.mp4"].map((name) => [name, readFileSync(join(folder, name))]));
  const results = await runInPage("chromium", tasks, files);
  outcomes = Object.fromEntries(Object.keys(films).map((name, index) => [name, results[index] as Outcome]));
}, TIMEOUT);

// Elsewhere Chromium cannot be started on one processor, and its encoders do not repeat.
test.skipIf(process.platform !== "linux").each(Object.entries(films))(
  "%s, by the browser's encoders, is the same file from a tab and from the server",
  { timeout: TIMEOUT },
  async (name, { document, options }) => {
    const expected = await renderVideo(document, { ...options, baseFolder: folder, workers: 1 });
    const sha256 = createHash("sha256").update(expected).digest("hex");
    // A notice would tell that the exact encoder has taken over.
    expect(outcomes[name]).toMatchObject({ result: { notices: [], file: { sha256, size: expected.length } } });
  },
);
