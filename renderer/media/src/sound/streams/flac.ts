import { FLACDecoder } from "@wasm-audio-decoders/flac";
import type { ByteDecoder, PacketDecoder } from "../packets.js";

export async function flacFileDecoder(): Promise<ByteDecoder> {
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
  const decoder = new FLACDecoder();
  await decoder.ready;
  return {
    decode: async (packets) => (await decoder.decodeFrames([...packets])).channelData,
    close: () => decoder.free(),
  };
}
