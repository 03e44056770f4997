import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Layer, VideoJSON } from "@videoflow/core";
import { bundledFamilies } from "@videoflow/renderer-core";
import type { GivenFont } from "@videoflow/renderer-media";
import { readFontFile } from "./font-files.js";

/** The npm packages that carry the families of Google Fonts, variable ones first: `@fontsource/open-sans`, … */
const SCOPES = ["@fontsource-variable", "@fontsource"];

/** A family that a document names. */
export interface WantedFamily {
  readonly family: string;
  /** JSON Pointer of a place that names it. */
  readonly pointer: string;
}

/** The families that a document names and that neither it declares nor we bundle. */
export function wantedFamilies(document: VideoJSON): WantedFamily[] {
  const has = new Set([...bundledFamilies, ...(document.fonts ?? []).map(({ family }) => family)].map(lowerCase));
  const named = document.layers.flatMap((layer, index) => familiesOf(layer, `/layers/${index}`));
  const wanted = new Map(named.map((one) => [lowerCase(one.family), one]));
  return [...wanted].filter(([name]) => !has.has(name)).map(([, one]) => one);
}

/** The fonts of families from font packages that are installed where `folder` looks for modules. A family without a package has none. */
export async function packageFonts(families: readonly WantedFamily[], folder: string): Promise<GivenFont[]> {
  const fonts: GivenFont[] = [];
  for (const { family } of families) {
    for (const path of await packageFiles(family, folder)) {
      const font = await readFontFile(path);
      // Variable packages call their files "Open Sans Variable": they are asked for by the family's own name.
      if (font) fonts.push({ ...font, face: { ...font.face, family } });
    }
  }
  return fonts;
}

/** The npm packages that a family may come in, the better one first. */
export function fontPackagesOf(family: string): string[] {
  const id = family.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return SCOPES.map((scope) => `${scope}/${id}`);
}

/** The names among those of a package's files that are to be loaded, in alphabetical order. */
export function fontFilesOf(names: readonly string[]): string[] {
  const files = names.filter((name) => name.endsWith(".woff2")).sort();
  // Of the variants of a variable family the one with the weight axis alone, if there is one.
  const weights = files.filter((name) => /-wght-(?:normal|italic)\.woff2$/.test(name));
  return weights.length > 0 ? weights : files;
}

function lowerCase(family: string): string {
  return family.toLowerCase();
}

function familiesOf(layer: Layer, pointer: string): WantedFamily[] {
  if (layer.enabled === false) return [];
  if (layer.type === "group") {
    return layer.layers.flatMap((child, index) => familiesOf(child, `${pointer}/layers/${index}`));
  }
  if (layer.type !== "text" && layer.type !== "captions") return [];
  const later = (layer.keyframes?.fontFamily ?? []).map(({ value }, index) => {
    return { family: value, pointer: `${pointer}/keyframes/fontFamily/${index}/value` };
  });
  return layer.fontFamily ? [{ family: layer.fontFamily, pointer: `${pointer}/fontFamily` }, ...later] : later;
}

async function packageFiles(family: string, folder: string): Promise<string[]> {
  const search = createRequire(join(resolve(folder), "videoflow.js"));
  for (const name of fontPackagesOf(family)) {
    let home: string;
    try {
      home = dirname(search.resolve(`${name}/package.json`));
    } catch {
      continue;
    }
    const files = join(home, "files");
    if (existsSync(files)) return fontFilesOf(await readdir(files)).map((file) => join(files, file));
  }
  return [];
}
