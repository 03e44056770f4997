import type { AacLibrary } from "../../assets/aac-encoder.js";
import { fail } from "../errors.js";

/** FFmpeg's encoder of AAC-LC in WASM: the same samples give the same packets on every machine. */
export interface AacEncoder {
  /** Samples of a frame, of each channel: 1024. */
  readonly frameLength: number;
  /** AudioSpecificConfig of ISO/IEC 14496-3. */
  readonly configuration: Uint8Array;
  /**
   * @param frame `frameLength` samples of each channel, interleaved
   * @returns the packets that are ready, usually the one of the frame before
   */
  encode(frame: Float32Array): AacPacket[];
  /** The packets that are left. Nothing can be encoded after that. */
  finish(): AacPacket[];
}

export interface AacPacket {
  readonly data: Uint8Array;
  /** Samples. */
  readonly duration: number;
}

export interface AacSettings {
  /** Hertz. */
  readonly sampleRate: number;
  readonly channelCount: number;
  /** Bits per second. */
  readonly bitrate: number;
}

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * An encoder with memory of its own, in this thread. Not in a worker of this one: Firefox 153 sometimes never returns from
 * `new Worker` in a worker (11 of 411 exports, where three of them were busy), which nothing there can notice or end.
 *
 * @throws VideoJSONError `ENCODER_FAILED`, as its functions do
 */
export async function createAacEncoder({ sampleRate, channelCount, bitrate }: AacSettings): Promise<AacEncoder> {
  const library = await loadLibrary();
  const encoder = library._init_encoder(channelCount, sampleRate, bitrate);
  if (encoder === 0) throw failed(`it does not take ${channelCount} channels at ${sampleRate} Hz`);
  const frameLength = library._get_encoder_frame_size(encoder);
  let samplesSent = 0;
  const bytesAt = (pointer: number, length: number) => library.HEAPU8.slice(pointer, pointer + length);
  const readyPackets = () => {
    const packets: AacPacket[] = [];
    for (let size = library._receive_packet(encoder); size !== 0; size = library._receive_packet(encoder)) {
      if (size < 0) throw failed(`FFmpeg's error ${size}`);
      const data = bytesAt(library._get_encoded_data(encoder), size);
      packets.push({ data, duration: library._get_encoded_duration(encoder) });
    }
    return packets;
  };
  return {
    frameLength,
    configuration: bytesAt(library._get_encoder_extradata(encoder), library._get_encoder_extradata_size(encoder)),
    encode(frame) {
      const pointer = library._get_encode_input_ptr(encoder, frame.byteLength);
      if (pointer === 0) throw failed("there is no memory left");
      new Float32Array(library.HEAPU8.buffer, pointer, frame.length).set(frame);
      const result = library._send_frame(encoder, BigInt(samplesSent));
      if (result < 0) throw failed(`FFmpeg's error ${result}`);
      samplesSent += frameLength;
      return readyPackets();
    },
    finish() {
      library._flush_encoder_start(encoder);
      return readyPackets();
    },
  };
}

/** The library with memory of its own. It is loaded at the first call: it carries half a megabyte of WASM. */
async function loadLibrary(): Promise<AacLibrary> {
  const { wasm, startLibrary } = await import("../../assets/aac-encoder.js");
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)));
  const code = await compiled;
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: WebAssembly.Imports, received: (instance: WebAssembly.Instance) => void) => {
      WebAssembly.instantiate(code, imports).then(received).catch(reject);
    };
    startLibrary({ instantiateWasm }).then(resolve, reject);
  });
}

function failed(reason: string) {
  return fail("ENCODER_FAILED", { encoder: "AAC", reason });
}
