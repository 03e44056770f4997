import { existsSync, readFileSync } from "node:fs";

const file = new URL("../assets/engine.wasm", import.meta.url);
if (!existsSync(file)) throw new Error("assets/engine.wasm is missing: run `npm run build:engine -w renderer/core`");

/** The compiled kernels. */
export const engineModule = new WebAssembly.Module(readFileSync(file));
