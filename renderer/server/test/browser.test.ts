import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findFirefox } from "../src/browser/find-browser.js";
import { runInBrowser } from "../src/browser/run-in-browser.js";
import { closeBrowsers } from "../src/browser/warm-browsers.js";
import { type HashEngine, hashFrames } from "../src/hash/hash-frames.js";
import { browserProcesses, killProcesses } from "./processes.js";

const browsers = ["chromium", ...(findFirefox() || process.env["CI"] ? ["firefox"] : [])] as ("chromium" | "firefox")[];
const TIMEOUT = 60_000;

const digest = {
  width: 270,
  height: 480,
  fps: 30,
  layers: [
    {
      type: "text",
      text: "Your Weekly Stats",
      fontSize: 6,
      color: "#FF5A1F",
      position: [0.5, 0.4],
      keyframes: {
        opacity: [
          { time: 0, value: 0 },
          { time: 0.5, value: 1 },
        ],
      },
    },
  ],
} as unknown as VideoJSON;
/** Long enough that it is never done before a test has ended it. */
const endless = { ...digest, duration: 3600 } as VideoJSON;

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

describe("frame hashes", () => {
  it.each(["worker", ...browsers] as HashEngine[])(
    "are the same in Node and in %s",
    { timeout: TIMEOUT },
    async (engine) => {
      const frames = [0, 7, 15, 149];
      const expected = await hashFrames(digest, { engine: "node", frames });
      expect(new Set(expected.frames.map(({ sha256 }) => sha256)).size).toBeGreaterThan(2);
      expect(await hashFrames(digest, { engine, frames })).toEqual({ ...expected, engine });
      await expectNothingLeft();
    },
  );

  it("cover the whole video, or a range with both ends", async () => {
    const whole = await hashFrames(digest);
    expect(whole).toMatchObject({ engine: "node", width: 270, height: 480, frameCount: 150 });
    expect(whole.frames.map(({ frame }) => frame)).toEqual(Array.from({ length: 150 }, (_, frame) => frame));
    const range = await hashFrames(digest, { frames: { first: 3, last: 5 } });
    expect(range.frames).toEqual(whole.frames.slice(3, 6));
  });

  it.each(["node", "worker", ...browsers] as HashEngine[])(
    "in %s refuse frames there are not",
    { timeout: TIMEOUT },
    async (engine) => {
      const { issues } = await failure(hashFrames(digest, { engine, frames: [0, 150, 9999] }));
      expect(issues.map(({ code }) => code)).toEqual(["FRAME_OUT_OF_RANGE", "FRAME_OUT_OF_RANGE"]);
      expect(issues[0]?.message).toContain("150");
      await expectNothingLeft();
    },
  );

  it.each(["node", "worker", ...browsers] as HashEngine[])(
    "in %s can be aborted",
    { timeout: TIMEOUT },
    async (engine) => {
      const controller = new AbortController();
      const onProgress = () => controller.abort();
      expect((await failure(hashFrames(endless, { engine, signal: controller.signal, onProgress }))).code).toBe(
        "ABORTED",
      );
      await expectNothingLeft();
    },
  );
});

describe.each(browsers)("%s", (browser) => {
  it("reports a job it does not know", { timeout: TIMEOUT }, async () => {
    const error = await failure(runInBrowser({ browser, job: "none", input: {} }));
    expect(error.code).toBe("BROWSER_FAILED");
    expect(error.message).toContain('no job "none"');
    await expectNothingLeft();
  });

  it.each(["/nowhere/browser", "/bin/false", tmpdir()])("at %s is an error", { timeout: TIMEOUT }, async (path) => {
    vi.stubEnv(browser === "chromium" ? "VIDEOFLOW_CHROMIUM" : "VIDEOFLOW_FIREFOX", path);
    const error = await failure(hashFrames(digest, { engine: browser }));
    expect(error.code).toBe("BROWSER_FAILED");
    expect(error.message).toContain(path);
    await expectNothingLeft();
  });

  it.each(["page", "browser"] as const)(
    "whose %s process is killed is an error",
    { timeout: TIMEOUT },
    async (victim) => {
      let killed = false;
      const onProgress = () => {
        if (!killed) killProcesses(browser, victim);
        killed = true;
      };
      expect((await failure(hashFrames(endless, { engine: browser, onProgress }))).code).toBe("BROWSER_FAILED");
      expect(killed).toBe(true);
      await expectNothingLeft();
    },
  );
});

it.each([
  ["chromium", "VIDEOFLOW_CHROMIUM"],
  ["firefox", "VIDEOFLOW_FIREFOX"],
] as const)("tells what %s said when it would not start", async (engine, variable) => {
  const program = join(folder, "browser");
  writeFileSync(program, "#!/bin/sh\necho cannot open libsomething.so >&2\nexit 127\n", { mode: 0o755 });
  vi.stubEnv(variable, program);
  const { message } = await failure(hashFrames(digest, { engine }));
  expect(message).toContain("it said: cannot open libsomething.so.");
});

it("says how to do without a sandbox that cannot be set up", async () => {
  const program = join(folder, "browser");
  const said = "[1:1:1121/0:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! Try using --no-sandbox";
  writeFileSync(program, `#!/bin/sh\necho '${said}' >&2\nexit 133\n`, { mode: 0o755 });
  vi.stubEnv("VIDEOFLOW_CHROMIUM", program);
  const { message } = await failure(hashFrames(digest, { engine: "chromium" }));
  expect(message).toContain("No usable sandbox!");
  expect(message).toContain("VIDEOFLOW_CHROMIUM_SANDBOX=off");
});

it("says how to get a browser that is missing", async () => {
  vi.stubEnv("PATH", folder);
  const error = await failure(hashFrames(digest, { engine: "firefox" }));
  expect(error.code).toBe("BROWSER_MISSING");
  expect(error.issues[0]?.fix).toContain("firefox-esr");
});

async function failure(promise: Promise<unknown>): Promise<VideoJSONError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(VideoJSONError);
  return error as VideoJSONError;
}

/** Without the warm browsers there is neither a file in the temporary folder nor a process below this one. */
async function expectNothingLeft(): Promise<void> {
  await closeBrowsers();
  expect(readdirSync(folder)).toEqual([]);
  expect(browserProcesses()).toEqual([]);
}
