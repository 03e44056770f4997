import { type Issue, issue } from "@videoflow/core";
import { staticFonts } from "../../assets/font-catalogue.js";
import type { SvgText } from "../media/formats/svg-text.js";
import { type FontFace, includes } from "./catalogue.js";
import { type FontFamily, familyNames, findFamily, type GivenFonts, NO_FONTS } from "./library.js";
import { drawsNothing, selectFonts } from "./select.js";

/** The family of text in SVG that asks for none, or for a generic one. */
const DEFAULT_FAMILY = "Noto Sans";
const GENERIC = new Set(["sans-serif", "system-ui", "ui-sans-serif"]);
const NO_CHOICE = ["sans-serif"];

/** From here on the bundled families are bold, as CSS chooses between 400 and 700. */
const BOLD_FROM = 501;

/** Scripts of India and its neighbours down to Thai: resvg lays their signs over each other. */
const REORDERED =
  /[\u0900-\u0eff\u0f00-\u109f\u1780-\u17ff\u1900-\u1aaf\u1b00-\u1cff\ua800-\uabff\u{10a00}-\u{10a5f}\u{11000}-\u{11fff}]/u;

/** The fonts that serve the text of an SVG (SPEC §11.3). */
export interface SvgFonts {
  readonly files: readonly string[];
  /** For a list of families, what the files of the one that serves it call it. */
  readonly nameOf: (families: readonly string[]) => string;
}

export function svgFonts(texts: readonly SvgText[], given: GivenFonts): SvgFonts {
  const files = texts.flatMap((text) => {
    const family = familyFor(text.families, given);
    const faces = family ? facesFor(family, text) : [];
    return faces.length > 0
      ? selectFonts(faces, text.characters).files.filter((file) => faces.some((face) => face.file === file))
      : [];
  });
  const nameOf = (list: readonly string[]) => {
    const family = familyFor(list, given);
    return family?.faces[0]?.ownFamily ?? family?.name ?? DEFAULT_FAMILY;
  };
  return { files: [...new Set(files)], nameOf };
}

/** What keeps the text of an SVG from being drawn, in the layer whose source `pointer` points to. */
export function svgFontIssues(texts: readonly SvgText[], given: GivenFonts, pointer: string, source: string): Issue[] {
  const issues = [
    ...texts.flatMap((text) => issuesOf(text, given, pointer, source)),
    ...mixedFamilies(texts, given).map((what) => issue("SVG_REFUSED", pointer, { source, what })),
  ];
  return [...new Map(issues.map((one) => [one.message, one])).values()];
}

function issuesOf(text: SvgText, given: GivenFonts, pointer: string, source: string): Issue[] {
  const found = familyFor(text.families, given);
  if (!found) {
    const [family = ""] = text.families;
    return [issue("FONT_UNKNOWN", pointer, { family, families: familyNames(given).join(", ") })];
  }
  const { name: family } = found;
  const faces = facesFor(found, text);
  if (faces.length === 0) {
    return [issue("FONT_STYLE_MISSING", pointer, { family, style: text.italic ? "italic" : "normal" })];
  }
  const varies = found.faces.some(({ axes, weight: own = 400 }) => axes["wght"] !== undefined && own !== text.weight);
  if (varies && !isBundled(found)) {
    const what = `text of weight ${text.weight} in "${family}", whose file is a variable font`;
    return [issue("SVG_REFUSED", pointer, { source, what })];
  }
  const reordered = REORDERED.exec(text.characters)?.[0];
  if (reordered) {
    const what = `text of a script whose signs change places, "${reordered}", which would be set wrongly`;
    return [issue("SVG_REFUSED", pointer, { source, what })];
  }
  return missingCodePoints(text.characters, faces).map((codePoint) =>
    issue("GLYPH_MISSING", pointer, {
      character: String.fromCodePoint(codePoint),
      codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`,
      family,
    }),
  );
}

/** Text elements in several families, whose letters the renderer of SVG cannot tell apart where one of them joins some. */
function mixedFamilies(texts: readonly SvgText[], given: GivenFonts): string[] {
  const named = new Map<number, Set<string>>();
  for (const { element, families } of texts) {
    const names = named.get(element) ?? new Set();
    named.set(element, names.add(familyFor(families, given)?.name ?? ""));
  }
  const mixed = [...named.values()].filter((names) => names.size > 1 && !names.has(""));
  return mixed.map(
    (names) => `a text element in several families, ${[...names].map((name) => `"${name}"`).join(" and ")}`,
  );
}

/** The first of the families that there is. */
function familyFor(list: readonly string[], given: GivenFonts): FontFamily | undefined {
  for (const name of list.length > 0 ? list : NO_CHOICE) {
    const generic = GENERIC.has(name.toLowerCase()) ? findFamily(NO_FONTS, DEFAULT_FAMILY) : undefined;
    const family = findFamily(given, name) ?? generic;
    if (family) return family;
  }
  return undefined;
}

/** The files that can draw a text in its style; bundled families have static files of two weights beside the variable ones. */
function facesFor(family: FontFamily, { weight, italic }: SvgText): FontFace[] {
  const style = italic ? "italic" : "normal";
  const faces = isBundled(family)
    ? staticFonts.filter((face) => face.weight === (weight >= BOLD_FROM ? 700 : 400))
    : family.faces.map((face) => ({ ...face, axes: {}, weight: face.weight ?? 400 }));
  return faces.filter((face) => face.family === family.name && face.style === style);
}

/** Bundled files are known by their catalogue alone. */
function isBundled({ faces }: FontFamily): boolean {
  return faces.every(({ ownFamily }) => ownFamily === undefined);
}

/** Emoji are drawn by no family in SVG. */
function missingCodePoints(characters: string, faces: readonly FontFace[]): number[] {
  const codePoints = new Set(Array.from(characters, (character) => character.codePointAt(0) as number));
  return [...codePoints].filter(
    (codePoint) => !drawsNothing(codePoint) && !faces.some(({ ranges }) => includes(ranges, codePoint)),
  );
}
