/** The samples of the project's own articles, as written there. */

import { afterEach, describe, expect, it } from "vitest";
import VideoFlow, {
  canonicalJson,
  normalize,
  type Renderer,
  registerRenderer,
  type VideoJSON,
  validate,
} from "../src/index.js";

const weeklyDigest = {
  name: "Weekly Digest",
  width: 1080,
  height: 1920,
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

async function userRecap(): Promise<VideoJSON> {
  const $ = new VideoFlow({ width: 1280, height: 720 });
  $.addText({ text: "User Recap", fontSize: 5, color: "#FF5A1F" });
  $.wait("5s");
  const videoJson = await $.compile();
  return videoJson;
}

async function renderVideo(data: { userName: string }): Promise<Uint8Array> {
  const $ = new VideoFlow({ width: 1080, height: 1920, fps: 30 });
  // Add dynamic content based on the request
  $.addText({ text: `Hello, ${data.userName}`, fontSize: 8, color: "#FF5A1F" });
  $.wait("3s");
  // Render directly to a buffer for S3 upload
  const buffer = await $.renderVideo({
    outputType: "buffer",
    verbose: true,
  });
  return buffer;
}

describe("the article on other languages", () => {
  it("writes a document that is valid as it is", () => {
    const { document, issues } = validate(structuredClone(weeklyDigest));
    expect(issues).toEqual([]);
    expect(document).toEqual(weeklyDigest);
  });

  it("can be written with the builder, to the same normal form", async () => {
    const $ = new VideoFlow({ name: "Weekly Digest", width: 1080, height: 1920, fps: 30 });
    $.addText({ text: "Your Weekly Stats", fontSize: 6, color: "#FF5A1F", position: [0.5, 0.4] }).fadeIn(
      "500ms",
      "linear",
      false,
    );
    expect(canonicalJson(await $.compile())).toBe(canonicalJson(normalize(weeklyDigest as unknown as VideoJSON)));
  });
});

describe("the article on queues", () => {
  it("compiles to plain JSON of five seconds", async () => {
    const document = await userRecap();
    expect(document).toEqual({
      version: "1.0",
      width: 1280,
      height: 720,
      duration: 5,
      layers: [{ type: "text", text: "User Recap", fontSize: 5, color: "#FF5A1F" }],
    });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(validate(document).issues).toEqual([]);
  });

  it("compiles to the same bytes every time", async () => {
    expect(JSON.stringify(await userRecap())).toBe(JSON.stringify(await userRecap()));
    expect(canonicalJson(await userRecap())).toBe(
      '{"duration":5,"height":720,"layers":[{"color":"#FF5A1F","fontSize":5,"text":"User Recap","type":"text"}],"version":"1.0","width":1280}',
    );
  });
});

describe("the article on rendering", () => {
  const slots = globalThis as { [slot: symbol]: unknown };
  const slot = Symbol.for("@videoflow/core renderer");
  afterEach(() => {
    delete slots[slot];
  });

  it("hands the document and the options to the registered renderer", async () => {
    const calls: unknown[] = [];
    const bytes = Uint8Array.of(1, 2, 3);
    const renderer: Renderer = {
      name: "a renderer of the test",
      renderVideo: async (document, options) => {
        calls.push(document, options);
        return bytes;
      },
      renderFrame: async () => ({ width: 1, height: 1, data: bytes }),
    };
    registerRenderer(renderer);
    expect(await renderVideo({ userName: "Ada" })).toBe(bytes);
    expect(calls).toEqual([
      {
        version: "1.0",
        width: 1080,
        height: 1920,
        duration: 3,
        layers: [{ type: "text", text: "Hello, Ada", fontSize: 8, color: "#FF5A1F" }],
      },
      { outputType: "buffer", verbose: true },
    ]);
  });
});
