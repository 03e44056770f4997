import { MediaProblem } from "@videoflow/renderer-core";
import { type ByteDecoder, byteStream, type PacketDecoder } from "../packets.js";
import type { SoundFile } from "../pcm-stream.js";

export async function flacFileDecoder(): Promise<ByteDecoder> {
  const { FLACDecoder } = await import("@wasm-audio-decoders/flac");
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    decode: async (bytes) => (await decoder.decode(bytes)).channelData,
    flush: async () => (await decoder.flush()).channelData,
    close: () => decoder.free(),
  };
}

/** FLAC frames of another container, such as MP4. */
export async function flacPacketDecoder(): Promise<PacketDecoder> {
  const { FLACDecoder } = await import("@wasm-audio-decoders/flac");
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    decode: async (packets) => (await decoder.decodeFrames([...packets])).channelData,
    close: () => decoder.free(),
  };
}

/** Where STREAMINFO begins, behind "fLaC" and the header of its block, and what is needed of it. */
const STREAM_INFO = 8;
const HEAD = STREAM_INFO + 18;

export function isFlac(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === "fLaC";
}

/** A FLAC file, by what its STREAMINFO says (RFC 9639 §8.2). @throws MediaProblem */
export async function flacFile(bytes: Uint8Array): Promise<SoundFile> {
  if (bytes.length < HEAD) throw new MediaProblem("ASSET_DAMAGED", { reason: "it ends too early" });
  const view = new DataView(bytes.buffer, bytes.byteOffset + STREAM_INFO);
  // 20 bits of rate, 3 of channels, 5 of depth, 36 of length.
  const sampleRate = view.getUint32(10) >>> 12;
  const channelCount = ((view.getUint8(12) >> 1) & 7) + 1;
  const stated = (view.getUint8(13) & 15) * 2 ** 32 + view.getUint32(14);
  if (sampleRate === 0) throw new MediaProblem("ASSET_DAMAGED", { reason: "its sample rate is 0" });
  const open = async () => byteStream(bytes, await flacFileDecoder());
  return { sampleRate, channelCount, first: 0, end: stated || (await countSamples(open)), open };
}

async function countSamples(open: SoundFile["open"]): Promise<number> {
  const stream = await open();
  let samples = 0;
  for (let part = await stream.next(); part; part = await stream.next()) samples += part[0]?.length ?? 0;
  stream.close();
  return samples;
}
