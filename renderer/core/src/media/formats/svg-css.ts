import { withoutParts } from "./without-parts.js";

/** A declaration of `font-family`, `font-weight` or `font-style`. */
export type FontDeclaration = readonly [property: string, value: string];

/** What stands in place of a value. */
export type Change = (property: string, value: string) => string;

/** CSS with what `change` gives for each declaration of fonts, and with the shorthand `font` as what it stands for. */
export function mapFontCss(css: string, change: Change): string {
  return withoutParts(css, "/*", "*/")
    .replace(/(^|[;{\s])font\s*:\s*([^;}]*)/g, (_, before, value) => `${before}${longhand(value)}`)
    .replace(/(font-(?:family|weight|style))(\s*:\s*)((?:"[^"]*"|'[^']*'|[^;}"'])*)/g, (_, property, colon, value) => {
      const isImportant = /!\s*important\s*$/.test(value);
      const plain = value.replace(/\s*!\s*important\s*$/, "").trim();
      return `${property}${colon}${change(property, plain)}${isImportant ? " !important" : ""}`;
    });
}

/** The declarations of fonts in CSS, in their order. */
export function fontDeclarations(css: string): FontDeclaration[] {
  const found: FontDeclaration[] = [];
  mapFontCss(css, (property, value) => {
    found.push([property, value]);
    return value;
  });
  return found;
}

/** A rule about fonts. Of a selector the last part counts: what it says of the elements around is passed over. */
export interface FontRule {
  readonly matches: (element: Element) => boolean;
  readonly declarations: readonly FontDeclaration[];
}

export interface Element {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The rules about fonts in a style sheet, in their order. */
export function fontRules(css: string): FontRule[] {
  return withoutParts(css, "/*", "*/")
    .split("}")
    .flatMap((rule) => {
      const brace = rule.lastIndexOf("{");
      const declarations = fontDeclarations(rule.slice(brace + 1));
      if (brace < 0 || declarations.length === 0) return [];
      const selectors = rule.slice(rule.lastIndexOf("{", brace - 1) + 1, brace).split(",");
      return selectors.map((selector) => ({ matches: matcher(selector), declarations }));
    });
}

function matcher(selector: string): FontRule["matches"] {
  const last =
    selector
      .trim()
      .split(/[\s>+~]+/)
      .at(-1) ?? "";
  const parts = last.match(/[.#]?[\w-]+/g) ?? [];
  return ({ name, attributes }) => {
    const classes = (attributes.get("class") ?? "").split(/\s+/);
    return parts.every((part) => {
      if (part.startsWith(".")) return classes.includes(part.slice(1));
      return part.startsWith("#") ? attributes.get("id") === part.slice(1) : part === name;
    });
  };
}

/** The shorthand `font`, which the renderer of SVG does not know, as what it stands for. */
function longhand(value: string): string {
  const shorthand = /^((?:[a-z-]+\s+|[1-9]\d{0,2}\s+)*)([\d.]+[a-z%]*)(?:\s*\/\s*\S+)?\s+(\S[\s\S]*)$/i;
  const [, before = "", size, family] = shorthand.exec(value.trim()) ?? [];
  if (size === undefined || family === undefined) return `font-family: ${value}`;
  const words = before.trim().split(/\s+/);
  const style = words.find((word) => /^(?:italic|oblique)$/i.test(word)) ?? "normal";
  const weight = words.find((word) => /^(?:bold|bolder|lighter|\d+)$/i.test(word)) ?? "normal";
  return `font-style: ${style}; font-weight: ${weight}; font-size: ${size}; font-family: ${family}`;
}
