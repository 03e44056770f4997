import { expect, test } from "vitest";
import { graphemes } from "../src/evaluate/graphemes.js";

test.each([
  ["combining marks", "e\u0301x", ["e\u0301", "x"]],
  ["emoji joined to one", "👩‍👩‍👧a", ["👩‍👩‍👧", "a"]],
  ["skin tones", "👍🏽👍", ["👍🏽", "👍"]],
  ["flags", "🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]],
  ["Hangul syllables of letters", "\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]],
  ["Devanagari vowel signs and conjuncts", "किक्षि", ["कि", "क्षि"]],
  ["line feeds", "a\nb", ["a", "\n", "b"]],
])("%s", (_, text, clusters) => {
  expect(graphemes(text).map(({ characters }) => characters)).toEqual(clusters);
  expect(graphemes(text).map(({ start, end }) => text.slice(start, end))).toEqual(clusters);
});
