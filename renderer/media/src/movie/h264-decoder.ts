import { MediaProblem, type MoviePlane } from "@videoflow/renderer-core";
import { type H264Decoder, startDecoder } from "../../assets/h264-decoder.js";
import { bytesOf } from "../bytes-of.js";
import { damagedMovie } from "./damaged-movie.js";
import { h264Layout, unitsOf } from "./h264-units.js";
import { PictureMemory } from "./picture-memory.js";
import type { DecodedPlanes, PacketLibrary } from "./wasm-codecs.js";

/** Results of h264/assembly: what is wrong, or that there is a picture. */
const DAMAGED = 1;
const PICTURE = 0x100;
const BROKEN = 0x200;

/** Whether our decoder knows what the parameter sets of a stream ask for; where they come later it is taken to. */
export async function h264Decodes(config: VideoDecoderConfig): Promise<boolean> {
  const decoder = await startDecoder();
  const { parameterSets } = h264Layout(descriptionOf(config));
  return parameterSets.every((unit) => decodeUnit(decoder, unit) <= DAMAGED);
}

/** Decodes H.264 by our own decoder (h264/assembly). */
export async function h264Library(config: VideoDecoderConfig): Promise<PacketLibrary> {
  const decoder = await startDecoder();
  const layout = h264Layout(descriptionOf(config));
  const memory = new PictureMemory();
  for (const unit of layout.parameterSets) decodeUnit(decoder, unit);
  let first: number | undefined;

  const decodeUnits = (data: Uint8Array): number => {
    let result = 0;
    for (const unit of unitsOf(data, layout) ?? [undefined]) {
      result = unit ? decodeUnit(decoder, unit) : DAMAGED;
      if (result !== 0) break;
    }
    const picture = guarded(() => decoder.finishPicture());
    return result === 0 ? picture : result;
  };

  return {
    async decode({ index, data }) {
      first ??= index;
      const result = decodeUnits(data);
      if (result > DAMAGED && result < PICTURE) throw unsupported(config.codec);
      if (result === 0) return undefined;
      if (result === PICTURE) return pictureOf(decoder, memory);
      // What is shown before the first picture refers to what was not decoded, and is not asked for.
      if (index < first) return undefined;
      if (result & BROKEN) throw damagedMovie(`its picture ${index} refers to pictures that are not in it`);
      throw damagedMovie(`its picture ${index} breaks the rules of its codec`);
    },
    close: () => undefined,
  };
}

function descriptionOf({ description }: VideoDecoderConfig): Uint8Array | undefined {
  return description && bytesOf(description);
}

function unsupported(codec: string): MediaProblem {
  return new MediaProblem("CODEC_UNSUPPORTED", {
    codec: `${codec} (in fields, or otherwise more than whole frames of 8 bits in 4:2:0)`,
    engine: "the decoder in WASM",
    how: "chromium",
  });
}

function decodeUnit(decoder: H264Decoder, unit: Uint8Array): number {
  return guarded(() => {
    const address = decoder.unitSpace(unit.length);
    if (address === 0) return DAMAGED;
    new Uint8Array(decoder.memory.buffer).set(unit, address);
    return decoder.decodeUnit(unit.length);
  });
}

/** Hostile files find no way out of the decoder's memory; one that made it trap would be damaged. */
function guarded(work: () => number): number {
  try {
    return work();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) return DAMAGED;
    throw error;
  }
}

/** Copies the picture that was decoded last: the decoder uses its memory again. */
function pictureOf(decoder: H264Decoder, memory: PictureMemory): DecodedPlanes {
  const [width, height] = [decoder.pictureWidth(), decoder.pictureHeight()];
  const layout = [height, (height + 1) >> 1, (height + 1) >> 1].map((rows, plane) => {
    const stride = decoder.planeStride(plane);
    return { address: decoder.planeAddress(plane), stride, bytes: rows * stride };
  });
  const data = memory.take(layout.reduce((sum, { bytes }) => sum + bytes, 0));
  let offset = 0;
  const [y, u, v] = layout.map(({ address, stride, bytes }): MoviePlane => {
    const plane = data.subarray(offset, offset + bytes);
    plane.set(new Uint8Array(decoder.memory.buffer, address, bytes));
    offset += bytes;
    return { data: plane, stride };
  });
  if (!y || !u || !v) throw new TypeError("a decoded picture lacks a plane");
  return { width, height, y, u, v, release: () => memory.give(data) };
}
