import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Issue, VideoJSON } from "@videoflow/core";
import {
  assetUrls,
  type DecoderName,
  decoderUrls,
  type Resources,
  requiredDecoders,
  requiredFonts,
} from "@videoflow/renderer-core";
import type { GivenFont } from "@videoflow/renderer-media";
import { type AssetOptions, type AssetPolicy, assetPolicy } from "./assets/asset-options.js";
import { fontCacheFolder } from "./assets/font-cache.js";
import { downloadedFonts, downloadNotices } from "./assets/font-downloads.js";
import { declaredFonts, folderFonts } from "./assets/font-files.js";
import { packageFonts, wantedFamilies } from "./assets/font-packages.js";
import { loadAssets } from "./assets/load-assets.js";
import { fail } from "./errors.js";

/** What a document is rendered with besides itself. */
export interface ResourceOptions extends AssetOptions {
  /** Ends the loading with `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Called with what is worth knowing of the loading, such as `FONT_DOWNLOADED`. */
  readonly onNotice?: ((notice: Issue) => void) | undefined;
}

/** The parts that depend on the document. */
export interface DocumentResources {
  readonly assets: Resources["assets"];
  readonly decoders: readonly DecoderName[];
  readonly fontFaces: Resources["fontFaces"];
  /** Fonts that were loaded already. */
  readonly fonts: Resources["fonts"];
  /** Fonts of the installed packages, to be loaded. */
  readonly bundledFonts: readonly { readonly file: string; readonly url: URL }[];
}

/** Loads the files a document names and finds out what else it needs. @throws as `loadResources` */
export async function documentResources(
  document: VideoJSON,
  { signal, onNotice, ...options }: ResourceOptions = {},
): Promise<DocumentResources> {
  const policy = assetPolicy(options, signal);
  const assets = await loadAssets(document, policy);
  const decoders = requiredDecoders(document, assets);
  const declared = declaredFonts(document, assets);
  const { given, downloaded } = await givenFonts(document, options, policy);
  const fontFaces = { declared: declared.map(({ face }) => face), given: given.map(({ face }) => face) };
  const required = requiredFonts(document, fontFaces, assets);
  const isRequired = ({ face }: GivenFont) => required.some(({ file }) => file === face.file);
  for (const notice of downloadNotices(downloaded.filter(isRequired))) onNotice?.(notice);
  const fonts = [...declared, ...given]
    .filter(isRequired)
    .map(({ face, bytes, origin }) => ({ file: face.file, bytes, origin }));
  const bundledFonts = required.flatMap(({ file, url }) => (url ? [{ file, url }] : []));
  return { assets, decoders, fontFaces, fonts, bundledFonts };
}

/** The fonts that come neither with the document nor with us. */
async function givenFonts(document: VideoJSON, options: AssetOptions, policy: AssetPolicy) {
  const folders = await folderFonts(options.fontFolders ?? []);
  const wanted = wantedFamilies(document);
  const here = [...folders, ...(await packageFonts(wanted, options.baseFolder ?? "."))];
  if (!options.downloadFonts) return { given: here, downloaded: [] };
  const families = new Set(here.map(({ face }) => face.family.toLowerCase()));
  const absent = wanted.filter(({ family }) => !families.has(family.toLowerCase()));
  const downloaded = await downloadedFonts(absent, options.fontCache ?? fontCacheFolder(), policy);
  return { given: [...here, ...downloaded], downloaded };
}

let modules: Promise<Pick<Resources, "canvaskit" | "engine" | "effects">> | undefined;
const compiledDecoders = new Map<DecoderName, Promise<WebAssembly.Module>>();

/**
 * Loads what a document's frames depend on: the files it names, fonts and the WebAssembly modules of the installed packages.
 * Modules are compiled once in a process; they can be posted to worker threads.
 *
 * @throws VideoJSONError when a file cannot be loaded or used, a font family or glyph is missing, or the document asks for
 * what cannot be drawn; `OPTION_INVALID`; `ABORTED`; `INSTALLATION_DAMAGED` when a file of the packages is missing
 */
export async function loadResources(document: VideoJSON, options: ResourceOptions = {}): Promise<Resources> {
  const { assets, fontFaces, fonts, bundledFonts, decoders: names } = await documentResources(document, options);
  const [engines, decoders, bundled] = await Promise.all([
    sharedModules(),
    decoderModules(names),
    Promise.all(bundledFonts.map(async ({ file, url }) => ({ file, bytes: await readAsset(url) }))),
  ]);
  return { ...engines, decoders, fontFaces, fonts: [...fonts, ...bundled], assets };
}

async function sharedModules(): Promise<Pick<Resources, "canvaskit" | "engine" | "effects">> {
  modules ??= compileModules();
  try {
    return await modules;
  } catch (error) {
    modules = undefined;
    throw error;
  }
}

async function decoderModules(names: readonly DecoderName[]): Promise<Resources["decoders"]> {
  const compiled = names.map(async (name): Promise<[DecoderName, WebAssembly.Module]> => {
    const module = compiledDecoders.get(name) ?? compile(decoderUrls[name]);
    compiledDecoders.set(name, module);
    module.catch(() => compiledDecoders.delete(name));
    return [name, await module];
  });
  return Object.fromEntries(await Promise.all(compiled));
}

async function compileModules(): Promise<Pick<Resources, "canvaskit" | "engine" | "effects">> {
  const urls = [assetUrls.canvaskit, assetUrls.engine, assetUrls.effects] as const;
  const [canvaskit, engine, effects] = await Promise.all([compile(urls[0]), compile(urls[1]), compile(urls[2])]);
  return { canvaskit, engine, effects };
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readAsset(url));
}

async function readAsset(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(url));
  } catch (error) {
    throw fail("INSTALLATION_DAMAGED", { file: fileURLToPath(url) }, error);
  }
}
