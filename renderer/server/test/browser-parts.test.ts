import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findPackage, unpackBundledChromium } from "../src/browser/bundled-chromium.js";
import { servePage } from "../src/browser/page-server.js";
import { readTar } from "../src/browser/tar.js";
import { within } from "../src/browser/within.js";
import { selectFrames } from "../src/hash/frame-selection.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it("reads what tar writes", () => {
  mkdirSync(join(folder, "lib"));
  const files: Record<string, Buffer> = {
    "lib/empty": Buffer.alloc(0),
    "lib/one-block": Buffer.alloc(512, 7),
    "lib/more": Buffer.alloc(1300, "abc"),
  };
  for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, path), bytes);
  execFileSync("tar", ["-cf", "archive.tar", "--format=ustar", "lib"], { cwd: folder });
  const archive = readFileSync(join(folder, "archive.tar"));
  const read = Object.fromEntries(readTar(archive).map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  expect(read).toEqual(files);
  expect(() => readTar(archive.subarray(0, 2000))).toThrow("damaged");
});

it("serves files under a secret path, with no way to other origins", async () => {
  const server = await servePage(new Map([["", { contentType: "text/html", bytes: "<p>" }]]));
  try {
    const response = await fetch(server.url);
    expect(await response.text()).toBe("<p>");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await fetch(`${server.url}none`)).status).toBe(404);
    expect((await fetch(`${server.url}%`)).status).toBe(404);
    expect((await fetch(new URL("/", server.url))).status).toBe(404);
    expect((await fetch(server.url, { method: "POST" })).status).toBe(404);
  } finally {
    await server.close();
  }
  await expect(fetch(server.url)).rejects.toThrow();
});

it.skipIf(!findPackage())("unpacks Chromium once, whoever asks at the same time", { timeout: 60_000 }, async () => {
  vi.stubEnv("XDG_CACHE_HOME", folder);
  const [first, second] = await Promise.all([unpackBundledChromium(), unpackBundledChromium()]);
  expect(first).toEqual(second);
  expect(readdirSync(join(folder, "videoflow"))).toEqual([`chromium-${findPackage()?.version}`]);
  expect(execFileSync(first?.executablePath ?? "", ["--version"], { encoding: "utf8" })).toContain("Chromium");
});

it.skipIf(!findPackage())("says where Chromium cannot be unpacked", async () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  vi.stubEnv("XDG_CACHE_HOME", file);
  await expect(unpackBundledChromium()).rejects.toThrow(/BROWSER_FAILED.*cannot be unpacked.*XDG_CACHE_HOME/);
});

it("waits no longer than it should", async () => {
  expect(await within(1000, Promise.resolve(1))).toBe(1);
  await expect(within(1, new Promise(() => undefined))).rejects.toThrow("no answer");
});

it.each([
  { selection: undefined, expected: [0, 1, 2, 3] },
  { selection: [3, 0], expected: [3, 0] },
  { selection: { first: 1, last: 3 }, expected: [1, 2, 3] },
  { selection: { first: 2, last: 1 }, expected: [] },
])("selects frames: $selection", ({ selection, expected }) => {
  expect(selectFrames(selection, 4)).toEqual(expected);
});

it.each([[[4]], [[-1]], [[0.5]], [[Number.NaN]], [{ first: 0, last: 4 }]])("refuses frames %j of 4", (selection) => {
  expect(() => selectFrames(selection, 4)).toThrow("FRAME_OUT_OF_RANGE");
});
