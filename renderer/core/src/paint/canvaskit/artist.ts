import type { Rect, Surface } from "../../engine/surface.js";
import type { ShapeContent, TextContent } from "../../evaluate/display-list.js";
import type { FontFile } from "../../fonts/catalogue.js";
import type { Affine } from "../transform.js";
import { drawTile } from "./draw-tile.js";
import type { Drawable } from "./drawable.js";
import type { CanvasKitInstance } from "./load.js";
import { shapeDrawable } from "./shape.js";
import { TextSetter } from "./text.js";

/** All that CanvasKit does for the painter: it turns outlines into pixels. */
export class Artist {
  readonly #canvasKit: CanvasKitInstance;
  readonly #text: TextSetter;

  constructor(canvasKit: CanvasKitInstance, fonts: readonly FontFile[]) {
    this.#canvasKit = canvasKit;
    this.#text = new TextSetter(canvasKit.kit, fonts);
  }

  drawable(content: TextContent | ShapeContent): Drawable {
    return content.kind === "text" ? this.#text.drawable(content) : shapeDrawable(this.#canvasKit.kit, content);
  }

  /** Draws what of `drawable`, taken through `matrix`, falls on `rect` into `surface`, which is as large as `rect`. */
  draw(surface: Surface, drawable: Drawable, matrix: Affine, rect: Rect): void {
    drawTile(this.#canvasKit.kit, surface, drawable, matrix, rect);
  }

  dispose(): void {
    this.#text.dispose();
  }
}
