import { createRequire } from "node:module";
import type { H264MP4Encoder } from "h264-mp4-encoder";

type Package = { createH264MP4Encoder: () => Promise<H264MP4Encoder> };

let loaded: Promise<Package> | undefined;

/**
 * A fresh encoder of `h264-mp4-encoder` (minih264, WASM). The package is loaded at the first call, because it carries
 * and compiles its WASM (1 MB) on import.
 */
export async function createEncoder(): Promise<H264MP4Encoder> {
  loaded ??= load();
  const { createH264MP4Encoder } = await loaded;
  return createH264MP4Encoder();
}

async function load(): Promise<Package> {
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const before = events.map((event) => new Set<unknown>(process.listeners(event as never)));
  const library = createRequire(import.meta.url)("h264-mp4-encoder") as Package;
  // Emscripten's start-up code takes over the errors of the whole process: they are the program's, give them back.
  events.forEach((event, i) => {
    for (const listener of process.listeners(event as never) as ((...values: unknown[]) => void)[]) {
      if (!before[i]?.has(listener)) process.removeListener(event, listener);
    }
  });
  return library;
}
