import type { Rect } from "../engine/surface.js";
import type { DisplayItem, GroupContent } from "../evaluate/display-list.js";
import { grown, intersection, isEmpty, NOTHING, union } from "./rect.js";

/** Extents kept; a few dozen bytes and the text of the group each. */
const KEPT = 256;

/** What part of their canvas groups cover, so that their pictures need not be larger. */
export class GroupExtents {
  readonly #canvas: Rect;
  readonly #rectOf: (item: DisplayItem) => Rect;
  readonly #kept = new Map<string, Rect>();

  /** `rectOf`: pixels of the canvas outside of which an item changes nothing. */
  constructor(canvas: Rect, rectOf: (item: DisplayItem) => Rect) {
    this.#canvas = canvas;
    this.#rectOf = rectOf;
  }

  /** Pixels of the group's canvas outside of which it is transparent. */
  of(group: GroupContent): Rect {
    const key = JSON.stringify(group);
    const extent = this.#kept.get(key) ?? this.#measured(group);
    if (this.#kept.size >= KEPT) this.#kept.clear();
    this.#kept.set(key, extent);
    return extent;
  }

  #measured({ items }: GroupContent): Rect {
    const extent = items.reduce((all, item) => union(all, this.#rectOf(item)), NOTHING);
    if (isEmpty(extent)) return NOTHING;
    const { left, top, right, bottom } = grown(extent, MARGIN);
    const aligned = { left: floorTo(left, ALIGNMENT), top: floorTo(top, ALIGNMENT), right, bottom };
    return intersection(aligned, this.#canvas);
  }
}

/** Halves of the cut picture fall on the same pixels as halves of the whole one. */
const ALIGNMENT = 64;

/** Room over which the smallest halves may fade. */
const MARGIN = 32;

function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
