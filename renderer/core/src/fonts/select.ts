import { emojiFont } from "../../assets/font-catalogue.js";
import { type FontFace, includes } from "./catalogue.js";

export interface FontSelection {
  /** Every file that may serve the text at some weight. */
  readonly files: readonly string[];
  /** The files that serve it at a weight, in the order in which glyphs are looked for. */
  readonly filesAt: (weight: number) => readonly string[];
  /** Code points that no file serves, in order of appearance. */
  readonly missing: readonly number[];
}

/**
 * The files among `faces`, a family in one style, that `text` needs, and the emoji font where the family lacks emoji. It depends
 * on this text alone, so what other layers say never changes how a layer looks.
 */
export function selectFonts(faces: readonly FontFace[], text: string): FontSelection {
  const { needed, missing, emoji } = neededCodePoints(faces, text);
  const fallback = emoji ? [emojiFont.file] : [];
  const filesAt = (weight: number) => [...filesFor(faces, needed, weight), ...fallback];
  // At any weight the files are those of one of these.
  const weights = new Set(faces.flatMap((face) => [boldest(face), face.weight ?? boldest(face)]));
  return { files: [...new Set([...weights].flatMap(filesAt))], filesAt, missing };
}

/** Files of the nearest weight for each code point. */
function filesFor(faces: readonly FontFace[], needed: readonly number[], weight: number): string[] {
  const chosen = new Set<FontFace>();
  for (const codePoint of needed) {
    const serving = faces.filter(({ ranges }) => includes(ranges, codePoint));
    const face = nearest(serving, weight);
    if (face) chosen.add(face);
  }
  // A text of white space alone still needs a font's metrics.
  const only = chosen.size > 0 ? chosen : new Set([nearest(faces, weight)]);
  return faces.filter((face) => only.has(face)).map(({ file }) => file);
}

/** Of two as near the bolder; of two files alike the first. */
function nearest(faces: readonly FontFace[], weight: number): FontFace | undefined {
  return faces.reduce<FontFace | undefined>((best, face) => {
    if (!best) return face;
    const [distance, least] = [distanceTo(face, weight), distanceTo(best, weight)];
    return distance < least || (distance === least && boldest(face) > boldest(best)) ? face : best;
  }, undefined);
}

function distanceTo({ axes, weight: own = 400 }: FontFace, weight: number): number {
  const [lightest, boldest] = axes["wght"] ?? [own, own];
  return Math.max(lightest - weight, weight - boldest, 0);
}

function boldest({ axes, weight = 400 }: FontFace): number {
  return axes["wght"]?.[1] ?? weight;
}

interface NeededCodePoints {
  /** Served by the family, each once. */
  readonly needed: readonly number[];
  readonly missing: readonly number[];
  /** Whether the emoji font is needed beside it. */
  readonly emoji: boolean;
}

function neededCodePoints(faces: readonly FontFace[], text: string): NeededCodePoints {
  const needed = new Set<number>();
  const missing = new Set<number>();
  let emoji = false;
  const codePoints = Array.from(text, (character) => character.codePointAt(0) as number);
  for (const [index, codePoint] of codePoints.entries()) {
    if (drawsNothing(codePoint)) continue;
    if (faces.some(({ ranges }) => includes(ranges, codePoint))) needed.add(codePoint);
    else if (isEmoji(codePoints, index)) emoji = true;
    else missing.add(codePoint);
  }
  return { needed: [...needed], missing: [...missing], emoji };
}

const EMOJI_VARIATION = 0xfe0f;
const KEYCAP = 0x20e3;

/** Whether a code point is shown as emoji, or belongs to a sequence that is: keycaps and the tags of flags (SPEC §9.1). */
function isEmoji(codePoints: readonly number[], index: number): boolean {
  const codePoint = codePoints[index] as number;
  if (!includes(emojiFont.ranges, codePoint)) return false;
  return (
    includes(emojiFont.presentation, codePoint) ||
    codePoints[index + 1] === EMOJI_VARIATION ||
    (codePoint === KEYCAP && codePoints[index - 1] === EMOJI_VARIATION) ||
    (codePoint >= 0xe0020 && codePoint <= 0xe007f) ||
    // A part of a sequence joined by U+200D, such as the sign of a gender.
    codePoints[index - 1] === 0x200d
  );
}

/** Controls, soft hyphens, joiners, marks of direction and variation selectors: they steer layout and have no glyph of their own. */
export function drawsNothing(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint <= 0x9f) ||
    codePoint === 0xad ||
    codePoint === 0x34f ||
    codePoint === 0x61c ||
    (codePoint >= 0x180b && codePoint <= 0x180f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x2069) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  );
}
