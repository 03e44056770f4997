/**
 * Turns `audio-file-decoder` (FFmpeg's audio decoders in WASM) into an ES module: assets/ffmpeg-audio.js.
 *
 * The published script looks at globals of Node and pages, takes over the process's error handling in the former, and
 * fetches its WASM. Wrapping its text in a function whose parameters shadow those globals gives one behaviour
 * everywhere; the WASM travels inside the module.
 *
 * It also makes its functions from text, which pages with a content security policy forbid (`unsafe-eval`); `madeFrom` below
 * stands in for `Function` and makes the two kinds of functions it needs without.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const script = createRequire(import.meta.url).resolve("audio-file-decoder");
const assets = fileURLToPath(new URL("../assets/", import.meta.url));
const wasm = readFileSync(join(dirname(script), "..", "decode-audio.wasm")).toString("base64");
const library = readFileSync(script, "utf8").replace(/export\{[^}]*\};\s*$/, "");
const factory = /Promise\.all\(\[(\w+)\(\{locateFile/.exec(library)?.[1];
if (!factory) throw new Error("this release of audio-file-decoder is built in another way");

mkdirSync(assets, { recursive: true });
writeFileSync(
  `${assets}ffmpeg-audio.js`,
  `// audio-file-decoder, Copyright Benjamin Pang, LGPL-2.1-or-later, with FFmpeg, LGPL-2.1-or-later. Wrapped by scripts/build-ffmpeg-audio.mjs.
export const wasm = "${wasm}";
export function moduleFactory({ WebAssembly, fetch, console, Function, Blob, process, window, document, importScripts, require }) {
${library}
return ${factory};
}
`,
);
writeFileSync(
  `${assets}ffmpeg-audio.d.ts`,
  `/** The decoders' WASM in base64. */
export declare const wasm: string;
/** The published script, with these in place of the globals of the same name. */
export declare function moduleFactory(globals: {
  WebAssembly: object;
  fetch: () => Promise<null>;
  console: object;
  Function: (...parts: string[]) => unknown;
}): (options: { locateFile(): string }) => Promise<unknown>;
`,
);
