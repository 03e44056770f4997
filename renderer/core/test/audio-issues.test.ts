import { VideoJSONError } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import { createSoundMixer } from "../src/audio/mixer.js";
import { NO_FONTS } from "../src/fonts/library.js";
import { audio, mixerOf, noise, type TestSource } from "./audio-lab.js";

/** The codes and pointers of what refuses to be mixed. */
async function issuesOf(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VideoJSONError);
  return (error as VideoJSONError).issues.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("what cannot be heard is refused", () => {
  const empty: TestSource = { rate: 48_000, channels: [new Float32Array(0)] };

  test.each<[string, Parameters<typeof audio>[0], TestSource, string]>([
    ["a sound without samples", {}, empty, "MEDIA_EMPTY /layers/0/source"],
    ["a file without sound", {}, "silent", "MEDIA_EMPTY /layers/0/source"],
    ["a damaged file", {}, "damaged", "ASSET_DAMAGED /layers/0/source"],
    ["a start at the end of the file", { sourceStart: 1 }, noise(1), "MEDIA_TRIM_RANGE /layers/0/sourceStart"],
    ["an end after that of the file", { sourceEnd: 1.000001 }, noise(1), "MEDIA_TRIM_RANGE /layers/0/sourceEnd"],
    ["a rate no sound has", {}, { rate: 4e9, channels: [new Float32Array(9)] }, "ASSET_DAMAGED /layers/0/source"],
  ])("%s", async (_, fields, file, expected) => {
    expect(await issuesOf(mixerOf({ layers: [audio(fields)] }, { a: file }))).toEqual([expected]);
  });

  test("a file that was not handed in", async () => {
    expect(await issuesOf(mixerOf({ layers: [audio()] }, {}))).toEqual(["ASSET_MISSING /layers/0/source"]);
  });

  test("every place that names a file that cannot be used is told of", async () => {
    const layers = [audio(), audio({ source: "b" }), audio({ source: "c" }), audio()];
    const issues = await issuesOf(mixerOf({ layers }, { a: "damaged", b: noise(1), c: empty }));
    expect(issues).toEqual([
      "ASSET_DAMAGED /layers/0/source",
      "MEDIA_EMPTY /layers/2/source",
      "ASSET_DAMAGED /layers/3/source",
    ]);
  });

  test("sound without a decoder of sound", async () => {
    const assets = [{ source: "a", bytes: Uint8Array.of(0) }];
    const document = { version: "1.0", layers: [audio()] } as const;
    const mixer = createSoundMixer({ ...document, layers: [...document.layers] }, { assets, fontFaces: NO_FONTS });
    expect(await issuesOf(mixer)).toEqual(["UNSUPPORTED_FEATURE /layers/0/source"]);
  });

  test("an end of the file exactly at that of the trim is none of it", async () => {
    expect((await mixerOf({ layers: [audio({ sourceEnd: 1 })] }, { a: noise(1) }))?.length).toBe(48_000);
  });

  test.each([0, -1, 1.5, Number.NaN])("a block of %d samples", async (most) => {
    const mixer = await mixerOf({ layers: [audio()] }, { a: noise(1) });
    await expect(mixer?.next(most)).rejects.toThrow(RangeError);
  });
});
