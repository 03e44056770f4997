/** Most frames a list may name: more than 40 hours at 60 frames a second. */
const LIMIT = 10_000_000;

/**
 * The frame numbers that a list such as "0,10-20" names, in its order; ranges include both ends.
 *
 * @returns undefined when the text is no such list.
 */
export function parseFrameList(text: string): number[] | undefined {
  const frames: number[] = [];
  for (const part of text.split(",")) {
    const match = /^\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$/.exec(part);
    if (!match) return undefined;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || frames.length + last - first >= LIMIT) return undefined;
    for (let frame = first; frame <= last; frame++) frames.push(frame);
  }
  return frames;
}
