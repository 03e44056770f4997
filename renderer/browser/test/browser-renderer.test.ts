import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { renderAudio, renderFrame, renderVideo } from "@videoflow/renderer-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browsers, openPage } from "./in-page.js";
import type { PageInput, RenderedFile } from "./page/main.js";
import { tone } from "./tone.js";

const TIMEOUT = 120_000;
const SIZE = { width: 160, height: 90, fps: 10, duration: 1 };

const picture = fileURLToPath(new URL("../../../conformance/cases/shape/gradients/picture.png", import.meta.url));
const inter = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter/package.json"));

const documents: Record<string, VideoJSON> = {
  "text and a shape": {
    ...SIZE,
    // Odd sizes are made even.
    width: 161,
    layers: [
      { type: "shape", shapeType: "ellipse", width: 40, height: 40, fill: "#3366CC", position: [0.3, 0.5] },
      {
        type: "text",
        text: "Weekly Digest",
        fontSize: 8,
        keyframes: {
          opacity: [
            { time: 0, value: 0 },
            { time: 1, value: 1 },
          ],
        },
      },
    ],
  },
  "a picture and a font of its own": {
    ...SIZE,
    fonts: [{ family: "Mine", source: "font.woff2" }],
    layers: [
      {
        type: "image",
        source: "picture.png",
        keyframes: {
          scale: [
            { time: 0, value: 1 },
            { time: 1, value: 1.5 },
          ],
        },
      },
      { type: "text", text: "Mine", fontFamily: "Mine", fontSize: 12, color: "#FFCC00" },
    ],
  },
  effects: {
    ...SIZE,
    layers: [
      {
        type: "text",
        text: "Glow",
        fontSize: 20,
        effects: [{ effect: "glow" }, { effect: "chromaticAberration" }],
        transitionIn: { transition: "slideUp", duration: 0.5 },
      },
    ],
  },
};
const title = documents["text and a shape"] as VideoJSON;
/** Long enough that it is never done before a test has ended it. */
const endless: VideoJSON = { ...title, duration: 3600 };

let folder: string;
let run: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
  copyFileSync(picture, join(folder, "picture.png"));
  copyFileSync(join(inter, "files", "inter-latin-wght-normal.woff2"), join(folder, "font.woff2"));
  const names = readdirSync(folder);
  run = await openPage(new Map(names.map((name) => [name, readFileSync(join(folder, name))])));
}, TIMEOUT);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function issuesOf(work: Promise<unknown>): Promise<readonly Issue[]> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VideoJSONError);
  return (error as VideoJSONError).issues;
}

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  return (await issuesOf(work)).map(({ code, pointer }) => `${code} ${pointer}`);
}

describe.each(browsers)("in %s", { timeout: TIMEOUT }, (browser) => {
  const render = (input: PageInput) => run<{ file: RenderedFile; progress: number[] }>(browser, "render", input);

  test.each(Object.keys(documents))("a file of %s has the bytes that the server makes", async (name) => {
    const document = documents[name] as VideoJSON;
    const expected = await renderVideo(document, { engine: "node", baseFolder: folder, audio: tone() });
    const { file, progress } = await render({ document, withTone: true, options: { encoder: "exact" } });
    expect(file).toEqual({ sha256: sha256(expected), size: expected.length, type: "video/mp4" });
    expect(progress).toEqual(Array.from({ length: 10 }, (_, frame) => (frame + 1) / 10));
  });

  test("the number of workers changes no byte, nor does writing to disk", async () => {
    const options = { encoder: "exact", workers: 1 } as const;
    const { file } = await render({ document: title, options });
    expect((await render({ document: title, options: { ...options, workers: 2 } })).file).toEqual(file);
    const toHandle = await run<{ file: RenderedFile }>(browser, "renderToHandle", { document: title, options });
    expect(toHandle).toMatchObject({ file: { sha256: file.sha256 }, isHandle: true });
    const toStream = await run<{ file: RenderedFile }>(browser, "renderToStream", { document: title, options });
    expect(toStream).toMatchObject({ file: { sha256: file.sha256 } });
  });

  test("an aborted render ends, and leaves the file as it was", async () => {
    const result = await run(browser, "abort", { document: endless });
    expect(result).toMatchObject({ code: "ABORTED", cause: "enough", content: "before" });
  });

  test("a frame and the sound are those of the server", async () => {
    const document = documents["a picture and a font of its own"] as VideoJSON;
    const { width, height, data } = await renderFrame(document, 5, { baseFolder: folder });
    expect(await run(browser, "renderFrame", { document, frame: 5 })).toEqual({ width, height, sha256: sha256(data) });
    expect(await run(browser, "renderAudio", { document })).toEqual(
      await renderAudio(document, { baseFolder: folder }),
    );
    expect(await codesOf(run(browser, "renderFrame", { document, frame: 10 }))).toEqual(["FRAME_OUT_OF_RANGE "]);
  });

  test("importing the package is all that the builder needs", async () => {
    const result = await run<{ document: VideoJSON; sha256: string }>(browser, "buildAndRender");
    expect(result).toMatchObject({ isBlob: true, frame: { width: 160, height: 90 } });
    expect(result.document.duration).toBe(1);
  });

  test("files can be handed in", async () => {
    const [given, fetched] = await run<string[]>(browser, "filesAtHand");
    expect(given).toBe(fetched);
  });

  const image = (source: string, integrity?: string): VideoJSON => {
    return { ...SIZE, layers: [{ type: "image", source, ...(integrity === undefined ? {} : { integrity }) }] };
  };
  const digest = `sha256-${createHash("sha256").update("other").digest("base64")}`;
  test.each<[string, VideoJSON, string[]]>([
    ["a missing file", image("none.png"), ["ASSET_MISSING /layers/0/source"]],
    ["a file that is not what it was", image("picture.png", digest), ["ASSET_INTEGRITY /layers/0/source"]],
    ["an address of another kind", image("ftp://a/b.png"), ["ASSET_SOURCE_INVALID /layers/0/source"]],
    ["a data: URL that is none", image("data:image/png;base64,%%%"), ["ASSET_SOURCE_INVALID /layers/0/source"]],
    ["a server that does not answer", image("http://127.0.0.1:9/x.png"), ["ASSET_UNAVAILABLE /layers/0/source"]],
    ["a file that is no picture", image("font.woff2"), ["ASSET_TYPE_UNSUPPORTED /layers/0/source"]],
    [
      "a file that is no font",
      { ...SIZE, fonts: [{ family: "Mine", source: "picture.png" }], layers: [] },
      ["FONT_INVALID /fonts/0/source"],
    ],
    [
      "an invalid document",
      { layers: [{ type: "text", text: 1 }, { type: "nothing" }] } as unknown as VideoJSON,
      ["VALUE_TYPE /layers/0/text", "LAYER_TYPE_UNKNOWN /layers/1/type"],
    ],
  ])("%s is an error", async (_, document, expected) => {
    expect(await codesOf(render({ document }))).toEqual(expected);
  });

  test.each<[string, PageInput["options"], string]>([
    ["no workers", { workers: 0 }, "OPTION_INVALID"],
    ["files of the package that are elsewhere", { packageFiles: "nowhere/" }, "INSTALLATION_DAMAGED"],
    ["a worker that is elsewhere", { workerUrl: "nowhere.js" }, "WORKER_FAILED"],
  ])("%s is an error", async (_, options, code) => {
    const [problem] = await issuesOf(render({ document: title, options: options ?? {} }));
    expect(problem?.code).toBe(code);
  });
});
