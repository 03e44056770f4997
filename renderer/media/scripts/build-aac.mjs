/**
 * Turns the WASM of `@mediabunny/aac-encoder` (FFmpeg's AAC encoder) into an ES module: assets/aac-encoder.js.
 *
 * The published package encodes in a worker of its own, made of a blob. In Firefox a worker that starts a worker sometimes never
 * gets on (see src/encode/aac-encoder.ts); and pages would have to allow workers made of blobs. What that worker runs lies in the
 * package too. Wrapping its text in a function whose parameters shadow globals gives one behaviour everywhere; the WASM, which the
 * text holds as characters, travels inside the module.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const bundle = createRequire(import.meta.url).resolve("@mediabunny/aac-encoder");
const text = readFileSync(join(dirname(bundle), "..", "modules", "build", "aac.js"), "utf8");
const assets = fileURLToPath(new URL("../assets/", import.meta.url));

const [whole, characters] = /findWasmBinary\(\) \{ return binaryDecode\('(.*?)'\); \}/s.exec(text) ?? [];
if (whole === undefined) throw new Error("this release of @mediabunny/aac-encoder holds its WASM in another way");
const glue = text
  .replace(whole, () => "findWasmBinary() {}")
  .replaceAll("import.meta.url", '""')
  .replace("exports.default = Module;", "");

/** Each byte is the character of its number; 0, which no text may hold, is character 256. */
const string = new Function(`return '${characters}'`)();
const wasm = Buffer.from(Array.from(string, (character) => character.charCodeAt(0) & 255));
if (!WebAssembly.validate(wasm))
  throw new Error("this release of @mediabunny/aac-encoder writes its WASM in another way");

mkdirSync(assets, { recursive: true });
writeFileSync(
  `${assets}aac-encoder.js`,
  `// @mediabunny/aac-encoder, MPL-2.0, Copyright Vanilagy and contributors, with FFmpeg, LGPL-2.1-or-later. Wrapped by scripts/build-aac.mjs.
export const wasm = "${wasm.toString("base64")}";
function library(exports, globalThis, process, fetch, XMLHttpRequest, console) {
${glue}
return Module;
}
export const startLibrary = library({}, {}, undefined, undefined, undefined, { log() {}, error() {} });
`,
);
writeFileSync(
  `${assets}aac-encoder.d.ts`,
  `/** The encoder's WASM in base64. */
export declare const wasm: string;
/** Functions of the package's \`bridge.c\`; pointers are bytes in \`HEAPU8\`, which is another one when the memory has grown. */
export interface AacLibrary {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  /** Pointer to an encoder, 0 when there is none of that kind. */
  _init_encoder(channelCount: number, sampleRate: number, bitrate: number): number;
  /** Samples. */
  _get_encoder_frame_size(encoder: number): number;
  _get_encoder_extradata(encoder: number): number;
  _get_encoder_extradata_size(encoder: number): number;
  /** Pointer to memory for one frame of floats, channels interleaved; 0 when there is none left. */
  _get_encode_input_ptr(encoder: number, byteLength: number): number;
  /** Negative: an error of FFmpeg. */
  _send_frame(encoder: number, timestamp: bigint): number;
  /** Size of the packet in bytes, 0 when there is none yet, negative: an error of FFmpeg. */
  _receive_packet(encoder: number): number;
  _get_encoded_data(encoder: number): number;
  /** Samples. */
  _get_encoded_duration(encoder: number): number;
  _flush_encoder_start(encoder: number): void;
}
export declare function startLibrary(options: {
  instantiateWasm(imports: WebAssembly.Imports, received: (instance: WebAssembly.Instance) => void): void;
}): Promise<AacLibrary>;
`,
);
