import type { MovieCoding, MovieDecoding, PacketDecoder } from "./decoding.js";
import { readFrame } from "./read-frame.js";

/** The decoders of the browser. */
export const webCodecsDecoding: MovieDecoding = {
  name: "this browser",
  otherwise: "Node with the package node-av",
  async supported(config) {
    if (typeof VideoDecoder === "undefined") return undefined;
    // Software hands out the very numbers it decoded, and quickly; hardware is for what has no other decoder.
    for (const hardwareAcceleration of ["prefer-software", "no-preference"] as const) {
      const preferred = { ...config, hardwareAcceleration };
      const { supported } = await VideoDecoder.isConfigSupported(preferred).catch(() => ({ supported: false }));
      if (supported) return preferred;
    }
    return undefined;
  },
  start({ config, color }: MovieCoding, receiver): PacketDecoder {
    const decoder = new VideoDecoder({
      output: (frame) =>
        receiver.picture({
          index: frame.timestamp,
          read: () => readFrame(frame, color),
          release: () => frame.close(),
        }),
      error: (error) => receiver.failed(error),
    });
    decoder.addEventListener("dequeue", () => receiver.taken());
    decoder.configure(config);
    return {
      get queued() {
        return decoder.decodeQueueSize;
      },
      decode: ({ index, isKey, data }) =>
        decoder.decode(new EncodedVideoChunk({ type: isKey ? "key" : "delta", timestamp: index, data })),
      flush: () => decoder.flush(),
      close: () => {
        if (decoder.state !== "closed") decoder.close();
      },
    };
  },
};
