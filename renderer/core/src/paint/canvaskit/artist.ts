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
  readonly #fonts: readonly FontFile[];
  readonly #text: TextSetter;
  /** Of content that has been drawn before. */
  readonly #drawables = new WeakMap<TextContent | ShapeContent, Drawable>();

  /** @throws VideoJSONError when a font cannot be used */
  constructor(canvasKit: CanvasKitInstance, fonts: readonly FontFile[]) {
    this.#canvasKit = canvasKit;
    this.#fonts = fonts;
    this.#text = new TextSetter(canvasKit.kit, fonts);
  }

  /** One that has `fonts` too: itself, if it has them. @throws VideoJSONError when a font cannot be used */
  with(fonts: readonly FontFile[]): Artist {
    const known = new Map(this.#fonts.map(({ file, bytes }) => [file, bytes]));
    if (fonts.every(({ file, bytes }) => known.get(file) === bytes)) return this;
    const files = new Set(fonts.map(({ file }) => file));
    return new Artist(this.#canvasKit, [...this.#fonts.filter(({ file }) => !files.has(file)), ...fonts]);
  }

  drawable(content: TextContent | ShapeContent, box?: BoxStyle): Drawable {
    const { kit } = this.#canvasKit;
    const bare = this.#drawables.get(content) ?? this.#bare(content);
    this.#drawables.set(content, bare);
    return box ? framed(kit, bare, box) : bare;
  }

  #bare(content: TextContent | ShapeContent): Drawable {
    return content.kind === "text" ? this.#text.drawable(content) : shapeDrawable(this.#canvasKit.kit, content);
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
