import type { PixelEngine } from "../engine/engine.js";
import type { Rect, Surface } from "../engine/surface.js";
import type { DisplayItem, Matte } from "../evaluate/display-list.js";
import { canvasView } from "./canvas-view.js";
import type { Heap } from "./canvaskit/heap.js";
import type { PreparedItem } from "./item-painter.js";
import { intersection, isEmpty } from "./rect.js";
import type { Tile } from "./surface-cache.js";

const TRANSPARENT = 0;

/** The item without what happens to it after its matte: opacity and blending (SPEC §8.1). */
export function withoutMatte(item: DisplayItem): DisplayItem {
  return { ...item, opacity: 255, blendMode: "normal", matte: undefined };
}

/** Pixels of the canvas where something can be left of an item behind its matte. */
export function mattedRect(item: PreparedItem, matte: PreparedItem, { inverted }: Matte): Rect {
  return inverted ? item.rect : intersection(item.rect, matte.rect);
}

/** A new tile of `rect`: the item multiplied by its matte, each painted alone on a canvas (SPEC §8.7). */
export function mattedTile(
  { engine, heap }: { readonly engine: PixelEngine; readonly heap: Heap },
  canvas: Rect,
  rect: Rect,
  item: PreparedItem,
  matte: PreparedItem,
  { mode, inverted }: Matte,
): Tile {
  const paintedAlone = (painted: PreparedItem): Surface => {
    const surface = heap.allocateSurface(rect.right - rect.left, rect.bottom - rect.top);
    const clip = intersection(painted.rect, rect);
    engine.fill(surface, TRANSPARENT);
    if (!isEmpty(clip)) painted.paint(() => canvasView(surface, rect, canvas), clip);
    return surface;
  };
  const surface = paintedAlone(item);
  const mask = paintedAlone(matte);
  engine.multiplyMask(surface, mask, mode, inverted);
  heap.free(mask.pointer);
  return { surface, left: rect.left, top: rect.top };
}
