/** SPEC §15.2 and §15.4: what transitions do to the text of a layer. */
import { chance, hash } from "../math/chance.js";
import { countedText } from "./count-up.js";
import type { TextContent, TextSpan } from "./display-list.js";
import { type Grapheme, graphemes, isWhiteSpace } from "./graphemes.js";
import type { Phase } from "./transition.js";

/** The text as it is while the transition runs. */
export function changedText(content: TextContent, phase: Phase): TextContent {
  switch (phase.transition.name) {
    case "typewriter":
      return typewritten(content, phase);
    case "scrambleDecode":
      return scrambled(content, phase);
    case "trackingExpand":
    case "trackingContract":
      return { ...content, tracking: trackingAt(phase) };
    case "numberCountUp":
      return { ...content, text: countedText(content.text, phase) };
    default:
      return content;
  }
}

/** Every character that `scrambleDecode` may draw. */
export function scrambleCharacters(charset: string): string {
  return CHARSETS[charset] as string;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const NUMBERS = "0123456789";
const SYMBOLS = "!#$%&*+-/<=>?@";

const CHARSETS: Readonly<Record<string, string>> = {
  letters: LETTERS,
  numbers: NUMBERS,
  symbols: SYMBOLS,
  mixed: LETTERS + NUMBERS + SYMBOLS,
};

function typewritten(content: TextContent, phase: Phase): TextContent {
  const { text, spans = [] } = content;
  const clusters = graphemes(text);
  const after = clusters[share(phase, clusters.length)]?.start ?? text.length;
  const style = phase.transition.parameters["cursorStyle"] as NonNullable<TextContent["cursor"]>["style"] | "none";
  return {
    ...content,
    spans: [...cut(spans, 0, after), ...hidden(after, text.length)],
    ...(style !== "none" && { cursor: { style, after } }),
  };
}

function hidden(start: number, end: number): TextSpan[] {
  return start < end ? [{ start, end, hidden: true }] : [];
}

/** The parts of spans that lie in a part of the text. */
function cut(spans: readonly TextSpan[], start: number, end: number): TextSpan[] {
  return spans
    .filter((span) => span.start < end && span.end > start)
    .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }));
}

function scrambled(content: TextContent, phase: Phase): TextContent {
  const { transition, time } = phase;
  const { charset, order, preserveSpaces, refreshCharacters, refreshRate } = transition.parameters;
  const characters = scrambleCharacters(charset as string);
  const drawing = refreshCharacters ? Math.floor((time * (refreshRate as number)) / 1e6) : 0;
  const clusters = graphemes(content.text);
  const right = firstRight(clusters.length, share(phase, clusters.length), order as string, transition.seed);
  const stays = (cluster: Grapheme, index: number) =>
    right.has(index) || isLineBreak(cluster) || (preserveSpaces && isWhiteSpace(cluster));
  const spans = clusters.flatMap((cluster, index): TextSpan[] => {
    const { start, end } = cluster;
    if (stays(cluster, index)) return cut(content.spans ?? [], start, end);
    const number = Math.floor(chance(transition.seed, index, drawing) * characters.length);
    return [{ start, end, substitute: characters.charAt(number) }];
  });
  return { ...content, spans };
}

/** Indices of the clusters that are right already. */
function firstRight(count: number, rightCount: number, order: string, seed: number): ReadonlySet<number> {
  const indices = Array.from({ length: count }, (_, index) => index);
  if (order === "rightToLeft") indices.reverse();
  if (order === "random") indices.sort((a, b) => hash(seed, a, 0) - hash(seed, b, 0) || a - b);
  return new Set(indices.slice(0, rightCount));
}

function isLineBreak({ characters }: Grapheme): boolean {
  return characters.includes("\n");
}

function trackingAt({ transition, progress, fontSize }: Phase): number {
  const { startTracking, finalTracking } = transition.parameters;
  const [from, to] = [startTracking as number, finalTracking as number];
  return (from + (to - from) * progress) * fontSize;
}

/** ⌊progress · count⌋, within 0..count. */
function share({ progress }: Phase, count: number): number {
  return Math.min(count, Math.max(0, Math.floor(progress * count)));
}
