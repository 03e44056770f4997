import type { Rect, Surface } from "../../engine/surface.js";
import type { BoxStyle, ShapeContent, TextContent } from "../../evaluate/display-list.js";
import type { FontFile } from "../../fonts/catalogue.js";
import type { Affine } from "../transform.js";
import { type BoxFrame, boxFrame, framed } from "./box.js";
import { drawTile } from "./draw-tile.js";
import type { CastShadow, Drawable } from "./drawable.js";
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

  drawable(content: TextContent | ShapeContent, box?: BoxStyle): Drawable {
    const { kit } = this.#canvasKit;
    const bare = content.kind === "text" ? this.#text.drawable(content) : shapeDrawable(kit, content);
    return box ? framed(kit, bare, box) : bare;
  }

  /** What goes around content that is made of pixels. */
  frame(box: BoxStyle, width: number, height: number): BoxFrame {
    return boxFrame(this.#canvasKit.kit, box, width, height);
  }

  /**
   * Draws what of `drawable`, taken through `matrix`, falls on `rect` onto `surface`, which is as large as `rect`. Shadows are
   * left out where nothing casts them.
   */
  draw(
    surface: Surface,
    drawable: Pick<Drawable, "draw">,
    matrix: Affine,
    rect: Rect,
    castShadow: CastShadow = () => {},
  ): void {
    drawTile(this.#canvasKit.kit, surface, drawable, matrix, rect, castShadow);
  }

  dispose(): void {
    this.#text.dispose();
  }
}
