import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Issue } from "@videoflow/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { videoflow } from "./videoflow.js";

interface BadDocument {
  readonly name: string;
  readonly document: unknown;
  /** Every issue, in any order: code, pointer, and a word its fix must contain. */
  readonly issues: readonly (readonly [code: string, pointer: string, fix: string])[];
  readonly exit?: number;
}

const layer = { type: "text", text: "a" };

const badDocuments: readonly BadDocument[] = [
  { name: "missing layers", document: {}, issues: [["PROPERTY_MISSING", "", "layers"]] },
  {
    name: "negative duration",
    document: { duration: -1, layers: [{ ...layer, duration: -2 }] },
    issues: [
      ["VALUE_RANGE", "/duration", "0"],
      ["VALUE_RANGE", "/layers/0/duration", "0"],
    ],
  },
  {
    name: "unknown layer type",
    document: { layers: [{ type: "txet", text: "a" }] },
    issues: [["LAYER_TYPE_UNKNOWN", "/layers/0/type", '"text"']],
  },
  {
    name: "misspelt property",
    document: { layers: [{ ...layer, fontSzie: 4 }] },
    issues: [["PROPERTY_UNKNOWN", "/layers/0/fontSzie", '"fontSize"']],
  },
  {
    name: "misspelt easing",
    document: {
      layers: [
        {
          ...layer,
          keyframes: {
            opacity: [
              { time: 0, value: 0, easing: "easInOut" },
              { time: 1, value: 1 },
            ],
          },
        },
      ],
    },
    issues: [["EASING_UNKNOWN", "/layers/0/keyframes/opacity/0/easing", '"easeInOut"']],
  },
  { name: "fps 0", document: { fps: 0, layers: [layer] }, issues: [["FPS_INVALID", "/fps", "240"]] },
  {
    name: "keyframes on a property that cannot be animated",
    document: { layers: [{ type: "image", source: "a.gif", keyframes: { loop: [{ time: 0, value: true }] } }] },
    issues: [["KEYFRAME_NOT_ANIMATABLE", "/layers/0/keyframes/loop", "beside"]],
  },
  {
    name: "an unpaired surrogate",
    document: { layers: [{ ...layer, text: "\ud83d" }] },
    issues: [["TEXT_LONE_SURROGATE", "/layers/0/text", "pair"]],
  },
];

describe("validate lists every problem of", () => {
  it.each(badDocuments)("$name", async ({ document, issues, exit = 3 }) => {
    const stdin = JSON.stringify(document);
    const asJson = await videoflow(["validate", "-", "--json"], { stdin });
    const report = JSON.parse(asJson.stdout.toString()) as { valid: boolean; issues: Issue[] };
    expect(report.valid).toBe(false);
    const found = report.issues.map(({ code, pointer }) => `${code} ${pointer}`).sort();
    expect(found).toEqual(issues.map(([code, pointer]) => `${code} ${pointer}`).sort());
    for (const [code, pointer, fix] of issues) {
      expect(report.issues.find((issue) => issue.code === code && issue.pointer === pointer)?.fix).toContain(fix);
    }
    expect(asJson).toMatchObject({ exit, stderr: "" });

    const asText = await videoflow(["validate", "-"], { stdin });
    for (const [code, pointer] of issues) expect(asText.stderr).toContain(pointer ? `${code} at ${pointer}` : code);
    expect(asText.stdout.toString()).toBe("");
    expect(asText.exit).toBe(exit);
    expectNoStack(asText.stderr);
  });

  it("a canvas of 100000 x 100000", async () => {
    const stdin = JSON.stringify({ width: 100_000, height: 100_000, layers: [layer] });
    const { exit, stderr } = await videoflow(["validate", "-"], { stdin });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/CANVAS_TOO_LARGE|VALUE_RANGE at \/width[\s\S]*VALUE_RANGE at \/height/);
  });

  it("a number that is NaN", async () => {
    const { exit, stderr } = await videoflow(["validate", "-"], {
      stdin: '{"layers":[{"type":"text","text":"a","opacity":NaN}]}',
    });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/DOCUMENT_NOT_JSON[\s\S]*NaN[\s\S]*line 1, column 48/);
  });

  it("an unknown font", async () => {
    const stdin = JSON.stringify({ layers: [{ ...layer, fontFamily: "Intre" }] });
    for (const args of [
      ["frame", "-", "-n", "0", "-o", "-"],
      ["hash", "-"],
      ["render", "-", "-o", "-"],
    ]) {
      const { exit, stderr, stdout } = await videoflow(args, { stdin });
      expect(stderr).toMatch(/FONT_UNKNOWN at \/layers\/0\/fontFamily[\s\S]*Inter/);
      expect({ exit, stdout: stdout.toString() }).toEqual({ exit: 4, stdout: "" });
      expectNoStack(stderr);
    }
  });

  it("10,000 nested groups", async () => {
    const open = '{"type":"group","layers":['.repeat(10_000);
    const { exit, stderr } = await videoflow(["validate", "-"], {
      stdin: `{"layers":[${open}${"]}".repeat(10_000)}]}`,
    });
    expect(stderr).toContain("NESTING_TOO_DEEP");
    expect(exit).toBe(3);
    // The pointer must not fill the screen.
    expect(stderr.length).toBeLessThan(500);
    expectNoStack(stderr);
  });

  it("50 MB of JSON, from a file and from a pipe", async () => {
    const text = `{"name":"${"x".repeat(50_000_000)}","layers":[]}`;
    writeFileSync(join(folder, "large.json"), text);
    const fromFile = await videoflow(["validate", join(folder, "large.json")]);
    expect(fromFile.stderr).toMatch(/DOCUMENT_TOO_LARGE\n.*50000023 bytes/);
    const fromPipe = await videoflow(["validate", "-"], { stdin: text });
    expect(fromPipe.stderr).toContain("DOCUMENT_TOO_LARGE");
    expect([fromFile.exit, fromPipe.exit]).toEqual([3, 3]);
  });

  it("an endless device", async () => {
    const { exit, stderr } = await videoflow(["validate", "/dev/zero"]);
    expect(stderr).toContain("DOCUMENT_TOO_LARGE");
    expect(exit).toBe(3);
  });

  it("a document that steers the terminal", async () => {
    const { stderr } = await videoflow(["validate", "-"], {
      stdin: JSON.stringify({ "\u001b[2J\u202e": 1, layers: [] }),
    });
    expect(stderr).toContain("PROPERTY_UNKNOWN");
    expect(stderr).not.toContain("\u001b");
    expect(stderr).not.toContain("\u202e");
  });
});

interface BadCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin?: string | Uint8Array;
  readonly exit: number;
  readonly code: string;
  readonly text: string;
}

/** {folder} stands for the temporary folder of the test. */
const badCalls: readonly BadCall[] = [
  { name: "unknown command", args: ["rendr"], exit: 2, code: "COMMAND_UNKNOWN", text: '"render"' },
  {
    name: "unknown option",
    args: ["render", "-", "--worker", "2"],
    exit: 2,
    code: "OPTION_UNKNOWN",
    text: '"--workers"',
  },
  { name: "unknown global option", args: ["--jsn"], exit: 2, code: "OPTION_UNKNOWN", text: '"--json"' },
  { name: "no document", args: ["validate"], exit: 2, code: "OPTION_MISSING", text: "standard input" },
  { name: "no output", args: ["render", "-"], exit: 2, code: "OPTION_MISSING", text: "--output" },
  { name: "no frame number", args: ["frame", "-", "-o", "-"], exit: 2, code: "OPTION_MISSING", text: "--frame" },
  {
    name: "an option without its value",
    args: ["render", "-", "-o"],
    exit: 2,
    code: "OPTION_MISSING",
    text: "--output",
  },
  {
    name: "no workers",
    args: ["render", "-", "-o", "-", "--workers", "0"],
    exit: 2,
    code: "OPTION_INVALID",
    text: "from 1 to 64",
  },
  {
    name: "half a frame",
    args: ["frame", "-", "-n", "1.5", "-o", "-"],
    exit: 2,
    code: "OPTION_INVALID",
    text: "from 0",
  },
  {
    name: "unknown engine",
    args: ["hash", "-", "--engine", "safari"],
    exit: 2,
    code: "OPTION_INVALID",
    text: "chromium",
  },
  {
    name: "unknown quality",
    args: ["render", "-", "-o", "-", "--quality", "best"],
    exit: 2,
    code: "OPTION_INVALID",
    text: "high",
  },
  { name: "a bad frame list", args: ["hash", "-", "--frames", "5-1"], exit: 2, code: "OPTION_INVALID", text: "10-20" },
  { name: "two documents", args: ["validate", "a", "b"], exit: 2, code: "ARGUMENT_UNEXPECTED", text: '"b"' },
  {
    name: "a missing file",
    args: ["validate", "{folder}/none.json"],
    exit: 2,
    code: "INPUT_MISSING",
    text: "none.json",
  },
  { name: "a folder", args: ["validate", "{folder}"], exit: 2, code: "INPUT_UNREADABLE", text: "folder" },
  {
    name: "a path through a file",
    args: ["validate", "{folder}/good.json/x"],
    exit: 2,
    code: "INPUT_UNREADABLE",
    text: "part of its path",
  },
  {
    name: "not UTF-8",
    args: ["validate", "-"],
    stdin: Uint8Array.of(0x7b, 0xe9, 0x7d),
    exit: 3,
    code: "DOCUMENT_NOT_UTF8",
    text: "byte 1",
  },
  {
    name: "half a character at the end",
    args: ["validate", "-"],
    stdin: Uint8Array.of(0x7b, 0xc3),
    exit: 3,
    code: "DOCUMENT_NOT_UTF8",
    text: "byte",
  },
  { name: "empty standard input", args: ["validate", "-"], exit: 3, code: "DOCUMENT_NOT_JSON", text: "line 1" },
  {
    name: "a frame there is not",
    args: ["frame", "{folder}/good.json", "-n", "150", "-o", "-"],
    exit: 2,
    code: "FRAME_OUT_OF_RANGE",
    text: "0 to 149",
  },
  {
    name: "output in a folder there is not",
    args: ["render", "{folder}/good.json", "-o", "{folder}/none/a.mp4"],
    exit: 5,
    code: "OUTPUT_FAILED",
    text: "no such",
  },
  {
    name: "a folder as output",
    args: ["frame", "{folder}/good.json", "-n", "0", "-o", "{folder}"],
    exit: 5,
    code: "OUTPUT_FAILED",
    text: "folder",
  },
  {
    name: "a full disk",
    args: ["normalize", "{folder}/good.json", "-o", "/dev/full"],
    exit: 5,
    code: "OUTPUT_FAILED",
    text: "full",
  },
];

describe("a call with", () => {
  it.each(badCalls)("$name", async ({ args, stdin = "", exit, code, text }) => {
    const actual = args.map((arg) => arg.replace("{folder}", folder));
    const asText = await videoflow(actual, { stdin });
    expect(asText.stderr).toContain(`error ${code}`);
    expect(asText.stderr).toContain(text);
    expect({ exit: asText.exit, stdout: asText.stdout.toString() }).toEqual({ exit, stdout: "" });
    expectNoStack(asText.stderr);

    const asJson = await videoflow([...actual, "--json"], { stdin });
    const { issues } = JSON.parse(asJson.stdout.toString()) as { issues: Issue[] };
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(asJson).toMatchObject({ exit, stderr: "" });
  });

  it("a crash shows its stack only when asked to", async () => {
    // A package.json that cannot be read is no case the command foresees.
    const env = {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent("JSON.parse = () => { throw new TypeError('broken') }")}`,
    };
    const quiet = await videoflow(["doctor"], { env });
    expect(quiet.stderr).toMatch(/error INTERNAL\n.*TypeError: broken[\s\S]*Report it/);
    expect(quiet.exit).toBe(1);
    expectNoStack(quiet.stderr);
    expect((await videoflow(["doctor"], { env: { ...env, VIDEOFLOW_DEBUG: "1" } })).stderr).toMatch(/\n +at /);
  });
});

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
  writeFileSync(join(folder, "good.json"), JSON.stringify({ width: 64, height: 64, layers: [layer] }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectNoStack(text: string): void {
  expect(text).not.toMatch(/^\s+at .*[:(]/m);
  expect(text).not.toContain("node:internal");
}
