/** Programs in a folder of their own, where only the packages given are installed. */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder = "";

async function install(name: string, code: string): Promise<void> {
  const home = join(folder, "node_modules", name);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, "package.json"), JSON.stringify({ name, type: "module", exports: "./index.js" }));
  await writeFile(join(home, "index.js"), code);
}

/** What the program prints, parsed. */
async function run(program: string): Promise<unknown> {
  await writeFile(join(folder, "main.mjs"), program);
  const { stdout } = await promisify(execFile)(process.execPath, ["main.mjs"], { cwd: folder });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "videoflow-core-"));
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("../src/index.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "neutral",
    write: false,
    logLevel: "silent",
  });
  await install("@videoflow/core", outputFiles[0]?.text ?? "");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const program = (body: string) => `
import VideoFlow from "@videoflow/core";
const $ = new VideoFlow();
$.addText({ text: "a" });
$.wait("1s");
const result = await (async () => { ${body} })().catch(({ name, code, message, issues }) => ({ name, code, message, issues }));
console.log(JSON.stringify(result));
`;

describe("rendering", () => {
  it("names the package to install when there is none", async () => {
    expect(await run(program("return $.renderVideo();"))).toMatchObject({
      name: "VideoJSONError",
      code: "RENDERER_MISSING",
      issues: [{ fix: expect.stringContaining("npm install @videoflow/renderer-server") }],
    });
  });

  it("does not mistake a renderer that breaks, or misses something, for one that is not there", async () => {
    await install("@videoflow/renderer-server", 'throw new TypeError("the renderer is broken");');
    expect(await run(program("return $.renderVideo();"))).toMatchObject({ message: "the renderer is broken" });
    await install("@videoflow/renderer-server", 'import "videoflow-something-else";');
    expect(await run(program("return $.renderVideo();"))).toMatchObject({ code: "ERR_MODULE_NOT_FOUND" });
  });

  it("finds the installed renderer by itself and gives it document and options", async () => {
    await install(
      "@videoflow/renderer-server",
      `import { registerRenderer } from "@videoflow/core";
       const told = (what) => async (...given) => ({ what, given });
       registerRenderer({ name: "test", renderVideo: told("video"), renderFrame: told("frame"), renderAudio: told("audio") });`,
    );
    const document = { version: "1.0", duration: 1, layers: [{ type: "text", text: "a" }] };
    const calls = "[await $.renderVideo({ fast: 1 }), await $.renderFrame(7), await $.renderAudio({ verbose: true })]";
    expect(await run(program(`return ${calls};`))).toEqual([
      { what: "video", given: [document, { verbose: false, fast: 1 }] },
      { what: "frame", given: [document, 7, { verbose: false }] },
      { what: "audio", given: [document, { verbose: true }] },
    ]);
  });

  it("says so when a renderer cannot render sound alone", async () => {
    await install(
      "@videoflow/renderer-server",
      `import { registerRenderer } from "@videoflow/core";
       registerRenderer({ name: "silent", renderVideo: async () => 1, renderFrame: async () => 2 });`,
    );
    expect(await run(program("return $.renderAudio();"))).toMatchObject({
      code: "RENDERER_INCAPABLE",
      message: expect.stringContaining("silent"),
    });
  });

  it("does not render a document that is not valid", async () => {
    const body = "const broken = new VideoFlow({ width: -1 }); return broken.renderVideo();";
    expect(await run(program(body))).toMatchObject({ name: "VideoJSONError", issues: [{ pointer: "/width" }] });
  });

  it("runs the examples of the README as they stand", async () => {
    const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
    const [first = "", second = ""] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code ?? "");
    await install(
      "@videoflow/renderer-server",
      `import { canonicalJson, registerRenderer } from "@videoflow/core";
       registerRenderer({ name: "test", renderVideo: async (document) => new TextEncoder().encode(canonicalJson(document)) });`,
    );
    await run(`${first}\nconsole.log("null");`);
    expect(JSON.parse(await readFile(join(folder, "weekly-digest.mp4"), "utf8"))).toMatchObject({
      name: "Weekly Digest",
      duration: 4,
    });
    expect(await run(`const queue = { send: async (text) => console.log(text) };\n${second}`)).toEqual({
      version: "1.0",
      width: 1280,
      height: 720,
      duration: 5,
      layers: [{ type: "text", text: "User Recap", fontSize: 5, color: "#FF5A1F" }],
    });
  });
});
