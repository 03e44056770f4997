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

/**
 * The fonts of families that a document names and that neither it declares nor we bundle, from font packages installed where
 * `folder` looks for modules. A family without a package has no fonts here.
 */
export async function packageFonts(document: VideoJSON, folder: string): Promise<GivenFont[]> {
  const has = new Set([...bundledFamilies, ...(document.fonts ?? []).map(({ family }) => family)].map(lowerCase));
  const wanted = new Map(document.layers.flatMap(familiesOf).map((family) => [lowerCase(family), family]));
  const fonts: GivenFont[] = [];
  for (const [name, family] of wanted) {
    if (has.has(name)) continue;
    for (const path of await packageFiles(family, folder)) {
      const font = await readFontFile(path);
      // Variable packages call their files "Open Sans Variable": they are asked for by the family's own name.
      if (font) fonts.push({ ...font, face: { ...font.face, family } });
    }
  }
  return fonts;
}

function lowerCase(family: string): string {
  return family.toLowerCase();
}

function familiesOf(layer: Layer): string[] {
  if (layer.enabled === false) return [];
  if (layer.type === "group") return layer.layers.flatMap(familiesOf);
  if (layer.type !== "text" && layer.type !== "captions") return [];
  const later = layer.keyframes?.fontFamily ?? [];
  return [layer.fontFamily ?? [], ...later.map(({ value }) => value)].flat();
}

async function packageFiles(family: string, folder: string): Promise<string[]> {
  const id = family.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const search = createRequire(join(resolve(folder), "videoflow.js"));
  for (const scope of SCOPES) {
    let home: string;
    try {
      home = dirname(search.resolve(`${scope}/${id}/package.json`));
    } catch {
      continue;
    }
    const files = join(home, "files");
    if (!existsSync(files)) continue;
    const names = (await readdir(files)).filter((name) => name.endsWith(".woff2")).sort();
    // Of the variants of a variable family the one with the weight axis alone, if there is one.
    const weights = names.filter((name) => /-wght-(?:normal|italic)\.woff2$/.test(name));
    return (weights.length > 0 ? weights : names).map((name) => join(files, name));
  }
  return [];
}
