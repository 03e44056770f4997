/**
 * Collects the bundled fonts from their npm packages: files and licences to assets/fonts, and a catalogue that says which file
 * serves which family, style and code points (the packages' own unicode ranges).
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `files` names the variant with the axes we use: weight and width for Noto Sans, weight for Inter. */
const FAMILIES = [
  { id: "noto-sans", files: "standard", axes: ["wght", "wdth"] },
  { id: "inter", files: "wght", axes: ["wght"] },
];

const require = createRequire(import.meta.url);
const assets = join(dirname(fileURLToPath(import.meta.url)), "../assets");
rmSync(join(assets, "fonts"), { recursive: true, force: true });
mkdirSync(join(assets, "fonts"), { recursive: true });

const catalogue = [];
for (const { id, files, axes } of FAMILIES) {
  const folder = dirname(require.resolve(`@fontsource-variable/${id}/package.json`));
  const metadata = JSON.parse(readFileSync(join(folder, "metadata.json"), "utf8"));
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8"));
  copyFileSync(join(folder, "LICENSE"), join(assets, "fonts", `${id}.LICENSE`));
  // The Latin file first: it is the one nearly every text needs, and ranges may overlap in punctuation.
  for (const subset of Object.keys(ranges).reverse()) {
    for (const style of ["normal", "italic"]) {
      const file = `${id}-${subset}-${files}-${style}.woff2`;
      copyFileSync(join(folder, "files", file), join(assets, "fonts", file));
      catalogue.push({
        family: metadata.family,
        style,
        file,
        axes: Object.fromEntries(axes.map((tag) => [tag, axisRange(metadata.variable[tag])])),
        ranges: ranges[subset].split(",").map(codePointRange),
      });
    }
  }
}

function axisRange({ min, max }) {
  return [Number(min), Number(max)];
}

/** "U+0000-00FF" → [0, 255]; "U+2116" → [8470, 8470]. */
function codePointRange(text) {
  const [first, last = first] = text.trim().slice(2).split("-");
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

const rows = catalogue.map((entry) => `  ${JSON.stringify(entry)},\n`).join("");
writeFileSync(
  join(assets, "font-catalogue.js"),
  `// Written by scripts/build-fonts.mjs from the fonts' npm packages.\nexport const bundledFonts = [\n${rows}];\n`,
);
writeFileSync(
  join(assets, "font-catalogue.d.ts"),
  `import type { CatalogueFont } from "../src/fonts/catalogue.js";\nexport declare const bundledFonts: readonly CatalogueFont[];\n`,
);
