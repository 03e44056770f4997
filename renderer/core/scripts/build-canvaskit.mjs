/**
 * Turns npm's CanvasKit into an ES module that can be given an already compiled WebAssembly.Module.
 *
 * The published script fetches and compiles its own wasm, keeps the instance to itself and behaves differently in Node and in a
 * page. Wrapping its text in a function whose parameters shadow the few globals it looks at gives us one behaviour everywhere,
 * one compiled module shared by all workers, and hold of the instance's memory, in which our own kernels work.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const script = createRequire(import.meta.url).resolve("canvaskit-wasm/bin/canvaskit.js");
const assets = join(dirname(fileURLToPath(import.meta.url)), "../assets");
const hidden = [
  "process",
  "document",
  "window",
  "WorkerGlobalScope",
  "require",
  "__filename",
  "exports",
  "module",
  "define",
];

mkdirSync(assets, { recursive: true });
writeFileSync(
  join(assets, "canvaskit-factory.js"),
  `// CanvasKit, Copyright Google LLC, BSD-3-Clause. Wrapped by scripts/build-canvaskit.mjs.
export function canvasKitFactory(WebAssembly, fetch) {
const ${hidden.map((name) => `${name} = undefined`).join(", ")};
${readFileSync(script, "utf8")}
return CanvasKitInit;
}
`,
);
writeFileSync(
  join(assets, "canvaskit-factory.d.ts"),
  `import type { CanvasKit } from "canvaskit-wasm";
export declare function canvasKitFactory(
  webAssembly: object,
  fetch: () => Promise<null>,
): (options: { locateFile(file: string): string }) => Promise<CanvasKit>;
`,
);
copyFileSync(script.replace(/\.js$/, ".wasm"), join(assets, "canvaskit.wasm"));
