import { isObject, listMember, numberMember, stringMember } from "../layers.js";
import { cut } from "../words.js";
import type { Check, CheckContext, JsonObject } from "./check.js";
import { microseconds } from "./microseconds.js";

/** Captions end after they begin, follow one another, and contain the words that are timed in them. */
export const checkCaptions: Check = (context) => {
  for (const { layer, pointer } of context.layers) {
    let previousEnd: number | undefined;
    listMember(layer, "captions").forEach((caption, index) => {
      if (!isObject(caption)) return;
      const at = `${pointer}/captions/${index}`;
      const startTime = numberMember(caption, "startTime");
      if (startTime !== undefined && previousEnd !== undefined && microseconds(startTime) < microseconds(previousEnd)) {
        context.report.add("CAPTION_OVERLAP", `${at}/startTime`, { startTime, previousEnd });
      }
      previousEnd = numberMember(caption, "endTime") ?? previousEnd;
      checkSpan(caption, "startTime", "endTime", at, context);
      checkWords(caption, at, context);
    });
  }
};

function checkWords(caption: JsonObject, pointer: string, context: CheckContext): void {
  // Undefined after the first word that is not found: where the next one should be is then unknown.
  let rest = stringMember(caption, "caption");
  listMember(caption, "words").forEach((entry, index) => {
    if (!isObject(entry)) return;
    const at = `${pointer}/words/${index}`;
    checkSpan(entry, "startTime", "endTime", at, context);
    const word = stringMember(entry, "word");
    if (word === undefined || word === "" || rest === undefined) return;
    const place = rest.indexOf(word);
    if (place < 0) {
      rest = undefined;
      const text = stringMember(caption, "caption") ?? "";
      context.report.add("CAPTION_WORD_UNKNOWN", `${at}/word`, { word: cut(word), caption: cut(text) });
    } else {
      rest = rest.slice(place + word.length);
    }
  });
}

/** The second of two times of an object lies after the first. */
export function checkSpan(
  owner: JsonObject,
  start: string,
  end: string,
  pointer: string,
  { report }: Pick<CheckContext, "report">,
): void {
  const startValue = numberMember(owner, start);
  const endValue = numberMember(owner, end);
  if (startValue === undefined || endValue === undefined) return;
  if (microseconds(endValue) > microseconds(startValue)) return;
  report.add("TIME_ORDER", `${pointer}/${end}`, { start, startValue, end, endValue });
}
