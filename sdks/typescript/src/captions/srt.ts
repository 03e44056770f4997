import { fail } from "../fail.js";
import type { Caption } from "../generated/types.js";
import { blocksOf } from "./blocks.js";
import { captionsOf } from "./cue.js";
import { isTiming, parseTiming } from "./timing.js";

/**
 * The captions of a SubRip (.srt) file. Marks of style (`<i>`, `<font …>`, `{\an8}`) are left out. Captions are put in order
 * of time; one that the next one interrupts ends there.
 *
 * @returns what the `captions` of a captions layer take; at least one.
 * @throws VideoJSONError `VALUE_FORMAT` or `TIME_ORDER` with the number of the line, `LIST_TOO_SHORT` without any caption.
 */
export function parseSrt(text: string): Caption[] {
  const cues = blocksOf(text).map(({ lines, lineNumber }) => {
    const at = lines.findIndex(isTiming);
    if (at < 0 || at > 1) {
      throw fail("VALUE_FORMAT", {
        value: `${JSON.stringify(lines[0])} on line ${lineNumber}`,
        expected: "a caption of an SRT file: a number, times, text, and a blank line",
        example: "1\\n00:00:01,000 --> 00:00:02,500\\nHello",
      });
    }
    const { start, end } = parseTiming(lines[at] as string, lineNumber + at);
    return { start, end, text: plain(lines.slice(at + 1).join("\n")), words: [] };
  });
  return captionsOf(cues);
}

function plain(text: string): string {
  return text.replace(/<\/?(?:[ibus]|font)\b[^<>]*>|\{\\[^{}]*\}/giu, "").trim();
}
