import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ByteReader } from "../src/media/byte-reader.js";
import { colorTableBytes, gifBlocks } from "../src/media/formats/gif.js";
import { checkGifPixels } from "../src/media/formats/gif-pixels.js";
import { checkJpegPixels } from "../src/media/formats/jpeg-pixels.js";
import { MediaProblem } from "../src/media/media-problem.js";
import { randomIntegers } from "./engine-lab.js";
import { bytes } from "./make-png.js";

const cases = fileURLToPath(new URL("../../../conformance/cases/image", import.meta.url));
const sample = (path: string) => new Uint8Array(readFileSync(`${cases}/${path}`));

const END_OF_IMAGE = Uint8Array.of(0xff, 0xd9);

test.each(["formats/photo.jpg", "fit/turned.jpg", "box/photo.jpg"])("a JPEG holds all its blocks: %s", (path) => {
  const whole = sample(path);
  checkJpegPixels(whole);
  const scan = whole.findIndex((byte, at) => byte === 0xff && whole[at + 1] === 0xda);
  for (let length = scan + 14; length < whole.length - 4; length += 1 + Math.floor(whole.length / 200)) {
    const cut = bytes(whole.subarray(0, length), END_OF_IMAGE);
    expect(() => checkJpegPixels(cut), `${length} of ${whole.length} bytes`).toThrow(MediaProblem);
  }
});

test("the first frame of a GIF holds all its pixels", () => {
  const whole = sample("animated/steps.gif");
  checkGifPixels(whole);
  const image = [...gifBlocks(new ByteReader(whole))].find(({ kind }) => kind === "image")?.at ?? 0;
  const start = image + 11 + colorTableBytes(whole[image + 9] as number);
  const data: number[] = [];
  for (let at = start; whole[at] !== 0; at += 1 + (whole[at] as number)) {
    data.push(...whole.subarray(at + 1, at + 1 + (whole[at] as number)));
  }
  // The last two bytes may hold nothing but the code of the end.
  for (let kept = 0; kept < data.length - 2; kept++) {
    const blocks = Array.from({ length: Math.ceil(kept / 255) }, (_, index) => {
      const block = data.slice(index * 255, Math.min(kept, (index + 1) * 255));
      return Uint8Array.of(block.length, ...block);
    });
    const cut = bytes(whole.subarray(0, start), ...blocks, Uint8Array.of(0, 0x3b));
    expect(() => checkGifPixels(cut), `${kept} of ${data.length} bytes`).toThrow(MediaProblem);
  }
});

test.each([
  ["formats/photo.jpg", checkJpegPixels],
  ["animated/steps.gif", checkGifPixels],
] as const)("%s with wrong bytes is whole or refused, and nothing else", (path, check) => {
  const whole = sample(path);
  const random = randomIntegers(3);
  for (let round = 0; round < 300; round++) {
    const hurt = whole.slice();
    for (let change = 0; change < 4; change++) hurt[random(hurt.length)] = random(256);
    try {
      check(hurt);
    } catch (error) {
      expect(error).toBeInstanceOf(MediaProblem);
    }
  }
  expect(() => check(new ByteReader(whole).slice(0, 12))).toThrow(MediaProblem);
});
