import { zlibSync } from "fflate";
import { crc32 } from "./crc32.js";
import { straight } from "./straight-alpha.js";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colour types of an image header. */
const RGB = 2;
const RGBA = 6;
/** Filter of a row: each byte less the one above it. Good for flat graphics, cheap for all. */
const UP = 2;

/**
 * A picture as a PNG file (W3C PNG, third edition): 8 bits a channel, sRGB, with an alpha channel only when a pixel is not
 * opaque. The same pixels give the same bytes everywhere.
 *
 * @param premultiplied RGBA8, `width` × `height` × 4 bytes, colours multiplied by alpha. PNG wants them divided again.
 */
export function encodePng(premultiplied: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const channels = isOpaque(premultiplied) ? 3 : 4;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, channels === 3 ? RGB : RGBA, 0, 0, 0], 8);
  const rows = filterRows(premultiplied, width, height, channels);
  const parts = [
    SIGNATURE,
    chunk("IHDR", header),
    chunk("sRGB", Uint8Array.of(0)),
    chunk("IDAT", zlibSync(rows, { level: 6 })),
    chunk("IEND", new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function isOpaque(pixels: Uint8Array): boolean {
  for (let index = 3; index < pixels.length; index += 4) if (pixels[index] !== 255) return false;
  return true;
}

/** Straight-alpha rows, each led by its filter's number. */
function filterRows(pixels: Uint8Array, width: number, height: number, channels: 3 | 4): Uint8Array {
  const stride = width * channels;
  const rows = new Uint8Array(height * (stride + 1));
  let above = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  for (let y = 0, source = 0, target = 0; y < height; y++) {
    for (let x = 0; x < stride; x += channels, source += 4) {
      const alpha = pixels[source + 3] as number;
      for (let channel = 0; channel < 3; channel++) {
        row[x + channel] = straight(pixels[source + channel] as number, alpha);
      }
      if (channels === 4) row[x + 3] = alpha;
    }
    rows[target++] = UP;
    for (let x = 0; x < stride; x++) rows[target++] = (row[x] as number) - (above[x] as number);
    [above, row] = [row, above];
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}
