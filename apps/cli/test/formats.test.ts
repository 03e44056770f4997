import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { videoflow } from "./videoflow.js";

const TITLE = {
  width: 64,
  height: 36,
  fps: 10,
  duration: 1,
  layers: [{ type: "shape", shapeType: "ellipse", width: 20, height: 20, fill: "#FF5A1F" }],
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
  file = join(folder, "title.json");
  writeFileSync(file, JSON.stringify(TITLE));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("render", () => {
  it.each([
    ["gif", "GIF89a"],
    ["zip", "PK\u0003\u0004"],
    ["mp4", "ftyp"],
  ])("writes what the ending .%s stands for, without a browser", async (ending, start) => {
    const output = join(folder, `title.${ending}`);
    expect(await videoflow(["render", file, "-o", output, "--engine", "node"])).toMatchObject({ exit: 0 });
    expect(readFileSync(output).subarray(0, 8).toString("latin1")).toContain(start);
  });

  it("writes pictures to what ends in a slash, beside what is there", async () => {
    const output = join(folder, "frames/");
    mkdirSync(output);
    writeFileSync(join(output, "notes.txt"), "mine");
    const render = () => videoflow(["render", file, "-o", output, "--engine", "node", "--json"]);
    const { exit, stdout } = await render();
    const frames = Array.from({ length: 10 }, (_, index) => `frame-${String(index + 1).padStart(5, "0")}.png`);
    expect(readdirSync(output)).toEqual([...frames, "notes.txt"]);
    expect(readFileSync(join(output, "frame-00010.png")).subarray(1, 4).toString()).toBe("PNG");
    const bytes = frames.reduce((sum, name) => sum + statSync(join(output, name)).size, 0);
    expect([exit, JSON.parse(stdout.toString())]).toEqual([0, expect.objectContaining({ output, bytes, frames: 10 })]);
    expect((await render()).stdout.toString()).toContain("it already holds frame-00001.png");
  });

  it("writes WebM with the codec asked for, in Chromium", async () => {
    const output = join(folder, "title.webm");
    expect(await videoflow(["render", file, "-o", output, "--codec", "av1", "--bitrate", "0.2M"])).toMatchObject({
      exit: 0,
    });
    const bytes = readFileSync(output).toString("latin1");
    expect(bytes).toContain("webm");
    expect(bytes).toContain("V_AV1");
  });

  it("writes the format asked for, whatever the name", async () => {
    const { exit, stdout } = await videoflow(["render", file, "-o", "-", "--engine", "node", "--format", "gif"]);
    expect([exit, stdout.subarray(0, 6).toString()]).toEqual([0, "GIF89a"]);
  });

  it.each<[string, string[], number, string, string]>([
    ["WebM in Node", ["a.webm", "--engine", "node"], 5, "ENCODING_UNSUPPORTED", 'the engine "chromium"'],
    ["H.264 in WebM", ["a.webm", "--codec", "h264"], 2, "OPTION_INVALID", 'one of "vp9", "av1" for a webm file'],
    ["a bit rate of a GIF", ["a.gif", "--bitrate", "1M"], 2, "OPTION_INVALID", "another format"],
    ["a bit rate that is none", ["a.mp4", "--bitrate", "4Q"], 2, "OPTION_INVALID", "such as 800k or 4M"],
    ["a bit rate of next to nothing", ["a.mp4", "--bitrate", "4"], 2, "OPTION_INVALID", "10000 to 1000000000"],
    ["a codec that is none", ["a.mp4", "--codec", "h265"], 2, "OPTION_INVALID", "h264, vp9, av1"],
    ["a format that is none", ["a.mp4", "--format", "avi"], 2, "OPTION_INVALID", "mp4, webm, gif, png, wav"],
    ["a GIF in a folder", ["frames/", "--format", "gif"], 2, "OPTION_INVALID", 'only the pictures of the format "png"'],
    ["sound of a silent document", ["a.wav", "--engine", "node"], 3, "SOUND_MISSING", "Add an audio layer"],
  ])("refuses %s, says what would do, and leaves nothing", async (_, [output = "", ...options], exit, code, text) => {
    const result = await videoflow(["render", file, "-o", join(folder, output), ...options]);
    expect(result.exit).toBe(exit);
    expect(result.stderr).toContain(code);
    expect(result.stderr).toContain(text);
    expect(readdirSync(folder)).toEqual(["title.json"]);
  });
});
