import { type CaptionsLayer, type Issue, issue, type TextLayer, type TextTransform } from "@videoflow/core";
import { inLetterCase } from "../evaluate/letter-case.js";
import { familyNames, findFamily, type GivenFonts } from "../fonts/library.js";
import { type FontSelection, selectFonts } from "../fonts/select.js";
import { changesOf, cursor, type Stage, stagesOf } from "./stages.js";
import { microseconds } from "./time.js";
import { transitionCharacters } from "./transitions.js";

/** The font files that serve the texts of a layer. */
export interface LayerFonts {
  readonly files: readonly string[];
  /** Those of a family and a style that the layer has at some time. */
  readonly of: (family: string, style: string) => FontSelection;
}

/** The font files that serve all texts of a layer; issues when a family that it has at some time cannot. */
export function resolveFonts(
  layer: TextLayer | CaptionsLayer,
  pointer: string,
  given: GivenFonts,
): { fonts: LayerFonts; issues: Issue[] } {
  const selections = new Map<string, FontSelection>();
  const issues = new Map<string, Issue>();
  for (const [key, setting] of settingsOf(layer)) {
    const { fonts, issues: found } = selectFor(setting, transitionCharacters(layer), pointer, given);
    selections.set(key, fonts);
    // A family is one issue, however many styles it is asked for in.
    for (const one of found) issues.set(`${one.pointer} ${one.message}`, one);
  }
  const files = [...new Set([...selections.values()].flatMap((selection) => selection.files))];
  const of = (family: string, style: string) => selections.get(keyOf(family, style)) ?? NO_SELECTION;
  return { fonts: { files, of }, issues: [...issues.values()] };
}

/** Everything a layer says in one style of one family. */
interface Setting {
  readonly family: Stage<string>;
  readonly style: Stage<string>;
  readonly texts: { readonly at: string; readonly characters: string }[];
}

function settingsOf(layer: TextLayer | CaptionsLayer): Map<string, Setting> {
  const families = stagesOf(layer, "fontFamily", "Noto Sans");
  const styles = stagesOf(layer, "fontStyle", "normal");
  const cases = stagesOf<TextTransform>(layer, "textTransform", "none");
  const texts = layer.type === "text" ? stagesOf(layer, "text", "") : [];
  const times = changesOf(families, styles, cases, texts);
  const [familyAt, styleAt, caseAt] = [cursor(families), cursor(styles), cursor(cases)];
  const textIn = layer.type === "text" ? cursor(texts) : captionsIn(layer);
  const settings = new Map<string, Setting>();
  times.forEach((time, index) => {
    const [family, style] = [familyAt(time), styleAt(time)];
    const key = keyOf(family.value, style.value);
    const setting: Setting = settings.get(key) ?? { family, style, texts: [] };
    settings.set(key, setting);
    const { at, value } = textIn(time, times[index + 1] ?? Infinity);
    setting.texts.push({ at, characters: withHyphen(inLetterCase(preparedText(value), caseAt(time).value)) });
  });
  return settings;
}

/** Finds the captions that can be seen in from ≤ time < until, at ascending times in whole microseconds. */
function captionsIn({ captions }: CaptionsLayer): (from: number, until: number) => { at: string; value: string } {
  let first = 0;
  return (from, until) => {
    while (microseconds(captions[first]?.endTime ?? Infinity) <= from) first++;
    let end = first;
    while (microseconds(captions[end]?.startTime ?? Infinity) < until) end++;
    const seen = captions.slice(first, end);
    return { at: "captions", value: seen.map(({ caption }) => caption).join("\n") };
  };
}

function selectFor(
  { family: { value: name, at: familyAt }, style: { value: style, at: styleAt }, texts }: Setting,
  others: string,
  pointer: string,
  given: GivenFonts,
): { fonts: FontSelection; issues: Issue[] } {
  const family = findFamily(given, name);
  if (family === undefined) {
    const params = { family: name, families: familyNames(given).join(", ") };
    return { fonts: NO_SELECTION, issues: [issue("FONT_UNKNOWN", `${pointer}/${familyAt}`, params)] };
  }
  const faces = family.faces.filter((face) => face.style === style);
  if (faces.length === 0) {
    const params = { family: family.name, style };
    return { fonts: NO_SELECTION, issues: [issue("FONT_STYLE_MISSING", `${pointer}/${styleAt}`, params)] };
  }
  const all = texts.map(({ characters }) => characters).join("");
  const fonts = selectFonts(faces, all + others);
  const places = fonts.missing.length > 0 ? placesOf(texts) : undefined;
  const issues = fonts.missing.map((codePoint) => {
    const character = String.fromCodePoint(codePoint);
    // Where the family changes, another one may well have the character.
    const at = familyAt === "fontFamily" ? (places?.get(character) ?? texts[0]?.at) : familyAt;
    return issue("GLYPH_MISSING", `${pointer}/${at}`, {
      character,
      codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`,
      family: family.name,
    });
  });
  return { fonts, issues };
}

/** Where each character is first said. */
function placesOf(texts: Setting["texts"]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { at, characters } of texts) {
    for (const character of characters) if (!places.has(character)) places.set(character, at);
  }
  return places;
}

/** Lines that break at a soft hyphen show a hyphen there. */
function withHyphen(text: string): string {
  return text.includes("\u00ad") ? `${text}-` : text;
}

function keyOf(family: string, style: string): string {
  return `${style} ${family}`;
}

/** SPEC §9.2: every line ends in a line feed, however the document ends them, tabs are spaces, and there are no other controls. */
export function preparedText(text: string): string {
  const lines = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n").replaceAll("\t", TAB);
  return lines.replace(/(?!\n)\p{Cc}/gu, "");
}

const TAB = " ".repeat(4);

const NO_SELECTION: FontSelection = { files: [], filesAt: () => [], missing: [] };
