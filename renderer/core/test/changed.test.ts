import { readFileSync } from "node:fs";
import { type VideoJSON, VideoJSONError, validate } from "@videoflow/core";
import { afterEach, expect, it } from "vitest";
import { assetUrls, requiredFonts } from "../src/assets.js";
import { createFrameRenderer, type FrameRenderer } from "../src/frame-renderer.js";
import type { PainterOptions } from "../src/paint/painter.js";
import type { Resources } from "../src/resources.js";

const moduleAt = (url: URL) => new WebAssembly.Module(readFileSync(url));
const modules = {
  canvaskit: moduleAt(assetUrls.canvaskit),
  engine: moduleAt(assetUrls.engine),
  effects: moduleAt(assetUrls.effects),
};
const fontBytes = new Map<string, Uint8Array>();
const renderers: FrameRenderer[] = [];

afterEach(() => {
  for (const renderer of renderers.splice(0)) renderer.dispose();
});

const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#0a8"/><circle cx="12" cy="15" r="9" fill="#fe6"/></svg>')}`;
const svg = new TextEncoder().encode(decodeURIComponent(picture.slice(picture.indexOf(",") + 1)));
const resvg = moduleAt(new URL("../assets/resvg.wasm", import.meta.url));

/** Whatever is painted in another way: outlines, pictures, flattened layers, groups, boxes, mattes, shadows, pixels. */
const scene = documentOf({
  width: 320,
  height: 180,
  duration: 2,
  backgroundColor: "#203040",
  layers: [
    { type: "image", source: picture, fit: "none", position: [0.2, 0.3], borderRadius: "6px", scale: 1.5 },
    {
      type: "text",
      text: "Scale",
      fontSize: 12,
      fontWeight: 700,
      position: [0.6, 0.3],
      textShadowColor: "#000000",
      textShadowBlur: 0.1,
    },
    { type: "text", text: "turned", fontSize: "20px", position: [0.7, 0.7], rotation: [0, 30, 10], perspective: 100 },
    {
      type: "group",
      rotation: 8,
      opacity: 0.8,
      layers: [
        {
          type: "shape",
          shapeType: "star",
          width: 20,
          height: 20,
          fill: "#ff5a1f",
          position: [0.25, 0.7],
          keyframes: {
            rotation: [
              { time: 0, value: 0 },
              { time: 2, value: 90 },
            ],
          },
        },
        {
          type: "shape",
          shapeType: "rectangle",
          width: "60px",
          height: "24px",
          fill: "#4080ff",
          position: [0.4, 0.75],
          filterBlur: 1,
          boxShadowColor: "#000000",
          boxShadowBlur: 2,
        },
      ],
    },
    {
      type: "shape",
      shapeType: "ellipse",
      width: 18,
      height: 18,
      fill: "#ffffff",
      position: [0.85, 0.3],
      effects: [{ effect: "gaussianBlur", radius: 1 }],
    },
  ],
});

const title = documentOf({
  width: 320,
  height: 180,
  duration: 1,
  layers: [{ type: "text", text: "Quite different", fontStyle: "italic", fontSize: 9 }],
});

it.each([0.5, 0.73, 1.5, 2])("paints everything %s times as large", async (scale) => {
  const whole = await open(scene);
  const other = await open(scene, { scale });
  expect([other.width, other.height]).toEqual([Math.floor(320 * scale + 0.5), Math.floor(180 * scale + 0.5)]);
  for (const frame of [0, 29]) {
    const difference = meanDifference(whole, whole.frame(frame).slice(), other, other.frame(frame));
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(2.5);
  }
});

it("paints the frames of the video at scale 1", async () => {
  const [whole, other] = [await open(scene), await open(scene, { scale: 1 })];
  expect(other.frame(29)).toEqual(whole.frame(29));
});

it("goes on with another document, and another size, as if it had been new", async () => {
  const changed = [
    { document: edited(scene, { text: "Edited" }), scale: 1 },
    { document: edited(scene, { text: "Edited" }), scale: 0.5 },
    { document: title, scale: 0.5 },
    { document: scene, scale: 1 },
  ];
  let renderer = await open(scene);
  renderer.frame(10);
  for (const { document, scale } of changed) {
    renderer = await renderer.changed(document, resourcesFor(document), { scale });
    const afresh = await open(document, { scale });
    for (const frame of [0, 29]) expect(hash(renderer.frame(frame))).toBe(hash(afresh.frame(frame)));
    expect(hash(renderer.frameI420(5))).toBe(hash(afresh.frameI420(5)));
  }
});

it("stays as it was when the other document cannot be opened", async () => {
  const renderer = await open(scene);
  const before = hash(renderer.frame(7));
  const broken = { ...resourcesFor(scene), assets: [] };
  await expect(renderer.changed(scene, broken)).rejects.toThrow(VideoJSONError);
  const font = { file: "none.ttf", bytes: new Uint8Array(8), origin: { source: "none.ttf", pointer: "/fonts/0" } };
  await expect(renderer.changed(scene, { ...resourcesFor(scene), fonts: [font] as never })).rejects.toThrow(
    "FONT_INVALID",
  );
  renderer.frame(0);
  expect(hash(renderer.frame(7))).toBe(before);
});

function documentOf(value: object): VideoJSON {
  const { document, issues } = validate(value);
  expect(issues).toEqual([]);
  return document as VideoJSON;
}

function edited(document: VideoJSON, changes: object): VideoJSON {
  return {
    ...document,
    layers: document.layers.map((layer, index) => (index === 1 ? { ...layer, ...changes } : layer)),
  };
}

function resourcesFor(document: VideoJSON): Resources {
  const fonts = requiredFonts(document).map(({ file, url }) => {
    const bytes = fontBytes.get(file) ?? new Uint8Array(readFileSync(url as URL));
    fontBytes.set(file, bytes);
    return { file, bytes };
  });
  const assets = [{ source: picture, bytes: svg }];
  return { ...modules, fonts, assets, fontFaces: { declared: [], given: [] }, decoders: { svg: resvg } };
}

async function open(document: VideoJSON, options: PainterOptions = {}): Promise<FrameRenderer> {
  const renderer = await createFrameRenderer(document, resourcesFor(document), options);
  renderers.push(renderer);
  return renderer;
}

/** Per channel, between means over squares of 20 pixels of the document. */
function meanDifference(a: FrameRenderer, pixelsOfA: Uint8Array, b: FrameRenderer, pixelsOfB: Uint8Array): number {
  const [first, second] = [squares(a, pixelsOfA), squares(b, pixelsOfB)];
  return first.reduce((sum, mean, index) => sum + Math.abs(mean - (second[index] ?? 0)), 0) / first.length;
}

function squares({ width, height }: FrameRenderer, pixels: Uint8Array): number[] {
  const [across, down] = [16, 9];
  return Array.from({ length: across * down * 3 }, (_, index) => {
    const [channel, column, row] = [index % 3, Math.floor(index / 3) % across, Math.floor(index / 3 / across)];
    let [sum, count] = [0, 0];
    for (let y = Math.ceil((row * height) / down); y < ((row + 1) * height) / down; y++) {
      for (let x = Math.ceil((column * width) / across); x < ((column + 1) * width) / across; x++) {
        sum += pixels[(y * width + x) * 4 + channel] ?? 0;
        count++;
      }
    }
    return sum / count;
  });
}

/** FNV-1a: short to compare and to print. */
function hash(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => Math.imul(value ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}
