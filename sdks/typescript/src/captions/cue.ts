import { fail } from "../fail.js";
import type { Caption, CaptionWord } from "../generated/types.js";
import { toSeconds } from "../time.js";

/** A caption as a file has it. Times are whole microseconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly CueWord[];
}

export interface CueWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/**
 * Cues as a captions layer takes them: in order of time and one at a time. A cue that another one interrupts ends there;
 * cues that begin together become one of several lines.
 *
 * @throws VideoJSONError `LIST_TOO_SHORT` when there is no cue with text.
 */
export function captionsOf(cues: readonly Cue[]): Caption[] {
  const shown = cues.filter(({ text }) => text !== "").sort((a, b) => a.start - b.start);
  if (shown.length === 0) throw fail("LIST_TOO_SHORT", { length: 0, limit: 1 });
  const merged: Cue[] = [];
  for (const cue of shown) {
    const before = merged[merged.length - 1];
    if (before?.start === cue.start) merged[merged.length - 1] = together(before, cue);
    else merged.push(cue);
  }
  return merged.map((cue, index) => captionOf(cue, Math.min(cue.end, merged[index + 1]?.start ?? cue.end)));
}

function together(first: Cue, second: Cue): Cue {
  return {
    start: first.start,
    end: Math.max(first.end, second.end),
    text: `${first.text}\n${second.text}`,
    words: [...first.words, ...second.words],
  };
}

function captionOf({ start, text, words }: Cue, end: number): Caption {
  const timed = words
    .filter((word) => word.start < end)
    .map((word): CaptionWord => {
      return { word: word.word, startTime: toSeconds(word.start), endTime: toSeconds(Math.min(word.end, end)) };
    });
  const caption: Caption = { caption: text, startTime: toSeconds(start), endTime: toSeconds(end) };
  return timed.length === 0 ? caption : { ...caption, words: timed };
}
