/** Puts the WebAssembly files of the picture decoders beside the package's other assets. */
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const assets = join(dirname(fileURLToPath(import.meta.url)), "../assets");
mkdirSync(assets, { recursive: true });
copyFileSync(join(dirname(require.resolve("@resvg/resvg-wasm")), "index_bg.wasm"), join(assets, "resvg.wasm"));
copyFileSync(
  join(dirname(require.resolve("@jsquash/avif/package.json")), "codec/dec/avif_dec.wasm"),
  join(assets, "avif.wasm"),
);
