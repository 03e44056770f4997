/**
 * Everything that is generated, from the one contract:
 *
 *   spec/schema/**.json   spec/errors.json
 *           |                    |
 *         1 read                 |         source/spec-source.ts
 *         2 lint                 |         source/lint.ts  lint-values.ts  error-registry.ts
 *         3 bundle               |         bundle/bundle.ts: mixins merged, keyframes derived
 *           |------------.       |
 *         4 IR           |       |         ir/ir.ts  ir/build.ts
 *           |            |       |
 *         5 emit         |       |         emit/
 *           |            |       +------>  sdks/typescript/src/generated/errors.ts, docs/ERRORS.md
 *           |            +-------------->  spec/videojson.schema.json, and the copy that @videoflow/core carries
 *           |            +-------------->  sdks/typescript/src/generated/types.ts      (json-schema-to-typescript)
 *           |            `-------------->  sdks/typescript/src/generated/validator.js  (ajv, standalone)
 *           +--------------------------->  sdks/typescript/src/generated/fields.ts
 *           +--------------------------->  renderer/core/src/generated/properties.ts
 *           +--------------------------->  sdks/python/src/videojson/_generated/*.py
 *           +--------------------------->  sdks/go/*_gen.go
 *           +--------------------------->  sdks/rust/src/generated/*.rs
 *           `--------------------------->  docs/reference/*.md
 *         6 write, or compare (--check)    output.ts
 *
 * Usage: node generators/dist/main.js [--check]
 */

import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "./generate.js";
import { findDrift, writeFiles } from "./output.js";
import { SpecError } from "./source/spec-error.js";
import { readSpecSource } from "./source/spec-source.js";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

async function main(options: readonly string[]): Promise<number> {
  const unknown = options.find((option) => option !== "--check");
  if (unknown !== undefined) {
    console.error(`Unknown option ${unknown}. Usage: node generators/dist/main.js [--check]`);
    return 2;
  }
  const files = await generate(await readSpecSource(root));
  if (options.includes("--check")) {
    const drifted = await findDrift(root, files);
    if (drifted.length === 0) return 0;
    console.error(`These files are not what spec/ generates:\n${list(drifted)}\nMend them with: npm run generate`);
    return 1;
  }
  const written = await writeFiles(root, files);
  console.log(written.length === 0 ? "Everything generated is up to date." : `Generated:\n${list(written)}`);
  return 0;
}

function list(paths: readonly string[]): string {
  return paths.map((path) => `  ${path}`).join("\n");
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
