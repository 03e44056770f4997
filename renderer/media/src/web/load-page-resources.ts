import type { VideoJSON } from "@videoflow/core";
import {
  type Asset,
  assetUrls,
  type DecoderName,
  type Decompressors,
  decoderUrls,
  type Resources,
  requiredDecoders,
  requiredFonts,
} from "@videoflow/renderer-core";
import { declaredFonts } from "../assets/declared-fonts.js";
import { loadAssets } from "../assets/load-assets.js";
import { aborted } from "../errors.js";
import { compiledDecoders } from "./load-resources.js";
import { compiledModule, fetchPackageFile } from "./modules.js";
import { absoluteUrl, type PageFileOptions, pageFiles } from "./page-files.js";

export interface PageResourceOptions extends PageFileOptions {
  /**
   * Address of a folder with copies of the packages' files: canvaskit.wasm, engine.wasm, effects.wasm, resvg.wasm, avif.wasm
   * and the folder fonts. Default: the packages' own folders, which bundlers that understand `new URL(…, import.meta.url)`
   * take over by themselves.
   */
  readonly packageFiles?: string | URL | undefined;
}

/**
 * Loads what a document's frames and sound depend on, in a page that has no host to do it: the files it names, fonts, and the
 * WebAssembly modules of the packages, each of which is compiled once in a page.
 *
 * @param document valid
 * @throws VideoJSONError when a file cannot be loaded or used, a font family or glyph is missing, or the document asks for
 * what cannot be drawn; `OPTION_INVALID`; `ABORTED`; `INSTALLATION_DAMAGED` when a file of the packages is not at its address;
 * `FEATURE_MISSING`
 */
export function loadPageResources(document: VideoJSON, options: PageResourceOptions = {}): Promise<Resources> {
  const { signal } = options;
  if (!signal) return load(document, options);
  if (signal.aborted) return Promise.reject(aborted(signal));
  const loading = load(document, options);
  // What comes with the packages is loaded on: the next render wants it too.
  return new Promise((resolve, reject) => {
    const abort = () => reject(aborted(signal));
    signal.addEventListener("abort", abort);
    loading.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

async function load(document: VideoJSON, options: PageResourceOptions): Promise<Resources> {
  const files = packageFilesAt(options.packageFiles);
  const engines = Promise.all([files.canvaskit, files.engine, files.effects].map(compiledModule));
  // Whoever waits for them below hears of it.
  engines.catch(() => undefined);
  const assets = await loadAssets(document, pageFiles(options));
  const decoders = requiredDecoders(document, assets);
  const declared = declaredFonts(document, assets, await decompressorsFor(document, assets));
  const fontFaces: Resources["fontFaces"] = { declared: declared.map(({ face }) => face), given: [] };
  const required = requiredFonts(document, fontFaces, assets);
  const bundled = required.flatMap(({ file, url }) => (url ? [{ file, url: files.font(file, url) }] : []));
  const [modules, compiled, fonts] = await Promise.all([
    engines,
    compiledDecoders(decoders.map((name) => [name, files.decoder(name)])),
    Promise.all(bundled.map(async ({ file, url }) => ({ file, bytes: await fetchPackageFile(url) }))),
  ]);
  const [canvaskit, engine, effects] = modules as [WebAssembly.Module, WebAssembly.Module, WebAssembly.Module];
  const given = declared
    .filter(({ face }) => required.some(({ file }) => file === face.file))
    .map(({ face, bytes, origin }) => ({ file: face.file, bytes, origin }));
  return { canvaskit, engine, effects, decoders: compiled, fontFaces, fonts: [...given, ...fonts], assets };
}

const DECODER_FILES: Readonly<Record<DecoderName, string>> = { svg: "resvg.wasm", avif: "avif.wasm" };

/** Addresses of the packages' files. */
function packageFilesAt(folder: string | URL | undefined) {
  const base = folder === undefined ? undefined : absoluteUrl("packageFiles", `${folder}`.replace(/\/?$/, "/"));
  return {
    canvaskit: base ? new URL("canvaskit.wasm", base) : assetUrls.canvaskit,
    engine: base ? new URL("engine.wasm", base) : assetUrls.engine,
    effects: base ? new URL("effects.wasm", base) : assetUrls.effects,
    decoder: (name: DecoderName) => (base ? new URL(DECODER_FILES[name], base) : decoderUrls[name]),
    font: (file: string, url: URL) => (base ? new URL(`fonts/${file}`, base) : url),
  };
}

/** What unpacks fonts is loaded for packed ones only, as almost no document needs it. */
async function decompressorsFor(document: VideoJSON, assets: readonly Asset[]): Promise<Decompressors> {
  const sources = new Set((document.fonts ?? []).map(({ source }) => source));
  const isPacked = assets.some(({ source, bytes }) => sources.has(source) && startsWith(bytes, "wOF"));
  if (isPacked) return (await import("./decompressors.js")).decompressors;
  const never = () => {
    throw new TypeError("only packed fonts are unpacked");
  };
  return { inflate: never, brotli: never };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((character, index) => bytes[index] === character.charCodeAt(0));
}
