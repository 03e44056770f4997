import { fail } from "../fail.js";
import type { Caption } from "../generated/types.js";
import { blocksOf } from "./blocks.js";
import { type Cue, type CueWord, captionsOf } from "./cue.js";
import { isTiming, parseClock, parseTiming } from "./timing.js";

/**
 * The captions of a WebVTT (.vtt) file. Times within a caption (`<00:00:01.500>`) time its words; other marks, settings, notes
 * and styles are left out. Captions are put in order of time; one that the next one interrupts ends there.
 *
 * @returns what the `captions` of a captions layer take; at least one.
 * @throws VideoJSONError `VALUE_FORMAT` or `TIME_ORDER` with the number of the line, `LIST_TOO_SHORT` without any caption.
 */
export function parseVtt(text: string): Caption[] {
  const [header, ...blocks] = blocksOf(text);
  const first = header?.lines[0] ?? "";
  if (!/^WEBVTT(?:[ \t]|$)/u.test(first)) {
    const expected = "the first line of a WebVTT file";
    throw fail("VALUE_FORMAT", { value: `${JSON.stringify(first)} on line 1`, expected, example: "WEBVTT" });
  }
  const cues = blocks.flatMap(({ lines, lineNumber }): Cue[] => {
    if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/u.test(lines[0] as string)) return [];
    const at = lines.findIndex(isTiming);
    if (at < 0 || at > 1) {
      throw fail("VALUE_FORMAT", {
        value: `${JSON.stringify(lines[0])} on line ${lineNumber}`,
        expected: "a caption of a WebVTT file: times, text, and a blank line",
        example: "00:01.000 --> 00:02.500\\nHello",
      });
    }
    const { start, end } = parseTiming(lines[at] as string, lineNumber + at);
    return [{ start, end, ...spoken(lines.slice(at + 1).join("\n"), start, end) }];
  });
  return captionsOf(cues);
}

/** The text of a cue without its marks and, where it has times within it, its words. */
function spoken(payload: string, start: number, end: number): Pick<Cue, "text" | "words"> {
  const stretches: { from: number; text: string; timed: boolean }[] = [{ from: start, text: "", timed: false }];
  for (const piece of payload.split(/(<[^<>]*>)/u)) {
    const time = /^<\d/u.test(piece) ? parseClock(piece.slice(1, -1)) : undefined;
    const last = stretches[stretches.length - 1] as { text: string };
    if (time !== undefined) stretches.push({ from: time, text: "", timed: true });
    else if (!/^<[^<>]*>$/u.test(piece)) last.text += unescaped(piece);
  }
  const text = stretches
    .map((stretch) => stretch.text)
    .join("")
    .trim();
  if (!stretches.some(({ timed }) => timed)) return { text, words: [] };
  const words = stretches.flatMap(({ from, text: stretch }, index): CueWord[] => {
    const to = stretches[index + 1]?.from ?? end;
    const word = stretch.trim();
    return word === "" || to <= from ? [] : [{ word, start: from, end: to }];
  });
  return { text, words };
}

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: "\u00a0",
  lrm: "\u200e",
  rlm: "\u200f",
};

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/gu, (_, name: string) => CHARACTERS[name] as string);
}
