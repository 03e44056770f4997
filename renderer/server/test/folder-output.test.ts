import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VideoJSON } from "@videoflow/core";
import { unzipSync } from "fflate";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { folderOutput } from "../src/export/folder-output.js";
import { renderVideo } from "../src/render-video.js";

const document: VideoJSON = {
  ...{ width: 32, height: 18, fps: 10, duration: 1.2 },
  layers: [
    {
      ...{ type: "shape", shapeType: "ellipse", width: 40, height: 40, fill: "#FF5A1F" },
      keyframes: {
        opacity: [
          { time: 0, value: 0 },
          { time: 1, value: 1 },
        ],
      },
    },
  ],
};

let zip: Buffer;
let pictures: Record<string, Buffer>;
let folder: string;
let target: string;

beforeAll(async () => {
  zip = await renderVideo(document, { engine: "node", format: "png" });
  pictures = Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, data]) => [name, Buffer.from(data)]));
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
  target = join(folder, "frames");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string) =>
  Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]));

async function writeInPieces(bytes: Uint8Array, size: number): Promise<string> {
  const output = await folderOutput(`${target}/`);
  try {
    for (let at = 0; at < bytes.length; at += size) await output.write(bytes.subarray(at, at + size), at);
    return await output.finish();
  } catch (error) {
    await output.discard();
    throw error;
  }
}

describe("a folder of pictures", () => {
  test("holds what the ZIP file holds", async () => {
    const options = { engine: "node", format: "png", outputType: "file", output: `${target}/` } as const;
    expect(await renderVideo(document, options)).toBe(target);
    expect(Object.keys(pictures)).toHaveLength(12);
    expect(filesIn(target)).toEqual(pictures);
  });

  test.each([1, 7, 31, 1000, 1e6])("is the same for parts of %d bytes", async (size) => {
    await writeInPieces(zip, size);
    expect(filesIn(target)).toEqual(pictures);
  });

  test("keeps what it held", async () => {
    mkdirSync(target);
    writeFileSync(join(target, "notes.txt"), "mine");
    await writeInPieces(zip, 4096);
    expect(filesIn(target)).toEqual({ ...pictures, "notes.txt": Buffer.from("mine") });
  });

  test("is refused where it holds pictures of a sequence: two films would mix", async () => {
    mkdirSync(target);
    writeFileSync(join(target, "frame-00099.png"), "older");
    await expect(folderOutput(`${target}/`)).rejects.toThrow(/OUTPUT_FAILED.*already holds frame-00099.png/);
    expect(filesIn(target)).toEqual({ "frame-00099.png": Buffer.from("older") });
  });

  test.each([["new"], ["there"]])("that is %s is left as it was by a film that fails", async (state) => {
    if (state === "there") mkdirSync(target);
    const output = await folderOutput(`${target}/`);
    await output.write(zip.subarray(0, 900), 0);
    await output.discard();
    expect(existsSync(target) ? readdirSync(target) : state).toEqual(state === "there" ? [] : "new");
    expect(readdirSync(folder)).toEqual(state === "there" ? ["frames"] : []);
  });

  test("takes no name that leads out of it", async () => {
    const evil = Buffer.from(zip);
    evil.write("../../../00001.p", 30, "latin1");
    await expect(writeInPieces(evil, 500)).rejects.toThrow(/OUTPUT_FAILED.*no name of a picture/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(["mp4", "gif", undefined] as const)("is for pictures alone, not for %s", async (format) => {
    const options = { engine: "node", format, outputType: "file", output: `${target}/` } as const;
    await expect(renderVideo(document, options)).rejects.toThrow(/OPTION_INVALID.*"output"/);
  });
});
