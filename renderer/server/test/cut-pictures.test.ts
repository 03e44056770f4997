import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { type VideoJSON, VideoJSONError } from "@videoflow/core";
import { createFrameRenderer } from "@videoflow/renderer-core";
import { describe, expect, test } from "vitest";
import { loadResources } from "../src/resources.js";

const cases = fileURLToPath(new URL("../../../conformance/cases/image", import.meta.url));
const sample = (path: string) => new Uint8Array(readFileSync(`${cases}/${path}`));

const document: VideoJSON = {
  width: 48,
  height: 32,
  fps: 10,
  duration: 0.5,
  backgroundColor: "#FF00FF",
  layers: [{ type: "image", source: "picture" }],
};

/** What frame 3 shows of a picture, or undefined if it is refused as a picture that is not whole. */
async function shown(picture: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const resources = { ...(await base), assets: [{ source: "picture", bytes: picture }] };
    const renderer = await createFrameRenderer(document, resources);
    try {
      return renderer.frame(3).slice();
    } finally {
      renderer.dispose();
    }
  } catch (error) {
    expect(error).toBeInstanceOf(VideoJSONError);
    const { code } = (error as VideoJSONError).issues[0] ?? {};
    // What is left of a very short beginning is no picture of any kind, and a reference may lack its end.
    expect(["ASSET_DAMAGED", "ASSET_TYPE_UNSUPPORTED", "SVG_REFUSED"]).toContain(code);
    return undefined;
  }
}

/** Everything but the picture, with the decoders of all kinds. */
const base = loadResources(
  {
    layers: [
      { type: "image", source: "logo.svg" },
      { type: "image", source: "photo.avif" },
    ],
  },
  { baseFolder: `${cases}/formats` },
);

describe("a picture that is cut off is refused, or shows what the whole one shows", () => {
  test.each([
    "formats/disc.png",
    "animated-png/steps.png",
    "formats/photo.jpg",
    "formats/photo.webp",
    "animated/steps.webp",
    "animated/steps.gif",
    "formats/small.bmp",
    "formats/photo.avif",
    "formats/logo.svg",
  ])("%s", async (path) => {
    const whole = sample(path);
    const picture = await shown(whole);
    expect(picture).toBeDefined();
    const step = 1 + Math.floor(whole.length / 60);
    const lengths = new Set(
      Array.from({ length: 24 }, (_, index) => whole.length - 1 - index).filter((length) => length >= 0),
    );
    for (let length = 0; length < whole.length; length += step) lengths.add(length);
    for (const length of lengths) {
      const cut = await shown(whole.subarray(0, length));
      if (cut) expect(Buffer.compare(cut, picture as Uint8Array), `${length} of ${whole.length} bytes`).toBe(0);
    }
  });
});

/** A PNG whose chunks are in order, of pixels that are packed in `data`. */
function png(width: number, height: number, colorType: number, data: Uint8Array): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, colorType], 8);
  const palette =
    colorType === 3
      ? [
          chunk(
            "PLTE",
            Uint8Array.from({ length: 768 }, (_, at) => 40 + (at % 200)),
          ),
        ]
      : [];
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    ...palette,
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

function crc32(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

test.each([
  ["grey", 0, 1],
  ["RGB", 2, 3],
  ["a palette", 3, 1],
  ["grey and alpha", 4, 2],
  ["RGBA", 6, 4],
])("a PNG of %s whose packed pixels are cut off, with right checksums, is refused", async (_, colorType, channels) => {
  const [width, height] = [13, 9];
  const rows = Uint8Array.from({ length: height * (1 + width * channels) }, (_, at) =>
    at % (1 + width * channels) === 0 ? 0 : 60 + ((at * 7) % 190),
  );
  const data = deflateSync(rows);
  const picture = await shown(png(width, height, colorType, data));
  expect(picture).toBeDefined();
  for (let length = 0; length < data.length; length += 9) {
    const cut = await shown(png(width, height, colorType, data.subarray(0, length)));
    if (cut) expect(Buffer.compare(cut, picture as Uint8Array), `${length} of ${data.length} bytes`).toBe(0);
  }
  expect(await shown(png(width, height, colorType, data.subarray(0, data.length >> 1)))).toBeUndefined();
});

test.each<[string, (share: number) => Uint8Array]>([
  [
    "JPEG",
    (share) => {
      const whole = sample("formats/photo.jpg");
      return Buffer.concat([whole.subarray(0, Math.floor(whole.length * share)), Buffer.of(0xff, 0xd9)]);
    },
  ],
  [
    "lossy WebP",
    (share) => {
      const whole = sample("formats/photo.webp");
      const cut = Buffer.from(whole.subarray(0, Math.floor(whole.length * share) & ~1));
      cut.writeUInt32LE(cut.length - 8, 4);
      cut.writeUInt32LE(cut.length - 20, 16);
      return cut;
    },
  ],
])("a %s whose packed pixels are cut off, with an end in its place, is refused", async (_, cutAt) => {
  for (const share of [0.3, 0.5, 0.9, 0.99]) expect(await shown(cutAt(share)), `${share}`).toBeUndefined();
});
