import type { MovieDecoding } from "./decoding.js";
import { wasmDecoder } from "./wasm-codecs.js";
import { browserGivesPlanes, webCodecsDecoder } from "./web-codecs.js";

/** The decoders of pages and their workers: the browser's, but where it would change the pictures our own, if there is one. */
export const webDecoding: MovieDecoding = {
  name: "this browser",
  otherwise: "Node with the package node-av",
  async decoderFor(config) {
    if (await browserGivesPlanes()) return (await webCodecsDecoder(config)) ?? wasmDecoder(config);
    return (await wasmDecoder(config)) ?? webCodecsDecoder(config);
  },
};
