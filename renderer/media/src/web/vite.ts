/** What Vite's development server has to be told of packages that build on this one; Vite's build needs nothing. */

/** As much of Vite's plugins as is used here. */
export interface VitePlugin {
  readonly name: string;
  config(): { readonly optimizeDeps: { readonly exclude: string[]; readonly include: string[] } };
}

/** Packages of ours that find their files beside their modules. Vite must not bundle them: it would part the two. */
const WITH_FILES = ["@videoflow/renderer-core", "@videoflow/renderer-media"];

/** What is CommonJS, or depends on such: Vite has to turn it into modules. */
const COMMONJS = [
  "@wasm-audio-decoders/flac",
  "@wasm-audio-decoders/ogg-vorbis",
  "brotli/decompress",
  "mpg123-decoder",
  "opus-decoder",
];

/** @param renderer name of the package that a program depends on */
export function vitePlugin(renderer: string): VitePlugin {
  const include = COMMONJS.map((name) => `${renderer} > @videoflow/renderer-media > ${name}`);
  return { name: renderer, config: () => ({ optimizeDeps: { exclude: [renderer, ...WITH_FILES], include } }) };
}
