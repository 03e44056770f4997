import { type Color, type Gradient, isGradient, type TextContent, type TextSpan } from "../../evaluate/display-list.js";
import type { InkPart } from "./text-setting.js";

/** Characters that are painted together: in plain colours, or in one gradient; as they lie, or grown about the middle of a word. */
export interface TextPart {
  /** Undefined: the whole text in its own colour. */
  readonly ink: readonly InkPart[] | undefined;
  readonly gradient: Gradient | undefined;
  /** Whether the substitutes and the cursor belong to it. */
  readonly isFirst: boolean;
  /** The word that is grown, and its factor. */
  readonly grown: { readonly start: number; readonly end: number; readonly scale: number } | undefined;
}

/** What the spans of a text make of it. Parts are painted one after the other. */
export function partsOf({ text, style, spans = [] }: TextContent): TextPart[] {
  const gradient = isGradient(style.color) ? style.color : undefined;
  if (spans.length === 0) return [{ ink: undefined, gradient, isFirst: true, grown: undefined }];
  const together = [...spans.filter(isPlain), ...between(spans, text.length)].sort((a, b) => a.start - b.start);
  const base = together.map(({ start, end, color = style.color }) => inkPart(start, end, color));
  const single = spans
    .filter((span) => isDrawn(span) && !isPlain(span))
    .map((span): TextPart => {
      const { start, end, color = style.color, scale = 1 } = span;
      return {
        ink: [inkPart(start, end, color)],
        gradient: isGradient(color) ? color : undefined,
        isFirst: false,
        grown: scale === 1 ? undefined : { start, end, scale },
      };
    });
  return [{ ink: base, gradient, isFirst: true, grown: undefined }, ...single];
}

function isDrawn({ hidden, substitute }: TextSpan): boolean {
  return !hidden && substitute === undefined;
}

/** Whether a span can be painted together with the text around it. */
function isPlain(span: TextSpan): boolean {
  const { color, scale = 1 } = span;
  return isDrawn(span) && scale === 1 && color !== undefined && !isGradient(color);
}

/** The stretches of text that no span speaks of. */
function between(spans: readonly TextSpan[], length: number): { start: number; end: number; color?: Color }[] {
  const starts = [0, ...spans.map(({ end }) => end)];
  const ends = [...spans.map(({ start }) => start), length];
  return starts.flatMap((start, index) => {
    const end = ends[index] as number;
    return start < end ? [{ start, end }] : [];
  });
}

function inkPart(start: number, end: number, color: Color | Gradient): InkPart {
  return { start, end, color: isGradient(color) ? OPAQUE : color };
}

/** The mask of a gradient. */
const OPAQUE: Color = [0, 0, 0, 255];
