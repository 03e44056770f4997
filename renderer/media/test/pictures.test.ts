import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { exportVideo } from "../src/export/export-video.js";
import { writeZip } from "../src/export/write-zip.js";
import { localWorker } from "./local-worker.js";
import { memoryOutput } from "./memory-output.js";
import { type Pixel, premultiplied, type SyntheticFilm, syntheticFilm } from "./synthetic-film.js";

function zipOf(film: SyntheticFilm, workers = 1) {
  const startWorker = () => localWorker(() => syntheticFilm(film));
  return exportVideo(memoryOutput, { startWorker, workers, data: null, format: "png" });
}

/** Files of an archive by the list at its end, each checked against the header before it. */
function readZip(file: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const end = file.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [size, nameLength, local] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength));
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    expect(file.slice(local + 14, local + 26)).toEqual(file.slice(at + 16, at + 28));
    expect(new TextDecoder().decode(file.subarray(local + 30, local + 30 + nameLength))).toBe(name);
    files.set(name, file.slice(local + 30 + nameLength, local + 30 + nameLength + size));
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

/** Straight pixels of a PNG file as `encodePng` writes them. */
function readPng(file: Uint8Array): { width: number; height: number; channels: number; pixels: Uint8Array } {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  expect([...file.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = new Map<string, Uint8Array>();
  for (let at = 8; at < file.length; at += view.getUint32(at) + 12) {
    const type = new TextDecoder().decode(file.subarray(at + 4, at + 8));
    chunks.set(type, file.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const header = chunks.get("IHDR") as Uint8Array;
  const [width, height] = [
    ((header[2] as number) << 8) | (header[3] as number),
    ((header[6] as number) << 8) | (header[7] as number),
  ];
  const channels = header[9] === 6 ? 4 : 3;
  const rows = inflateSync(chunks.get("IDAT") as Uint8Array);
  const stride = width * channels;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    expect(rows[y * (stride + 1)]).toBe(2);
    for (let x = 0; x < stride; x++) {
      pixels[y * stride + x] =
        (rows[y * (stride + 1) + 1 + x] as number) + (y > 0 ? (pixels[(y - 1) * stride + x] as number) : 0);
    }
  }
  return { width, height, channels, pixels };
}

const gradient = (x: number, y: number, frame: number): Pixel => [x * 3, y * 5, (x + y + frame * 7) & 255, 255];

describe("a sequence of pictures", () => {
  test("has a PNG file for each frame, exactly as drawn, in odd sizes too", async () => {
    const film = { width: 37, height: 23, frameCount: 20, pixel: gradient };
    const files = readZip(await zipOf(film));
    expect([...files.keys()]).toEqual(
      Array.from({ length: 20 }, (_, i) => `frame-${String(i + 1).padStart(5, "0")}.png`),
    );
    [...files.values()].forEach((file, frame) => {
      const { width, height, channels, pixels } = readPng(file);
      expect([width, height, channels]).toEqual([37, 23, 3]);
      const drawn = premultiplied(film, frame).filter((_, i) => i % 4 !== 3);
      expect(Buffer.compare(pixels, drawn), `frame ${frame}`).toBe(0);
    });
  });

  test("is the same bytes for 1, 2 and 3 workers", async () => {
    const film = { width: 16, height: 16, frameCount: 31, pixel: gradient };
    const once = await zipOf(film);
    for (const workers of [2, 3]) expect(Buffer.compare(once, await zipOf(film, workers))).toBe(0);
  });

  test("repeats the file where nothing moves", async () => {
    const files = readZip(await zipOf({ width: 16, height: 16, frameCount: 9, pixel: (x, y) => gradient(x, y, 0) }));
    expect(files.size).toBe(9);
    expect(new Set([...files.values()].map((file) => Buffer.from(file).toString("base64"))).size).toBe(1);
  });
});

describe("an archive", () => {
  test("of more than 65535 files is one of ZIP64", async () => {
    const data = Uint8Array.of(1, 2, 3);
    const count = 66_000;
    async function* segments() {
      const packets = Array.from({ length: 1000 }, () => ({ data, key: true }));
      for (let i = 0; i < count; i += 1000) yield { codec: "png", packets };
    }
    const size = { width: 1, height: 1, fps: { num: 1, den: 1 } };
    const parts: Uint8Array[] = [];
    await writeZip(
      { ...size, frameCount: count, codec: "png", segments: segments() },
      { write: async (part) => void parts.push(part) },
    );
    const file = Buffer.concat(parts);
    const end = file.subarray(file.length - 98);
    expect([end.readUInt32LE(0), end.readUInt32LE(56), end.readUInt32LE(76)]).toEqual([
      0x06064b50, 0x07064b50, 0x06054b50,
    ]);
    expect([end.readBigUInt64LE(24), end.readBigUInt64LE(32)]).toEqual([66_000n, 66_000n]);
    expect(Number(end.readBigUInt64LE(64))).toBe(file.length - 98);
    const start = Number(end.readBigUInt64LE(48));
    expect(file.readUInt32LE(start)).toBe(0x02014b50);
    expect(start + Number(end.readBigUInt64LE(40))).toBe(file.length - 98);
  });
});
