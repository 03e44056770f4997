import { describe, fail } from "../fail.js";
import type { Caption } from "../generated/types.js";
import { type Cue, type CueWord, captionsOf } from "./cue.js";

/** Shortest time a word is spoken, in microseconds: recognisers give some of them none. */
const SHORTEST_WORD = 20_000;

/**
 * The captions of a transcript by WhisperX, or by Whisper with timed words: `{ segments: [{ start, end, text, words }] }`.
 * Words without times, as WhisperX leaves numbers, are not highlighted.
 *
 * @param transcript JSON text, or what `JSON.parse` gave.
 * @returns what the `captions` of a captions layer take; at least one.
 * @throws VideoJSONError `VALUE_FORMAT` for what is not JSON; `VALUE_TYPE` with a pointer to what is not as it should be; `LIST_TOO_SHORT` without
 * any caption.
 */
export function parseWhisperX(transcript: unknown): Caption[] {
  const value = typeof transcript === "string" ? parseJson(transcript) : transcript;
  const segments = (isRecord(value) ? value["segments"] : undefined) as unknown;
  if (!Array.isArray(segments)) throw wrongType("/segments", segments, "a list of segments");
  return captionsOf(segments.flatMap((segment, index) => cueOf(segment, `/segments/${index}`)));
}

function cueOf(segment: unknown, pointer: string): Cue[] {
  if (!isRecord(segment)) throw wrongType(pointer, segment, "an object");
  const { text, words = [] } = segment;
  if (typeof text !== "string") throw wrongType(`${pointer}/text`, text, "a string");
  if (!Array.isArray(words)) throw wrongType(`${pointer}/words`, words, "a list of words");
  const [start, end] = [timeOf(segment, "start", pointer), timeOf(segment, "end", pointer)];
  if (end <= start) return [];
  const caption = text.trim();
  let after = 0;
  const timed = words.flatMap((word: unknown, index): CueWord[] => {
    const found = wordOf(word, `${pointer}/words/${index}`);
    const place = found ? caption.indexOf(found.word, after) : -1;
    if (!found || place < 0) return [];
    after = place + found.word.length;
    return [found];
  });
  return [{ start, end, text: caption, words: timed }];
}

function wordOf(value: unknown, pointer: string): CueWord | undefined {
  if (!isRecord(value)) throw wrongType(pointer, value, "an object");
  const { word } = value;
  if (typeof word !== "string") throw wrongType(`${pointer}/word`, word, "a string");
  if (value["start"] === undefined || value["end"] === undefined || word.trim() === "") return undefined;
  const start = timeOf(value, "start", pointer);
  return { word: word.trim(), start, end: Math.max(timeOf(value, "end", pointer), start + SHORTEST_WORD) };
}

/** Whole microseconds. */
function timeOf(owner: Readonly<Record<string, unknown>>, name: string, pointer: string): number {
  const seconds = owner[name];
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || seconds < 0) {
    throw wrongType(`${pointer}/${name}`, seconds, "a number of seconds");
  }
  return Math.floor(seconds * 1e6 + 0.5);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    throw fail("VALUE_FORMAT", {
      value: describe(text),
      expected: "a transcript in JSON",
      example: '{"segments": [{"start": 0, "end": 1, "text": "Hello"}]}',
    });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongType(pointer: string, value: unknown, expected: string) {
  return fail("VALUE_TYPE", { actual: value === undefined ? "missing" : describe(value), expected }, pointer);
}
