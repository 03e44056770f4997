import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { ByteReader } from "../src/media/byte-reader.js";
import { type PngChunk, pngChunks } from "../src/media/formats/png-chunks.js";
import { scaledSvg } from "../src/media/formats/svg.js";
import { MediaProblem } from "../src/media/media-problem.js";
import { type PictureInfo, readPictureInfo } from "../src/media/picture-info.js";
import { apng, bytes } from "./make-png.js";

const cases = fileURLToPath(new URL("../../../conformance/cases/image", import.meta.url));
const sample = (path: string) => new Uint8Array(readFileSync(`${cases}/${path}`));
const text = (source: string) => new TextEncoder().encode(source);

const samples: [path: string, expected: PictureInfo][] = [
  ["formats/disc.png", { format: "png", width: 64, height: 64, delays: [0] }],
  ["formats/photo.jpg", { format: "jpeg", width: 360, height: 240, delays: [0] }],
  ["fit/turned.jpg", { format: "jpeg", width: 360, height: 240, delays: [0] }],
  ["formats/photo.webp", { format: "webp", width: 120, height: 80, delays: [0] }],
  ["formats/small.bmp", { format: "bmp", width: 30, height: 20, delays: [0] }],
  ["formats/photo.avif", { format: "avif", width: 90, height: 60, delays: [0] }],
  ["formats/logo.svg", { format: "svg", width: 120, height: 80, delays: [0] }],
  [
    "animated-png/steps.png",
    { format: "apng", width: 48, height: 32, delays: [100_000, 200_000, 100_000, 100_000, 300_000] },
  ],
  ["animated-png/single.png", { format: "apng", width: 32, height: 32, delays: [0] }],
  ["animated/steps.gif", { format: "gif", width: 24, height: 24, delays: [100_000, 200_000, 100_000, 300_000] }],
];

describe("headers of pictures", () => {
  test.each(samples)("%s", (path, expected) => {
    expect(readPictureInfo(sample(path))).toEqual(expected);
  });

  test("an animated WebP has the delays of its frames", () => {
    const { width, height, delays } = readPictureInfo(sample("animated/steps.webp"));
    expect([width, height, delays.reduce((sum, delay) => sum + delay)]).toEqual([24, 24, 533_000]);
  });

  test("a WebP of more frames than a decoder finds in time is refused", () => {
    const frame = Buffer.concat([Buffer.from("ANMF\x10\0\0\0", "latin1"), Buffer.alloc(16)]);
    const frames = (count: number) => {
      const head = Buffer.from("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x03\0\0\x03\0\0", "latin1");
      const file = Buffer.concat([head, ...Array.from({ length: count }, () => frame)]);
      file.writeUInt32LE(file.length - 8, 4);
      return file;
    };
    expect(readPictureInfo(frames(20_000)).delays).toHaveLength(20_000);
    expect(() => readPictureInfo(frames(20_001))).toThrow(expect.objectContaining({ code: "ASSET_DAMAGED" }));
  });

  test.each(samples.filter(([, { format }]) => format !== "svg"))("%s is refused wherever it is cut off", (path) => {
    const whole = sample(path);
    for (let length = 0; length < whole.length; length += 1 + Math.floor(whole.length / 400)) {
      expect(() => readPictureInfo(whole.subarray(0, length)), `${length} bytes`).toThrow(MediaProblem);
    }
  });

  test.each(samples)("%s with wrong bytes is read or refused, and nothing else", (path) => {
    const whole = sample(path);
    for (let round = 0; round < 400; round++) {
      const hurt = whole.slice();
      for (let change = 0; change < 3; change++) {
        const at = Math.imul(round * 3 + change + 1, 0x9e3779b1) >>> 0;
        hurt[at % Math.min(hurt.length, 600)] = at >>> 24;
      }
      try {
        readPictureInfo(hurt);
      } catch (error) {
        expect(error).toBeInstanceOf(MediaProblem);
      }
    }
  });
});

const svg = (attributes: string, inner = "") =>
  text(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

describe("animated PNG", () => {
  const dot = { width: 2, height: 2, data: new Uint8Array(16).fill(200) };
  const read = (whole: Uint8Array) => () => readPictureInfo(whole);

  test.each([
    ["a frame that reaches beyond the canvas", apng([dot, { ...dot, left: 1 }])],
    ["a disposal that is not known", apng([dot, { ...dot, disposal: 3 }])],
    ["a blending that is not known", apng([dot, { ...dot, blending: 2 }])],
    ["no frame", apng([], dot)],
  ])("with %s is damaged", (_, whole) => {
    expect(read(whole)).toThrow(expect.objectContaining({ code: "ASSET_DAMAGED" }));
  });

  test("with a frame more or less than it says, or frames in another order, is damaged", () => {
    const whole = apng([dot, dot, dot]);
    const chunks = pngChunks(new ByteReader(whole));
    const raw = ({ start, length }: PngChunk) => whole.subarray(start - 8, start + length + 4);
    const without = (index: number) => bytes(whole.subarray(0, 8), ...chunks.filter((_, i) => i !== index).map(raw));
    // Header, animation, control, pixels, control, pixels, …
    for (const index of [2, 3, 4, 5, 6, 7]) expect(read(without(index))).toThrow(MediaProblem);
    // Without what makes it an animation it is a picture.
    expect(read(without(1))()).toMatchObject({ format: "png" });
  });

  test("a delay counts in the unit the frame gives, hundredths by default", () => {
    const delays = [
      [1, 3],
      [7, 0],
      [1, 60],
      [0, 1],
    ] as const;
    expect(readPictureInfo(apng(delays.map((delay) => ({ ...dot, delay })))).delays).toEqual([
      333_333, 70_000, 100_000, 100_000,
    ]);
  });
});

describe("SVG", () => {
  test.each([
    ['width="20" height="10"', [20, 10]],
    ['width="2in" height="25.4mm"', [192, 96]],
    ['viewBox="0 0 33 20"', [33, 20]],
    ['width="66" viewBox="0 0 33 20"', [66, 40]],
    ['width="100%" height="100%" viewBox="0,0,33,20"', [33, 20]],
    ["stroke-width='3' height='40' viewBox='0 0 33 20'", [66, 40]],
  ])("%s is as large as it says", (attributes, [width, height]) => {
    expect(readPictureInfo(svg(attributes))).toMatchObject({ width, height });
  });

  test("is drawn at another size by its own coordinates", () => {
    expect(scaledSvg(svg('width="20" height="10" id="a"'), 40, 20)).toBe(
      '<svg width="40" height="20" viewBox="0 0 20 10" xmlns="http://www.w3.org/2000/svg" id="a"></svg>',
    );
  });

  test.each([
    ["a script", "<script/>"],
    ["a script with a prefix", "<svg:script >x</svg:script>"],
    ["a picture elsewhere", '<image xlink:href="https://example.com/a.png"/>'],
    ["a file", "<use href='other.svg#a'/>"],
    ["a paint elsewhere", '<rect fill="url(other.svg#a)"/>'],
    ["an imported style sheet", "<style>@import 'a.css';</style>"],
    ["animation", '<rect><animate attributeName="x"/></rect>'],
    ["an SVG with text in it", "<image href='data:image/svg+xml,%3Csvg%3E%3Ctext%3EA%3C/text%3E%3C/svg%3E'/>"],
    ["HTML", "<foreignObject></foreignObject>"],
    ["an embedded WebP", '<image href="data:image/webp;base64,UklGRg=="/>'],
    ["an embedded JPEG that is called PNG", '<image xlink:href="data:image/png;base64,/9j/4AAQ"/>'],
    ["an embedded picture of no known encoding", '<image href="data:image/png;base64,%"/>'],
    ["attributes without end", `<g ${Array.from({ length: 1001 }, (_, at) => `a${at}="1"`).join(" ")}/>`],
    ["turbulence without end", '<filter id="a"><feTurbulence numOctaves="33"/></filter>'],
    ["selectors that backtrack", `<style>${"a ".repeat(40)}{fill:red}</style>${"<a>".repeat(80)}${"</a>".repeat(80)}`],
    ["more rules than can be tried", `<style>${"a{fill:red}".repeat(20_000)}</style>${"<g/>".repeat(20_000)}`],
  ])("with %s is refused", (_, inner) => {
    const read = () => readPictureInfo(svg('viewBox="0 0 1 1"', inner));
    expect(read).toThrow(expect.objectContaining({ code: "SVG_REFUSED" }));
  });

  test("may have as many rules and parts as a large map", () => {
    const rules = Array.from({ length: 300 }, (_, at) => `g g .road-${at}, .lake:hover > path{fill:red}`).join("");
    const inner = `<style>${rules}</style><g><g>${'<path class="road-1" d="M0 0"/>'.repeat(10_000)}</g></g>`;
    expect(readPictureInfo(svg('viewBox="0 0 1 1"', inner)).format).toBe("svg");
  });

  test("may refer to its own parts and hold embedded pictures, and comments may say anything", () => {
    const inner = `<!-- <script> --><use href="#a"/><rect fill="url(#b)"/><image href="data:image/png;base64,iVBORw0KGgo="/>`;
    expect(readPictureInfo(svg('viewBox="0 0 1 1"', inner)).format).toBe("svg");
  });
});
