import { type Issue, issue, type TextLayer } from "@videoflow/core";
import { familyNames, selectFonts } from "../fonts/select.js";

/** The text as drawn, with the font files that serve it; issues when no font of the family can. */
export function resolveText(
  layer: TextLayer,
  pointer: string,
): { characters: string; fontFiles: string[]; issues: Issue[] } {
  const { fontFamily = "Noto Sans", fontStyle = "normal", textTransform = "none" } = layer;
  const characters = transformed(layer.text, textTransform);
  const family = familyNames.find((name) => name.toLowerCase() === fontFamily.toLowerCase());
  if (family === undefined) {
    const params = { family: fontFamily, families: familyNames.join(", ") };
    return { characters, fontFiles: [], issues: [issue("FONT_UNKNOWN", `${pointer}/fontFamily`, params)] };
  }
  const { fonts, missing } = selectFonts(family, fontStyle, characters);
  const issues = missing.map((codePoint) =>
    issue("GLYPH_MISSING", `${pointer}/text`, {
      character: String.fromCodePoint(codePoint),
      codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`,
      family,
    }),
  );
  return { characters, fontFiles: fonts.map(({ file }) => file), issues };
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
