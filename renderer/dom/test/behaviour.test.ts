import { createHash } from "node:crypto";
import type { Layer, VideoJSON } from "@videoflow/core";
import { renderFrame } from "@videoflow/renderer-server";
import { runInBrowser } from "@videoflow/renderer-server/browser";
import { beforeAll, describe, expect, it } from "vitest";
import { browsers } from "./browsers.js";
import { bundled, previewFiles, type ServedFile } from "./preview-page.js";

const scene: VideoJSON = {
  name: "Scene",
  width: 320,
  height: 180,
  fps: 30,
  duration: 2,
  backgroundColor: "#203040",
  layers: [
    { type: "text", id: "title", text: "Preview", fontSize: 12, fontWeight: 700 },
    {
      type: "group",
      id: "group",
      layers: [
        {
          type: "shape",
          id: "inner",
          shapeType: "rectangle",
          width: 10,
          height: 10,
          keyframes: {
            position: [
              { time: 0, value: [0.1, 0.8] },
              { time: 2, value: [0.9, 0.8] },
            ],
          },
        },
      ],
    },
  ],
};

/** A tone that rises, as a WAV file of 16 bits at 48 kHz. */
const tone: Layer = {
  type: "audio",
  source: `data:audio/wav;base64,${risingTone(1.7).toString("base64")}`,
  startTime: 0.1,
};

function risingTone(seconds: number): Buffer {
  const count = Math.round(seconds * 48_000);
  const file = Buffer.alloc(44 + count * 2);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + count * 2, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(48_000, 24);
  file.writeUInt32LE(96_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(count * 2, 40);
  for (let at = 0; at < count; at++)
    file.writeInt16LE(Math.round(12_000 * Math.sin((at * (at + 4000)) / 2e6)), 44 + at * 2);
  return file;
}

async function hashInNode(video: VideoJSON, frame: number): Promise<string> {
  const { data } = await renderFrame(video, frame);
  return createHash("sha256").update(data).digest("hex");
}

describe.each(browsers)("in %s", (browser) => {
  let files = new Map<string, ServedFile>();
  let script = "";

  beforeAll(async () => {
    [files, script] = await Promise.all([previewFiles(), bundled("page/jobs.ts")]);
    const broken = { layers: [{ type: "text" }, { type: "shap" }] };
    for (const [name, document] of Object.entries({ scene, broken })) {
      files.set(`${name}.json`, { contentType: "application/octet-stream", bytes: JSON.stringify(document) });
    }
  });

  const run = async <Result>(job: string, input: unknown = scene): Promise<Result> => {
    const { result } = await runInBrowser({ browser, job, input, files, script });
    return result as Result;
  };

  it("edits are seen as if the document had been loaded so, and wrong ones change nothing", async () => {
    const { seen, failures, changes, frame, fetched } = await run<{
      seen: { hash: string; video: VideoJSON }[];
      failures: string[][];
      changes: number;
      frame: number;
      fetched: number;
    }>("edits");
    const done = seen.slice(0, 6);
    expect(new Set(done.map(({ hash }) => hash)).size).toBeGreaterThan(4);
    for (const { hash, video } of done) expect(hash).toBe(await hashInNode(video, 3));
    expect(done.map(({ video }) => video.layers.map(({ id }) => id).join())).toEqual([
      "title,group",
      "title,group",
      "dot,title,group",
      "title,group,dot",
      "title,group,dot",
      "group,dot",
    ]);
    expect([changes, frame, fetched]).toEqual([5, 3, 0]);
    expect(failures).toEqual([
      ["VALUE_RANGE /layers/0/layers/0/width", "PROPERTY_UNKNOWN /layers/0/layers/0/fil"],
      ["IDENTIFIER_UNKNOWN"],
      [expect.stringContaining("FONT_UNKNOWN /layers/2/fontFamily")],
      ["ASSET_MISSING /layers/2/source"],
      ["ASSET_DAMAGED /layers/2/source"],
    ]);
    for (const { hash, video } of seen.slice(6)) expect([hash, video]).toEqual([done.at(-1)?.hash, done.at(-1)?.video]);
  });

  it("of many jumps only the newest is drawn", async () => {
    const { last, times, refused } = await run<{
      last: { frame: number; painted: number; shown: number; hash: string };
      times: [number, number, number][];
      refused: string[][];
    }>("seeks");
    expect(last).toMatchObject({ frame: 53, shown: 53, hash: await hashInNode(scene, 53) });
    expect(last.painted).toBeLessThan(20);
    expect(times).toEqual([
      [30, 1, 30],
      [15, 0.5, 15],
      [15, 0.5, 15],
      [0, 0, 0],
      [59, 59 / 30, 59],
    ]);
    expect(refused).toEqual([["TIME_INVALID"], ["FRAME_OUT_OF_RANGE"], ["FRAME_OUT_OF_RANGE"]]);
  });

  it("plays to the end, and on and on in a loop", async () => {
    const seen = await run<{
      started: boolean;
      end: object;
      once: number[];
      looped: number[];
      rest: object;
      events: string[];
      painted: number;
    }>("playing");
    expect(seen.started).toBe(true);
    expect(seen.end).toEqual({ frame: 59, time: 2, ended: true, playing: false });
    expect(seen.once).toEqual(seen.once.toSorted((a, b) => a - b));
    expect(seen.once.at(-1)).toBe(59);
    expect(new Set(seen.once.slice(1)).size).toBe(seen.once.length - 1);
    expect(seen.looped.filter((frame, at) => frame < (seen.looped[at - 1] ?? 0))).toHaveLength(1);
    expect(seen.rest).toEqual({ frame: 0, time: 0, playing: false });
    expect(seen.events).toEqual(["play", "ended", "ratechange", "ratechange", "play", "pause", "seeked"]);
    expect(seen.painted).toBeGreaterThan(10);
  });

  it("shows nothing more once it is paused", async () => {
    expect(await run("pausing")).toEqual({ late: [], same: [true, true, true, true] });
  });

  it("draws at the size shown, in the proportions of the document", async () => {
    expect(await run("sizes")).toEqual([
      [160, 90, 160, 90],
      [100, 56, 100, 56],
      [320, 180, 356, 200],
      [320, 180, 2000, 1125],
      [500, 281, 500, 281],
      [320, 180, 160, 90],
      [240, 135, 3],
      [240, 135],
      0,
    ]);
  });

  it("says what is wrong, and goes on", async () => {
    const { thrown, told, ...rest } = await run<{ thrown: string[][]; told: string[][] }>("errors");
    expect(thrown).toEqual([
      ["DOCUMENT_NOT_JSON"],
      ["PROPERTY_MISSING /layers/0", "LAYER_TYPE_UNKNOWN /layers/1/type"],
      ["ASSET_MISSING /layers/0/source"],
      ["FRAME_OUT_OF_RANGE"],
      ["OPTION_INVALID"],
      ["BUILDER_CALL_INVALID"],
      ["ABORTED"],
      ["ABORTED"],
      ["WORKER_FAILED"],
    ]);
    expect(told).toHaveLength(3);
    expect(rest).toEqual({ frameCount: 60, isSame: true, wasPaused: true });
  });

  it("is heard in step with its frames: the samples of the mix, from any time on and through loops", async () => {
    const seen = await run<Record<string, number>>("sound", { ...scene, layers: [...scene.layers, tone] });
    expect(seen).toMatchObject({
      wrong: 0,
      isSilent: false,
      stopped: 0,
      atOtherRates: 0,
      gains: [0.5, 0],
      closed: "closed",
    });
    expect(seen["gap"]).toBeLessThan(1 / 48_000);
    expect(seen["seconds"]).toBeGreaterThanOrEqual(2);
    // A frame lasts 33 ms.
    expect(Math.abs(seen["delay"] as number)).toBeLessThan(0.05);
  });

  it("has an element that is moved by attributes, buttons and keys", async () => {
    expect(await run("player")).toEqual({
      loaded: {
        name: "Scene",
        duration: 2,
        playing: false,
        time: "0:00\u2009/\u20090:02",
        most: "59",
        isBigShown: true,
        areControlsShown: true,
        label: "Play",
        canvas: "Scene",
        height: 180,
      },
      played: { playing: true, label: "Pause", isBigShown: false },
      keyed: [false],
      scrubbed: [45, 1.5, "1 second of 2 seconds", "0:01\u2009/\u20090:02"],
      muted: [true, "Unmute", "0 %"],
      looped: true,
      bare: false,
      other: ["Other", 1],
      removed: true,
      events: ["loaded", "play", "pause", "volumechange", "volumechange", "loaded"],
    });
  });

  it("has an element that plays by itself, and goes on where it is moved to", async () => {
    expect(await run("autoplay")).toEqual({ isSame: true, playing: true, muted: true });
  });

  it("has an element that shows what is wrong", async () => {
    expect(await run("problems")).toEqual([
      [["ASSET_MISSING"], false, 1, "alert", true],
      [["PROPERTY_MISSING", "LAYER_TYPE_UNKNOWN"], false, 2, "alert", true],
      true,
      [["DOCUMENT_NOT_JSON"], false, 1, "alert", true],
    ]);
  });

  it("has an element that shows what is wrong in place of a film that was playing", async () => {
    expect(await run("problemsWhilePlaying")).toEqual([[false, false], true, [false, false]]);
  });

  it("leaves no worker and no element behind", async () => {
    expect(await run("destroyed")).toEqual({ started: 2, ended: 2, left: 0 });
  });
});
