import { filtered } from "../canvas-2d.js";
import { painted } from "../canvas-kit.js";
import type { OurStage, Workload } from "./workload.js";

/** `sepia(1)` of the CSS filters. */
const SEPIA = [0.393, 0.769, 0.189, 0, 0, 0.349, 0.686, 0.168, 0, 0, 0.272, 0.534, 0.131, 0, 0, 0, 0, 0, 1, 0];

/** A layer changed as a whole: colours and blur. */
export function filters({ engine, target, layer }: OurStage): Workload[] {
  return [
    {
      name: "4x5 colour matrix",
      ours: () => engine.colorMatrix(target, layer, [SEPIA]),
      canvasKit: (stage) => {
        const filter = stage.kit.ColorFilter.MakeMatrix(SEPIA);
        painted(
          stage,
          (paint) => paint.setColorFilter(filter),
          (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
        );
        filter.delete();
      },
      canvas2d: (stage) => filtered(stage, "sepia(1)"),
    },
    ...[4, 20].map(
      (sigma): Workload => ({
        name: `gaussian blur, sigma ${sigma}`,
        ours: () => engine.blur(target, layer, sigma, sigma),
        canvasKit: (stage) => {
          const { kit } = stage;
          const filter = kit.ImageFilter.MakeBlur(sigma, sigma, kit.TileMode.Decal, null);
          painted(
            stage,
            (paint) => paint.setImageFilter(filter),
            (paint) => stage.canvas.drawImage(stage.layer, 0, 0, paint),
          );
          filter.delete();
        },
        canvas2d: (stage) => filtered(stage, `blur(${sigma}px)`),
      }),
    ),
  ];
}
