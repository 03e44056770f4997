/**
 * Turns the video decoders of `ogv` (libvpx and dav1d in WASM) into ES modules: assets/{vp8,av1}-decoder.js.
 *
 * The published scripts look at globals of Node and pages and load their WASM from beside themselves. Wrapping their text in a
 * function whose parameters shadow those globals gives one behaviour everywhere; the WASM travels inside the module.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ogv = dirname(createRequire(import.meta.url).resolve("ogv/package.json"));
const assets = fileURLToPath(new URL("../assets/", import.meta.url));
// Its VP9 decoder is left out: its pictures are up to 12 levels off after some frames.
const decoders = {
  vp8: { script: "vp8", library: "libvpx, BSD-3-Clause, Copyright The WebM Project authors" },
  av1: { script: "av1-simd", library: "dav1d, BSD-2-Clause, Copyright VideoLAN and dav1d authors" },
};

const types = `/** Pixels. */
export interface OgvFormat {
  width: number;
  height: number;
  chromaWidth: number;
  chromaHeight: number;
  cropLeft: number;
  cropTop: number;
  cropWidth: number;
  cropHeight: number;
  displayWidth: number;
  displayHeight: number;
}
export interface OgvPlane {
  bytes: Uint8Array;
  stride: number;
}
export interface OgvDecoder {
  frameBuffer: { format: OgvFormat; y: OgvPlane; u: OgvPlane; v: OgvPlane } | null;
  init(done: () => void): void;
  /** Gives 1 to \`done\` unless the packet cannot be decoded. */
  processFrame(packet: ArrayBuffer, done: (result: number) => void): void;
  _ogv_video_decoder_destroy(): void;
}
export declare function startDecoder(videoFormat: OgvFormat): Promise<OgvDecoder>;
`;

mkdirSync(assets, { recursive: true });
for (const [name, { script, library }] of Object.entries(decoders)) {
  const file = join(ogv, "dist", `ogv-decoder-video-${script}-wasm`);
  const text = readFileSync(`${file}.js`, "utf8");
  const factory = /^\s*var (\w+) = /.exec(text)?.[1];
  if (!factory) throw new Error("this release of ogv begins its scripts in another way");
  writeFileSync(
    `${assets}${name}-decoder.js`,
    `// ogv.js, MIT, Copyright Brion Vibber, with ${library}. Wrapped by scripts/build-video-decoders.mjs.
const wasm = () => Uint8Array.from(atob("${readFileSync(`${file}.wasm`).toString("base64")}"), (character) => character.charCodeAt(0));
let compiled;
function library(document, window, self, process, importScripts, require, fetch, console, exports, module, define, __filename) {
${text}
return ${factory};
}
export async function startDecoder(videoFormat) {
  const module = await (compiled ??= WebAssembly.compile(wasm()));
  const silent = { log() {}, warn() {}, error() {} };
  const start = library(undefined, undefined, undefined, undefined, undefined, undefined, undefined, silent);
  return start({
    videoFormat,
    instantiateWasm(imports, received) {
      WebAssembly.instantiate(module, imports).then(received);
      return {};
    },
  });
}
`,
  );
  writeFileSync(`${assets}${name}-decoder.d.ts`, types);
}
