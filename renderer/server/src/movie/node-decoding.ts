import { MediaProblem } from "@videoflow/renderer-core";
import { type MovieDecoding, wasmDecoder } from "@videoflow/renderer-media";
import { loadNodeAv, NODE_AV } from "./node-av.js";
import { nodeAvDecoder } from "./node-av-decoder.js";

/** The decoders of Node: FFmpeg's where the package `node-av` is installed, else our own, which are fewer and slower. */
export const nodeDecoding: MovieDecoding = {
  name: "Node with the package node-av",
  otherwise: "chromium",
  async decoderFor(config) {
    const library = await loadNodeAv();
    const start = (library && nodeAvDecoder(library, config)) ?? (await wasmDecoder(config));
    if (start || library) return start;
    throw new MediaProblem("DECODER_MISSING", { package: NODE_AV });
  },
};
