/**
 * Turns `audio-file-decoder` (FFmpeg's audio decoders in WASM) into an ES module: assets/aac-decoder.js.
 *
 * The published script looks at globals of Node and pages, takes over the process's error handling in the former, and
 * fetches its WASM. Wrapping its text in a function whose parameters shadow those globals gives one behaviour
 * everywhere; the WASM travels inside the module.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const script = createRequire(import.meta.url).resolve("audio-file-decoder");
const assets = fileURLToPath(new URL("../assets/", import.meta.url));
const wasm = readFileSync(join(dirname(script), "..", "decode-audio.wasm")).toString("base64");
const [library, exported] = readFileSync(script, "utf8").split(/export\{(?=[^}]*\};\s*$)/);
const local = /(\w+) as getAudioDecoder\b/.exec(exported)?.[1];
if (!local) throw new Error("this release of audio-file-decoder exports something else");

mkdirSync(assets, { recursive: true });
writeFileSync(
  `${assets}aac-decoder.js`,
  `// audio-file-decoder, Copyright Benjamin Pang, LGPL-2.1-or-later, with FFmpeg, LGPL-2.1-or-later. Wrapped by scripts/build-aac.mjs.
const { RuntimeError, Memory, Table, compile, instantiate } = WebAssembly;
const module = compile(Uint8Array.from(atob("${wasm}"), (character) => character.charCodeAt(0)));
const instantiateStreaming = async (_, imports) => ({ instance: await instantiate(await module, imports) });
function library(WebAssembly, fetch, console, Blob, process, window, document, importScripts, require) {
${library}
return ${local};
}
const silent = { log() {}, warn() {} };
export const getAudioDecoder = library({ RuntimeError, Memory, Table, instantiate, instantiateStreaming }, async () => null, silent, class {});
`,
);
writeFileSync(
  `${assets}aac-decoder.d.ts`,
  `import type { AudioDecoder } from "audio-file-decoder";
export declare function getAudioDecoder(wasm: string, file: ArrayBuffer): Promise<AudioDecoder>;
`,
);
