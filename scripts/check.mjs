// npm run check: types, lint and import rules, drift of generated files.
import { run } from "./run.mjs";

await run("npm run --silent build:assets -w renderer/core", "the renderer's assets");
await run("npm run --silent build:assets -w renderer/media", "the encoders of moving media");
await run("npx tsc -b", "types");
await run("npx biome ci --max-diagnostics=100 .", "lint, format and import rules (npm run format mends what it can)");
await run("node generators/dist/main.js --check", "generated files are what npm run generate writes");
await run(
  "node scripts/gallery.mjs --check",
  "the gallery shows everything the schema documents (npm run gallery draws it)",
);
