import { type CaptionsLayer, type Issue, issue, type TextLayer } from "@videoflow/core";
import { familyNames, findFamily, type GivenFonts } from "../fonts/library.js";
import { type FontSelection, selectFonts } from "../fonts/select.js";
import { transitionCharacters } from "./transitions.js";

/** The font files that serve all texts of a layer; issues when no font of the family can. */
export function resolveFonts(
  layer: TextLayer | CaptionsLayer,
  pointer: string,
  given: GivenFonts,
): { fonts: FontSelection; issues: Issue[] } {
  const { fontFamily = "Noto Sans", fontStyle = "normal" } = layer;
  const texts = textsOf(layer).map(({ at, text }) => ({ at, characters: textAsDrawn(layer)(text) }));
  const family = findFamily(given, fontFamily);
  if (family === undefined) {
    const params = { family: fontFamily, families: familyNames(given).join(", ") };
    return { fonts: NO_SELECTION, issues: [issue("FONT_UNKNOWN", `${pointer}/fontFamily`, params)] };
  }
  const faces = family.faces.filter(({ style }) => style === fontStyle);
  if (faces.length === 0) {
    const params = { family: family.name, style: fontStyle };
    return { fonts: NO_SELECTION, issues: [issue("FONT_STYLE_MISSING", `${pointer}/fontStyle`, params)] };
  }
  const all = texts.map(({ characters }) => characters).join("");
  const fonts = selectFonts(faces, all + transitionCharacters(layer));
  const issues = fonts.missing.map((codePoint) => {
    const character = String.fromCodePoint(codePoint);
    const { at } = texts.find(({ characters }) => characters.includes(character)) ?? (texts[0] as LayerText);
    return issue("GLYPH_MISSING", `${pointer}/${at}`, {
      character,
      codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`,
      family: family.name,
    });
  });
  return { fonts, issues };
}

interface LayerText {
  /** JSON Pointer within the layer. */
  readonly at: string;
}

/** At least one. */
function textsOf(layer: TextLayer | CaptionsLayer): (LayerText & { readonly text: string })[] {
  if (layer.type === "captions") {
    return [{ at: "captions", text: layer.captions.map(({ caption }) => caption).join("\n") }];
  }
  const later = layer.keyframes?.text ?? [];
  return [
    { at: "text", text: layer.text },
    ...later.map(({ value }, index) => ({ at: `keyframes/text/${index}/value`, text: value })),
  ];
}

/** How the text of a layer becomes what is drawn. */
export function textAsDrawn(layer: TextLayer | CaptionsLayer): (text: string) => string {
  return (text) => letterCase(layer)(text.replace(/\r\n?/gu, "\n"));
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
