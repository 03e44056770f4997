/** A run of frames that is encoded by itself: a closed group of pictures. */
export interface Segment {
  readonly index: number;
  /** First frame. */
  readonly first: number;
  /** Frames, at least one. */
  readonly count: number;
}

/** Segments come in multiples of one of these, the first that the film is long enough for: then workers finish together. */
const SHARES = [8, 2, 1];
/** Shorter segments would spend their bytes on key frames. */
const SHORTEST_SHARE = 12;
/** Seconds. */
const LONGEST = 2;

/**
 * Cuts a video into segments of at most about two seconds, their lengths differing by one frame at most. It depends on
 * nothing but the video, never on the machine, because the cuts decide the bytes.
 *
 * @param frameCount frames, at least one
 * @param longest frames of a segment, in place of two seconds'
 */
export function planSegments(
  frameCount: number,
  fps: { readonly num: number; readonly den: number },
  // Two frames at least: consecutive key frames would need different identifiers (H.264 §7.4.3, idr_pic_id).
  longest = Math.max(2, Math.round((LONGEST * fps.num) / fps.den)),
): Segment[] {
  const needed = Math.ceil(frameCount / longest);
  const shared = SHARES.map((shares) => Math.ceil(needed / shares) * shares);
  const segments = shared.find((count) => frameCount >= count * SHORTEST_SHARE) ?? needed;
  return Array.from({ length: segments }, (_, index) => {
    const first = Math.floor((index * frameCount) / segments);
    return { index, first, count: Math.floor(((index + 1) * frameCount) / segments) - first };
  });
}
