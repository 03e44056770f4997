import { fileURLToPath } from "node:url";
import type { EncodingOptions } from "@videoflow/renderer-media";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import type { BrowserName } from "../src/browser/errors.js";
import { findFirefox } from "../src/browser/find-browser.js";
import type { ServedFile } from "../src/browser/page-server.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";
import type { FilmReport, FilmRequest } from "./page/encoded-films.js";
import { FILM, FRAME_HEIGHT, FRAME_WIDTH } from "./page/synthetic-film.js";

const browsers = ["chromium", ...(findFirefox() || process.env["CI"] ? ["firefox"] : [])] as BrowserName[];

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`page/${name}`, import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

/** Microseconds at which frames are shown, as near as the container can say. */
const inMp4 = Array.from({ length: FILM.frameCount }, (_, n) => Math.floor((n * 1001 * 1e6) / 30_000));
const inWebm = Array.from({ length: FILM.frameCount }, (_, n) => Math.round((n * 1001) / 30) * 1000);

describe.each(browsers)(
  "what %s encodes",
  (browser) => {
    let script = "";
    const files = new Map<string, ServedFile>();
    beforeAll(async () => {
      script = await bundle("encoded-films.ts");
      files.set("film-worker.js", { contentType: "text/javascript", bytes: await bundle("film-worker.ts") });
    });

    const exported = async (options: EncodingOptions, workers: readonly number[]) => {
      const input: FilmRequest = { options, workers };
      const { result } = await runInBrowser({ browser, job: "exportFilm", input, files, script });
      return result as FilmReport;
    };

    test.each<[string, EncodingOptions, RegExp]>([
      ["H.264 in MP4", { encoder: "webcodecs" }, /^avc1\.42[ce]0/i],
      ["VP9 in MP4", { codec: "vp9" }, /^vp09\.00/],
      ["AV1 in MP4", { codec: "av1" }, /^av01\.0/],
      ["VP9 in WebM", { format: "webm" }, /^vp09\.00/],
      ["AV1 in WebM", { format: "webm", codec: "av1" }, /^av01\.0/],
    ])(
      "as %s is every frame at its time, near to what went in, and the click at its second",
      async (_, options, codec) => {
        const { hashes, notices, picture, sound } = await exported(options, [1, 2]);
        expect(notices).toEqual([]);
        expect(picture?.codec).toMatch(codec);
        expect([picture?.width, picture?.height]).toEqual([FRAME_WIDTH, FRAME_HEIGHT]);
        expect(picture?.colorSpace).toMatchObject({
          primaries: "bt709",
          transfer: "bt709",
          matrix: "bt709",
          fullRange: false,
        });
        const times = options.format === "webm" ? inWebm : inMp4;
        expect(picture?.timestamps).toHaveLength(FILM.frameCount);
        picture?.timestamps.forEach((time, n) => {
          expect(Math.abs(time - (times[n] as number)), `frame ${n}`).toBeLessThanOrEqual(1);
        });
        expect(picture?.decibels).toBeGreaterThan(35);
        expect(Math.abs(sound?.lag ?? 9999)).toBeLessThanOrEqual(1);
        expect(sound?.likeness).toBeGreaterThan(0.9);
        // WebM has no means, in the library, to cut the last packet of 20 ms.
        expect(sound?.length).toBeGreaterThanOrEqual(72_000);
        expect(sound?.length).toBeLessThan(72_000 + 960);
        expect(new Set(hashes).size, "the same bytes for 1 and 2 workers").toBe(1);
      },
    );

    test.each<[string, EncodingOptions, EncodingOptions]>([
      ["quality of VP9", { codec: "vp9", quality: "low" }, { codec: "vp9", quality: "high" }],
      ["bit rate of VP9", { codec: "vp9", bitrate: 60_000 }, { codec: "vp9", bitrate: 2_000_000 }],
      ["bit rate of H.264", { encoder: "webcodecs", bitrate: 60_000 }, { encoder: "webcodecs", bitrate: 2_000_000 }],
    ])("is larger with more %s", async (_, less, more) => {
      const small = await exported(less, [2]);
      const large = await exported(more, [2]);
      expect(large.bytes).toBeGreaterThan(small.bytes * 1.02);
      expect(large.picture?.decibels).toBeGreaterThan(small.picture?.decibels ?? 99);
    });
  },
  120_000,
);
