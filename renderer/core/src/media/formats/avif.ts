import type { ByteReader } from "../byte-reader.js";
import { damaged, MediaProblem } from "../media-problem.js";
import type { PictureInfo } from "../picture-info.js";

/** A box of ISO/IEC 14496-12: its type and where its content is. */
interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** AVIF (AV1 Image File Format): the spatial extents of the primary item. Sequences and turned pictures are refused. */
export function readAvif(reader: ByteReader): PictureInfo {
  const [fileType, ...others] = boxes(reader, 0, reader.length);
  const brands = fileType ? reader.name(fileType.start, fileType.end - fileType.start) : "";
  if (brands.startsWith("avis")) throw unsupported("an animated AVIF");
  if (!brands.includes("avif")) throw unsupported("no AVIF file but one of its relatives");
  const meta = others.find(({ type }) => type === "meta");
  if (!meta) throw damaged("it says nothing about its picture");
  const parts = boxes(reader, meta.start + 4, meta.end);
  if (![...others, ...parts].some(({ type }) => type === "mdat" || type === "idat"))
    throw damaged("its pixels are missing");
  const properties = boxes(reader, ...content(parts, "iprp"));
  const held = boxes(reader, ...content(properties, "ipco"));
  const own = propertiesOf(reader, primaryItem(reader, content(parts, "pitm")), content(properties, "ipma"));
  const used = own.flatMap((index) => held[index - 1] ?? []);
  if (used.some((box) => isTurned(reader, box))) throw unsupported("a turned or mirrored AVIF");
  const extents = used.find(({ type }) => type === "ispe");
  if (!extents) throw damaged("the size of its picture is missing");
  const [width, height] = [reader.u32(extents.start + 4), reader.u32(extents.start + 8)];
  return { format: "avif", width, height, delays: [0] };
}

function unsupported(actual: string): MediaProblem {
  return new MediaProblem("ASSET_TYPE_UNSUPPORTED", {
    actual,
    owner: "an image layer",
    expected: "a still, upright AVIF, or another format",
  });
}

function boxes(reader: ByteReader, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at < to; ) {
    const short = reader.u32(at);
    const long = short === 1;
    const size = long ? reader.u32(at + 8) * 2 ** 32 + reader.u32(at + 12) : short === 0 ? to - at : short;
    if (size < 8 || at + size > to) throw damaged("it ends too early");
    found.push({ type: reader.name(at + 4, 4), start: at + (long ? 16 : 8), end: at + size });
    at += size;
  }
  return found;
}

function content(among: readonly Box[], type: string): [start: number, end: number] {
  const box = among.find((candidate) => candidate.type === type);
  if (!box) throw damaged(`its ${type} box is missing`);
  return [box.start, box.end];
}

function primaryItem(reader: ByteReader, [start]: [number, number]): number {
  return reader.u8(start) === 0 ? reader.u16(start + 4) : reader.u32(start + 4);
}

/** Indices, from 1, of the properties that an item has. */
function propertiesOf(reader: ByteReader, item: number, [start]: [number, number]): number[] {
  const version = reader.u8(start);
  const wide = (reader.u8(start + 3) & 1) === 1;
  let at = start + 8;
  for (let entry = 0; entry < reader.u32(start + 4); entry++) {
    const id = version < 1 ? reader.u16(at) : reader.u32(at);
    at += version < 1 ? 2 : 4;
    const count = reader.u8(at++);
    const indices = Array.from({ length: count }, (_, index) =>
      wide ? reader.u16(at + 2 * index) & 0x7fff : reader.u8(at + index) & 0x7f,
    );
    if (id === item) return indices;
    at += count * (wide ? 2 : 1);
  }
  return [];
}

function isTurned(reader: ByteReader, { type, start }: Box): boolean {
  return type === "imir" || type === "clap" || (type === "irot" && (reader.u8(start) & 3) !== 0);
}
