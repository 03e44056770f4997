import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Issue, type VideoJSON, VideoJSONError } from "@videoflow/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hashFrames } from "../src/hash/hash-frames.js";
import { loadResources, type ResourceOptions } from "../src/resources.js";
import { type NpmRegistry, type ServedPackage, startRegistry } from "./npm-registry.js";

const inter = dirname(createRequire(import.meta.url).resolve("@fontsource-variable/inter/package.json"));
const font = readFileSync(join(inter, "files", "inter-latin-wght-normal.woff2"));
const slanted = readFileSync(join(inter, "files", "inter-latin-wght-italic.woff2"));

const FONT = "package/files/some-family-latin-wght-normal.woff2";
const WHOLE: ServedPackage = {
  files: {
    [FONT]: font,
    "package/files/some-family-latin-wght-italic.woff2": slanted,
    "package/files/some-family-latin-opsz-normal.woff2": Buffer.from("not wanted"),
    "package/LICENSE": Buffer.from("SIL Open Font License"),
    "package/index.css": Buffer.from("not wanted"),
  },
};
const NAME = "@fontsource-variable/some-family";
const SCENE: VideoJSON = {
  width: 64,
  height: 32,
  duration: 0.1,
  layers: [{ type: "text", text: "Ab", fontFamily: "Some Family", fontSize: 20 }],
};

let registry: NpmRegistry;
let folder = "";
let options: ResourceOptions = {};
const notices: Issue[] = [];
const before = process.env["npm_config_registry"];

beforeAll(async () => {
  registry = await startRegistry();
  process.env["npm_config_registry"] = registry.address;
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-fonts-"));
  registry.packages.clear();
  registry.requests.length = 0;
  notices.length = 0;
  options = { downloadFonts: true, fontCache: join(folder, "cache"), onNotice: (notice) => notices.push(notice) };
  return () => rmSync(folder, { recursive: true });
});

afterAll(async () => {
  if (before === undefined) delete process.env["npm_config_registry"];
  else process.env["npm_config_registry"] = before;
  await registry.close();
});

/** What lies in the folder of the test, by path. */
function kept(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function refusal(more: ResourceOptions = {}, scene = SCENE): Promise<string> {
  try {
    await loadResources(scene, { ...options, ...more });
  } catch (error) {
    if (error instanceof VideoJSONError) {
      return error.issues.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`).join("\n");
    }
    throw error;
  }
  return "nothing is refused";
}

test("nothing is asked for where that is not allowed, and the error names the way", async () => {
  registry.packages.set(NAME, WHOLE);
  const [problem] = await loadResources(SCENE).then(
    () => [],
    (error: VideoJSONError) => error.issues,
  );
  expect(problem).toMatchObject({ code: "FONT_UNKNOWN", pointer: "/layers/0/fontFamily" });
  expect(problem?.fix).toContain("--download-fonts");
  expect(registry.requests).toEqual([]);
});

test("a family is downloaded once, the newest version 5, and only what draws", async () => {
  registry.packages.set(NAME, { ...WHOLE, version: "5.10.2" });
  const first = await loadResources(SCENE, options);
  expect(first.fonts.map(({ bytes }) => Buffer.from(bytes).equals(font))).toContain(true);
  expect(registry.requests).toEqual([`/${NAME.replace("/", "%2f")}`, `/${NAME}/-/font.tgz`]);
  expect(kept()).toEqual(
    ["LICENSE", "manifest.json", "some-family-latin-wght-italic.woff2", "some-family-latin-wght-normal.woff2"].map(
      (name) => `cache/${NAME}/${name}`,
    ),
  );
  const offline = await hashFrames(SCENE, options);
  expect(registry.requests).toHaveLength(2);
  expect(offline).toEqual(await hashFrames(SCENE, options));
  expect(new Set(notices.map(({ message }) => message)).size).toBe(1);
});

test("what is told of a downloaded family can be declared", async () => {
  registry.packages.set(NAME, WHOLE);
  const hashes = await hashFrames(SCENE, options);
  expect(notices).toMatchObject([{ code: "FONT_DOWNLOADED", severity: "warning", pointer: "/layers/0/fontFamily" }]);
  expect(notices[0]?.message).toContain(`"Some Family" comes from the npm package ${NAME}@5.2.0`);
  const declarations = JSON.parse(`[${/fonts`: (.*)\.$/.exec(notices[0]?.fix ?? "")?.[1]}]`) as VideoJSON["fonts"] & {};
  expect(declarations).toHaveLength(1);
  const declared = { ...SCENE, fonts: declarations };
  expect(await hashFrames(declared, { baseFolder: join(folder, "cache", NAME) })).toEqual(hashes);
});

test("a family without a variable package comes from the other one", async () => {
  registry.packages.set("@fontsource/some-family", {
    files: { "package/files/some-family-latin-400-normal.woff2": font },
  });
  const { fonts } = await loadResources(SCENE, options);
  expect(fonts.some(({ bytes }) => Buffer.from(bytes).equals(font))).toBe(true);
});

test("nothing is asked for that is found elsewhere", async () => {
  const layers: VideoJSON["layers"] = ["Inter", "NOTO SANS", "Mine", "Off"].map((fontFamily) => {
    return { type: "text", text: "a", fontFamily, enabled: fontFamily !== "Off" };
  });
  const mine = { family: "Mine", source: `data:font/woff2;base64,${font.toString("base64")}` };
  await loadResources({ layers, fonts: [mine] }, options);
  expect(registry.requests).toEqual([]);
  expect(notices).toEqual([]);
});

test("a family that no package carries is unknown", async () => {
  expect(await refusal()).toMatch(/^FONT_UNKNOWN \/layers\/0\/fontFamily/);
  expect(registry.requests).toEqual(["/@fontsource-variable%2fsome-family", "/@fontsource%2fsome-family"]);
  expect(kept()).toEqual([]);
});

const gzipped = (text: string) => gzipSync(Buffer.from(text));

test.each<[string, ServedPackage, RegExp, ResourceOptions?]>([
  ["another digest", { ...WHOLE, integrity: "sha512-AAAA" }, /does not have the sha512 that the registry names/],
  ["no digest", { ...WHOLE, integrity: null }, /names no sha512/],
  ["a weak digest", { ...WHOLE, integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }, /names no sha512/],
  ["no archive", { files: {}, archive: Buffer.from("plain") }, /cannot be unpacked/],
  ["a damaged archive", { files: {}, archive: gzipped("x".repeat(700)) }, /cannot be unpacked|holds no fonts/],
  ["a bomb", { files: {}, archive: gzipSync(Buffer.alloc(2 ** 28 + 1)) }, /cannot be unpacked/],
  ["no fonts", { files: { "package/index.css": Buffer.from("a") } }, /holds no fonts/],
  ["names that lead out", { files: { ...WHOLE.files, "package/../../../out.woff2": font } }, /leads out of it/],
  ["absolute names", { files: { ...WHOLE.files, "/tmp/out.woff2": font } }, /leads out of it/],
  [
    "an old version only",
    { ...WHOLE, version: "4.0.0", answer: (response) => response.end('{"versions":{}}') },
    /no version 5/,
  ],
  ["something else", { files: {}, answer: (response) => response.end("<html>") }, /other than JSON/],
  ["null", { files: {}, answer: (response) => response.end("null") }, /no version 5/],
  ["a failure", { files: {}, answer: (response) => response.writeHead(500).end() }, /status 500/],
  ["the end", { files: {}, answer: (response) => response.destroy() }, /ended too early/],
  ["nothing", { files: {}, answer: () => undefined }, /did not arrive within 0.3 s/, { assetTimeout: 0.3 }],
  ["more than is allowed", WHOLE, /at most 20000 are allowed/, { maxAssetBytes: 20_000 }],
])("%s of a registry is refused, and nothing is kept", async (_, served, reason, more) => {
  registry.packages.set(NAME, served);
  const said = await refusal(more);
  expect(said).toMatch(/^FONT_DOWNLOAD_FAILED \/layers\/0\/fontFamily The font family "Some Family"/);
  expect(said).toMatch(reason);
  expect(kept()).toEqual([]);
});

test("every family that cannot be had is an issue", async () => {
  registry.packages.set(NAME, { ...WHOLE, integrity: null });
  const other = { type: "text", text: "a", fontFamily: "Some-Family" } as const;
  const scene: VideoJSON = { layers: [...SCENE.layers, { type: "group", layers: [other] }] };
  expect((await refusal({}, scene)).split("\n").map((line) => line.split(" ")[1])).toEqual([
    "/layers/0/fontFamily",
    "/layers/1/layers/0/fontFamily",
  ]);
});

test("a registry that cannot be reached is named", async () => {
  process.env["npm_config_registry"] = "http://127.0.0.1:9";
  expect(await refusal()).toMatch(/^FONT_DOWNLOAD_FAILED .*127\.0\.0\.1:9.*refuses the connection/);
  process.env["npm_config_registry"] = "nowhere";
  expect(await refusal()).toMatch(/^FONT_DOWNLOAD_FAILED .*"nowhere\/" is not the address of a registry/);
  process.env["npm_config_registry"] = registry.address;
});

test("two at once give the same, and one package", async () => {
  registry.packages.set(NAME, WHOLE);
  const [first, second] = await Promise.all([hashFrames(SCENE, options), hashFrames(SCENE, options)]);
  expect(first).toEqual(second);
  expect(kept()).toHaveLength(4);
});

test("a file that is not as it was kept is downloaded again", async () => {
  registry.packages.set(NAME, WHOLE);
  await loadResources(SCENE, options);
  const file = join(folder, "cache", NAME, "some-family-latin-wght-normal.woff2");
  writeFileSync(file, font.subarray(0, 100));
  await loadResources(SCENE, options);
  expect(readFileSync(file).equals(font)).toBe(true);
  rmSync(join(folder, "cache", NAME, "manifest.json"));
  await loadResources(SCENE, options);
  expect(kept()).toHaveLength(4);
});

test("what a killed process has left is no package, and is removed in time", async () => {
  registry.packages.set(NAME, WHOLE);
  const scope = join(folder, "cache", dirname(NAME));
  for (const draft of ["some-family.old", "some-family.new", "some-family-sc.old"]) {
    mkdirSync(join(scope, draft), { recursive: true });
    writeFileSync(join(scope, draft, "half.woff2"), "half");
    if (!draft.endsWith("new")) utimesSync(join(scope, draft), 0, 0);
  }
  await loadResources(SCENE, options);
  expect(readdirSync(scope).sort()).toEqual(["some-family", "some-family-sc.old", "some-family.new"]);
});

test("a folder that cannot be used is named", async () => {
  registry.packages.set(NAME, WHOLE);
  const fontCache = join(folder, "file");
  writeFileSync(fontCache, "");
  expect(await refusal({ fontCache })).toMatch(/^FONT_DOWNLOAD_FAILED .*file cannot be used/);
});

test("a download can be aborted", async () => {
  registry.packages.set(NAME, { files: {}, answer: () => setTimeout(() => controller.abort(), 20) });
  const controller = new AbortController();
  expect(await refusal({ signal: controller.signal })).toMatch(/^ABORTED/);
});

test("a document does not ask for families without end", async () => {
  const layers = Array.from({ length: 101 }, (_, at) => ({
    type: "text" as const,
    text: "a",
    fontFamily: `Family ${at}`,
  }));
  expect(await refusal({}, { ...SCENE, layers })).toBe(
    `FONT_DOWNLOAD_FAILED /layers/100/fontFamily The font family "Family 100" cannot be downloaded from ${registry.address}/: ` +
      "a document may have 100 families downloaded at most.",
  );
  expect(registry.requests).toEqual([]);
});
