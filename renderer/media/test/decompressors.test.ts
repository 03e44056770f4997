import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, deflateSync, inflateSync } from "node:zlib";
import { assetUrls, type Decompressors, MediaProblem, readFontFace } from "@videoflow/renderer-core";
import { expect, test } from "vitest";
import { decompressors } from "../src/web/decompressors.js";

const ofNode: Decompressors = {
  inflate: (bytes) => inflateSync(bytes),
  brotli: (bytes) => brotliDecompressSync(bytes),
};

const folder = fileURLToPath(new URL("fonts/", assetUrls.engine));
const fonts = readdirSync(folder).filter((name) => /^(inter|noto-sans)-latin.*\.woff2$/.test(name));

test.each(fonts)("%s says in pages what it says in Node", (name) => {
  const bytes = new Uint8Array(readFileSync(folder + name));
  expect(readFontFace(name, bytes, decompressors)).toEqual(readFontFace(name, bytes, ofNode));
});

test("a packed font that was cut off or damaged is no font", () => {
  const bytes = new Uint8Array(readFileSync(folder + fonts[0]));
  const cut = bytes.slice(0, bytes.length / 2);
  const damaged = bytes.map((byte, index) => (index > 300 && index % 97 === 0 ? byte ^ 0x55 : byte));
  for (const wrong of [cut, damaged]) {
    expect(() => readFontFace("font", wrong, decompressors)).toThrow(MediaProblem);
  }
});

test("zlib data is unpacked to the length that is expected, and no further", () => {
  const text = new TextEncoder().encode("some bytes, some bytes, some bytes");
  const packed = new Uint8Array(deflateSync(text));
  expect(decompressors.inflate(packed, text.length)).toEqual(text);
  expect(() => decompressors.inflate(packed.slice(0, 10), text.length)).toThrow();
  expect(decompressors.inflate(new Uint8Array(deflateSync(new Uint8Array(1e6))), 10)).toHaveLength(10);
});
