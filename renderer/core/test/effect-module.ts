import { existsSync, readFileSync } from "node:fs";

const file = new URL("../assets/effects.wasm", import.meta.url);
if (!existsSync(file)) throw new Error("assets/effects.wasm is missing: run `npm run build:effects -w renderer/core`");

/** The compiled built-in effects. */
export const effectModule = new WebAssembly.Module(readFileSync(file));
