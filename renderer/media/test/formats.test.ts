import { VideoJSONError } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import { exportVideo } from "../src/export/export-video.js";
import { checkEncoding, type EncodingOptions, formatOfName } from "../src/export/formats.js";
import { localWorker } from "./local-worker.js";
import { memoryOutput } from "./memory-output.js";
import { syntheticFilm } from "./synthetic-film.js";

function issuesOf(options: unknown): readonly { code: string; message: string; fix: string }[] {
  try {
    checkEncoding(options as EncodingOptions);
  } catch (error) {
    if (error instanceof VideoJSONError) return error.issues;
    throw error;
  }
  return [];
}

describe("options of an export", () => {
  test("have sane defaults", () => {
    const medium = { quality: "medium", bitrate: undefined };
    expect(checkEncoding({})).toEqual({
      format: "mp4",
      video: { codec: "h264", encoder: "exact", ...medium },
      sound: { codec: "aac", bitrate: undefined },
    });
    expect(checkEncoding({ format: "webm" })).toMatchObject({
      video: { codec: "vp9", encoder: "webcodecs" },
      sound: { codec: "opus" },
    });
    expect(checkEncoding({ format: "gif" })).toMatchObject({
      video: { codec: "gif", encoder: "exact" },
      sound: undefined,
    });
    expect(checkEncoding({ format: "wav" })).toMatchObject({ video: undefined, sound: { codec: "pcm-s16" } });
  });

  test("prefer an encoder only where there is a choice", () => {
    const preferredEncoder = "webcodecs";
    expect(checkEncoding({ preferredEncoder }).video?.encoder).toBe("webcodecs");
    expect(checkEncoding({ preferredEncoder, encoder: "exact" }).video?.encoder).toBe("exact");
    expect(checkEncoding({ preferredEncoder, format: "png" }).video?.encoder).toBe("exact");
  });

  test.each<[string, unknown, string]>([
    ["a format that is none", { format: "mp5" }, 'Did you mean "mp4"? Use one of "mp4", "webm", "gif", "png", "wav".'],
    ["H.264 in WebM", { format: "webm", codec: "h264" }, 'Use one of "vp9", "av1" for a webm file.'],
    ["an exact encoder of VP9", { format: "webm", encoder: "exact" }, 'Use "webcodecs" for vp9.'],
    ["a misspelt quality", { quality: "hihg" }, 'Did you mean "high"? Use one of "low", "medium", "high".'],
    ["a rate in kilobits", { bitrate: 4000 }, "Use a whole number of bits per second, 10000 to 1000000000."],
    ["a rate that is text", { bitrate: "4M" }, "Use a whole number of bits per second, 10000 to 1000000000."],
    [
      "a rate of pictures",
      { format: "png", bitrate: 4e6 },
      "Use another format: there is none to choose for a png file.",
    ],
    [
      "a rate of PCM",
      { format: "wav", audioBitrate: 64_000 },
      "Use another format: there is none to choose for a wav file.",
    ],
    ["AAC in WebM", { format: "webm", audioCodec: "aac" }, 'Use "opus" for a webm file.'],
    [
      "sound in a GIF",
      { format: "gif", audioCodec: "aac" },
      "Use another format: there is none to choose for a gif file.",
    ],
  ])("are refused with what would do: %s", (_, options, fix) => {
    expect(issuesOf(options)).toMatchObject([{ code: "OPTION_INVALID", fix }]);
  });

  test("are refused all at once", () => {
    expect(issuesOf({ format: "webm", codec: "gif", quality: 7, bitrate: -1 })).toHaveLength(3);
  });

  test("follow from the name of a file", () => {
    const known = { "a.mp4": "mp4", "b.WEBM": "webm", "c.gif": "gif", "d.zip": "png", "e.wav": "wav", "f.mp4/": "png" };
    expect(Object.keys(known).map(formatOfName)).toEqual(Object.values(known));
    for (const name of ["f.avi", "mp4", "a.b/c"]) expect(formatOfName(name)).toBeUndefined();
  });
});

describe("where there is no WebCodecs", () => {
  const film = { width: 16, height: 16, frameCount: 4, pixel: () => [0, 0, 0, 255] as const };
  const source = { ...syntheticFilm(film), frameI420: () => new Uint8Array(16 * 16 * 1.5).fill(128) };
  const options = { startWorker: () => localWorker(() => source), workers: 1, data: null };

  test("the exact encoder takes over for H.264, with a notice", async () => {
    const notices: string[] = [];
    const file = await exportVideo(memoryOutput, {
      ...options,
      encoder: "webcodecs",
      onNotice: ({ code }) => notices.push(code),
    });
    expect(notices).toEqual(["ENCODER_FALLBACK"]);
    expect(Buffer.compare(file, await exportVideo(memoryOutput, options))).toBe(0);
  });

  test("WebM is refused, with what would do", async () => {
    const refused = exportVideo(memoryOutput, { ...options, format: "webm" });
    await expect(refused).rejects.toMatchObject({ code: "ENCODING_UNSUPPORTED" });
    await expect(refused).rejects.toThrow("chromium");
  });
});

describe("a bit rate", () => {
  test("decides the size of what the exact encoder makes", async () => {
    const noise = (n: number) =>
      Uint8Array.from({ length: 128 * 96 * 1.5 }, (_, i) => ((i * 7919 + n * 104_729) >> 3) & 255);
    const film = { width: 128, height: 96, frameCount: 60, pixel: () => [0, 0, 0, 255] as const };
    const source = { ...syntheticFilm(film), frameI420: noise };
    const sizeAt = async (bitrate: number) => {
      const startWorker = () => localWorker(() => source);
      return (await exportVideo(memoryOutput, { startWorker, workers: 1, data: null, bitrate })).length;
    };
    const [low, high] = [await sizeAt(300_000), await sizeAt(1_200_000)];
    expect(high / low).toBeGreaterThan(2);
    expect(high).toBeLessThan(((1_200_000 * 2) / 8) * 1.5);
  });
});
