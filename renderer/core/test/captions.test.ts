import { type VideoJSON, validate } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import type { TextContent } from "../src/evaluate/display-list.js";
import { evaluate } from "../src/evaluate/evaluate.js";
import { resolve } from "../src/resolve/resolve.js";

/** What a captions layer shows at a time in seconds, at 100 frames a second. */
function shown(layer: object, seconds?: number): (time: number) => TextContent | undefined {
  const { document, issues } = validate({
    width: 100,
    height: 100,
    fps: 100,
    ...(seconds !== undefined && { duration: seconds }),
    layers: [{ type: "captions", ...layer }],
  });
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  const timeline = resolve(document as VideoJSON);
  return (time) => evaluate(timeline, Math.round(time * 100)).items[0]?.content as TextContent | undefined;
}

const word = (text: string, startTime: number, endTime: number) => ({ word: text, startTime, endTime });

describe("captions in time (SPEC §13.1)", () => {
  test("are shown from their start to before their end", () => {
    const at = shown({ captions: [{ caption: "one", startTime: 0.5, endTime: 1 }] }, 2);
    expect([0, 0.49, 0.5, 0.99, 1].map((time) => at(time)?.text)).toEqual([
      undefined,
      undefined,
      "one",
      "one",
      undefined,
    ]);
  });

  test("give the layer its length", () => {
    const document = {
      fps: 10,
      layers: [{ type: "captions", captions: [{ caption: "a", startTime: 1, endTime: 2.5 }] }],
    };
    expect(resolve(document as VideoJSON).frameCount).toBe(25);
  });
});

describe("lines and parts (SPEC §13.2)", () => {
  test("break at spaces and line feeds, counting grapheme clusters", () => {
    const at = shown({
      captions: [{ caption: "e\u0301e\u0301 e\u0301e\u0301 e\u0301\nlonger 1 2", startTime: 0, endTime: 1 }],
      maxCharsPerLine: 5,
      maxLines: 9,
    });
    expect(at(0)?.text).toBe("e\u0301e\u0301 e\u0301e\u0301\ne\u0301\nlonger\n1 2");
  });

  test("keep empty lines, and spaces within lines", () => {
    const at = shown({ captions: [{ caption: "a  b\n\nc", startTime: 0, endTime: 1 }], maxLines: 9 });
    expect(at(0)?.text).toBe("a  b\n\nc");
  });

  test("share the caption's time by their characters", () => {
    const at = shown({
      captions: [{ caption: "aaa bb c", startTime: 0, endTime: 6 }],
      maxCharsPerLine: 3,
      maxLines: 1,
    });
    expect([0, 2.99, 3, 4.99, 5, 5.99].map((time) => at(time)?.text)).toEqual(["aaa", "aaa", "bb", "bb", "c", "c"]);
  });

  test("begin with their first word where words are timed", () => {
    const words = [word("aaa", 0.5, 1), word("bb", 1.25, 2)];
    const captions = [{ caption: "aaa bb", startTime: 0, endTime: 6, words }];
    const at = shown({ captions, maxCharsPerLine: 3, maxLines: 1 });
    expect([0, 1.24, 1.25].map((time) => at(time)?.text)).toEqual(["aaa", "aaa", "bb"]);
  });
});

describe("highlight (SPEC §13.3)", () => {
  const captions = [
    { caption: "go, go on", startTime: 0, endTime: 4, words: [word("go", 0, 1), word("go", 1, 2), word("on", 2, 3)] },
  ];

  test("finds words one after another", () => {
    const at = shown({ captions, highlight: { scale: 2, duration: 0 } });
    const places = [0, 1, 2, 3].map((time) => at(time)?.spans?.map(({ start, end }) => [start, end]));
    expect(places).toEqual([[[0, 2]], [[4, 6]], [[7, 9]], undefined]);
  });

  test("comes and goes within its duration", () => {
    const at = shown({
      captions,
      highlight: { scale: 2, color: "#FF0000", backgroundColor: "#00FF00", duration: 0.5 },
    });
    expect(at(0)?.spans).toBeUndefined();
    expect(at(0.25)?.spans).toMatchObject([
      { scale: 1.5, color: [255, 127.5, 127.5, 255], background: { color: [0, 255, 0, 127.5] } },
    ]);
    expect(at(0.5)?.spans).toMatchObject([{ start: 0, scale: 2 }]);
    expect(at(1.25)?.spans).toMatchObject([
      { start: 0, scale: 1.5 },
      { start: 4, scale: 1.5 },
    ]);
  });

  test("follows words through changes of letter case and over lines", () => {
    const words = [word("Straße nach", 0, 1)];
    const layer = { captions: [{ caption: "Die Straße nach", startTime: 0, endTime: 1, words }], maxCharsPerLine: 10 };
    const at = shown({ ...layer, textTransform: "uppercase", highlight: { scale: 2, duration: 0 } });
    const { text = "", spans = [] } = at(0) ?? {};
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["STRASSE", "NACH"]);
  });
});
