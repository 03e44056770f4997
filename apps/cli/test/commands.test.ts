import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { startVideoflow, videoflow } from "./videoflow.js";

/** Small, with a still half and a moving half. */
const digest = {
  name: "Weekly Digest",
  width: 108,
  height: 192,
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
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "videoflow-test-"));
  file = join(folder, "digest.json");
  writeFileSync(file, JSON.stringify(digest));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("render", () => {
  it("writes the same MP4 to a file and to standard output, whatever the number of workers", async () => {
    const output = join(folder, "digest.mp4");
    const toFile = await videoflow(["render", file, "-o", output, "--workers", "1"]);
    expect(toFile.stderr).toMatch(/^150 frames in .* digest|^150 frames in .*digest\.mp4\n$/);
    expect(toFile).toMatchObject({ exit: 0, stdout: Buffer.alloc(0) });
    const input = { stdin: readFileSync(file), env: { TMPDIR: folder } };
    const toPipe = await videoflow(["render", "-", "-o", "-", "--workers", "2"], input);
    expect(toPipe).toMatchObject({ exit: 0, stderr: "" });
    expect(toPipe.stdout.subarray(4, 8).toString()).toBe("ftyp");
    expect(toPipe.stdout.equals(readFileSync(output))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["digest.json", "digest.mp4"]);
  });

  it("writes the bytes of every other engine in exact mode without a browser", async () => {
    const [inNode, inChromium] = [join(folder, "node.mp4"), join(folder, "chromium.mp4")];
    const env = { VIDEOFLOW_CHROMIUM: "/nowhere/chromium" };
    expect(await videoflow(["render", file, "-o", inNode, "--engine", "node"], { env })).toMatchObject({ exit: 0 });
    expect(await videoflow(["render", file, "-o", inChromium, "--encoder", "exact"])).toMatchObject({ exit: 0 });
    expect(readFileSync(inNode).equals(readFileSync(inChromium))).toBe(true);
    const without = await videoflow(["render", file, "-o", inChromium], { env });
    expect(without).toMatchObject({ exit: 6 });
    expect(without.stderr).toContain('the engine "node"');
  });

  it("reports as JSON", async () => {
    const output = join(folder, "digest.mp4");
    const { exit, stdout, stderr } = await videoflow(["render", file, "-o", output, "--json"]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const { size: bytes } = statSync(output);
    expect(JSON.parse(stdout.toString())).toMatchObject({ output, bytes, frames: 150, issues: [] });
  });

  it("tells programs how far it is", async () => {
    const { exit, stdout, stderr } = await videoflow([
      "render",
      file,
      "-o",
      join(folder, "a.mp4"),
      "--progress",
      "--json",
    ]);
    expect({ exit, frames: JSON.parse(stdout.toString()).frames }).toEqual({ exit: 0, frames: 150 });
    const told = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).progress);
    expect(told).toEqual(Array.from({ length: 150 }, (_, index) => ({ frames: index + 1, frameCount: 150 })));
  });

  it("is silent when told to be", async () => {
    const { exit, stdout, stderr } = await videoflow(["render", file, "-o", join(folder, "a.mp4"), "--quiet"]);
    expect({ exit, stdout: stdout.toString(), stderr }).toEqual({ exit: 0, stdout: "", stderr: "" });
  });

  it("never replaces a device by a file", async () => {
    expect((await videoflow(["render", file, "-o", "/dev/null"])).exit).toBe(0);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("stops at %s with exit code 130 and no half-written file", async (signal) => {
    writeFileSync(file, JSON.stringify({ ...digest, width: 1080, height: 1920, duration: 3600 }));
    const output = join(folder, "digest.mp4");
    writeFileSync(output, "what was there before");
    const temporary = mkdtempSync(join(tmpdir(), "videoflow-test-"));
    onTestFinished(() => rmSync(temporary, { recursive: true }));
    const { child, ended } = startVideoflow(["render", file, "-o", output], { env: { TMPDIR: temporary } });
    // The draft beside the goal shows that rendering has begun.
    while (readdirSync(folder).length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(signal);
    const { exit, stderr } = await ended;
    expect(exit).toBe(130);
    expect(stderr).toContain("ABORTED");
    expect(readdirSync(folder).sort()).toEqual(["digest.json", "digest.mp4"]);
    expect(readFileSync(output, "utf8")).toBe("what was there before");
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe("frame", () => {
  it("writes the pixels that hash hashes, as a PNG", async () => {
    const output = join(folder, "frame.png");
    const { exit, stderr } = await videoflow(["frame", file, "-n", "15", "-o", output]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: `Frame 15, 108×192 pixels: ${output}\n` });
    const { stdout } = await videoflow(["hash", file, "--frames", "15"]);
    const png = readFileSync(output);
    expect(stdout.toString()).toBe(`15 ${createHash("sha256").update(opaquePixels(png)).digest("hex")}\n`);
    const toPipe = await videoflow(["frame", file, "-n", "15", "-o", "-"]);
    expect(toPipe.stdout.equals(png)).toBe(true);
    const asJson = await videoflow(["frame", file, "-n", "15", "-o", output, "--json"]);
    expect(JSON.parse(asJson.stdout.toString())).toEqual({
      ...{ output, bytes: png.length, frame: 15, width: 108, height: 192, issues: [] },
    });
  });

  it("loads files of the size that is allowed", async () => {
    const source = join(folder, "mark.svg");
    writeFileSync(
      source,
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>',
    );
    writeFileSync(
      file,
      JSON.stringify({ width: 8, height: 8, duration: 1, layers: [{ type: "image", source: "mark.svg" }] }),
    );
    const frame = ["frame", file, "-n", "0", "-o", join(folder, "frame.png")];
    expect(await videoflow([...frame, "--max-asset-bytes", "1000", "--asset-timeout", "5"])).toMatchObject({ exit: 0 });
    const small = await videoflow([...frame, "--max-asset-bytes", "20"]);
    expect(small.exit).toBe(4);
    expect(small.stderr).toContain("ASSET_TOO_LARGE");
    expect((await videoflow([...frame, "--asset-timeout", "soon"])).stderr).toContain("assetTimeout");
  });
});

describe("hash", () => {
  it("prints the same hashes for the main thread, a worker and Chromium", async () => {
    const hash = async (engine: string) => {
      const { exit, stdout } = await videoflow(["hash", file, "--engine", engine, "--frames", "0,7,148-149", "--json"]);
      expect(exit).toBe(0);
      return JSON.parse(stdout.toString());
    };
    const node = await hash("node");
    expect(node).toMatchObject({ engine: "node", width: 108, height: 192, frameCount: 150, issues: [] });
    expect(node.frames.map((entry: { frame: number }) => entry.frame)).toEqual([0, 7, 148, 149]);
    expect(await hash("worker")).toEqual({ ...node, engine: "worker" });
    expect(await hash("chromium")).toEqual({ ...node, engine: "chromium" });
  });

  it("stops at SIGINT while a browser runs, which goes with it", async () => {
    writeFileSync(file, JSON.stringify({ ...digest, duration: 3600 }));
    const { child, ended } = startVideoflow(["hash", file, "--engine", "chromium"], { env: { TMPDIR: folder } });
    // The browser's home beside the document shows that it is being started.
    while (readdirSync(folder).length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect((await ended).exit).toBe(130);
    // The browser takes its folder with it, a moment later.
    await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).toEqual(["digest.json"]);
  });
});

describe("validate", () => {
  it("says that a document is valid", async () => {
    expect(await videoflow(["validate", file])).toMatchObject({ exit: 0, stderr: "The document is valid.\n" });
    const { exit, stdout } = await videoflow(["validate", "-", "--json"], { stdin: `\ufeff${JSON.stringify(digest)}` });
    expect({ exit, stdout: stdout.toString() }).toEqual({ exit: 0, stdout: '{"valid":true,"issues":[]}\n' });
  });

  it("warns without refusing", async () => {
    const stdin = JSON.stringify({ ...digest, version: "1.9" });
    const { exit, stderr } = await videoflow(["validate", "-"], { stdin });
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^warning VERSION_NEWER at \/version\n[\s\S]*with warnings\.\n$/);
  });
});

describe("normalize", () => {
  it("writes one form for documents that mean the same", async () => {
    const { stdout, exit } = await videoflow(["normalize", file]);
    expect(exit).toBe(0);
    expect(stdout.toString()).toMatch(/^\{"height":192,.*"version":"1\.0","width":108\}$/);
    expect((await videoflow(["normalize", "-"], { stdin: stdout })).stdout.equals(stdout)).toBe(true);
    const output = join(folder, "canonical.json");
    expect((await videoflow(["normalize", file, "-o", output])).exit).toBe(0);
    expect(readFileSync(output).equals(stdout)).toBe(true);
  });
});

describe("doctor", () => {
  it("finds what rendering needs on this machine", async () => {
    const { exit, stdout } = await videoflow(["doctor", "--json"]);
    expect(exit).toBe(0);
    const { ok, checks } = JSON.parse(stdout.toString()) as { ok: boolean; checks: { name: string; ok: boolean }[] };
    expect(ok).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual([
      ...["Node", "WebAssembly SIMD", "Processors", "Bundled fonts", "Chromium", "Firefox", "Rendering"],
    ]);
    expect(checks.filter(({ name }) => name !== "Firefox").every((check) => check.ok)).toBe(true);
  });

  it("says how to get what is missing", async () => {
    const env = { PATH: folder, VIDEOFLOW_FIREFOX: "", VIDEOFLOW_CHROMIUM: "/nowhere/chromium" };
    const { exit, stdout } = await videoflow(["doctor"], { env });
    expect(exit).toBe(0);
    expect(stdout.toString()).toMatch(/– Chromium: it cannot be started, \/nowhere\/chromium \(VIDEOFLOW_CHROMIUM\)/);
    expect(stdout.toString()).toContain("– Rendering: only with --engine node");
    expect(stdout.toString()).toMatch(/– Firefox: none .*\n +Install Firefox/);
  });
});

describe("videoflow", () => {
  it("prints its version and its help, with examples", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect((await videoflow(["--version"])).stdout.toString()).toBe(`${version}\n`);
    const help = await videoflow(["--help"]);
    expect(help.stdout.toString()).toContain("$ videoflow render digest.json -o digest.mp4");
    expect(help.exit).toBe(0);
    expect((await videoflow(["render", "--help"])).stdout.toString()).toContain("--workers");
    const bare = await videoflow([]);
    expect(bare.stderr).toContain("Usage: videoflow");
    expect(bare.exit).toBe(2);
  });

  it("ends when nobody reads its output any more", async () => {
    const { child, ended } = startVideoflow(["hash", file]);
    child.stdout.destroy();
    const { exit, stderr } = await ended;
    expect(stderr).not.toContain(" at ");
    expect(exit).toBe(5);
  });
});

/** The pixels of a PNG that encodePng wrote from an opaque frame, as premultiplied RGBA. */
function opaquePixels(png: Buffer): Uint8Array {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const start = png.indexOf("IDAT") + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width * 3; x++) {
      const at = (column: number, row: number) => (row * width + Math.floor(column / 3)) * 4 + (column % 3);
      const above = y === 0 ? 0 : (pixels[at(x, y - 1)] as number);
      pixels[at(x, y)] = (rows[y * (width * 3 + 1) + 1 + x] as number) + above;
    }
  }
  return pixels;
}
