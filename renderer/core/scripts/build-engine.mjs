/**
 * Compiles the SIMD kernels (engine/assembly) to assets/engine.wasm and refuses a module that would not be at home in a
 * foreign memory: it must import `env.memory` and nothing else, and have neither data segments nor a start function.
 */
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const output = join(root, "assets", "engine.wasm");

/** Ids of the sections of a WebAssembly binary (core specification 5.5.2). */
const START_SECTION = 8;
const DATA_SECTION = 11;

function* sections(bytes) {
  let position = 8;
  while (position < bytes.length) {
    const id = bytes[position++];
    let size = 0;
    for (let shift = 0, byte = 0x80; byte & 0x80; shift += 7) {
      byte = bytes[position++];
      size |= (byte & 0x7f) << shift;
    }
    yield id;
    position += size;
  }
}

await mkdir(dirname(output), { recursive: true });
const { error, stdout, stderr } = await asc.main([
  join(root, "engine", "assembly", "index.ts"),
  ...["--outFile", output],
  ...["--enable", "simd", "--runtime", "stub", "--importMemory", "--initialMemory", "0"],
  ...["-O3", "--noAssert", "--use", "abort=", "--disableWarning", "112"],
]);
process.stdout.write(stdout.toString());
process.stderr.write(stderr.toString());
if (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const bytes = await readFile(output);
const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(
  (entry) => `${entry.module}.${entry.name}`,
);
const ids = [...sections(bytes)];
const faults = [
  imports.join() !== "env.memory" && `imports ${imports.join(", ") || "nothing"}; expected env.memory only`,
  ids.includes(DATA_SECTION) && "has a data segment: remove strings, static arrays and memory.data from the kernels",
  ids.includes(START_SECTION) && "has a start function: initialise globals with constants",
].filter(Boolean);
if (faults.length > 0) {
  process.stderr.write(`${faults.map((fault) => `engine.wasm ${fault}`).join("\n")}\n`);
  process.exit(1);
}
console.log(`assets/engine.wasm: ${(bytes.length / 1024).toFixed(1)} KiB`);
