import type { CanvasKit, Paragraph } from "canvaskit-wasm";
import type { Rect } from "../../engine/surface.js";
import { NOTHING, union } from "../rect.js";

/** Around the ink of all glyphs of a paragraph, in its own pixels. Lines along the text are not glyphs. */
export function glyphInk(kit: CanvasKit, paragraph: Paragraph): Rect {
  let ink = NOTHING;
  for (const { runs } of paragraph.getShapedLines()) {
    for (const { typeface, size, fakeBold, fakeItalic, glyphs, positions } of runs) {
      const font = new kit.Font(typeface, size);
      // Handed out with every call, and kept until it is given back.
      typeface?.delete();
      font.setEmbolden(fakeBold);
      if (fakeItalic) font.setSkewX(SKEW);
      const bounds = font.getGlyphBounds(glyphs);
      font.delete();
      glyphs.forEach((_, index) => {
        const [left, top, right, bottom] = bounds.subarray(4 * index, 4 * index + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
        const [x, y] = [positions[2 * index] as number, positions[2 * index + 1] as number];
        ink = union(ink, { left: x + left, top: y + top, right: x + right, bottom: y + bottom });
      });
    }
  }
  return ink;
}

/** Of glyphs that Skia slants itself. */
const SKEW = -0.25;
