import { damaged, MediaProblem } from "../media-problem.js";
import type { PictureInfo } from "../picture-info.js";
import { isLostPicture } from "./svg-embedded.js";
import { checkSvgLimits } from "./svg-limits.js";
import { svgTexts, withFamilies } from "./svg-text.js";
import { withoutParts } from "./without-parts.js";

/** Whether the first element of a text is `svg`. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder().decode(bytes.subarray(0, 16384));
  return /^\uFEFF?\s*</.test(beginning) && /<svg[\s>/]/.test(withoutComments(beginning));
}

/**
 * SVG: its size is `width` and `height`, or else that of its viewBox (SPEC §11.1). Refused is what no picture may depend on
 * or what would be missing in it: scripts, references out of the file, animation, HTML; and what takes minutes to draw.
 */
export function readSvg(bytes: Uint8Array): PictureInfo {
  const text = decode(bytes);
  const what = refusedPart(text);
  if (what) throw new MediaProblem("SVG_REFUSED", { what });
  checkSvgLimits(text);
  const texts = svgTexts(text);
  return { format: "svg", ...sizeOf(rootTag(text)), delays: [0], ...(texts.length > 0 && { texts }) };
}

/** The same SVG made to fill width × height pixels. `family`: the family for each list of families that its text asks for. */
export function scaledSvg(
  bytes: Uint8Array,
  width: number,
  height: number,
  family?: (families: readonly string[]) => string,
): string {
  const decoded = decode(bytes);
  const text = family ? withFamilies(decoded, family) : decoded;
  const tag = rootTag(text);
  const size = sizeOf(tag);
  const viewBox = attribute(tag, "viewBox") === undefined ? ` viewBox="0 0 ${size.width} ${size.height}"` : "";
  const rest = tag.slice("<svg".length).replace(/\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
  const scaled = `<svg width="${width}" height="${height}"${viewBox}${rest}`;
  return text.replace(tag, () => scaled);
}

/** The text without comments, in which anything may stand. */
function decode(bytes: Uint8Array): string {
  try {
    return withoutComments(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw damaged("it is not text in UTF-8");
  }
}

function withoutComments(text: string): string {
  return withoutParts(text, "<!--", "-->");
}

/** The start tag of the first `svg` element. */
function rootTag(text: string): string {
  const start = text.search(/<svg[\s>/]/);
  const tag = start < 0 ? null : /^<svg(?:"[^"]*"|'[^']*'|[^"'>])*>/.exec(text.slice(start));
  if (!tag) throw damaged("it has no whole svg element");
  return tag[0];
}

function sizeOf(tag: string): { width: number; height: number } {
  const [width, height] = [pixels(attribute(tag, "width")), pixels(attribute(tag, "height"))];
  if (width !== undefined && height !== undefined) return { width, height };
  const box =
    attribute(tag, "viewBox")
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [boxWidth = 0, boxHeight = 0] = box.slice(2);
  if (!(boxWidth > 0 && boxHeight > 0)) throw damaged("it has neither width and height nor a viewBox");
  if (width !== undefined) return { width, height: (width * boxHeight) / boxWidth };
  if (height !== undefined) return { width: (height * boxWidth) / boxHeight, height };
  return { width: boxWidth, height: boxHeight };
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? (found[1] ?? found[2]) : undefined;
}

/** CSS pixels of each absolute unit. */
const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** Undefined for what is not an absolute length above 0, such as "100%". */
function pixels(length: string | undefined): number | undefined {
  const [, number = "", unit = ""] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(length ?? "") ?? [];
  const value = Number(number) * (UNITS[unit.toLowerCase()] ?? 0);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

function refusedPart(text: string): string | undefined {
  const element = /<(?:[A-Za-z_][\w.-]*:)?(script|foreignObject|animate\w*|set)[\s>/]/.exec(text)?.[1];
  if (element) return REFUSED_ELEMENTS[element] ?? "an animation";
  if (/<!ENTITY[^>]*\b(?:SYSTEM|PUBLIC)\b/.test(text)) return "an entity from outside the file";
  if (/<\?xml-stylesheet/.test(text) || /@import\b/.test(text)) return "a style sheet from outside the file";
  const targets = [
    ...text.matchAll(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
    ...text.matchAll(/\s[\w-]+:href\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
  ].map(targetOf);
  const references = [...targets, ...[...text.matchAll(/\burl\(\s*(?:["']|&quot;|&apos;)?([^"')&]*)/g)].map(targetOf)];
  if (references.some(hasText)) return "another SVG with text in it";
  if (targets.some(isLostPicture))
    return "an embedded picture that is not PNG, JPEG, GIF or SVG, or not what it is called";
  const outward = references.find((reference) => !/^(?:#|data:|$)/i.test(reference));
  return outward === undefined ? undefined : `a reference to "${outward.slice(0, 80)}"`;
}

function targetOf(match: RegExpMatchArray): string {
  return (match[1] ?? match[2] ?? "").trim();
}

/** Whether a reference holds an SVG with text, whose fonts nobody looks for. */
function hasText(reference: string): boolean {
  const [, isPacked, data = ""] = /^data:image\/svg\+xml[^,]*?(;base64)?,([\s\S]*)$/i.exec(reference) ?? [];
  try {
    return /<(?:[\w.-]+:)?text[\s>/]/.test(isPacked ? atob(data.replace(/\s/g, "")) : decodeURIComponent(data));
  } catch {
    return false;
  }
}

const REFUSED_ELEMENTS: Readonly<Record<string, string>> = {
  script: "a script",
  foreignObject: "a foreignObject",
};
