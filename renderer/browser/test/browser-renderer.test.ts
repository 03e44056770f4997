import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { VideoJSON } from "@videoflow/core";
import { type PcmAudio, renderAudio, renderFrame, renderVideo } from "@videoflow/renderer-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browsers, runInPage } from "./in-page.js";
import type { Outcome, PageInput, PageTask, RenderedFile } from "./page/main.js";
import { tone, waveFile } from "./tone.js";

const TIMEOUT = 120_000;
const SIZE = { width: 160, height: 90, fps: 10, duration: 1 };

const picture = fileURLToPath(new URL("../../../conformance/cases/shape/gradients/picture.png", import.meta.url));
const clip = fileURLToPath(new URL("../../../conformance/cases/video/part-speed-loop/clip.webm", import.meta.url));
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
const wave: VideoJSON = {
  ...SIZE,
  layers: [
    { type: "shape", shapeType: "rectangle", width: 40, height: 20, fill: "#22AA66" },
    { type: "audio", source: "tone.wav", startTime: 0.25, pan: -0.5, volume: 0.7 },
  ],
};
documents["sound of its own"] = wave;
documents["a video"] = {
  ...SIZE,
  layers: [
    { type: "video", source: "clip.webm", speed: 0.5, rotation: 10 },
    { type: "text", text: "Before it", fontSize: 8 },
  ],
};
const title = documents["text and a shape"] as VideoJSON;
/** Long enough that it is never done before a test has ended it. */
const endless: VideoJSON = { ...title, duration: 3600 };

const image = (source: string, integrity?: string): VideoJSON => {
  return { ...SIZE, layers: [{ type: "image", source, ...(integrity === undefined ? {} : { integrity }) }] };
};
const digest = `sha256-${createHash("sha256").update("other").digest("base64")}`;

/** Documents that cannot be rendered, and what is said of them. */
const badDocuments: Record<string, readonly [VideoJSON, readonly string[]]> = {
  "a missing file": [image("none.png"), ["ASSET_MISSING /layers/0/source"]],
  "a file that is not what it was": [image("picture.png", digest), ["ASSET_INTEGRITY /layers/0/source"]],
  "an address of another kind": [image("ftp://a/b.png"), ["ASSET_SOURCE_INVALID /layers/0/source"]],
  "a data: URL that is none": [image("data:image/png;base64,%%%"), ["ASSET_SOURCE_INVALID /layers/0/source"]],
  "a server that does not answer": [image("http://127.0.0.1:9/x.png"), ["ASSET_UNAVAILABLE /layers/0/source"]],
  "a file that is no picture": [image("font.woff2"), ["ASSET_TYPE_UNSUPPORTED /layers/0/source"]],
  "a file that is no font": [
    { ...SIZE, fonts: [{ family: "Mine", source: "picture.png" }], layers: [] },
    ["FONT_INVALID /fonts/0/source"],
  ],
  "an invalid document": [
    { layers: [{ type: "text", text: 1 }, { type: "nothing" }] } as unknown as VideoJSON,
    ["VALUE_TYPE /layers/0/text", "LAYER_TYPE_UNKNOWN /layers/1/type"],
  ],
};

const badOptions: Record<string, readonly [NonNullable<PageInput["options"]>, string]> = {
  "no workers": [{ workers: 0 }, "OPTION_INVALID"],
  "files of the package that are elsewhere": [{ packageFiles: "nowhere/" }, "INSTALLATION_DAMAGED"],
  "a worker that is elsewhere": [{ workerUrl: "nowhere.js" }, "WORKER_FAILED"],
  "a worker of another origin": [{ workerUrl: "http://127.0.0.1:9/worker.js" }, "WORKER_FAILED"],
};

const mine = documents["a picture and a font of its own"] as VideoJSON;

/** Formats whose bytes are the same everywhere, and their media types. */
const exactFormats = { gif: "image/gif", png: "application/zip", wav: "audio/wav" } as const;

const formatTasks: Record<string, PageTask> = Object.fromEntries(
  Object.keys(exactFormats).map((format) => [
    format,
    { task: "render", input: { document: wave, options: { format } } },
  ]),
);

/** Everything that is done in the page, by name. */
const tasks: Record<string, PageTask> = {
  ...formatTasks,
  ...Object.fromEntries(
    Object.entries(documents).map(([name, document]) => {
      return [
        name,
        { task: "render", input: { document, withTone: document !== wave, options: { encoder: "exact" } } },
      ];
    }),
  ),
  default: { task: "render", input: { document: title } },
  "1 worker": { task: "render", input: { document: title, options: { encoder: "exact", workers: 1 } } },
  "2 workers": { task: "render", input: { document: title, options: { encoder: "exact", workers: 2 } } },
  "to a handle": { task: "renderToHandle", input: { document: title, options: { encoder: "exact" } } },
  "to a stream": { task: "renderToStream", input: { document: title, options: { encoder: "exact" } } },
  abort: { task: "abort", input: { document: endless } },
  frame: { task: "renderFrame", input: { document: mine, frame: 5 } },
  "frame too late": { task: "renderFrame", input: { document: mine, frame: 10 } },
  sound: { task: "renderAudio", input: { document: wave } },
  "no sound": { task: "renderAudio", input: { document: title } },
  builder: { task: "buildAndRender" },
  "files at hand": { task: "filesAtHand" },
  ...Object.fromEntries(
    Object.entries(badDocuments).map(([name, [document]]) => [name, { task: "render", input: { document } }]),
  ),
  ...Object.fromEntries(
    Object.entries(badOptions).map(([name, [options]]) => [
      name,
      { task: "render", input: { document: title, options } },
    ]),
  ),
};

/** Taken away from Chromium, leaves no more than Safari 17.0 has. */
const SAFARI_17 = `
  for (const name of ["withResolvers", "try"]) delete Promise[name];
  for (const name of ["groupBy"]) delete Object[name], delete Map[name];
  for (const name of Object.getOwnPropertyNames(globalThis.Iterator?.prototype ?? {})) delete Iterator.prototype[name];
  for (const name of ["union", "intersection", "difference", "isSubsetOf"]) delete Set.prototype[name];
  for (const name of ["transfer", "transferToFixedLength"]) delete ArrayBuffer.prototype[name];
  for (const name of ["toBase64", "toHex"]) delete Uint8Array.prototype[name];
  for (const name of ["fromBase64", "fromHex"]) delete Uint8Array[name];
  delete Array.fromAsync;
  delete AbortSignal.any;
  delete RegExp.escape;
  delete Math.sumPrecise;
  delete ReadableStream.prototype[Symbol.asyncIterator];
  delete FileSystemFileHandle.prototype.createWritable;
  for (const name of ["AudioEncoder", "AudioDecoder", "AudioData", "Iterator", "Float16Array", "showSaveFilePicker"]) delete globalThis[name];
  for (const name of ["requestIdleCallback", "scheduler", "SharedArrayBuffer"]) delete globalThis[name];
`;

const folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the page may load. */
let files: ReadonlyMap<string, Uint8Array>;

beforeAll(() => {
  copyFileSync(picture, join(folder, "picture.png"));
  copyFileSync(clip, join(folder, "clip.webm"));
  writeFileSync(join(folder, "tone.wav"), waveFile(tone()));
  copyFileSync(join(inter, "files", "inter-latin-wght-normal.woff2"), join(folder, "font.woff2"));
  files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe.each(browsers)("in %s", { timeout: TIMEOUT }, (browser) => {
  let outcomes: Record<string, Outcome>;

  beforeAll(async () => {
    const results = await runInPage(browser, Object.values(tasks), files);
    outcomes = Object.fromEntries(Object.keys(tasks).map((name, index) => [name, results[index] as Outcome]));
  }, TIMEOUT);

  function resultOf<Result>(name: string): Result {
    expect(outcomes[name]).toEqual({ result: expect.anything() });
    return outcomes[name]?.result as Result;
  }

  const fileOf = (name: string) => resultOf<{ readonly file: RenderedFile }>(name).file;
  const issuesOf = (name: string) => outcomes[name]?.issues?.map(({ code, pointer }) => `${code} ${pointer}`);

  test.each(Object.keys(documents))("a file of %s has the bytes that the server makes", async (name) => {
    const document = documents[name] as VideoJSON;
    const audio = document === wave ? undefined : tone();
    const expected = await renderVideo(document, { engine: "node", baseFolder: folder, audio });
    expect(fileOf(name)).toEqual({ sha256: sha256(expected), size: expected.length, type: "video/mp4" });
  });

  test.each(Object.entries(exactFormats))(
    "a file of the format %s has the bytes that the server makes",
    async (format, type) => {
      const options = { engine: "node", format: format as keyof typeof exactFormats, baseFolder: folder } as const;
      const expected = await renderVideo(wave, options);
      expect(fileOf(format)).toEqual({ sha256: sha256(expected), size: expected.length, type });
    },
  );

  test("the browser's own encoder is used where it works, else there is a notice", () => {
    const { file, notices } = resultOf<{ readonly file: RenderedFile; readonly notices: readonly string[] }>("default");
    const isExact = file.sha256 === fileOf("1 worker").sha256;
    expect(notices).toEqual(isExact ? ["ENCODER_FALLBACK"] : []);
  });

  test("progress is told after each frame", () => {
    const { progress } = resultOf<{ readonly progress: readonly number[] }>("effects");
    expect(progress).toEqual(Array.from({ length: 10 }, (_, frame) => (frame + 1) / 10));
  });

  test("the number of workers changes no byte, nor does writing to disk", () => {
    const { sha256 } = fileOf("1 worker");
    for (const name of ["2 workers", "to a handle", "to a stream"]) expect(fileOf(name)).toMatchObject({ sha256 });
    expect(resultOf("to a handle")).toMatchObject({ isHandle: true });
  });

  test("an aborted render ends, and leaves the file as it was", () => {
    expect(resultOf("abort")).toMatchObject({ code: "ABORTED", cause: "enough", content: "before" });
  });

  test("a frame is that of the server", async () => {
    const { width, height, data } = await renderFrame(mine, 5, { baseFolder: folder });
    expect(resultOf("frame")).toEqual({ width, height, sha256: sha256(data) });
    expect(issuesOf("frame too late")).toEqual(["FRAME_OUT_OF_RANGE "]);
  });

  test("the sound is that of the server", async () => {
    const { sampleRate, channels } = (await renderAudio(wave, { baseFolder: folder })) as PcmAudio;
    const hashes = channels.map(({ buffer, byteOffset, byteLength }) =>
      sha256(new Uint8Array(buffer, byteOffset, byteLength)),
    );
    expect(resultOf("sound")).toEqual({ sampleRate, sha256: hashes });
    expect(outcomes["no sound"]).toEqual({ result: null });
  });

  test("importing the package is all that the builder needs", async () => {
    const { document, ...result } = resultOf<{ readonly document: VideoJSON }>("builder");
    const frame = await renderFrame(document, 3);
    expect(result).toEqual({
      isBlob: true,
      sha256: sha256(await renderVideo(document, { engine: "node" })),
      frame: { ...frame, data: sha256(frame.data) },
    });
  });

  test("files can be handed in", () => {
    const [given, fetched] = resultOf<readonly string[]>("files at hand");
    expect(given).toBe(fetched);
  });

  test.each(Object.keys(badDocuments))("%s is an error", (name) => {
    expect(issuesOf(name)).toEqual(badDocuments[name]?.[1]);
  });

  test.each(Object.keys(badOptions))("%s is an error", (name) => {
    expect(outcomes[name]?.issues).toMatchObject([{ code: badOptions[name]?.[1] }]);
  });
});

test("nothing is used that Safari 17 lacks", { timeout: TIMEOUT }, async () => {
  const exact = [...Object.keys(documents), "sound", "frame", "files at hand"];
  const chosen = [...exact, "default", "to a handle"].map((name) => tasks[name] as PageTask);
  const without = await runInPage("chromium", chosen, files, SAFARI_17);
  const withAll = await runInPage("chromium", chosen, files);
  expect(without.slice(0, exact.length)).toEqual(withAll.slice(0, exact.length));
  const [video, toHandle] = without.slice(exact.length);
  expect(video).toMatchObject({ result: { file: { type: "video/mp4" } } });
  expect(toHandle).toMatchObject({ issues: [{ code: "FEATURE_MISSING" }] });
});
