// Compiles effects/*.fx to assets/effects.wasm and src/effects/effect-table.generated.ts.
// Needs the compiler itself compiled first: `tsc -b renderer/core/effect-compiler`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compileEffects, EffectCompileError } from "../effect-compiler/dist/index.js";

const folder = new URL("../effects/", import.meta.url);
const sources = readdirSync(folder)
  .filter((file) => file.endsWith(".fx"))
  .sort()
  .map((file) => ({ name: file.slice(0, -3), source: readFileSync(new URL(file, folder), "utf8") }));

try {
  const { bytes, effects } = compileEffects(sources);
  mkdirSync(new URL("../assets/", import.meta.url), { recursive: true });
  writeFileSync(new URL("../assets/effects.wasm", import.meta.url), bytes);
  writeFileSync(new URL("../src/effects/effect-table.generated.ts", import.meta.url), table(effects));
  console.log(`${effects.length} effects, ${bytes.length} bytes of WASM`);
} catch (error) {
  if (!(error instanceof EffectCompileError)) {
    throw error;
  }
  console.error(`effects/${error.message}`);
  process.exitCode = 1;
}

/** @param {readonly import("../effect-compiler/dist/index.js").EffectDescription[]} effects */
function table(effects) {
  return `// Generated from renderer/core/effects/*.fx by renderer/core/scripts/build-effects.mjs. Do not edit.
import type { EffectDefinition } from "./effect-definition.js";

/** Every built-in effect, by name. */
export const effectTable: Readonly<Record<string, EffectDefinition>> = ${JSON.stringify(
    Object.fromEntries(effects.map((effect) => [effect.name, effect])),
    undefined,
    2,
  )};
`;
}
