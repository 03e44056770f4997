import { type EncodedPacket, EncodedPacketSink, type InputAudioTrack } from "mediabunny";
import type { PcmStream } from "./pcm-stream.js";

/** Turns coded packets, in order, into samples. */
export interface PacketDecoder {
  decode(packets: readonly Uint8Array[]): Promise<readonly Float32Array[]>;
  close(): void;
}

/** Packets decoded together: under two seconds of sound. */
const BATCH = 64;

/** The sound of a track whose packets a decoder understands. */
export function packetStream(track: InputAudioTrack, decoder: PacketDecoder): PcmStream {
  const packets = new EncodedPacketSink(track).packets();
  return {
    async next() {
      const batch: Uint8Array[] = [];
      while (batch.length < BATCH) {
        const { done, value } = (await packets.next()) as IteratorResult<EncodedPacket, undefined>;
        if (done) break;
        batch.push(value.data);
      }
      return batch.length === 0 ? undefined : decoder.decode(batch);
    },
    close() {
      void packets.return(undefined);
      decoder.close();
    },
  };
}

/** Bytes decoded together. */
const CHUNK = 65_536;

/** Turns a file's bytes, in order, into samples. */
export interface ByteDecoder {
  decode(bytes: Uint8Array): Promise<readonly Float32Array[]>;
  /** What the decoder has held back. */
  flush?(): Promise<readonly Float32Array[]>;
  close(): void;
}

/** The sound of a file that a decoder reads by itself. */
export function byteStream(bytes: Uint8Array, decoder: ByteDecoder): PcmStream {
  let at = 0;
  let flushed = false;
  return {
    async next() {
      if (at < bytes.length) {
        // A copy: decoders hand their input to WASM or keep it.
        const chunk = bytes.slice(at, at + CHUNK);
        at += CHUNK;
        return decoder.decode(chunk);
      }
      if (flushed || !decoder.flush) return undefined;
      flushed = true;
      return decoder.flush();
    },
    close: () => decoder.close(),
  };
}
