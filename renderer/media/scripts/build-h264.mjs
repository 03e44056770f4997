/**
 * Turns the page build of `h264-mp4-encoder` (minih264 in WASM) into an ES module: assets/minih264.js.
 *
 * The published scripts hand their exports to a global variable or to CommonJS, and the one for Node takes over the process's
 * error handling. The one for pages needs nothing of either, so that it serves Node, pages and workers alike.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const script = createRequire(import.meta.url).resolve("h264-mp4-encoder/embuild/dist/h264-mp4-encoder.web.js");
const assets = fileURLToPath(new URL("../assets/", import.meta.url));

mkdirSync(assets, { recursive: true });
writeFileSync(
  `${assets}minih264.js`,
  `// h264-mp4-encoder, Copyright Trevor Sundberg, MIT; minih264, CC0. Wrapped by scripts/build-h264.mjs.
${readFileSync(script, "utf8").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "")}
export const { createH264MP4Encoder } = HME;
`,
);
writeFileSync(
  `${assets}minih264.d.ts`,
  `import type { H264MP4Encoder } from "h264-mp4-encoder";
export declare function createH264MP4Encoder(): Promise<H264MP4Encoder>;
`,
);
