// Bundles what runs in headless browsers: the page, src/browser/page/main.ts -> dist/page/main.js, and the bodies of its workers,
// dist/page/export-worker.js and courier.js; in parts, so that decoders and encoders are loaded only where they are used.
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

await rm(path("../dist/page"), { recursive: true, force: true });
await build({
  entryPoints: {
    main: path("../src/browser/page/main.ts"),
    courier: path("../src/browser/page/courier.ts"),
    "export-worker": fileURLToPath(import.meta.resolve("@videoflow/renderer-media/web/export-worker")),
  },
  outdir: path("../dist/page"),
  bundle: true,
  splitting: true,
  chunkNames: "part-[hash]",
  format: "esm",
  platform: "browser",
  target: "es2022",
  minify: true,
  sourcemap: false,
  logLevel: "warning",
});
