import { constants, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inflateLength } from "../src/media/formats/inflate-length.js";
import { checkPngPixels } from "../src/media/formats/png-pixels.js";
import { MediaProblem } from "../src/media/media-problem.js";
import { randomIntegers } from "./engine-lab.js";
import { packed, png } from "./make-png.js";

const random = randomIntegers(7);
const plain: [string, Uint8Array][] = [
  ["nothing that repeats", Uint8Array.from({ length: 70_000 }, () => random(256))],
  ["words", new TextEncoder().encode("the cat sat on the mat, the dog on the log. ".repeat(900))],
  ["one byte for ever", new Uint8Array(200_000)],
  ["a few bytes", Uint8Array.of(1, 2, 3)],
];
const packings = [
  { level: 0 },
  { level: 1 },
  { level: 9 },
  { strategy: constants.Z_FIXED },
  { strategy: constants.Z_HUFFMAN_ONLY },
  { strategy: constants.Z_RLE },
];

describe.each(plain)("%s", (_, bytes) => {
  test.each(packings)("packed with %o is as long as it was", (options) => {
    const stream = deflateSync(bytes, options);
    expect(inflateLength(stream, bytes.length)).toBe(bytes.length);
    expect(() => inflateLength(stream, bytes.length + 1)).toThrow(MediaProblem);
  });

  test.each(packings)("packed with %o is missed wherever it is cut off", (options) => {
    const stream = deflateSync(bytes, options);
    // The last bytes are the end of the last block and a checksum.
    for (let length = 0; length < stream.length - 7; length += 1 + Math.floor(stream.length / 60)) {
      expect(() => inflateLength(stream.subarray(0, length), bytes.length), `${length} bytes`).toThrow(MediaProblem);
    }
  });
});

test("wrong bytes are counted or refused, and nothing else", () => {
  const stream = deflateSync(plain[1]?.[1] ?? "");
  for (let round = 0; round < 500; round++) {
    const hurt = stream.slice();
    for (let change = 0; change < 3; change++) hurt[random(hurt.length)] = random(256);
    try {
      expect(inflateLength(hurt, 1e6)).toBeGreaterThanOrEqual(1e6);
    } catch (error) {
      expect(error).toBeInstanceOf(MediaProblem);
    }
  }
});

test("a PNG holds all its rows", () => {
  const pixels = { width: 40, height: 30, data: Uint8Array.from({ length: 4800 }, () => random(256)) };
  checkPngPixels(png(pixels));
  const data = packed(pixels);
  expect(() => checkPngPixels(png(pixels, data.subarray(0, data.length >> 1)))).toThrow(MediaProblem);
  expect(() => checkPngPixels(png({ ...pixels, height: 31 }, data))).toThrow(MediaProblem);
});
