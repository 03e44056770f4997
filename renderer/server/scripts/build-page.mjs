// Bundles the page that runs jobs in headless browsers: src/browser/page/main.ts -> dist/page/main.js.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

await build({
  entryPoints: [path("../src/browser/page/main.ts")],
  outfile: path("../dist/page/main.js"),
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  minify: true,
  sourcemap: false,
  logLevel: "warning",
});
