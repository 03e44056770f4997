/** What a player shows of a GIF, written from the specification (GIF89a) alone. */
export interface ShownFrame {
  /** RGBA of the canvas. */
  readonly pixels: Uint8Array;
  /** Hundredths of a second. */
  readonly delay: number;
  /** Bytes of the compressed image, and its place. */
  readonly size: number;
  readonly rect: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

export interface ReadGif {
  readonly width: number;
  readonly height: number;
  /** 0: without end. */
  readonly loops: number | undefined;
  readonly frames: readonly ShownFrame[];
}

export function readGif(file: Uint8Array): ReadGif {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const text = (at: number, length: number) => String.fromCharCode(...file.subarray(at, at + length));
  if (text(0, 6) !== "GIF89a") throw new Error("not a GIF");
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const table = file.subarray(13, 13 + 3 * 2 ** (((file[10] as number) & 7) + 1));
  let at = 13 + table.length;
  let loops: number | undefined;
  let control = { disposal: 0, delay: 0, transparent: -1 };
  let canvas = new Uint8Array(width * height * 4);
  const frames: ShownFrame[] = [];
  const blocks = () => {
    const data: number[] = [];
    for (let length = file[at++] as number; length > 0; length = file[at++] as number) {
      data.push(...file.subarray(at, at + length));
      at += length;
    }
    return data;
  };
  for (;;) {
    const kind = file[at++];
    if (kind === 0x3b) break;
    if (kind === 0x21) {
      const label = file[at++];
      const data = blocks();
      if (label === 0xff) loops = (data[12] as number) | ((data[13] as number) << 8);
      if (label === 0xf9) {
        const transparent = ((data[0] as number) & 1) === 1 ? (data[3] as number) : -1;
        control = {
          disposal: ((data[0] as number) >> 2) & 7,
          delay: (data[1] as number) | ((data[2] as number) << 8),
          transparent,
        };
      }
    } else if (kind === 0x2c) {
      const [left, top, w, h] = [0, 2, 4, 6].map((offset) => view.getUint16(at + offset, true)) as [
        number,
        number,
        number,
        number,
      ];
      if (left + w > width || top + h > height) throw new Error("an image does not fit its canvas");
      at += 9;
      const depth = file[at++] as number;
      const data = blocks();
      const indices = inflate(data, depth);
      if (indices.length !== w * h) throw new Error(`${indices.length} pixels, not ${w * h}`);
      const shown = canvas.slice();
      indices.forEach((index, i) => {
        if (index === control.transparent) return;
        const place = ((top + Math.floor(i / w)) * width + left + (i % w)) * 4;
        shown.set([...table.subarray(index * 3, index * 3 + 3), 255], place);
      });
      frames.push({ pixels: shown, delay: control.delay, size: data.length, rect: { left, top, width: w, height: h } });
      canvas = shown.slice();
      if (control.disposal === 2) {
        for (let y = top; y < top + h; y++) canvas.fill(0, (y * width + left) * 4, (y * width + left + w) * 4);
      }
    } else throw new Error(`unknown block ${kind} at ${at - 1}`);
  }
  if (at !== file.length) throw new Error("something follows the trailer");
  return { width, height, loops, frames };
}

/** Variable-length-code LZW (appendix F). */
function inflate(data: readonly number[], depth: number): number[] {
  const clear = 1 << depth;
  const output: number[] = [];
  let [bits, bitCount, size, at] = [0, 0, depth + 1, 0];
  let table: number[][] = [];
  let before: number[] | undefined;
  const reset = () => {
    table = Array.from({ length: clear + 2 }, (_, index) => [index]);
    size = depth + 1;
    before = undefined;
  };
  reset();
  for (;;) {
    while (bitCount < size) {
      if (at >= data.length) throw new Error("the image data ends without an end code");
      bits |= (data[at++] as number) << bitCount;
      bitCount += 8;
    }
    const code = bits & ((1 << size) - 1);
    bits >>>= size;
    bitCount -= size;
    if (code === clear) {
      reset();
      continue;
    }
    if (code === clear + 1) break;
    const known = table[code];
    if (!known && (!before || code !== table.length)) throw new Error(`code ${code} is not known yet`);
    const entry = known ?? [...(before ?? []), before?.[0] as number];
    if (before && table.length < 4096) table.push([...before, entry[0] as number]);
    if (table.length === 1 << size && size < 12) size++;
    output.push(...entry);
    before = entry;
  }
  if (at !== data.length) throw new Error("data follows the end code");
  return output;
}
