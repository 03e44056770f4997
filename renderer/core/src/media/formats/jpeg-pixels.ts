import { ByteReader } from "../byte-reader.js";
import { damaged } from "../media-problem.js";
import { nextMarker, standsAlone } from "./jpeg.js";

const [BASELINE, EXTENDED, PROGRESSIVE, HUFFMAN_TABLES, START_OF_SCAN, RESTART_INTERVAL] = [
  0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdd,
];

interface Component {
  readonly id: number;
  /** Sampling factors. */
  readonly across: number;
  readonly down: number;
}

interface Frame {
  readonly progressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

/** For the next 16 bits the symbol and the length of its code, as symbol · 32 + length; 0 for none. */
type HuffmanTable = Uint16Array;

/**
 * Makes sure that the first scan of a JPEG coded by Huffman holds all its blocks (ITU-T T.81, F.2.2 and G.2); of a progressive one
 * that is the scan of means.
 *
 * @throws MediaProblem
 */
export function checkJpegPixels(jpeg: Uint8Array): void {
  const reader = new ByteReader(jpeg);
  const tables = new Map<number, HuffmanTable>();
  let frame: Frame | undefined;
  let interval = 0;
  for (let at = 2; ; ) {
    at = nextMarker(reader, at);
    const marker = reader.u8(at - 1);
    if (standsAlone(marker)) continue;
    const end = at + reader.u16(at);
    if (marker === BASELINE || marker === EXTENDED || marker === PROGRESSIVE) frame = readFrame(reader, at, marker);
    else if (marker === HUFFMAN_TABLES) readTables(reader, at + 2, end, tables);
    else if (marker === RESTART_INTERVAL) interval = reader.u16(at + 2);
    else if (marker === START_OF_SCAN) {
      // Other ways of coding are not looked into.
      if (frame) walkScan(reader, at, end, frame, tables, interval);
      return;
    }
    at = end;
  }
}

function readFrame(reader: ByteReader, at: number, marker: number): Frame {
  const components = Array.from({ length: reader.u8(at + 7) }, (_, index): Component => {
    const factors = reader.u8(at + 9 + 3 * index);
    return { id: reader.u8(at + 8 + 3 * index), across: factors >> 4, down: factors & 15 };
  });
  return { progressive: marker === PROGRESSIVE, height: reader.u16(at + 3), width: reader.u16(at + 5), components };
}

function readTables(reader: ByteReader, from: number, end: number, tables: Map<number, HuffmanTable>): void {
  for (let at = from; at < end; ) {
    const table = new Uint16Array(1 << 16);
    let symbol = at + 17;
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      for (let count = reader.u8(at + length); count > 0; count--, symbol++) {
        const step = 1 << (16 - length);
        if (code + step > table.length) throw damaged("its code tables are wrong");
        table.fill(reader.u8(symbol) * 32 + length, code, code + step);
        code += step;
      }
    }
    tables.set(reader.u8(at), table);
    at = symbol;
  }
}

function walkScan(
  reader: ByteReader,
  at: number,
  start: number,
  { progressive, width, height, components }: Frame,
  tables: ReadonlyMap<number, HuffmanTable>,
  interval: number,
): void {
  const scanned = Array.from({ length: reader.u8(at + 2) }, (_, index) => {
    const component = components.find(({ id }) => id === reader.u8(at + 3 + 2 * index));
    const which = reader.u8(at + 4 + 2 * index);
    const [mean, rest] = [tables.get(which >> 4), tables.get(0x10 | (which & 15))];
    if (!component || !mean || (!rest && !progressive)) throw damaged("its scan refers to what is not there");
    return { component, mean, rest };
  });
  const most = (factor: (component: Component) => number) => Math.max(1, ...components.map(factor));
  const [across, down] = [most((component) => component.across), most((component) => component.down)];
  const only = scanned.length === 1 ? scanned[0]?.component : undefined;
  const [unitWidth, unitHeight] = only ? [(8 * across) / only.across, (8 * down) / only.down] : [8 * across, 8 * down];
  const units = Math.ceil(width / unitWidth) * Math.ceil(height / unitHeight);
  const bits = new ScanBits(reader.bytes, start);
  for (let unit = 0; unit < units; unit++) {
    if (interval > 0 && unit > 0 && unit % interval === 0) bits.restart();
    for (const { component, mean, rest } of scanned) {
      for (let block = only ? 1 : component.across * component.down; block > 0; block--) {
        bits.skip(bits.symbol(mean));
        if (!progressive && rest) walkBlock(bits, rest);
      }
    }
  }
}

/** The 63 coefficients besides the mean. */
function walkBlock(bits: ScanBits, table: HuffmanTable): void {
  for (let at = 1; at < 64; at++) {
    const symbol = bits.symbol(table);
    const [zeros, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && zeros < 15) return;
    at += zeros;
    bits.skip(size);
  }
}

/** The bits of a scan, the highest first, up to the next marker. */
class ScanBits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  symbol(table: HuffmanTable): number {
    const missing = this.#fill(16);
    const entry = table[((this.#held << missing) >>> (this.#count + missing - 16)) & 0xffff] as number;
    if (entry === 0) throw damaged("its pixels are coded wrongly");
    this.#drop(entry & 31);
    return entry >> 5;
  }

  skip(count: number): void {
    this.#fill(count);
    this.#drop(count);
  }

  /** Goes on after the next restart marker. */
  restart(): void {
    this.#count = 0;
    this.#held = 0;
    const marker = this.#bytes[this.#at + 1] ?? 0;
    if (this.#bytes[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7) throw damaged("its pixels end too early");
    this.#at += 2;
  }

  /** Holds at least `count` bits, at most 16, if there are so many; returns how many are missing. */
  #fill(count: number): number {
    while (this.#count < count) {
      const byte = this.#bytes[this.#at] ?? 0xff;
      // A 0xff of the data is followed by 0.
      if (byte === 0xff && this.#bytes[this.#at + 1] !== 0) return count - this.#count;
      this.#held = ((this.#held << 8) | byte) & 0xffffff;
      this.#count += 8;
      this.#at += byte === 0xff ? 2 : 1;
    }
    return 0;
  }

  #drop(count: number): void {
    if (count > this.#count) throw damaged("its pixels end too early");
    this.#count -= count;
    this.#held &= (1 << this.#count) - 1;
  }
}
