import type { Decompressors } from "@videoflow/renderer-core";
import { decompress } from "brotli/decompress";
import { unzlibSync } from "fflate";

/** In JavaScript: what browsers have themselves is asynchronous, and few have Brotli. */
export const decompressors: Decompressors = {
  inflate: (bytes, length) => unzlibSync(bytes, { out: new Uint8Array(length) }),
  brotli: (bytes, length) => decompress(bytes, length),
};
