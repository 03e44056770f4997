import { MediaProblem } from "../media-problem.js";
import {
  type Change,
  type FontDeclaration,
  type FontRule,
  fontDeclarations,
  fontRules,
  mapFontCss,
} from "./svg-css.js";
import { escaped, type SvgToken, svgTokens, unescaped } from "./svg-tokens.js";

/** Text in an SVG that asks for the same font, as far as it is in the same text element. */
export interface SvgText {
  /** Which text element it is in, from 1. */
  readonly element: number;
  /** Families in order of preference; none: the choice is left to the renderer. */
  readonly families: readonly string[];
  /** 1 to 1000. */
  readonly weight: number;
  readonly italic: boolean;
  readonly characters: string;
}

type SvgFont = Omit<SvgText, "characters" | "element">;

/** Each is held against each element. */
const MOST_RULES = 1000;

const INITIAL: SvgFont = { families: [], weight: 400, italic: false };

/** What the text in an SVG without comments asks for; empty where there is none. */
export function svgTexts(svg: string): SvgText[] {
  const rules = fontRules(styleSheets(svg));
  if (rules.length > MOST_RULES) {
    throw new MediaProblem("SVG_REFUSED", { what: `more than ${MOST_RULES} rules about fonts` });
  }
  const texts = new Map<string, SvgText>();
  let element = 0;
  const around: { readonly isText: boolean; readonly font: SvgFont }[] = [];
  for (const token of svgTokens(svg)) {
    const { font, isText } = around.at(-1) ?? { font: INITIAL, isText: false };
    if (token.kind === "start") {
      if (token.name === "text") element++;
      around.push({ isText: isText || token.name === "text", font: fontOf(token, font, rules) });
    } else if (token.kind === "end") around.pop();
    else if (token.kind === "text" && isText && token.text.trim() !== "") {
      const key = JSON.stringify([element, font]);
      texts.set(key, { ...font, element, characters: (texts.get(key)?.characters ?? "") + token.text });
    }
  }
  return [...texts.values()];
}

/** The SVG with the one family that `nameOf` gives in place of each list of families. */
export function withFamilies(svg: string, nameOf: (families: readonly string[]) => string): string {
  const change: Change = (property, value) =>
    property === "font-family" && !INHERITED.test(value)
      ? `'${nameOf(familyList(value)).replace(/['\\]/g, "")}'`
      : value;
  const inTags = svg.replace(/<[A-Za-z_](?:"[^"<]*"|'[^'<]*'|[^"'<>])*>/g, (tag) =>
    tag.replace(/(\s(font-family|style)\s*=\s*)("[^"]*"|'[^']*')/g, (_, before, name, quoted) => {
      const value = unescaped(quoted.slice(1, -1));
      return `${before}"${escaped(name === "style" ? mapFontCss(value, change) : change(name, value))}"`;
    }),
  );
  // Of what stands between two end tags, all after the start of a style element is its CSS.
  const style = /(<(?:[A-Za-z_][\w.-]*:)?style(?:\s[^<>]*)?>)([\s\S]*)$/;
  return inTags
    .split("</")
    .map((part) => part.replace(style, (_, start, css) => `${start}${mapFontCss(css, change)}`))
    .join("</");
}

function styleSheets(svg: string): string {
  let css = "";
  let inside = false;
  for (const token of svgTokens(svg)) {
    if (token.kind === "text" && inside) css += token.text;
    else if (token.kind !== "text") inside = token.kind === "start" && token.name === "style";
  }
  return css;
}

type StartTag = Extract<SvgToken, { kind: "start" | "empty" }>;

/** Attributes count least, then style sheets, then the element's own style. */
function fontOf(element: StartTag, parent: SvgFont, rules: readonly FontRule[]): SvgFont {
  const { attributes } = element;
  const own = ["font-family", "font-weight", "font-style"].flatMap((name): FontDeclaration[] => {
    const value = attributes.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  const declarations = [
    ...own,
    ...rules.filter(({ matches }) => matches(element)).flatMap(({ declarations }) => declarations),
    ...fontDeclarations(attributes.get("style") ?? ""),
  ];
  let { families, weight, italic } = parent;
  for (const [property, value] of declarations) {
    const inherits = INHERITED.test(value);
    if (property === "font-family") families = inherits ? parent.families : familyList(value);
    else if (property === "font-weight") weight = weightOf(value.trim().toLowerCase(), parent.weight);
    else italic = inherits ? parent.italic : /^\s*(?:italic|oblique)/i.test(value);
  }
  return { families, weight, italic };
}

const INHERITED = /^\s*inherit\s*$/i;

/** Names in a list of families. */
function familyList(value: string): string[] {
  const names = value.match(/"[^"]*"|'[^']*'|[^,"']+/g) ?? [];
  return names
    .map((name) =>
      name
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2")
        .trim(),
    )
    .filter((name) => name !== "");
}

/** CSS Fonts 4, 2.2. */
function weightOf(value: string, parent: number): number {
  if (value === "normal") return 400;
  if (value === "bold") return 700;
  if (value === "bolder") return parent < 350 ? 400 : parent < 550 ? 700 : 900;
  if (value === "lighter") return parent < 550 ? 100 : parent < 750 ? 400 : 700;
  const number = Number(value);
  return number >= 1 && number <= 1000 ? number : parent;
}
