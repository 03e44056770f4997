import type { CaptionHighlight, TimelineCaptionPart, TimelineCaptions, TimelineWord } from "../resolve/captions.js";
import type { Length } from "../resolve/values.js";
import type { Color, Paint, SpanBackground, TextSpan } from "./display-list.js";
import { number, paint } from "./interpolate.js";

/** What is shown of the captions at `time` (whole microseconds of the layer's local time); undefined between captions. */
export function captionPartAt({ parts }: TimelineCaptions, time: number): TimelineCaptionPart | undefined {
  return parts.find(({ start, end }) => start <= time && time < end);
}

/** The words being spoken, in the style of the highlight (SPEC §13.3). `fontSize` is in pixels. */
export function spokenWords(
  { words }: TimelineCaptionPart,
  highlight: CaptionHighlight | undefined,
  time: number,
  base: { readonly color: Paint; readonly fontSize: number },
): TextSpan[] {
  if (!highlight) return [];
  return words.flatMap((word): TextSpan[] => {
    const strength = strengthOf(word, highlight.duration, time);
    if (strength === 0) return [];
    const { start, end } = word;
    const { color, backgroundColor } = highlight;
    return [
      {
        start,
        end,
        scale: number(1, highlight.scale, strength),
        ...(color && { color: paint(base.color, color, strength) }),
        ...(backgroundColor[3] > 0 && { background: backgroundOf(highlight, strength, base.fontSize) }),
      },
    ];
  });
}

/** How far a word has taken on the highlight, 0..1; it takes `duration` microseconds, after the word's end too to lose it. */
function strengthOf({ from, to }: TimelineWord, duration: number, time: number): number {
  if (duration === 0) return from <= time && time < to ? 1 : 0;
  return Math.max(0, Math.min(1, (time - from) / duration, (to + duration - time) / duration));
}

function backgroundOf(
  { backgroundColor, padding, borderRadius }: CaptionHighlight,
  strength: number,
  fontSize: number,
): SpanBackground {
  const [red, green, blue, alpha] = backgroundColor;
  const color: Color = [red, green, blue, alpha * strength];
  return {
    color,
    padding: pixels(padding, fontSize),
    radius: pixels(borderRadius, fontSize),
    radiusFraction: borderRadius.fraction,
  };
}

function pixels({ em, px }: Length, fontSize: number): number {
  return em * fontSize + px;
}
