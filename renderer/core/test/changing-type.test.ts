import { type Layer, VideoJSONError } from "@videoflow/core";
import { describe, expect, test } from "vitest";
import { requiredFonts } from "../src/assets.js";
import { evaluate } from "../src/evaluate/evaluate.js";
import type { FontFace } from "../src/fonts/catalogue.js";
import { NO_MEDIA } from "../src/media/media-info.js";
import { resolve } from "../src/resolve/resolve.js";

type TextLayer = Extract<Layer, { type: "text" }>;

const text = (change: Partial<TextLayer>): TextLayer => ({ type: "text", text: "A", ...change });
const track = <T>(...values: T[]) => values.map((value, second) => ({ time: second, value }));

/** A font that has a single character. */
const han: FontFace = {
  family: "Han",
  style: "normal",
  file: "han",
  axes: {},
  weight: 400,
  ranges: [[0x4e2d, 0x4e2d]],
};

/** Codes and places of what keeps a layer from being drawn. */
function issuesOf(layer: Layer): string[] {
  try {
    resolve({ duration: 3, layers: [layer] }, { ...NO_MEDIA, fonts: { declared: [han], given: [] } });
    return [];
  } catch (error) {
    if (!(error instanceof VideoJSONError)) throw error;
    return error.issues.map(({ code, pointer }) => `${code} ${pointer}`);
  }
}

/** What is drawn of a text in each of three seconds. */
function drawnOf(layer: Layer) {
  const timeline = resolve({ duration: 3, fps: 1, layers: [layer] });
  return [0, 1, 2].map((frame) => {
    const content = evaluate(timeline, frame).items[0]?.content;
    if (content?.kind !== "text") throw new Error("no text");
    return { text: content.text, files: content.style.fontFiles.join() };
  });
}

describe("fonts that change over time", () => {
  test("are all loaded, and each is drawn in its time", () => {
    const layer = text({
      keyframes: { fontFamily: track("Noto Sans", "Inter"), fontStyle: track("normal", "italic") },
    });
    const files = drawnOf(layer).map((drawn) => drawn.files);
    expect(files[1]).toBe(files[2]);
    expect(new Set(files).size).toBe(2);
    const loaded = requiredFonts({ duration: 3, layers: [layer] }).map(({ file }) => file);
    expect(loaded).toEqual(expect.arrayContaining(files));
  });

  test.each<[string, TextLayer, string[]]>([
    [
      "an unknown family once, at its keyframe",
      text({ keyframes: { fontFamily: track("Inter", "Intre"), fontStyle: track("normal", "normal", "italic") } }),
      ["FONT_UNKNOWN /layers/0/keyframes/fontFamily/1/value"],
    ],
    [
      "a family of a constant value that keyframes take the place of",
      text({ fontFamily: "Intre", keyframes: { fontFamily: track("Inter") } }),
      [],
    ],
    [
      "a character where the family changes, at the family",
      text({ text: "Я中", keyframes: { fontFamily: track("Inter", "Noto Sans") } }),
      ["GLYPH_MISSING /layers/0/keyframes/fontFamily/0/value", "GLYPH_MISSING /layers/0/keyframes/fontFamily/1/value"],
    ],
    [
      "a character where the text changes, at the text",
      text({ keyframes: { text: track("A", "中") } }),
      ["GLYPH_MISSING /layers/0/keyframes/text/1/value"],
    ],
    [
      "nothing of a constant text that keyframes take the place of",
      text({ text: "中", keyframes: { text: track("A", "B") } }),
      [],
    ],
  ])("are checked: %s", (_, layer, expected) => {
    expect(issuesOf(layer)).toEqual(expected);
  });

  test("only need the characters of the texts they are shown with", () => {
    const families = { fontFamily: track("Inter", "Han") };
    const captions = (first: string, second: string): Layer => ({
      type: "captions",
      captions: [
        { caption: first, startTime: 0, endTime: 1 },
        { caption: second, startTime: 1, endTime: 2 },
      ],
      keyframes: families,
    });
    expect(issuesOf(text({ keyframes: { ...families, text: track("A", "中") } }))).toEqual([]);
    expect(issuesOf(captions("A", "中"))).toEqual([]);
    expect(issuesOf(captions("中", "中"))).toEqual(["GLYPH_MISSING /layers/0/keyframes/fontFamily/0/value"]);
  });
});

describe("letter case that changes over time", () => {
  test("changes what is drawn, and what fonts have to have", () => {
    const layer = text({ text: "ǆ\r\nß", keyframes: { textTransform: track("none", "uppercase", "capitalize") } });
    expect(drawnOf(layer).map((drawn) => drawn.text)).toEqual(["ǆ\nß", "Ǆ\nSS", "Ǆ\nSS"]);
  });
});

test("an easing that overshoots brings nothing forward", () => {
  const early = { type: "spring", stiffness: 900, damping: 1 } as const;
  const keyframes = {
    text: [
      { time: 0, value: "a", easing: early },
      { time: 2, value: "b" },
    ],
  };
  expect(drawnOf(text({ keyframes })).map((drawn) => drawn.text)).toEqual(["a", "a", "b"]);
});
