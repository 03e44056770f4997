// Files that are played lie in memory that all workers of a render share.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Layer, VideoJSON } from "@videoflow/core";
import { openSound, playedSources, sharedAssets } from "@videoflow/renderer-media";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CLICK_FILES, clickFile } from "../../media/test/click.js";
import type { BrowserName } from "../src/browser/errors.js";
import { findFirefox } from "../src/browser/find-browser.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";
import { renderVideo } from "../src/render-video.js";

const TIMEOUT = 120_000;
const browsers = ["chromium", ...(findFirefox() || process.env["CI"] ? ["firefox"] : [])] as BrowserName[];
const names = ["click.wav", ...CLICK_FILES];
const clip = fileURLToPath(new URL("../../../conformance/cases/video/group/clip.mp4", import.meta.url));

/** A video, and sound of every kind. */
const document: VideoJSON = {
  ...{ width: 160, height: 90, fps: 10, duration: 2 },
  layers: [
    { type: "video", source: "clip.mp4", mute: true },
    ...names.map((source): Layer => ({ type: "audio", source, volume: 0.1 })),
  ],
};

const folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  for (const name of names) writeFileSync(join(folder, name), clickFile(name));
  copyFileSync(clip, join(folder, "clip.mp4"));
});

const rendered = (engine: BrowserName | "node") =>
  renderVideo(document, { engine, encoder: "exact", baseFolder: folder, workers: 2 });

test.each(browsers)(
  "%s reads videos and sounds of every kind from it as Node does",
  async (browser) => {
    const expected = await rendered("node");
    expect(expected.length).toBeGreaterThan(10_000);
    expect((await rendered(browser)).equals(expected)).toBe(true);
  },
  TIMEOUT,
);

test("pages may share memory in Chromium", { timeout: TIMEOUT }, async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { addJobs } from "../src/browser/page/index.js";
        addJobs({ isolated: async () => globalThis.crossOriginIsolated });`,
      resolveDir: import.meta.dirname,
    },
    ...{ bundle: true, format: "esm", platform: "browser", write: false, logLevel: "error" },
  });
  const script = outputFiles[0]?.text ?? "";
  const { result } = await runInBrowser({ browser: "chromium", job: "isolated", input: {}, script });
  expect(result).toBe(true);
});

describe("shared files", () => {
  test("are those of videos and sounds that nothing else shows", () => {
    const layers: Layer[] = [
      { type: "video", source: "both.gif" },
      { type: "image", source: "both.gif" },
      { type: "image", source: "a.png" },
      { type: "group", layers: [{ type: "audio", source: "b.mp3" }] },
      { type: "video", source: "c.mp4" },
      { type: "video", source: "off.mp4", enabled: false },
    ];
    const fonts = [{ family: "Mine", source: "font.woff2" }];
    expect([...playedSources({ ...document, fonts, layers })]).toEqual(["b.mp3", "c.mp4"]);
  });

  test("are the same bytes, copied once at most; the others are as they were", () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const assets = ["a", "b"].map((source) => ({ source, bytes }));
    const once = sharedAssets(assets, new Set(["a"]));
    expect(once[0]?.bytes).toEqual(bytes);
    expect(once[0]?.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(once[1]).toBe(assets[1]);
    expect(sharedAssets(once, new Set(["a"]))[0]).toBe(once[0]);
  });

  test.each(names)("sound as the file alone does: %s", async (name) => {
    const read = async (bytes: Uint8Array) => {
      const sound = await openSound(bytes);
      return sound?.read(0, sound.length);
    };
    const bytes = clickFile(name);
    const [shared] = sharedAssets([{ source: name, bytes }], new Set([name]));
    expect(await read(shared?.bytes ?? new Uint8Array())).toEqual(await read(bytes));
  });
});
