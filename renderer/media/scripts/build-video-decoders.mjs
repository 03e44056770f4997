/**
 * Turns the video decoders of `ogv` (libvpx and dav1d in WASM) into ES modules, assets/{vp8,av1}-decoder.js, and that of libav.js
 * (FFmpeg with libvpx) into assets/vp9-decoder.js.
 *
 * The published scripts look at globals of Node and pages and load their WASM from beside themselves. Wrapping their text in a
 * function whose parameters shadow those globals gives one behaviour everywhere; the WASM travels inside the module.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

const ogv = dirname(createRequire(import.meta.url).resolve("ogv/package.json"));
const assets = fileURLToPath(new URL("../assets/", import.meta.url));
// Its VP9 decoder is left out: after some frames its pictures are up to 12 levels off.
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

const variant = dirname(createRequire(import.meta.url).resolve("@libav.js/variant-webm-vp9"));
const { version } = JSON.parse(readFileSync(join(variant, "..", "package.json"), "utf8"));
const script = join(variant, `libav-${version}.0-webm-vp9.wasm`);
const [glue, rest] = readFileSync(`${script}.mjs`, "utf8").split(/export default (?=LibAVFactory;)/);
if (rest === undefined) throw new Error("this release of libav.js exports something else");
const packed = deflateRawSync(readFileSync(`${script}.wasm`), { level: 9 }).toString("base64");
writeFileSync(
  `${assets}vp9-decoder.js`,
  `// libav.js, LGPL-2.1, with FFmpeg, LGPL-2.1, and libvpx, BSD-3-Clause. Wrapped by scripts/build-video-decoders.mjs.
async function wasm() {
  const bytes = Uint8Array.from(atob("${packed}"), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
let compiled;
function library(globalThis, process, self, fetch, XMLHttpRequest, importScripts, postMessage, console, LibAV) {
${glue.replaceAll("import.meta.url", '""').replaceAll('await import("node:module")', "{}")}
return LibAVFactory;
}
export async function startLibav() {
  const module = await (compiled ??= wasm());
  const silent = { log() {}, warn() {}, error() {} };
  const start = library({}, undefined, undefined, undefined, undefined, undefined, undefined, silent);
  return start({
    noworker: true,
    nothreads: true,
    instantiateWasm(imports, received) {
      WebAssembly.instantiate(module, imports).then((instance) => received(instance, module));
      return {};
    },
  });
}
`,
);
writeFileSync(
  `${assets}vp9-decoder.d.ts`,
  `export interface LibavPacket {
  data: Uint8Array;
  pts: number;
  ptshi: number;
  dts: number;
  dtshi: number;
}
export interface LibavFrame {
  data: Uint8Array;
  layout: { offset: number; stride: number }[];
  width: number;
  height: number;
  /** AVPixelFormat. */
  format: number;
  pts?: number;
}
export interface Libav {
  ff_init_decoder(name: string): [codec: number, context: number, packet: number, frame: number];
  ff_decode_multi(
    context: number,
    packet: number,
    frame: number,
    packets: LibavPacket[],
    options?: { fin?: boolean },
  ): LibavFrame[];
  ff_free_decoder(context: number, packet: number, frame: number): void;
}
export declare function startLibav(): Promise<Libav>;
`,
);
