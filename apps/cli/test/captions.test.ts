import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { videoflow } from "./videoflow.js";

const srt = "1\n00:00:01,000 --> 00:00:02,500\nHello\n";
const expected = [{ caption: "Hello", startTime: 1, endTime: 2.5 }];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("captions", () => {
  it("writes what a captions layer takes, from a file by its name", async () => {
    const [file, output] = [join(folder, "talk.SRT"), join(folder, "captions.json")];
    writeFileSync(file, srt);
    const printed = await videoflow(["captions", file]);
    expect(printed).toMatchObject({ exit: 0, stderr: "" });
    expect(JSON.parse(printed.stdout.toString())).toEqual(expected);
    const written = await videoflow(["captions", file, "-o", output, "--json"]);
    expect(JSON.parse(written.stdout.toString())).toEqual({ output, captions: 1 });
    expect(readFileSync(output, "utf8")).toBe(printed.stdout.toString());
  });

  it("reads standard input in the format it is told", async () => {
    const stdin = JSON.stringify({ segments: [{ start: 1, end: 2.5, text: "Hello" }] });
    const { exit, stdout } = await videoflow(["captions", "-", "--format", "whisperx"], { stdin });
    expect({ exit, captions: JSON.parse(stdout.toString()) }).toEqual({ exit: 0, captions: expected });
  });

  it("refuses what it cannot read, and says where", async () => {
    const unknown = await videoflow(["captions", "-"], { stdin: srt });
    expect(unknown).toMatchObject({ exit: 2, stdout: Buffer.alloc(0) });
    expect(unknown.stderr).toContain("--format");
    const broken = await videoflow(["captions", "-", "--format", "srt"], { stdin: "1\n00:00:01 --> soon\nHello" });
    expect(broken).toMatchObject({ exit: 3, stdout: Buffer.alloc(0) });
    expect(broken.stderr).toContain("line 2");
  });
});
