import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { FontFace } from "../src/fonts/catalogue.js";
import { findFamily } from "../src/fonts/library.js";
import { readFontFace } from "../src/fonts/read-face.js";
import { selectFonts } from "../src/fonts/select.js";
import { MediaProblem } from "../src/media/media-problem.js";

const assets = fileURLToPath(new URL("../assets/fonts/", import.meta.url));
const decompressors = { inflate: inflateSync, brotli: brotliDecompressSync };
const latin = new Uint8Array(readFileSync(`${assets}noto-sans-latin-standard-italic.woff2`));

describe("font files", () => {
  test("say their family, style, axes and characters", () => {
    const face = readFontFace("a", latin, decompressors);
    expect(face).toMatchObject({ family: "Noto Sans", style: "italic", axes: { wght: [100, 900], wdth: [62.5, 100] } });
    expect(face.ranges.some(([first, last]) => first <= 0x41 && 0x7a <= last)).toBe(true);
    expect(face.ranges.some(([first, last]) => first <= 0x410 && 0x410 <= last)).toBe(false);
  });

  test("are refused when cut off or damaged, and nothing else happens", () => {
    for (let round = 0; round < 300; round++) {
      const at = Math.imul(round + 1, 0x9e3779b1) >>> 0;
      const hurt = round % 2 ? latin.slice(0, at % latin.length) : latin.slice();
      hurt[(at >>> 8) % Math.min(300, hurt.length)] = at & 255;
      try {
        readFontFace("a", hurt, decompressors);
      } catch (error) {
        expect(error).toBeInstanceOf(MediaProblem);
        expect(error).toMatchObject({ code: "FONT_INVALID" });
      }
    }
  });
});

const face = (file: string, more: Partial<FontFace> = {}): FontFace => {
  return { family: "Brand", style: "normal", file, axes: {}, weight: 400, ranges: [[0x20, 0x7e]], ...more };
};

describe("the choice of files", () => {
  const weights = [face("light", { weight: 300 }), face("bold", { weight: 700 })];

  test.each([
    [100, "light"],
    [499, "light"],
    [500, "bold"],
    [900, "bold"],
  ])("weight %d takes the nearest, of two as near the bolder", (weight, file) => {
    expect(selectFonts(weights, "A").filesAt(weight)).toEqual([file]);
  });

  test("a variable file serves all weights of its axis", () => {
    const variable = face("variable", { axes: { wght: [100, 600] } });
    expect(selectFonts([variable, ...weights], "A").filesAt(500)).toEqual(["variable"]);
    expect(selectFonts([variable, ...weights], "A").filesAt(700)).toEqual(["bold"]);
  });

  test("takes several files for several scripts and names what none has", () => {
    const greek = face("greek", { ranges: [[0x370, 0x3ff]] });
    const { files, missing } = selectFonts([face("latin"), greek], "Aα한");
    expect(files).toEqual(["latin", "greek"]);
    expect(missing).toEqual([0xd55c]);
  });

  test.each(["😀", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "☎️", "🤷🏽‍♀️"])("%s comes from the emoji font", (emoji) => {
    const { files, missing } = selectFonts([face("latin")], `A${emoji}`);
    expect(files).toEqual(["latin", "noto-color-emoji.woff2"]);
    expect(missing).toEqual([]);
  });

  test("a sign that is no emoji by itself is missing", () => {
    expect(selectFonts([face("latin")], "☎").missing).toEqual([0x260e]);
  });

  test("families are found without regard to case: the document's first, then the caller's, then the bundled", () => {
    const declared = [face("declared")];
    const given = [face("given"), face("own", { family: "INTER" })];
    expect(findFamily({ declared, given }, "bRAND")?.faces).toEqual(declared);
    expect(findFamily({ declared: [], given }, "Brand")?.faces).toEqual([given[0]]);
    expect(findFamily({ declared, given }, "inter")?.name).toBe("INTER");
    expect(findFamily({ declared, given }, "noto sans")?.name).toBe("Noto Sans");
  });
});
