import type { Caption, CaptionsLayer, TextTransform } from "@videoflow/core";
import type { Color } from "../evaluate/display-list.js";
import { graphemes, isWhiteSpace } from "../evaluate/graphemes.js";
import { inLetterCase } from "../evaluate/letter-case.js";
import { preparedText } from "./text.js";
import { microseconds } from "./time.js";
import { type Length, parseColor, parseLength } from "./values.js";

/** Captions broken into what is shown at once (SPEC §13). Times are whole microseconds from the layer's first frame. */
export interface TimelineCaptions {
  /** In order of time. */
  readonly parts: readonly TimelineCaptionPart[];
  readonly highlight: CaptionHighlight | undefined;
}

/** Lines that are shown together: start ≤ time < end. */
export interface TimelineCaptionPart {
  readonly start: number;
  readonly end: number;
  /** Lines are separated by line feeds. */
  readonly text: string;
  readonly words: readonly TimelineWord[];
}

/** A word, or the part of it that lies on one line. `start` and `end` count UTF-16 code units of the part's text. */
export interface TimelineWord {
  readonly start: number;
  readonly end: number;
  /** When it is spoken. */
  readonly from: number;
  readonly to: number;
}

export interface CaptionHighlight {
  /** Undefined: that of the other words. */
  readonly color: Color | undefined;
  readonly backgroundColor: Color;
  readonly padding: Length;
  readonly borderRadius: Length;
  readonly scale: number;
  /** Whole microseconds. */
  readonly duration: number;
}

/** The captions of a layer in one letter case. */
export function resolveCaptions(layer: CaptionsLayer, letterCase: TextTransform): TimelineCaptions {
  const { captions, maxCharsPerLine = 32, maxLines = 2 } = layer;
  const transform = (text: string) => inLetterCase(text, letterCase);
  return {
    parts: captions.flatMap((caption) => partsOf(caption, maxCharsPerLine, maxLines, transform)),
    highlight: layer.highlight && resolveHighlight(layer.highlight),
  };
}

/** When the last caption disappears, in microseconds from the start of the layer. */
export function lengthOfCaptions({ captions }: CaptionsLayer): number {
  return captions.reduce((latest, { endTime }) => Math.max(latest, microseconds(endTime)), 0);
}

function resolveHighlight(highlight: NonNullable<CaptionsLayer["highlight"]>): CaptionHighlight {
  const { color, backgroundColor = "transparent", padding = 0.1, borderRadius = 0.15 } = highlight;
  const { scale = 1, duration = 0.1 } = highlight;
  return {
    color: color === undefined ? undefined : parseColor(color),
    backgroundColor: parseColor(backgroundColor),
    padding: parseLength(padding),
    borderRadius: parseLength(borderRadius),
    scale,
    duration: microseconds(duration),
  };
}

/** A stretch of a text: start ≤ index < end, in UTF-16 code units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

function partsOf(
  caption: Caption,
  maxCharsPerLine: number,
  maxLines: number,
  transform: (text: string) => string,
): TimelineCaptionPart[] {
  const text = preparedText(caption.caption);
  const lines = linesOf(text, maxCharsPerLine);
  const words = timedWords(text, caption);
  const groups = Array.from({ length: Math.ceil(lines.length / maxLines) }, (_, index) => {
    return lines.slice(index * maxLines, (index + 1) * maxLines);
  });
  const end = microseconds(caption.endTime);
  const starts = startsOf(groups, text, caption, words);
  return groups.map((group, index) => ({
    start: starts[index] as number,
    end: starts[index + 1] ?? end,
    text: group.map((line) => transform(text.slice(line.start, line.end))).join("\n"),
    words: wordsOn(group, text, words, transform),
  }));
}

/** Lines of at most `most` grapheme clusters, each filled as far as it goes; a longer word has a line of its own. */
function linesOf(text: string, most: number): Stretch[] {
  return stretches(text, /[^\n]*(?:\n|$)/gu).flatMap(({ start, end }) => {
    const lines: { start: number; end: number }[] = [];
    for (const word of stretches(text.slice(start, end), /[^ \n]+/gu)) {
      const line = lines[lines.length - 1];
      if (line && graphemes(text.slice(line.start, start + word.end)).length <= most) line.end = start + word.end;
      else lines.push({ start: start + word.start, end: start + word.end });
    }
    return lines.length > 0 ? lines : [{ start, end: start }];
  });
}

function stretches(text: string, pattern: RegExp): Stretch[] {
  const found = [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
  // The end of the text, found once more after a last line without a line feed, is no line.
  return found.filter(({ start, end }) => start < end || found.length === 1);
}

/** Words are found one after another. */
function timedWords(text: string, { words = [] }: Caption): TimelineWord[] {
  let after = 0;
  return words.flatMap(({ word, startTime, endTime }) => {
    const prepared = preparedText(word);
    const start = text.indexOf(prepared, after);
    if (start < 0) return [];
    after = start + prepared.length;
    return [{ start, end: after, from: microseconds(startTime), to: microseconds(endTime) }];
  });
}

/** When each part begins: with its first timed word or, without one, as far into the caption as its characters are. */
function startsOf(
  groups: readonly (readonly Stretch[])[],
  text: string,
  { startTime, endTime }: Caption,
  words: readonly TimelineWord[],
): number[] {
  const [start, end] = [microseconds(startTime), microseconds(endTime)];
  const clusters = graphemes(text).filter((cluster) => !isWhiteSpace(cluster));
  let latest = start;
  return groups.map((group, index) => {
    if (index === 0) return start;
    const [first, last] = [group[0] as Stretch, group[group.length - 1] as Stretch];
    const word = words.find((candidate) => candidate.start >= first.start && candidate.start < last.end);
    const before = clusters.filter((cluster) => cluster.start < first.start).length;
    const share = Math.floor(((end - start) * before) / clusters.length + 0.5);
    latest = Math.min(end, Math.max(latest, word ? word.from : start + share));
    return latest;
  });
}

/** The words on lines, by their place in the text of these lines. */
function wordsOn(
  lines: readonly Stretch[],
  text: string,
  words: readonly TimelineWord[],
  transform: (text: string) => string,
): TimelineWord[] {
  let before = 0;
  return lines.flatMap((line) => {
    const place = (index: number) => before + transform(text.slice(line.start, index)).length;
    const found = words
      .map((word) => ({ ...word, start: Math.max(word.start, line.start), end: Math.min(word.end, line.end) }))
      .filter(({ start, end }) => start < end)
      .map((word) => ({ ...word, start: place(word.start), end: place(word.end) }));
    before = place(line.end) + 1;
    return found;
  });
}
