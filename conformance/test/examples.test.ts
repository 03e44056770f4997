import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseDocument, validate } from "@videoflow/core";
import { renderVideo } from "@videoflow/renderer-server";
import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import { describe, expect, test } from "vitest";
import weeklyDigest from "../../examples/weekly-digest.json" with { type: "json" };

const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));

describe("the examples run as they stand", () => {
  test("Python without any library writes the Weekly Digest", () => {
    const python = spawnSync("python3", [example("weekly_digest.py")], { encoding: "utf8" });
    expect(python.error === undefined || !process.env["CI"], "python3 is missing in CI").toBe(true);
    if (python.error === undefined) expect(JSON.parse(python.stdout)).toEqual(weeklyDigest);
  });

  test("the Weekly Digest is valid and renders to five seconds of H.264", async () => {
    const { document, issues } = parseDocument(JSON.stringify(weeklyDigest));
    expect(issues).toEqual([]);
    const mp4 = (await renderVideo(document ?? weeklyDigest, { outputType: "buffer" })) as Buffer;
    expect(await facts(mp4)).toEqual({ codec: "avc", width: 1080, height: 1920, frames: 150, duration: 5 });
  });

  test("the render endpoint gives a playable MP4 of three seconds", async () => {
    const module = (await import(example("render-endpoint.mjs"))) as {
      renderVideo(data: { userName: string }): Promise<Buffer>;
    };
    const mp4 = await module.renderVideo({ userName: "Ada" });
    expect(await facts(mp4)).toEqual({ codec: "avc", width: 1080, height: 1920, frames: 90, duration: 3 });
  });

  test("compiling for a queue gives valid JSON, the same bytes every time", () => {
    const compile = () => execFileSync(process.execPath, [example("compile-for-a-queue.mjs")], { encoding: "utf8" });
    const json = compile();
    expect(compile()).toBe(json);
    const { document, issues } = validate(JSON.parse(json));
    expect(issues).toEqual([]);
    expect(document?.duration).toBe(5);
  });
});

async function facts(mp4: Uint8Array) {
  const input = new Input({ source: new BufferSource(mp4), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error("no video track");
  const { packetCount } = await track.computePacketStats();
  const { codec, displayWidth, displayHeight } = track;
  const duration = await track.computeDuration();
  return { codec, width: displayWidth, height: displayHeight, frames: packetCount, duration };
}
