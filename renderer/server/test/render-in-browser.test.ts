// Whole renders in headless Chromium: what comes out, and what is left behind.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { findFirefox } from "../src/browser/find-browser.js";
import { findProcessorChoice } from "../src/browser/processors.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";
import { closeBrowsers } from "../src/browser/warm-browsers.js";
import { renderFrame } from "../src/render-frame.js";
import { type RenderVideoOptions, renderVideo } from "../src/render-video.js";
import { browserProcesses, killProcesses } from "./processes.js";

const TIMEOUT = 60_000;

/** Documents with files that are not what they should be. */
const INVALID = fileURLToPath(new URL("../../../conformance/cases/invalid", import.meta.url));
/** A WAV file of 48 kHz, mono, without a sample. */
const EMPTY_WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAgLsAAAB3AQACABAAZGF0YQAAAAA=";

function video(duration: number, more: Partial<VideoJSON> = {}): VideoJSON {
  const position = [
    { time: 0, value: [0, 0.5] },
    { time: 1, value: [1, 0.5] },
  ];
  const layers = [{ type: "shape", shapeType: "ellipse", fill: "#FF5A1F", keyframes: { position } }];
  return { width: 128, height: 72, fps: 30, duration, layers, ...more } as unknown as VideoJSON;
}

/** Long enough that it is never done before a test has ended it. */
const endless = video(36_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
  vi.stubEnv("TMPDIR", folder);
});

afterEach(async () => {
  await closeBrowsers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function failure(work: Promise<unknown>): Promise<VideoJSONError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VideoJSONError);
  return error as VideoJSONError;
}

/** Without the warm browsers there is neither a file in the temporary folder nor a browser process. */
async function expectNothingLeft(): Promise<void> {
  await closeBrowsers();
  expect(readdirSync(folder)).toEqual([]);
  expect(browserProcesses()).toEqual([]);
}

describe("a render in exact mode", { timeout: TIMEOUT }, () => {
  const options: RenderVideoOptions = { encoder: "exact" };
  const samples = Float32Array.from({ length: 48_000 }, (_, index) => ((index % 100) - 50) / 200);
  const audio = { sampleRate: 48_000, channels: [samples, samples] };

  test("has the same bytes in Node, Chromium and Firefox, for any number of workers", async () => {
    const expected = await renderVideo(video(1), { ...options, audio, engine: "node" });
    for (const workers of [1, 3]) {
      const file = await renderVideo(video(1), { ...options, audio, engine: "chromium", workers });
      expect(file.equals(expected)).toBe(true);
    }
    if (!findFirefox() && !process.env["CI"]) return;
    const file = await renderVideo(video(1), { ...options, audio, engine: "firefox" });
    expect(file.equals(expected)).toBe(true);
  });

  test("has the same bytes as a buffer, a file and a stream", async () => {
    const expected = await renderVideo(video(1), options);
    const output = join(folder, "a.mp4");
    expect(await renderVideo(video(1), { ...options, outputType: "file", output })).toBe(output);
    expect(readFileSync(output).equals(expected)).toBe(true);
    rmSync(output);
    expect((await buffer(await renderVideo(video(1), { ...options, outputType: "stream" }))).equals(expected)).toBe(
      true,
    );
    await closeBrowsers();
    await expect.poll(() => readdirSync(folder)).toEqual([]);
  });
});

describe("a render in Chromium", { timeout: TIMEOUT }, () => {
  test.skipIf(!findProcessorChoice())("repeats to the byte, in another browser and with other workers", async () => {
    const layers = Array.from({ length: 24 }, (_, index) => ({
      ...{ type: "text", text: `Line ${index} of moving things`, fontSize: 4, position: [0.5, index / 24] },
      keyframes: {
        rotation: [
          { time: 0, value: 0 },
          { time: 1, value: index * 9 },
        ],
      },
    }));
    const document = video(1, { width: 1280, height: 720, layers: layers as unknown as VideoJSON["layers"] });
    const first = await renderVideo(document, { workers: 2 });
    await closeBrowsers();
    const second = await renderVideo(document, { workers: 1 });
    expect(second.equals(first)).toBe(true);
  });

  test("tells of every frame in order", async () => {
    const told: number[][] = [];
    await renderVideo(video(2), { onProgress: (part, done, count) => told.push([part, done, count]) });
    expect(told).toEqual(Array.from({ length: 60 }, (_, index) => [(index + 1) / 60, index + 1, 60]));
  });

  test("leaves nothing after twenty in a row: no process, no file, no memory", { timeout: 4 * TIMEOUT }, async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const heap = async () => {
      // What is finished in the same turn is collected in a later one.
      for (let round = 0; round < 3; round++) {
        await new Promise((resolve) => setImmediate(resolve));
        collect();
      }
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const sizes: number[] = [];
    let browsers: number[] = [];
    for (let run = 0; run < 20; run++) {
      await renderVideo(video(0.2), { workers: 1 });
      sizes.push(await heap());
      const pids = browserProcesses().map(({ pid }) => pid);
      // One browser serves them all; its page's process ends with the page.
      if (run > 0) expect(pids.filter((pid) => browsers.includes(pid)).length).toBeGreaterThanOrEqual(2);
      browsers = pids;
    }
    // Some of what the last run served, 18 MB, may not have been collected yet; kept by every run it would be 180 MB.
    const least = (from: number, to: number) => Math.min(...sizes.slice(from, to));
    expect(least(15, 20)).toBeLessThan(least(5, 10) + 2 ** 23);
    await expectNothingLeft();
  });

  test("two at once have a browser each", async () => {
    const files = await Promise.all([renderVideo(video(1)), renderVideo(video(1))]);
    expect(files.map(({ length }) => length > 1000)).toEqual([true, true]);
    expect(readdirSync(folder).filter((name) => name.startsWith("videoflow-browser-"))).toHaveLength(2);
    await expectNothingLeft();
  });

  test("can have a browser that is closed after it", async () => {
    await renderVideo(video(0.2), { sharedBrowser: false });
    expect(readdirSync(folder)).toEqual([]);
    expect(browserProcesses()).toEqual([]);
  });

  test.each(["page", "browser"] as const)("fails when its %s process is killed; the next one works", async (victim) => {
    let killed = false;
    const onProgress = () => {
      if (!killed) killProcesses("chromium", victim);
      killed = true;
    };
    const output = join(folder, "a.mp4");
    const error = await failure(renderVideo(endless, { outputType: "file", output, onProgress }));
    expect([error.code, killed]).toEqual(["BROWSER_FAILED", true]);
    expect((await renderVideo(video(0.2))).length).toBeGreaterThan(500);
    await expectNothingLeft();
  });

  test("stops when it is aborted; the next one works", async () => {
    const controller = new AbortController();
    const work = renderVideo(endless, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    const error = await failure(work);
    expect([error.code, error.cause]).toEqual(["ABORTED", new Error("enough")]);
    expect((await renderVideo(video(0.2))).length).toBeGreaterThan(500);
    await expectNothingLeft();
  });

  test("ends with what its listener throws", async () => {
    const onProgress = () => {
      throw new RangeError("my own");
    };
    await expect(renderVideo(endless, { onProgress })).rejects.toThrow(new RangeError("my own"));
    await expectNothingLeft();
  });

  test("says where its file cannot be written", async () => {
    const output = join(folder, "none", "a.mp4");
    const error = await failure(renderVideo(video(1), { outputType: "file", output }));
    expect(error.code).toBe("OUTPUT_FAILED");
    expect(error.message).toContain(output);
    await expectNothingLeft();
  });

  test("says how to do without a browser that is missing", async () => {
    vi.stubEnv("VIDEOFLOW_CHROMIUM", "/nowhere/chromium");
    const error = await failure(renderVideo(video(1)));
    expect(error.issues[0]?.fix).toContain('engine "node"');
    expect((await renderVideo(video(0.2), { engine: "node" })).length).toBeGreaterThan(500);
  });
});

test("a frame has the same pixels in Node and Chromium", { timeout: TIMEOUT }, async () => {
  const document = video(1, { width: 2100, height: 2100 });
  const { width, height, data } = await renderFrame(document, 15, { engine: "chromium" });
  expect([width, height]).toEqual([2100, 2100]);
  expect(Buffer.compare(data, (await renderFrame(document, 15)).data)).toBe(0);
  expect((await failure(renderFrame(document, 30, { engine: "chromium" }))).code).toBe("FRAME_OUT_OF_RANGE");
  await expectNothingLeft();
});

describe("a page", { timeout: TIMEOUT }, () => {
  const script = `
    const attempt = (address) => fetch(address, { method: "POST", mode: "no-cors" }).then(() => "reached", () => "refused");
    const load = (address) => new Promise((resolve) => {
      const image = new Image();
      image.onload = () => resolve("reached");
      image.onerror = () => resolve("refused");
      image.src = address;
    });
    const socket = (address) => new Promise((resolve) => {
      const socket = new WebSocket(address);
      socket.onopen = () => resolve("reached");
      socket.onerror = () => resolve("refused");
    });
    const run = async (_, input) => {
      const addresses = JSON.parse(input);
      const result = [];
      for (const address of addresses) {
        result.push(await attempt(address), await load(address), await socket(address.replace("http", "ws")));
      }
      return { result };
    };
    globalThis.videoflow = { run, progress: () => ({ done: 0, of: 1 }) };`;

  test("reaches nothing but what it is served", async () => {
    let requests = 0;
    const server = await listen((_, response) => {
      requests++;
      response.writeHead(200, { "access-control-allow-origin": "*" }).end();
    });
    try {
      const { port } = server.address() as AddressInfo;
      const addresses = [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`, "http://169.254.169.254/latest/"];
      const { result } = await runInBrowser({ browser: "chromium", job: "any", input: addresses, script });
      expect(result).toEqual(Array.from({ length: 9 }, () => "refused"));
      expect(requests).toBe(0);
    } finally {
      server.close();
    }
  });

  test("finds nothing of the page before it", async () => {
    const script = `
      const run = async () => {
        const found = [...Object.keys(localStorage), ...(await caches.keys())];
        localStorage.setItem("left", "behind");
        await caches.open("left");
        return { result: found };
      };
      globalThis.videoflow = { run, progress: () => ({ done: 0, of: 1 }) };`;
    for (let page = 0; page < 2; page++) {
      const { result } = await runInBrowser({ browser: "chromium", job: "any", input: null, script });
      expect(result).toEqual([]);
    }
  });
});

describe("bad input", { timeout: TIMEOUT }, () => {
  test("is refused by Chromium as by Node: the same codes at the same places", async () => {
    const server = await listen((request, response) => {
      if (request.url === "/page") response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in");
      else response.writeHead(404).end();
    });
    try {
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      writeFileSync(join(folder, "text.png"), "no picture");
      writeFileSync(join(folder, "silence.wav"), Buffer.from(EMPTY_WAV, "base64"));
      const layers: VideoJSON["layers"][] = [
        [{ type: "image", source: "none.png" }],
        [{ type: "image", source: `${base}/none.png` }],
        [{ type: "image", source: `${base}/page` }],
        [{ type: "image", source: "text.png" }],
        [{ type: "image", source: "../outside.png" }],
        [{ type: "image", source: "http://169.254.169.254/a.png" }],
        [{ type: "video", source: join(INVALID, "truncated-mp4/clip.mp4") }],
        [{ type: "video", source: join(INVALID, "not-a-video/notes.mp4") }],
        [{ type: "audio", source: "silence.wav" }],
        [{ type: "audio", source: "text.png" }],
        [{ type: "text", text: "a", fontFamily: "No Such Family" }],
        [{ type: "group", layers: [{ type: "text", text: "\u{10FFFD}" }] }],
      ];
      for (const list of layers) {
        const document = video(0.2, { layers: list });
        const options = { baseFolder: folder, allowFolders: [INVALID], allowHosts: [base.slice("http://".length)] };
        const issuesOf = async (engine: "node" | "chromium") =>
          (await failure(renderVideo(document, { ...options, engine, workers: 1 }))).issues;
        expect(await issuesOf("chromium")).toEqual(await issuesOf("node"));
      }
    } finally {
      server.close();
      await closeBrowsers();
      for (const name of ["text.png", "silence.wav"]) rmSync(join(folder, name));
    }
    await expectNothingLeft();
  });
});

/** A process of its own that has rendered, ends as `how` says, and is watched from outside. */
describe("a process that has rendered leaves nothing behind", { timeout: TIMEOUT }, () => {
  const program = (end: string) => `
    const { renderVideo } = await import(${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)});
    await renderVideo(${JSON.stringify(video(0.2))});
    console.log("rendered");
    ${end}`;

  test.each([
    ["when it is at its end", "", undefined],
    ["when it exits", "process.exit(0);", undefined],
    ["when it throws", 'throw new Error("x");', undefined],
    ["at SIGTERM", "setInterval(() => undefined, 1000);", "SIGTERM"],
    ["at SIGINT", "setInterval(() => undefined, 1000);", "SIGINT"],
    ["at SIGKILL", "setInterval(() => undefined, 1000);", "SIGKILL"],
    ["at SIGTERM in the middle of a render", `await renderVideo(${JSON.stringify(endless)});`, "SIGTERM"],
  ] as const)("%s", async (_, end, signal) => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", program(end)], {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_, by) => resolve(by)));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const browsers = browserProcesses(child.pid).map(({ pid }) => pid);
    expect(browsers.length > 0 || signal === undefined).toBe(true);
    if (signal) child.kill(signal);
    expect(await ended).toBe(signal ?? null);
    await expect.poll(() => readdirSync(folder), { timeout: 5000 }).toEqual([]);
    for (const pid of browsers) await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    // A process without a parent to collect it stays in the list, as one that has ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

async function listen(answer: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
