import { crc32, inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { encodePng } from "../src/encode/png.js";

it("writes opaque pictures without alpha", () => {
  const pixels = Uint8Array.of(10, 20, 30, 255, 40, 50, 60, 255, 70, 80, 90, 255, 0, 0, 0, 255);
  expect(decode(Buffer.from(encodePng(pixels, 2, 2)))).toEqual({
    ...{ width: 2, height: 2, channels: 3 },
    pixels: [10, 20, 30, 40, 50, 60, 70, 80, 90, 0, 0, 0],
  });
});

it("divides colours by alpha, to the nearest", () => {
  const pixels = Uint8Array.of(0, 0, 0, 0, 64, 32, 1, 128, 255, 0, 254, 255, 1, 0, 1, 1);
  expect(decode(Buffer.from(encodePng(pixels, 4, 1))).pixels).toEqual([
    0, 0, 0, 0, 128, 64, 2, 128, 255, 0, 254, 255, 255, 0, 255, 1,
  ]);
});

it("gives back every premultiplied pixel when alpha is multiplied again", () => {
  const pixels = new Uint8Array(256 * 257 * 2);
  let index = 0;
  for (let alpha = 0; alpha < 256; alpha++) {
    for (let colour = 0; colour <= alpha; colour++) pixels.set([colour, 0, alpha, alpha], 4 * index++);
  }
  const straight = decode(Buffer.from(encodePng(pixels, 257, 128))).pixels;
  const again = straight.map((value, at) =>
    at % 4 === 3 ? value : Math.round((value * (straight[at | 3] ?? 0)) / 255),
  );
  expect(Uint8Array.from(again)).toEqual(pixels);
});

/** Reads a PNG by the letter of its specification: 8 bits, RGB or RGBA, filter Up. */
function decode(png: Buffer) {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  const chunks: Record<string, Buffer> = {};
  for (let offset = 8; offset < png.length; ) {
    const length = png.readUInt32BE(offset);
    const body = png.subarray(offset + 4, offset + 8 + length);
    expect(png.readUInt32BE(offset + 8 + length)).toBe(crc32(body));
    chunks[body.toString("latin1", 0, 4)] = body.subarray(4);
    offset += 12 + length;
  }
  expect(Object.keys(chunks)).toEqual(["IHDR", "sRGB", "IDAT", "IEND"]);
  const header = chunks["IHDR"] as Buffer;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 2 ? 3 : 4;
  const rows = inflateSync(chunks["IDAT"] as Buffer);
  const stride = width * channels;
  const pixels: number[] = [];
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    expect(rows[start]).toBe(2);
    for (let x = 0; x < stride; x++) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * stride + x] as number);
      pixels.push(((rows[start + 1 + x] as number) + above) & 255);
    }
  }
  return { width, height, channels, pixels };
}
