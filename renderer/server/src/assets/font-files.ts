import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { brotliDecompressSync, inflateSync } from "node:zlib";
import type { VideoJSON } from "@videoflow/core";
import { type Asset, type Decompressors, readFontFace } from "@videoflow/renderer-core";
import { declaredFonts as fontsOf, type GivenFont } from "@videoflow/renderer-media";
import { fail } from "../errors.js";

/** Unpacked tables are not larger than this: more is a bomb. */
const MOST_BYTES = 2 ** 28;

const decompressors: Decompressors = {
  inflate: (bytes) => inflateSync(bytes, { maxOutputLength: MOST_BYTES }),
  brotli: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: MOST_BYTES }),
};

/**
 * The fonts that a document declares.
 *
 * @throws VideoJSONError `FONT_INVALID` for each file that is no font
 */
export function declaredFonts(document: VideoJSON, assets: readonly Asset[]): GivenFont[] {
  return fontsOf(document, assets, decompressors);
}

/** Folders in folders are looked into this deep. */
const DEEPEST = 4;

/** What was read of a file, as long as it stays as it was. */
const known = new Map<string, { readonly stamp: string; readonly font: GivenFont | undefined }>();

/**
 * The fonts in folders that the caller names: by family, files in alphabetical order. Files that are no fonts are passed over.
 *
 * @throws VideoJSONError `OPTION_INVALID` for a folder that cannot be read
 */
export async function folderFonts(folders: readonly string[]): Promise<GivenFont[]> {
  const fonts: GivenFont[] = [];
  for (const folder of folders) {
    for (const path of await fontPaths(folder, DEEPEST)) {
      const font = await readFontFile(path);
      if (font) fonts.push(font);
    }
  }
  return fonts;
}

async function fontPaths(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    const parameters = { option: "fontFolders", value: folder, expected: "folders that can be read" };
    throw fail("OPTION_INVALID", parameters, error);
  });
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth > 0) paths.push(...(await fontPaths(path, depth - 1)));
    else if (entry.isFile() && /\.(?:ttf|otf|woff|woff2)$/i.test(entry.name)) paths.push(path);
  }
  return paths;
}

/** A font file with what is known of it; undefined if it is no font. */
export async function readFontFile(path: string): Promise<GivenFont | undefined> {
  const { mtimeMs, size } = await stat(path);
  const stamp = `${mtimeMs} ${size}`;
  const before = known.get(path);
  if (before?.stamp === stamp) return before.font;
  const font = readFont(path, new Uint8Array(await readFile(path)));
  known.set(path, { stamp, font });
  return font;
}

/** A font with what is known of it; undefined if `bytes` are none. */
export function readFont(path: string, bytes: Uint8Array): GivenFont | undefined {
  try {
    return { face: readFontFace(path, bytes, decompressors), bytes, origin: { source: path, pointer: "" } };
  } catch {
    return undefined;
  }
}
