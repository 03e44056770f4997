import type { DisplayItem } from "../evaluate/display-list.js";

/** A picture of a video that a frame shows. */
export interface ShownMovie {
  /** Place in `MediaInfo.movies`. */
  readonly movie: number;
  /** Picture of the video. */
  readonly frame: number;
  /** JSON Pointer of the layer. */
  readonly pointer: string;
}

/** Every picture of a video that items show, in groups and as mattes too. */
export function shownMovies(items: readonly DisplayItem[]): ShownMovie[] {
  return items.flatMap(({ content, pointer, matte }) => {
    const inside = matte ? shownMovies([matte.item]) : [];
    if (content.kind === "group") return [...shownMovies(content.items), ...inside];
    if (content.kind !== "picture" || !content.moving) return inside;
    return [{ movie: content.picture, frame: content.frame, pointer }, ...inside];
  });
}
