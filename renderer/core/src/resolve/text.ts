import { type CaptionsLayer, type Issue, issue, type TextLayer } from "@videoflow/core";
import { familyNames, findFamily, type GivenFonts } from "../fonts/library.js";
import { type FontSelection, selectFonts } from "../fonts/select.js";
import { transitionCharacters } from "./transitions.js";

/** The text as drawn (of captions, all of it), with the font files that serve it; issues when no font of the family can. */
export function resolveText(
  layer: TextLayer | CaptionsLayer,
  pointer: string,
  given: GivenFonts,
): { characters: string; fonts: FontSelection; issues: Issue[] } {
  const { fontFamily = "Noto Sans", fontStyle = "normal" } = layer;
  const text = layer.type === "text" ? layer.text : layer.captions.map(({ caption }) => caption).join("\n");
  const characters = letterCase(layer)(text.replace(/\r\n?/gu, "\n"));
  const family = findFamily(given, fontFamily);
  if (family === undefined) {
    const params = { family: fontFamily, families: familyNames(given).join(", ") };
    return { characters, fonts: NO_SELECTION, issues: [issue("FONT_UNKNOWN", `${pointer}/fontFamily`, params)] };
  }
  const faces = family.faces.filter(({ style }) => style === fontStyle);
  if (faces.length === 0) {
    const params = { family: family.name, style: fontStyle };
    return { characters, fonts: NO_SELECTION, issues: [issue("FONT_STYLE_MISSING", `${pointer}/fontStyle`, params)] };
  }
  const fonts = selectFonts(faces, characters + transitionCharacters(layer));
  const issues = fonts.missing.map((codePoint) =>
    issue("GLYPH_MISSING", `${pointer}/${layer.type === "text" ? "text" : "captions"}`, {
      character: String.fromCodePoint(codePoint),
      codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`,
      family: family.name,
    }),
  );
  return { characters, fonts, issues };
}

/** How a layer changes the letter case. */
export function letterCase({ textTransform = "none" }: TextLayer | CaptionsLayer): (text: string) => string {
  return (text) => transformed(text, textTransform);
}

function transformed(text: string, transform: NonNullable<TextLayer["textTransform"]>): string {
  switch (transform) {
    case "none":
      return text;
    case "uppercase":
      return text.toUpperCase();
    case "lowercase":
      return text.toLowerCase();
    case "capitalize":
      return text.replace(
        /(^|[^\p{L}\p{N}\p{M}'’])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );
  }
}

const NO_SELECTION: FontSelection = { files: [], filesAt: () => [], missing: [] };
