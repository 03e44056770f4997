/**
 * Collects the bundled fonts from their npm packages: files and licences to assets/fonts, and a catalogue that says which file
 * serves which family, style and code points (the packages' own unicode ranges). The emoji font is kept apart from them: it
 * serves every family.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packed, withoutSvg } from "./woff2.mjs";

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
/** Files of one weight and all scripts, for what draws no variable fonts and looks into one file at a time: text in SVG. */
const still = [];
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
  const whole = merged(Object.values(ranges).flatMap((text) => text.split(",").map(codePointRange)));
  for (const [weight, name] of [
    [400, "400Regular"],
    [700, "700Bold"],
  ]) {
    for (const style of ["normal", "italic"]) {
      const variant = style === "italic" ? `${name}_Italic` : name;
      const source = dirname(require.resolve(`@expo-google-fonts/${id}/package.json`));
      const font = readFileSync(join(source, variant, `${metadata.family.replace(" ", "")}_${variant}.ttf`));
      const file = `${id}-${weight}-${style}.woff2`;
      writeFileSync(join(assets, "fonts", file), packed(font));
      still.push({ family: metadata.family, style, file, axes: {}, weight, ranges: whole });
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

// Emoji: the whole font in one file, because sequences need all their parts from the same one.
const emojiFolder = dirname(require.resolve("@fontsource/noto-color-emoji/package.json"));
const emojiFile = "noto-color-emoji.woff2";
const emojiSource = readFileSync(join(emojiFolder, "files/noto-color-emoji-emoji-400-normal.woff2"));
writeFileSync(join(assets, "fonts", emojiFile), withoutSvg(emojiSource));
copyFileSync(join(emojiFolder, "LICENSE"), join(assets, "fonts", "noto-color-emoji.LICENSE"));
const emojiRanges = merged(
  Object.values(JSON.parse(readFileSync(join(emojiFolder, "unicode.json"), "utf8"))).flatMap((text) =>
    text.split(",").map(codePointRange),
  ),
);
const emojiFont = {
  file: emojiFile,
  ranges: emojiRanges,
  presentation: emojiRanges.flatMap(([first, last]) =>
    merged(
      Array.from({ length: last - first + 1 }, (_, index) => first + index)
        .filter((codePoint) => /\p{Emoji_Presentation}/u.test(String.fromCodePoint(codePoint)))
        .map((codePoint) => [codePoint, codePoint]),
    ),
  ),
};

/** Ascending ranges without overlaps or gaps between neighbours. */
function merged(ranges) {
  const result = [];
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

const rowsOf = (entries) => entries.map((entry) => `  ${JSON.stringify(entry)},\n`).join("");
writeFileSync(
  join(assets, "font-catalogue.js"),
  `// Written by scripts/build-fonts.mjs from the fonts' npm packages.\nexport const bundledFonts = [\n${rowsOf(catalogue)}];\nexport const staticFonts = [\n${rowsOf(still)}];\nexport const emojiFont = ${JSON.stringify(emojiFont)};\n`,
);
writeFileSync(
  join(assets, "font-catalogue.d.ts"),
  `import type { EmojiFont, FontFace } from "../src/fonts/catalogue.js";
export declare const bundledFonts: readonly FontFace[];
export declare const staticFonts: readonly FontFace[];
export declare const emojiFont: EmojiFont;
`,
);
