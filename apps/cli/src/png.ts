import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colour types of an image header. */
const RGB = 2;
const RGBA = 6;
/** Filter of a row: each byte less the one above it. Good for flat graphics, cheap for all. */
const UP = 2;

/**
 * A picture as a PNG file (W3C PNG, third edition): 8 bits a channel, sRGB, with an alpha channel only when a pixel is not opaque.
 *
 * @param premultiplied RGBA8, `width` × `height` × 4 bytes, colours multiplied by alpha. PNG wants them divided again.
 */
export function encodePng(premultiplied: Uint8Array, width: number, height: number): Buffer {
  const channels = isOpaque(premultiplied) ? 3 : 4;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 3 ? RGB : RGBA, 0, 0, 0], 8);
  const rows = filterRows(premultiplied, width, height, channels);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("sRGB", Uint8Array.of(0)),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", new Uint8Array(0)),
  ]);
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
        row[x + channel] = divide(pixels[source + channel] as number, alpha);
      }
      if (channels === 4) row[x + 3] = alpha;
    }
    rows[target++] = UP;
    for (let x = 0; x < stride; x++) rows[target++] = (row[x] as number) - (above[x] as number);
    [above, row] = [row, above];
  }
  return rows;
}

/** A premultiplied channel without its alpha, rounded to the nearest. */
function divide(channel: number, alpha: number): number {
  if (alpha === 255) return channel;
  return alpha === 0 ? 0 : Math.min(255, Math.floor((channel * 255 + (alpha >> 1)) / alpha));
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
