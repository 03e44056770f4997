import type { ByteDecoder } from "../packets.js";

export async function vorbisDecoder(): Promise<ByteDecoder> {
  const { OggVorbisDecoder } = await import("@wasm-audio-decoders/ogg-vorbis");
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  return {
    decode: async (bytes) => (await decoder.decode(bytes)).channelData,
    flush: async () => (await decoder.flush()).channelData,
    close: () => decoder.free(),
  };
}
