import { describe, expect, test } from "vitest";
import { type Caption, parseSrt, parseVtt, parseWhisperX, VideoJSONError, validate } from "../src/index.js";

/** The captions, which a captions layer takes. */
function accepted(captions: Caption[]): Caption[] {
  const { issues } = validate({ layers: [{ type: "captions", captions }] });
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  return captions;
}

function refusal(parse: () => unknown): { code: string; pointer: string; message: string } {
  try {
    parse();
  } catch (error) {
    if (error instanceof VideoJSONError) return error.issues[0] as { code: string; pointer: string; message: string };
  }
  throw new Error("it was not refused");
}

describe("parseSrt", () => {
  test("reads times and lines, without marks of style", () => {
    const text =
      "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i>\r\n{\\an8}world < 3\r\n\r\n2\r\n01:00:00,5 --> 01:00:01.25 X1:1\r\nBye";
    expect(accepted(parseSrt(text))).toEqual([
      { caption: "Hello\nworld < 3", startTime: 1, endTime: 2.5 },
      { caption: "Bye", startTime: 3600.5, endTime: 3601.25 },
    ]);
  });

  test("puts captions in order, ends one where the next begins, and joins those that begin together", () => {
    const text =
      "3\n00:05,000 --> 00:06,000\nlast\n\n1\n00:01,000 --> 00:09,000\none\n\n2\n00:01,000 --> 00:02,000\ntwo\n";
    expect(accepted(parseSrt(text))).toEqual([
      { caption: "one\ntwo", startTime: 1, endTime: 5 },
      { caption: "last", startTime: 5, endTime: 6 },
    ]);
  });

  test.each([
    ["no times", "1\nHello", "VALUE_FORMAT", "line 1"],
    ["half a time", "1\n00:00:01,000 --> \nHello", "VALUE_FORMAT", "line 2"],
    ["a minute of 61 seconds", "2\n00:00:61,000 --> 00:02:00,000\nHello", "VALUE_FORMAT", "line 2"],
    ["an end before the start", "1\n00:00:02,000 --> 00:00:01,000\nHello", "TIME_ORDER", "line 2"],
    ["an empty file", " \n", "LIST_TOO_SHORT", "0 entries"],
    ["captions without text", "1\n00:00:01,000 --> 00:00:02,000\n", "LIST_TOO_SHORT", "0 entries"],
  ])("refuses %s", (_, text, code, words) => {
    const issue = refusal(() => parseSrt(text));
    expect(issue.code).toBe(code);
    expect(issue.message).toContain(words);
  });
});

describe("parseVtt", () => {
  test("reads cues with names, settings and marks, and leaves out notes and styles", () => {
    const text = [
      "WEBVTT - title\nKind: captions",
      "STYLE\n::cue { color: red }",
      "NOTE nothing",
      "first\n00:01.000 --> 00:02.500 align:start\n<v Ann>Fish &amp; <b>chips</b></v>",
      "01:00:00.000 --> 01:00:01.000\n- one\n- two",
    ].join("\n\n");
    expect(accepted(parseVtt(text))).toEqual([
      { caption: "Fish & chips", startTime: 1, endTime: 2.5 },
      { caption: "- one\n- two", startTime: 3600, endTime: 3601 },
    ]);
  });

  test("times words by the times within a cue", () => {
    const text = "WEBVTT\n\n00:01.000 --> 00:03.000\n<00:01.000><c>Hello </c><00:01.500>big<00:02.000> world";
    expect(accepted(parseVtt(text))).toEqual([
      {
        caption: "Hello big world",
        startTime: 1,
        endTime: 3,
        words: [
          { word: "Hello", startTime: 1, endTime: 1.5 },
          { word: "big", startTime: 1.5, endTime: 2 },
          { word: "world", startTime: 2, endTime: 3 },
        ],
      },
    ]);
  });

  test("keeps what is escaped", () => {
    expect(parseVtt("WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt;&amp;lt;")[0]?.caption).toBe("<b>&lt;");
  });

  test.each([
    ["another kind of file", "1\n00:00:01,000 --> 00:00:02,000\nHello", "VALUE_FORMAT", "line 1"],
    ["text without times", "WEBVTT\n\nHello\nworld\nagain", "VALUE_FORMAT", "line 3"],
    ["a file without cues", "WEBVTT", "LIST_TOO_SHORT", "0 entries"],
  ])("refuses %s", (_, text, code, words) => {
    const issue = refusal(() => parseVtt(text));
    expect(issue.code).toBe(code);
    expect(issue.message).toContain(words);
  });
});

describe("parseWhisperX", () => {
  const segment = {
    start: 0.5,
    end: 2.1234567,
    text: " We have 3 cats.",
    words: [
      { word: "We", start: 0.5, end: 0.7, score: 0.9 },
      { word: " have", start: 0.7, end: 0.7 },
      { word: "3" },
      { word: "cats.", start: 1.2, end: 2.5 },
    ],
  };

  test("reads segments and their words, from text or from a value", () => {
    const expected = [
      {
        caption: "We have 3 cats.",
        startTime: 0.5,
        endTime: 2.123457,
        words: [
          { word: "We", startTime: 0.5, endTime: 0.7 },
          { word: "have", startTime: 0.7, endTime: 0.72 },
          { word: "cats.", startTime: 1.2, endTime: 2.123457 },
        ],
      },
    ];
    expect(accepted(parseWhisperX({ segments: [segment], language: "en" }))).toEqual(expected);
    expect(parseWhisperX(JSON.stringify({ segments: [segment] }))).toEqual(expected);
  });

  test("does without words", () => {
    expect(parseWhisperX({ segments: [{ start: 0, end: 1, text: "a" }] })).toEqual([
      { caption: "a", startTime: 0, endTime: 1 },
    ]);
  });

  test.each([
    ["what is not JSON", "{", "VALUE_FORMAT", ""],
    ["another value", [], "VALUE_TYPE", "/segments"],
    ["a segment without text", { segments: [{ start: 0, end: 1 }] }, "VALUE_TYPE", "/segments/0/text"],
    ["a time that is none", { segments: [{ start: "0", end: 1, text: "a" }] }, "VALUE_TYPE", "/segments/0/start"],
    [
      "a word that is none",
      { segments: [{ start: 0, end: 1, text: "a", words: [3] }] },
      "VALUE_TYPE",
      "/segments/0/words/0",
    ],
    ["no segments", { segments: [] }, "LIST_TOO_SHORT", ""],
  ])("refuses %s", (_, transcript, code, pointer) => {
    expect(refusal(() => parseWhisperX(transcript))).toMatchObject({ code, pointer });
  });
});
