import type { TimelineMatte } from "../resolve/timeline.js";
import type { DisplayItem } from "./display-list.js";

/** `item` behind its matte, whose own item is undefined while it is not there; undefined where nothing of it can be seen. */
export function matted(
  item: DisplayItem,
  { mode, inverted }: TimelineMatte,
  other: DisplayItem | undefined,
): DisplayItem | undefined {
  if (other === undefined) return inverted ? item : undefined;
  return { ...item, matte: { item: { ...other, blendMode: "normal" }, mode, inverted } };
}
