/**
 * Compiles the H.264 decoder (h264/assembly) and packs it into an ES module: assets/h264-decoder.js. It imports nothing, and each
 * instance has a memory of its own.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import asc from "assemblyscript/asc";

const source = fileURLToPath(new URL("../h264/assembly/index.ts", import.meta.url));
const assets = fileURLToPath(new URL("../assets/", import.meta.url));
const binary = `${assets}h264-decoder.wasm`;

mkdirSync(assets, { recursive: true });
const { error, stdout, stderr } = await asc.main([
  ...[source, "--outFile", binary],
  // Files may ask for much memory, but not for more than this: 1 GiB.
  ...["--enable", "simd", "--runtime", "stub", "--maximumMemory", "16384"],
  ...["-O3", "--noAssert", "--use", "abort=", "--disableWarning", "112"],
]);
process.stdout.write(stdout.toString());
process.stderr.write(stderr.toString());
if (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const bytes = readFileSync(binary);
rmSync(binary);
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
if (imports.length > 0) {
  process.stderr.write(`h264-decoder.wasm imports ${imports.map(({ name }) => name).join(", ")}; expected nothing\n`);
  process.exit(1);
}
writeFileSync(
  `${assets}h264-decoder.js`,
  `// Written by scripts/build-h264-decoder.mjs.
async function compile() {
  const bytes = Uint8Array.from(atob("${deflateRawSync(bytes, { level: 9 }).toString("base64")}"), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
let compiled;
export async function startDecoder() {
  const { exports } = await WebAssembly.instantiate(await (compiled ??= compile()), {});
  return exports;
}
`,
);
writeFileSync(
  `${assets}h264-decoder.d.ts`,
  `/** What h264/assembly/index.ts exports. */
export interface H264Decoder {
  readonly memory: WebAssembly.Memory;
  /** Address at which the next NAL unit is to be put; 0 where it is too large. */
  unitSpace(bytes: number): number;
  /** 0, or what is wrong: see h264/assembly/fault.ts. */
  decodeUnit(bytes: number): number;
  /** 0: there is no picture; 0x100: there is one; 0x300: there is one that refers to others that are not there; else what is wrong. */
  finishPicture(): number;
  planeAddress(plane: number): number;
  planeStride(plane: number): number;
  pictureWidth(): number;
  pictureHeight(): number;
}
export declare function startDecoder(): Promise<H264Decoder>;
`,
);
console.log(`assets/h264-decoder.js: ${(bytes.length / 1024).toFixed(1)} KiB of WASM`);
