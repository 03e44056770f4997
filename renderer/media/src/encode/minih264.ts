import type { H264MP4Encoder } from "h264-mp4-encoder";

/**
 * A fresh encoder of `h264-mp4-encoder` (minih264, WASM). Its script is loaded at the first call, because it carries and
 * compiles its WASM (1 MB) on import.
 */
export async function createEncoder(): Promise<H264MP4Encoder> {
  const { createH264MP4Encoder } = await import("../../assets/minih264.js");
  return createH264MP4Encoder();
}
